import { createHash, randomInt } from 'node:crypto'

/** The page where the person looks, with their code. */
export const SUIVI = '/mon-mandat'

/** Letters and digits nobody confuses on a printed paper: no 0/O, 1/I/L, U/V. */
const ALPHABET = '23456789ABCDEFGHJKMNPQRSTWXYZ'
const LONGUEUR = 9

/** What the person finds on their paper, to see where things stand without an account. */
export function nouveauCode(): string {
  return Array.from({ length: LONGUEUR }, () => ALPHABET[randomInt(ALPHABET.length)]).join('')
}

/** A code that the same bytes give again, two a letter: 18 at least. */
export function codeDe(octets: Buffer): string {
  return Array.from({ length: LONGUEUR }, (_, i) => ALPHABET[octets.readUInt16BE(2 * i) % ALPHABET.length]).join('')
}

/** « K7M-4RT-9XP ». */
export function ecrireCode(code: string): string {
  return code.replace(/(.{3})(?=.)/g, '$1-')
}

/** What somebody typed, whatever the case, spaces and dashes; `null` when it cannot be a code. */
export function lireCode(texte: string): string | null {
  const code = texte.toUpperCase().replace(/[^A-Z0-9]/g, '')
  return code.length === LONGUEUR && [...code].every((c) => ALPHABET.includes(c)) ? code : null
}

/** Code and year of birth in one print: nothing is found with one of them alone. */
export function hacherCode(code: string, annee: string): Buffer {
  return createHash('sha256').update(`mandat:${code}:${annee}`).digest()
}
