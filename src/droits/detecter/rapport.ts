import type { NomNational } from '../engine/index.ts'

/** Fewer than this and a figure could point at somebody. */
export const SEUIL_SECRET = 5

export interface NonRecours {
  droit: NomNational
  /** Euros: a month, a year or once, as the right is paid; 0 for a right without amount. */
  montant: number
}

/** What is counted for a commune; plain figures, so that a run may stop and start again. */
export interface Compte {
  foyers: number
  /** Households that say what they receive. */
  dits: number
  concernes: number
  droits: Partial<Record<NomNational, { foyers: number; montant: number }>>
}

export interface Bilan {
  lues: number
  fausses: number
  incompletes: number
  communes: Record<string, Compte>
}

export const bilanVide = (): Bilan => ({ lues: 0, fausses: 0, incompletes: 0, communes: {} })

export function compter(bilan: Bilan, commune: string, dit: boolean, trouves: readonly NonRecours[]): void {
  const compte = bilan.communes[commune] ?? { foyers: 0, dits: 0, concernes: 0, droits: {} }
  bilan.communes[commune] = compte
  compte.foyers++
  if (dit) compte.dits++
  if (trouves.length > 0) compte.concernes++
  for (const { droit, montant } of trouves) {
    const d = compte.droits[droit] ?? { foyers: 0, montant: 0 }
    compte.droits[droit] = d
    d.foyers++
    d.montant += montant
  }
}

/**
 * The report, one line for each commune and right. A figure under five is masked with its amount; when it is the only
 * masked one of its right, the next smallest is masked too, or the total would give it away.
 */
export function ecrireRapport(bilan: Bilan): string {
  const lignes = ['commune,droit,foyers,montant']
  const communes = Object.keys(bilan.communes).sort()
  const droits = [
    ...new Set(communes.flatMap((c) => Object.keys(bilan.communes[c]?.droits ?? {}))),
  ].sort() as NomNational[]
  for (const droit of droits) {
    const masques = aMasquer(communes.map((c) => bilan.communes[c]?.droits[droit]?.foyers ?? 0))
    communes.forEach((c, i) => {
      const d = bilan.communes[c]?.droits[droit]
      if (d)
        lignes.push(
          masques.has(i)
            ? `${c},${droit},moins de ${SEUIL_SECRET},`
            : `${c},${droit},${d.foyers},${d.montant.toFixed(2)}`,
        )
    })
    const total = communes.reduce((t, c) => t + (bilan.communes[c]?.droits[droit]?.foyers ?? 0), 0)
    lignes.push(total < SEUIL_SECRET ? `ensemble,${droit},moins de ${SEUIL_SECRET},` : `ensemble,${droit},${total},`)
  }
  return `${lignes.join('\n')}\n`
}

function aMasquer(foyers: readonly number[]): Set<number> {
  const presents = foyers
    .map((n, i) => ({ n, i }))
    .filter(({ n }) => n > 0)
    .sort((a, b) => a.n - b.n)
  const petits = presents.filter(({ n }) => n < SEUIL_SECRET)
  const suivant = petits.length === 1 ? presents[1] : undefined
  return new Set([...petits, ...(suivant ? [suivant] : [])].map(({ i }) => i))
}
