import { sql } from 'kysely'
import { ok, type Result, refus, type Services, type Trx } from '../../platform/index.ts'
import { ecrireExceptions } from '../imports/ecriture.ts'
import type { Fichier } from '../imports/fichier.ts'
import { type LigneLue, type Options, synchroniserLieux } from '../imports/importer.ts'
import { nouveauRapport, type Rapport } from '../imports/rapport.ts'
import type { Offre } from '../services/model.ts'
import { lireService, lireStructure } from './data-inclusion.ts'

const SOURCE = 'data-inclusion'
/** Writing such a list would take down every place of its source. */
export const AUCUN_LIEU = 'Ce fichier ne donne aucun lieu que nous sachions lire : rien n’est changé.'

/** `structures.json` of data·inclusion v1: a list of objects; lines are ranks in it. */
export async function importerStructures(
  trx: Trx,
  fichier: Fichier,
  options: Options & { jour: string; le: Date },
): Promise<Result<Rapport>> {
  const objets = lireListe(fichier)
  if (!objets.ok) return objets
  const lignes: LigneLue[] = objets.value.map((brut, rang) => ({
    ligne: rang + 1,
    lecture: lireStructure(brut, options.le),
  }))
  if (!lignes.some(({ lecture }) => 'lieu' in lecture)) return refus('vide', AUCUN_LIEU)
  const rapport = await synchroniserLieux(trx, SOURCE, lignes, options)
  await ecrireExceptions(
    trx,
    lignes.flatMap(({ lecture }) => ('lieu' in lecture ? [lecture.lieu] : [])),
  )
  return ok(rapport)
}

/** `services.json` of data·inclusion v1, after its structures. */
export async function importerServices(
  { config: { departement } }: Services,
  trx: Trx,
  fichier: Fichier,
): Promise<Result<Rapport>> {
  const objets = lireListe(fichier)
  if (!objets.ok) return objets
  const rapport = nouveauRapport()
  rapport.lus = objets.value.length
  const lieux = await listIds(trx, departement)
  const offres: Offre[] = []
  for (const [rang, brut] of objets.value.entries()) {
    const ligne = rang + 1
    const lu = lireService(brut)
    if ('rejet' in lu) rapport.rejetes.push({ ligne, ...lu.rejet })
    else if (!lieux.has(lu.offre.lieuId))
      rapport.rejetes.push({ ligne, code: 'structure-inconnue', message: `Structure inconnue : ${lu.offre.lieuId}.` })
    else offres.push(lu.offre)
  }
  const ecrites = await saveOffres(trx, departement, offres)
  rapport.crees = ecrites.filter((e) => e.nouvelle).length
  rapport.modifies = ecrites.length - rapport.crees
  rapport.inchanges = offres.length - ecrites.length
  return ok(rapport)
}

function lireListe({ texte }: Fichier): Result<unknown[]> {
  try {
    const lu: unknown = JSON.parse(texte)
    if (Array.isArray(lu)) return ok(lu)
  } catch {
    // Said below: not JSON, or not a list, is the same to whoever chose the file.
  }
  return refus('data-inclusion', "Ce fichier n'est pas une liste data·inclusion en JSON.")
}

async function listIds(trx: Trx, departement: string): Promise<Set<string>> {
  const { rows } = await sql<{ id: string }>`select id from lieux where departement = ${departement}`.execute(trx)
  return new Set(rows.map((r) => r.id))
}

/** One statement for all; @returns those that are new or changed */
async function saveOffres(trx: Trx, departement: string, offres: readonly Offre[]): Promise<{ nouvelle: boolean }[]> {
  const uniques = [...new Map(offres.map((o) => [o.id, o])).values()]
  const liste = (champ: string) => sql.raw(`array(select jsonb_array_elements_text(o->'${champ}'))`)
  const { rows } = await sql<{ nouvelle: boolean }>`
    insert into offres as a (departement, id, lieu_id, nom, organisme, description, nature, thematiques, publics, modes, frais,
      frais_precision, langues, mobilisable_par, conditions, documents, horaires, exemple, mis_a_jour_le)
    select ${departement}, o->>'id', o->>'lieuId', o->>'nom', o->>'organisme', o->>'description', o->>'nature',
      ${liste('thematiques')}, ${liste('publics')}, ${liste('modes')}, o->>'frais', o->>'fraisPrecision', ${liste('langues')},
      ${liste('mobilisablePar')}, o->>'conditions', o->>'documents', o->>'horaires', false, (o->>'misAJourLe')::date
    from jsonb_array_elements(${JSON.stringify(uniques)}::jsonb) o
    on conflict (departement, id) do update set nom = excluded.nom, description = excluded.description, nature = excluded.nature,
      thematiques = excluded.thematiques, publics = excluded.publics, modes = excluded.modes, frais = excluded.frais,
      frais_precision = excluded.frais_precision, mobilisable_par = excluded.mobilisable_par, conditions = excluded.conditions,
      horaires = excluded.horaires, mis_a_jour_le = excluded.mis_a_jour_le
    where (a.nom, a.description, a.nature, a.thematiques, a.publics, a.modes, a.frais, a.frais_precision, a.mobilisable_par,
        a.conditions, a.horaires, a.mis_a_jour_le)
      is distinct from (excluded.nom, excluded.description, excluded.nature, excluded.thematiques, excluded.publics, excluded.modes,
        excluded.frais, excluded.frais_precision, excluded.mobilisable_par, excluded.conditions, excluded.horaires,
        excluded.mis_a_jour_le)
    returning xmax = 0 as nouvelle`.execute(trx)
  return rows
}
