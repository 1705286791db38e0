import { sql } from 'kysely'
import { type Clock, debutDuJour, jourIso, type Trx } from '../../platform/index.ts'
import { formats } from '../../ui/index.ts'
import type { LieuControle } from '../imports/controles.ts'
import type { Alerte } from '../imports/creneaux.ts'
import { avecValeur, CHAMPS, type Champ, type Changements, egales, NOMS_CHAMPS, valeurDe } from './champs.ts'
import { direValeur } from './dire.ts'

/** A field that a person holds against the source: see `docs/decisions/0012-corrections-and-imports.md`. */
export interface Correction {
  champ: Champ
  valeur: unknown
  /** What the source said when the field was last looked at. */
  source: unknown
  /** Day of the correction, `yyyy-mm-dd`. */
  le: string
}

export interface Tenue {
  lieu: LieuControle
  alertes: Alerte[]
  /** Corrections as they stand after this import; those that no longer hold are gone. */
  corrections: Correction[]
}

/**
 * What an import may do to a corrected place. A field stays as corrected until its source changes it again: then a source
 * dated after the correction wins, an older one does not, and both are told.
 * @param jour date of the list, for a place whose source gives it none
 */
export function tenir(source: LieuControle, corrections: readonly Correction[], jour: string): Tenue {
  const tenue: Tenue = { lieu: source, alertes: [], corrections: [] }
  for (const correction of corrections) {
    const { champ, valeur, le } = correction
    const dite = valeurDe(source, champ)
    if (egales(dite, valeur)) continue
    const change = !egales(dite, correction.source)
    const [ecrite, gardee] = [direValeur(champ, dite), direValeur(champ, valeur)]
    const quand = formats('fr').date(debutDuJour(le))
    if (change && (source.confirmeLe ?? jour) > le) {
      const message = `${source.nom}, ${libelle(champ)} : la liste dit maintenant « ${ecrite} », qui remplace « ${gardee} », corrigé le ${quand}.`
      tenue.alertes.push({ code: 'correction-remplacee', message })
      continue
    }
    if (change) {
      const message = `${source.nom}, ${libelle(champ)} : la liste dit « ${ecrite} », mais elle est plus ancienne que la correction du ${quand}. « ${gardee} » est gardé.`
      tenue.alertes.push({ code: 'correction-gardee', message })
    }
    tenue.lieu = avecValeur(tenue.lieu, champ, valeur)
    tenue.corrections.push({ ...correction, source: dite })
  }
  return tenue
}

const libelle = (champ: Champ) => CHAMPS[champ].libelle.toLowerCase()

/** Corrections of the places of one source, by place. */
export async function listCorrections(trx: Trx, source: string): Promise<Map<string, Correction[]>> {
  const { rows } = await sql<Correction & { lieu_id: string }>`
    select c.lieu_id, c.champ, c.valeur, c.source, c.le::text from corrections c
    join lieux l on l.departement = c.departement and l.id = c.lieu_id where l.source = ${source}`.execute(trx)
  return Map.groupBy(
    rows.filter((r) => NOMS_CHAMPS.includes(r.champ)),
    (r) => r.lieu_id,
  )
}

interface Cle {
  departement: string
  id: string
}

export async function readCorrections(trx: Trx, { departement, id }: Cle): Promise<Correction[]> {
  const { rows } = await sql<Correction>`select champ, valeur, source, le::text from corrections
    where departement = ${departement} and lieu_id = ${id} order by champ`.execute(trx)
  return rows
}

/** What a person has just changed is held; what goes back to the source's word is not any more. */
export async function poserCorrections(trx: Trx, cle: Cle, changements: Changements, clock: Clock): Promise<void> {
  const connues = new Map((await readCorrections(trx, cle)).map((c) => [c.champ, c]))
  const le = jourIso(clock.now())
  for (const champ of NOMS_CHAMPS) {
    const changement = changements[champ]
    if (!changement) continue
    const [avant, valeur] = changement
    const source = connues.has(champ) ? connues.get(champ)?.source : avant
    if (egales(source, valeur)) connues.delete(champ)
    else connues.set(champ, { champ, valeur, source, le })
  }
  await remplacerCorrections(trx, [{ ...cle, corrections: [...connues.values()] }])
}

/** Replaces the corrections of these places. */
export async function remplacerCorrections(
  trx: Trx,
  lieux: readonly (Cle & { corrections: readonly Correction[] })[],
): Promise<void> {
  if (lieux.length === 0) return
  const cles = JSON.stringify(lieux.map(({ departement, id }) => ({ departement, id })))
  const lignes = JSON.stringify(
    lieux.flatMap(({ departement, id, corrections }) => corrections.map((c) => ({ departement, id, ...c }))),
  )
  await sql`delete from corrections c using jsonb_to_recordset(${cles}::jsonb) as x(departement text, id text)
    where c.departement = x.departement and c.lieu_id = x.id`.execute(trx)
  // `->` keeps a JSON null as a value, where a column of a record would lose it.
  await sql`insert into corrections (departement, lieu_id, champ, valeur, source, le)
    select x->>'departement', x->>'id', x->>'champ', x->'valeur', x->'source', (x->>'le')::date
    from jsonb_array_elements(${lignes}::jsonb) as x`.execute(trx)
}
