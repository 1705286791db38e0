import { sql } from 'kysely'
import { debutDuJour, type Trx } from '../../platform/index.ts'
import { formats } from '../../ui/index.ts'
import type { Alerte } from '../imports/creneaux.ts'
import type { Offre } from '../services/model.ts'
import { enOffre, type LigneOffre } from '../services/store.ts'
import { type Changements, egales } from '../versions/champs.ts'
import type { Modification } from '../versions/store.ts'

/** What the list says of a service, the column each field is in, and its name for people. */
const CHAMPS = {
  lieuId: ['lieu_id', 'lieu'],
  nom: ['nom', 'nom'],
  description: ['description', 'description'],
  nature: ['nature', 'nature'],
  thematiques: ['thematiques', 'thèmes'],
  publics: ['publics', 'publics'],
  modes: ['modes', 'accueil'],
  frais: ['frais', 'prix'],
  fraisPrecision: ['frais_precision', 'précision du prix'],
  mobilisablePar: ['mobilisable_par', 'qui peut demander'],
  conditions: ['conditions', 'conditions'],
  horaires: ['horaires', 'horaires'],
  ailleurs: ['ailleurs', 'adresse'],
} as const satisfies Partial<Record<keyof Offre, readonly [colonne: string, libelle: string]>>
const NOMS = Object.keys(CHAMPS) as (keyof typeof CHAMPS)[]

export type Dite = Pick<Offre, keyof typeof CHAMPS>

/** A service that the list gave before, or that is here. */
export interface Connue {
  /** `null`: taken down by hand. */
  offre: Offre | null
  /** What the list said last; `null`: it was not kept by then. */
  dite: Dite | null
  /** A person changed it. */
  corrigee: boolean
  /** Its place comes from that list. */
  deLaListe: boolean
}

export interface Tenue {
  /** `null`: nothing to write. */
  offre: Offre | null
  alertes: Alerte[]
  changements: Changements
}

export const diteDe = (offre: Offre): Dite =>
  Object.fromEntries(NOMS.map((nom) => [nom, offre[nom]])) as unknown as Dite

/** Field by field, as for places: see `docs/decisions/0012-corrections-and-imports.md`. */
export function tenirOffre(lue: Offre, { offre, dite, corrigee }: Connue): Tenue {
  const rien: Tenue = { offre: null, alertes: [], changements: {} }
  if (!offre) return rien
  const tenue = { ...lue, organisme: offre.organisme, langues: offre.langues, documents: offre.documents }
  let gardee = false
  for (const champ of NOMS) {
    // A field that the list was not read for yet: it said nothing of it.
    const [ici, avant] = [offre[champ], dite ? (dite[champ] ?? null) : (corrigee ? lue : offre)[champ]]
    if (egales(ici, avant) || egales(ici, lue[champ])) continue
    const change = !egales(lue[champ], avant)
    const remplacee = change && lue.misAJourLe > offre.misAJourLe
    if (change) rien.alertes.push(alerte(lue.nom, CHAMPS[champ][1], offre.misAJourLe, remplacee))
    if (!remplacee) {
      Object.assign(tenue, { [champ]: ici })
      gardee = true
    }
  }
  if (gardee && offre.misAJourLe > tenue.misAJourLe) tenue.misAJourLe = offre.misAJourLe
  const changes = NOMS.filter((nom) => !egales(offre[nom], tenue[nom]))
  if (changes.length === 0 && tenue.misAJourLe === offre.misAJourLe) return rien
  const changements = Object.fromEntries(changes.map((nom) => [CHAMPS[nom][0], [offre[nom], tenue[nom]] as const]))
  return { offre: tenue, alertes: rien.alertes, changements: changements as Changements }
}

function alerte(nom: string, champ: string, le: string, remplacee: boolean): Alerte {
  const quand = formats('fr').date(debutDuJour(le))
  return remplacee
    ? {
        code: 'correction-remplacee',
        message: `${nom}, ${champ} : la liste a changé depuis la correction du ${quand}, et la remplace.`,
      }
    : {
        code: 'correction-gardee',
        message: `${nom}, ${champ} : la liste a changé, mais elle est plus ancienne que la correction du ${quand}, qui est gardée.`,
      }
}

