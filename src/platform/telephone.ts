import { ok, type Result, refus } from './result.ts'

/** Overseas: the numbers dialled there, and the country code they have from elsewhere (Arcep, plan national de numérotation). */
const OUTRE_MER: readonly [RegExp, string][] = [
  [/^069[01]/, '+590'],
  [/^0694/, '+594'],
  [/^069[67]/, '+596'],
  [/^069[23]|^0639/, '+262'],
]

/**
 * A French mobile number as somebody writes it (`06 12 34 56 78`, `+33 (0)6…`, `0033 6…`), for a gateway.
 * @returns E.164 (`+33612345678`), or why not, on the field `numero`
 */
export function lireMobile(texte: string): Result<string> {
  const refuser = (message: string) => refus('numero', message, 'numero')
  const compact = texte.replace(/\(0\)/g, '').replace(/[\s.\-/()\u00a0\u202f]/g, '')
  if (compact === '') return refuser('Écrivez le numéro du téléphone portable.')
  if (!/^\+?\d+$/.test(compact)) return refuser('Écrivez seulement les chiffres du numéro, par exemple 06 12 34 56 78.')
  const national = enNational(compact)
  if (national === null) return refuser('Écrivez un numéro français, par exemple 06 12 34 56 78.')
  if (national.length !== 10)
    return refuser(`Un numéro français a 10 chiffres. Celui-ci en a ${national.length}. Vérifiez-le.`)
  if (!/^0[67]/.test(national))
    return refuser('Ce numéro n’est pas un portable : il ne reçoit pas de SMS. Écrivez un numéro en 06 ou 07.')
  const indicatif = OUTRE_MER.find(([debut]) => debut.test(national))?.[1] ?? '+33'
  return ok(indicatif + national.slice(1))
}

/** As it is dialled from here: ten digits when it is right; `null`: from another country. */
function enNational(compact: string): string | null {
  const international = compact.replace(/^00/, '+')
  if (!international.startsWith('+')) return international.startsWith('0') ? international : `0${international}`
  const sans = /^\+(?:33|590|594|596|262)(\d*)$/.exec(international)
  return sans && `0${sans[1]}`
}

/** « 06 12 34 56 78 », from E.164. */
export function ecrireMobile(numero: string): string {
  return numero.replace(/^\+(?:33|590|594|596|262)/, '0').replace(/(\d\d)(?=\d)/g, '$1 ')
}
