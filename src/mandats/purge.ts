import { type Acteur, jourIso, type Services, SYSTEME, type Trx } from '../platform/index.ts'
import { oublierAvis } from './avis.ts'
import type { OptionsMandats } from './gestes.ts'
import { purgerLiens } from './liens.ts'
import { DELAI_BROUILLON, type Jour, type Suivi } from './model.ts'
import { listADetruire, lockADetruire, type ProcesVerbal, sceau, writeDestruction } from './proces.ts'

const QUOI =
  'Identité de la personne, démarches, informations utilisées, signatures ; messages et pièces des demandes, rendez-vous des droits et fiches d’orientation faits avec ce mandat ; numéro ou adresse pour être prévenue.'

/** Destroys the key and the files of a mandate's dossier, and writes what was destroyed, when, under which rule. */
export async function detruire(
  { clock, newId, coffre, fichiers, journal }: Services,
  trx: Trx,
  acteur: Acteur | typeof SYSTEME,
  mandat: Suivi,
  regle: string,
): Promise<void> {
  const { departement, id, repere, structureId, dossierId } = mandat
  await coffre.detruire(trx, departement, dossierId, regle)
  await oublierAvis(trx, mandat)
  const proces: ProcesVerbal = {
    departement,
    id: newId(),
    mandat_id: id,
    repere,
    structure_id: structureId,
    le: clock.now(),
    regle,
    quoi: QUOI,
    fichiers: await fichiers.detruire(trx, departement, dossierId),
  }
  await writeDestruction(trx, { ...proces, signature: sceau(coffre, proces) })
  await journal(trx, acteur, { action: 'mandat.detruit', objet: `mandat:${id}`, detail: { repere } })
}

export interface Purge {
  detruits: Suivi[]
  /** Over for long enough, but something still open needs them. */
  retenus: Suivi[]
  /** How many could not be destroyed: the next night tries again. */
  echecs: number
}

/**
 * Destroys what was taken back, what ended longer ago than promised and nothing open needs, and drafts nobody signed.
 * Each mandate in its own transaction: one that fails neither undoes nor stops the others.
 * @param aBlanc only says what would be destroyed
 */
export async function purger(services: Services, options: OptionsMandats, aBlanc = false): Promise<Purge> {
  const { config, clock, database, log } = services
  const { departement } = config
  const aujourdhui = jourIso(clock.now())
  const { murs, utiles } = await database.as(SYSTEME, async (trx) => {
    if (!aBlanc) await purgerLiens(trx, departement, clock.now())
    const murs = await listADetruire(trx, departement, aujourdhui)
    return { murs, utiles: await retenusParmi(trx, options, departement, murs) }
  })
  const libres = murs.filter((m) => !utiles.has(m.id))
  const retenus = murs.filter((m) => utiles.has(m.id))
  if (aBlanc) return { detruits: libres, retenus, echecs: 0 }
  const detruits: Suivi[] = []
  let echecs = 0
  for (const mandat of libres) {
    try {
      if (await database.as(SYSTEME, (trx) => detruireSiMur(services, options, trx, mandat, aujourdhui)))
        detruits.push(mandat)
    } catch (error) {
      echecs += 1
      log('destruction en échec', { mandat: mandat.id, erreur: error instanceof Error ? error.name : 'inconnue' })
    }
  }
  return { detruits, retenus, echecs }
}

/** Since the list was read, somebody may have signed the draft or reopened a request: looked at again, row in hand. */
async function detruireSiMur(
  services: Services,
  options: OptionsMandats,
  trx: Trx,
  { departement, id }: Suivi,
  aujourdhui: Jour,
): Promise<boolean> {
  const mandat = await lockADetruire(trx, { departement, id }, aujourdhui)
  if (!mandat || (await retenusParmi(trx, options, departement, [mandat])).has(id)) return false
  await detruire(services, trx, SYSTEME, mandat, regle(mandat))
  return true
}

async function retenusParmi(
  trx: Trx,
  { retenus }: OptionsMandats,
  departement: string,
  mandats: readonly Suivi[],
): Promise<Set<string>> {
  if (!retenus || mandats.length === 0) return new Set()
  return retenus(
    trx,
    departement,
    mandats.map((m) => m.id),
  )
}

function regle({ signature, fin, delaiJours }: Suivi): string {
  if (!signature) return `Brouillon jamais signé, plus de ${DELAI_BROUILLON} jours après sa préparation.`
  if (fin?.motif === 'revocation') return 'Données détruites car la personne a retiré son mandat.'
  return `Données détruites plus de ${delaiJours} jours après la fin du mandat (convention France Services, art. 4.6).`
}
