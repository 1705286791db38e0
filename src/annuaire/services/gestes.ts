import { type Acteur, jourIso, ok, type Result, refus, type Services, type Trx } from '../../platform/index.ts'
import { bumpVersion } from '../version.ts'
import {
  type ContenuOffre,
  type ContenuPermanence,
  deleteFiche,
  insertOffre,
  insertPermanence,
  updateOffre,
  updatePermanence,
} from './store.ts'

export interface Tenu {
  id: string
  /** Invented for the demonstration: so is what it offers. */
  exemple: boolean
}

const ABSENTE = refus('introuvable', 'Cette fiche n’existe pas, ou n’est pas de votre lieu.')

/** Written, or found already written by the same form sent twice. */
export interface Fait {
  deja: boolean
}

interface Trace {
  action: string
  objet: string
}

/**
 * Every change that a team makes to its place passes here, in one transaction: what is written, its line in the journal,
 * and the version that tells the caches. Refused or already done, nothing is said twice.
 */
export function changer(
  { database, journal }: Pick<Services, 'database' | 'journal'>,
  acteur: Acteur,
  { action, objet }: Trace,
  ecrire: (trx: Trx) => Promise<Result<Fait>>,
): Promise<Result<Fait>> {
  return database.as(acteur, async (trx) => {
    const fait = await ecrire(trx)
    if (!fait.ok || fait.value.deja) return fait
    await journal(trx, acteur, { action, objet })
    await bumpVersion(trx, acteur.departement)
    return fait
  })
}

const cree = (nouvelle: boolean): Result<Fait> => ok({ deja: !nouvelle })
const trouve = (la: boolean): Result<Fait> => (la ? ok({ deja: false }) : ABSENTE)

export function ajouterOffre(services: Services, acteur: Acteur, lieu: Tenu, id: string, contenu: ContenuOffre) {
  const trace = { action: 'offre.ajoutee', objet: `offre:${id}` }
  return changer(services, acteur, trace, async (trx) =>
    cree(await insertOffre(trx, cle(acteur, lieu, id), contenu, jourIso(services.clock.now()), lieu.exemple)),
  )
}

export function corrigerOffre(services: Services, acteur: Acteur, lieu: Tenu, id: string, contenu: ContenuOffre) {
  const trace = { action: 'offre.corrigee', objet: `offre:${id}` }
  return changer(services, acteur, trace, async (trx) =>
    trouve(await updateOffre(trx, cle(acteur, lieu, id), contenu, jourIso(services.clock.now()))),
  )
}

export function ajouterPermanence(services: Services, acteur: Acteur, lieu: Tenu, id: string, c: ContenuPermanence) {
  const trace = { action: 'permanence.ajoutee', objet: `permanence:${id}` }
  return changer(services, acteur, trace, async (trx) =>
    cree(await insertPermanence(trx, cle(acteur, lieu, id), c, lieu.exemple)),
  )
}

export function corrigerPermanence(services: Services, acteur: Acteur, lieu: Tenu, id: string, c: ContenuPermanence) {
  const trace = { action: 'permanence.corrigee', objet: `permanence:${id}` }
  return changer(services, acteur, trace, async (trx) => trouve(await updatePermanence(trx, cle(acteur, lieu, id), c)))
}

const TABLES = { offre: 'offres', permanence: 'permanences' } as const

/** A service goes with its permanences. */
export function retirer(services: Services, acteur: Acteur, lieu: Tenu, quoi: keyof typeof TABLES, id: string) {
  const trace = { action: `${quoi}.retiree`, objet: `${quoi}:${id}` }
  return changer(services, acteur, trace, async (trx) =>
    trouve(await deleteFiche(trx, TABLES[quoi], cle(acteur, lieu, id))),
  )
}

function cle(acteur: Acteur, lieu: Tenu, id: string) {
  return { departement: acteur.departement, lieuId: lieu.id, id }
}
