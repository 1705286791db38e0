import { randomInt, scrypt } from 'node:crypto'
import { promisify } from 'node:util'

/** Letters and digits nobody confuses on a paper: no 0/O, 1/I/L, U/V. */
const ALPHABET = '23456789ABCDEFGHJKMNPQRSTWXYZ'
const LONGUEUR = 12

/** 58 bits: with the slow derivation below, nobody tries them all, even with the database in hand. */
export function nouveauCode(): string {
  return Array.from({ length: LONGUEUR }, () => ALPHABET[randomInt(ALPHABET.length)]).join('')
}

/** « K7M4-RT9X-PQ2A ». */
export function ecrireCode(code: string): string {
  return code.replace(/(.{4})(?=.)/g, '$1-')
}

/** What somebody typed, whatever the case, spaces and dashes; `null` when it cannot be a code. */
export function lireCode(texte: string): string | null {
  const code = texte.toUpperCase().replace(/[^A-Z0-9]/g, '')
  return code.length === LONGUEUR && [...code].every((c) => ALPHABET.includes(c)) ? code : null
}

/** What finds a row, and what opens it: both come from the code, and neither gives the other nor the code back. */
export interface Derive {
  trouve: Buffer
  cle: Buffer
}

const deriver = promisify(scrypt) as (code: string, sel: string, octets: number) => Promise<Buffer>

/** Takes tens of milliseconds on purpose. */
export async function deriverCode(code: string): Promise<Derive> {
  const octets = await deriver(code, 'maillage.parcours', 64)
  return { trouve: octets.subarray(0, 32), cle: octets.subarray(32) }
}
