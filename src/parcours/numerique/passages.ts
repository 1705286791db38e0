import { jourIso, type Services, SYSTEME } from '../../platform/index.ts'
import { detruireGarde, garder, ouvrirGarde, recrire } from '../gardes.ts'
import { MOIS_DE_GARDE, type Niveaux, PASSAGES_MAX, type Passage } from './model.ts'

interface Contenu {
  passages: Passage[]
}

export function finDeGarde(maintenant: Date): Date {
  const fin = new Date(maintenant)
  fin.setMonth(fin.getMonth() + MOIS_DE_GARDE)
  return fin
}

/** Levels kept under a new code, which only its holder will know. */
export function garderPassage(services: Services, niveaux: Niveaux): Promise<{ code: string; expireLe: Date }> {
  const { database, clock } = services
  const expireLe = finDeGarde(clock.now())
  return database.as(SYSTEME, async (trx) => {
    const contenu: Contenu = { passages: [{ le: jourIso(clock.now()), niveaux }] }
    const { code } = await garder(trx, services, { genre: 'test', contenu, expireLe })
    return { code, expireLe }
  })
}

/**
 * The last result of an earlier day under this code; today's is added, or takes the place of the one already given today.
 * The delay does not start again: what was promised the first time stands. `null`: no such code.
 */
export function comparerPassage(services: Services, code: string, niveaux: Niveaux): Promise<Passage | null> {
  const { database, clock } = services
  const le = jourIso(clock.now())
  return database.as(SYSTEME, async (trx) => {
    const garde = await ouvrirGarde<Contenu>(trx, services, 'test', code)
    if (!garde) return null
    const autres = garde.contenu.passages.filter((p) => p.le !== le)
    const contenu: Contenu = { passages: [...autres, { le, niveaux }].slice(-PASSAGES_MAX) }
    await recrire(trx, services, garde, { code, contenu, expireLe: garde.expireLe })
    return autres.at(-1) ?? garde.contenu.passages.at(-1) ?? null
  })
}

/** The person wants nothing kept any more; `false`: there was nothing under this code. */
export function oublierPassages(services: Services, code: string): Promise<boolean> {
  return services.database.as(SYSTEME, async (trx) => {
    const garde = await ouvrirGarde<Contenu>(trx, services, 'test', code)
    if (garde) await detruireGarde(trx, services, garde, 'personne')
    return garde !== null
  })
}
