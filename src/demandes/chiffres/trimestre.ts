/** A quarter that is over: its figures do not move any more, so two readings of it cannot be subtracted from each other. */
export interface Trimestre {
  /** `2026-3`, as it stands in the address. */
  code: string
  annee: number
  /** 1 to 4. */
  rang: number
  du: Date
  /** Excluded. */
  au: Date
}

/** How many one may go back to. */
const MONTRES = 8

function trimestre(annee: number, rang: number): Trimestre {
  const du = new Date(annee, rang * 3, 1)
  return {
    code: `${du.getFullYear()}-${du.getMonth() / 3 + 1}`,
    annee: du.getFullYear(),
    rang: du.getMonth() / 3 + 1,
    du,
    au: new Date(annee, rang * 3 + 3, 1),
  }
}

/** Those that are over, the last first. */
export function trimestresFinis(maintenant: Date): [Trimestre, ...Trimestre[]] {
  const annee = maintenant.getFullYear()
  const courant = Math.floor(maintenant.getMonth() / 3)
  const [dernier, ...autres] = Array.from({ length: MONTRES }, (_, n) => trimestre(annee, courant - 1 - n))
  return [dernier as Trimestre, ...autres]
}

/** Those before it, the nearest first; not further back than the first figures could be. */
export function avantLui({ annee, rang }: Trimestre, combien: number): Trimestre[] {
  return Array.from({ length: combien }, (_, n) => trimestre(annee, rang - 2 - n))
}
