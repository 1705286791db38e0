import { z } from 'zod'
import { adresseDe, type Contexte, dropSlip, keepSlip, readSlip, type Services } from '../../platform/index.ts'
import { AGENT } from './pages/communs.ts'

/** The code stays with this browser for a quarter of an hour; never in an address. One for the person, one for the account. */
export type Cote = 'passeport' | 'passeport-agent'

const GARDE_S = 900
const slip = z.object({ code: z.string().length(12) })

export const tenirCode = (c: Contexte, cote: Cote, code: string): void => keepSlip(c, cote, { code }, GARDE_S)
export const lacherCode = (c: Contexte, cote: Cote): void => dropSlip(c, cote)
export const codeTenu = (c: Contexte, cote: Cote): string | null => readSlip(c, cote, slip)?.code ?? null

const UNE_HEURE_S = 3600
/** In an hour: from one address (a library has one for all), by one account. */
const ESSAIS = { adresse: 60, compte: 200 }

/** Each reading costs a try, of a true code or of an invented one. */
export function essayerCode({ limites }: Services, c: Contexte): Promise<boolean> {
  const { acteur } = c.var
  return acteur && c.req.path.startsWith(AGENT)
    ? limites.essayer(`passeport:compte:${acteur.compteId}`, ESSAIS.compte, UNE_HEURE_S)
    : limites.essayer(`passeport:adresse:${adresseDe(c)}`, ESSAIS.adresse, UNE_HEURE_S)
}
