import { sql } from 'kysely'
import { nouveauRapport, ok, type Rapport, type Result, refus, type Services, type Trx } from '../../platform/index.ts'
import { ecrireExceptions } from '../imports/ecriture.ts'
import type { Fichier } from '../imports/fichier.ts'
import { type LigneLue, type Options, synchroniserLieux } from '../imports/importer.ts'
import type { Lieu } from '../model.ts'
import type { Offre } from '../services/model.ts'
import { enregistrerVersions, type Modification } from '../versions/store.ts'
import { lireService, lireStructure, memeAdresse } from './data-inclusion.ts'
import { listConnues, retirerOffres, saveDites, saveOffres, tenirOffre } from './offres-importees.ts'

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

/** `services.json` of data·inclusion v1, after its structures. What a team corrected here stands as it does for places. */
export async function importerServices(
  { config: { departement }, clock }: Services,
  trx: Trx,
  fichier: Fichier,
): Promise<Result<Rapport>> {
  const objets = lireListe(fichier)
  if (!objets.ok) return objets
  const rapport = nouveauRapport()
  const offres = await trierServices(trx, departement, objets.value, rapport)
  const connues = await listConnues(trx, departement)
  const ecrites: Offre[] = []
  const modifications: Modification[] = []
  for (const [id, { ligne, offre }] of offres) {
    const connue = connues.get(id)
    if (!connue) ecrites.push(offre)
    else if (connue.deLaListe) {
      const tenue = tenirOffre(offre, connue)
      rapport.avertissements.push(...tenue.alertes.map((a) => ({ ligne, ...a })))
      if (!tenue.offre) continue
      ecrites.push(tenue.offre)
      modifications.push({ departement, id, changements: tenue.changements })
    }
  }
  await saveOffres(trx, departement, ecrites)
  const deLaListe = [...offres].filter(([id]) => connues.get(id)?.deLaListe ?? true).map(([, { offre }]) => offre)
  await saveDites(trx, departement, deLaListe)
  const retires = await retirerOffres(trx, departement, [...offres.keys()])
  const trace = { le: clock.now(), origine: 'import', organisation: SOURCE, compteId: null, motif: null } as const
  await enregistrerVersions(trx, 'service', [...modifications, ...retires], trace)
  rapport.crees = ecrites.length - modifications.length
  rapport.modifies = modifications.length
  rapport.inchanges = offres.size - ecrites.length
  rapport.retires = retires.length
  return ok(rapport)
}

/** Services that can be read, of places we know, by id; the rest is refused in the report. */
async function trierServices(trx: Trx, departement: string, objets: readonly unknown[], rapport: Rapport) {
  const lieux = await listAdresses(trx, departement)
  const offres = new Map<string, { ligne: number; offre: Offre }>()
  rapport.lus = objets.length
  for (const [rang, brut] of objets.entries()) {
    const ligne = rang + 1
    const lu = lireService(brut)
    const lieu = 'offre' in lu ? lieux.get(lu.offre.lieuId) : undefined
    if ('rejet' in lu) rapport.rejetes.push({ ligne, ...lu.rejet })
    else if (!lieu)
      rapport.rejetes.push({ ligne, code: 'structure-inconnue', message: `Structure inconnue : ${lu.offre.lieuId}.` })
    else {
      const { ailleurs } = lu.offre
      const surPlace = ailleurs !== null && memeAdresse(ailleurs, lieu)
      offres.set(lu.offre.id, { ligne, offre: surPlace ? { ...lu.offre, ailleurs: null } : lu.offre })
    }
  }
  return offres
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

type LieuPlace = Pick<Lieu, 'id' | 'codePostal' | 'commune'> & { adresses: (string | null)[] }

/** Addresses of each place: the one here, and the one its list gave before somebody corrected it. */
async function listAdresses(trx: Trx, departement: string): Promise<Map<string, LieuPlace>> {
  const { rows } = await sql<LieuPlace>`
    select l.id, array[l.adresse, c.source #>> '{}'] as adresses, l.code_postal as "codePostal", l.commune from lieux l
    left join corrections c on c.departement = l.departement and c.lieu_id = l.id and c.champ = 'adresse'
    where l.departement = ${departement}`.execute(trx)
  return new Map(rows.map((r) => [r.id, r]))
}
