import { codeDe } from '../mandats/index.ts'
import type { Coffre } from '../platform/index.ts'

/** Made from the booking and the master key: a reminder can give it again, and the database does not hold it. */
export function codeDeReservation({ coffre }: { coffre: Coffre }, id: string): string {
  return codeDe(coffre.sceller(['agenda.code', id]))
}

export function empreinteDuCode({ coffre }: { coffre: Coffre }, code: string): Buffer {
  return coffre.sceller(['agenda.code-lu', code])
}

/** Who asks for a moment, so that a second try is not a second seat; says nothing without the master key. */
export function empreinteDeLaPersonne(
  { coffre }: { coffre: Coffre },
  momentId: string,
  { prenom, telephone, courriel }: { prenom: string; telephone: string; courriel: string },
): Buffer {
  return coffre.sceller(['agenda.personne', momentId, prenom.toLowerCase(), telephone, courriel.toLowerCase()])
}
