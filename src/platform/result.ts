/** A refusal the user can understand: `message` is a plain French sentence, `champ` the form field it is about. */
export interface Refus {
  code: string
  message: string
  champ?: string
}

/** Business outcomes are values; exceptions are for bugs. */
export type Result<T> = { ok: true; value: T } | { ok: false; refus: Refus }

export function ok<T>(value: T): Result<T> {
  return { ok: true, value }
}

export function refus(code: string, message: string, champ?: string): { ok: false; refus: Refus } {
  return { ok: false, refus: champ === undefined ? { code, message } : { code, message, champ } }
}
