/** Where a page of results ended: the next one starts after it, whatever was added before. */
export interface Curseur {
  /** Counted once, on the first page. */
  total: number
  /** Minute since 1970 of the first page: « open » means the same on every page. */
  minute: number
  rang: number
  cle: string | number
  id: string
}

export function ecrireCurseur({ total, minute, rang, cle, id }: Curseur): string {
  return Buffer.from(JSON.stringify([total, minute, rang, cle, id])).toString('base64url')
}

/** `null` when it was not written by us. */
export function lireCurseur(texte: string): Curseur | null {
  try {
    const lu: unknown = JSON.parse(Buffer.from(texte, 'base64url').toString('utf8'))
    if (!Array.isArray(lu) || lu.length !== 5) return null
    const [total, minute, rang, cle, id] = lu
    const nombres = [total, minute, rang].every((n) => Number.isSafeInteger(n) && n >= 0)
    const cleLisible = typeof cle === 'string' || (typeof cle === 'number' && Number.isFinite(cle))
    return nombres && cleLisible && typeof id === 'string' ? { total, minute, rang, cle, id } : null
  } catch {
    return null
  }
}