/** Every service that is here or that the list gave, by id. */
export async function listConnues(trx: Trx, departement: string): Promise<Map<string, Connue>> {
  const { rows } = await sql<LigneOffre & { cle: string; dit: Dite | null; corrigee: boolean; de_la_liste: boolean }>`
    select o.*, o.mis_a_jour_le::text as jour, coalesce(o.id, s.id) as cle, s.dit,
      coalesce(l.source = 'data-inclusion', true) as de_la_liste,
      exists (select from versions v where v.departement = o.departement and v.objet = 'service' and v.objet_id = o.id
        and v.compte_id is not null) as corrigee
    from (select * from offres where departement = ${departement}) o
    full join (select * from sources_offres where departement = ${departement}) s on s.id = o.id
    left join lieux l on l.departement = o.departement and l.id = o.lieu_id`.execute(trx)
  return new Map(
    rows.map((r) => [
      r.cle,
      {
        offre: r.id === null ? null : enOffre(r),
        dite: r.dit,
        corrigee: r.corrigee,
        deLaListe: r.de_la_liste,
      },
    ]),
  )
}

/** Creates or replaces, in one statement; the permanences of a service follow it to its new place. */
export async function saveOffres(trx: Trx, departement: string, offres: readonly Offre[]): Promise<void> {
  const liste = (champ: string) => sql.raw(`array(select jsonb_array_elements_text(o->'${champ}'))`)
  const lignes = JSON.stringify(offres)
  await sql`
    insert into offres (departement, id, lieu_id, nom, organisme, description, nature, thematiques, publics, modes, frais,
      frais_precision, langues, mobilisable_par, conditions, documents, horaires, ailleurs, exemple, mis_a_jour_le)
    select ${departement}, o->>'id', o->>'lieuId', o->>'nom', o->>'organisme', o->>'description', o->>'nature',
      ${liste('thematiques')}, ${liste('publics')}, ${liste('modes')}, o->>'frais', o->>'fraisPrecision', ${liste('langues')},
      ${liste('mobilisablePar')}, o->>'conditions', o->>'documents', o->>'horaires',
      nullif(o->'ailleurs', 'null'), false, (o->>'misAJourLe')::date
    from jsonb_array_elements(${lignes}::jsonb) o
    on conflict (departement, id) do update set ${sql.raw(
      [...NOMS.map((nom) => CHAMPS[nom][0]), 'mis_a_jour_le'].map((c) => `${c} = excluded.${c}`).join(', '),
    )}`.execute(trx)
  await sql`update permanences p set lieu_id = o.lieu_id from offres o
    where p.departement = ${departement} and o.departement = p.departement and o.id = p.offre_id and o.lieu_id <> p.lieu_id
      and o.id in (select x->>'id' from jsonb_array_elements(${lignes}::jsonb) x)`.execute(trx)
}

/** Keeps what the list says now. */
export async function saveDites(trx: Trx, departement: string, offres: readonly Offre[]): Promise<void> {
  const lignes = JSON.stringify(offres.map((o) => ({ id: o.id, dit: diteDe(o) })))
  await sql`insert into sources_offres (departement, id, dit)
    select ${departement}, id, dit from jsonb_to_recordset(${lignes}::jsonb) as x(id text, dit jsonb)
    on conflict (departement, id) do update set dit = excluded.dit`.execute(trx)
}

/** Takes down, with their permanences, the services that the list gave and gives no more. */
export async function retirerOffres(
  trx: Trx,
  departement: string,
  presentes: readonly string[],
): Promise<Modification[]> {
  const { rows } = await sql<Modification>`
    with parties as (delete from sources_offres where departement = ${departement}
      and not id in (select jsonb_array_elements_text(${JSON.stringify(presentes)}::jsonb)) returning id),
    otees as (delete from offres o using parties where o.departement = ${departement} and o.id = parties.id returning o.*)
    select o.departement, o.id, (select jsonb_object_agg(key, jsonb_build_array(value, null)) from jsonb_each(to_jsonb(o))
      where value <> 'null'::jsonb) as changements from otees o`.execute(trx)
  return rows
}
