import { petitsNombres } from '../../platform/index.ts'
import type { NomNational } from '../engine/index.ts'

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
 * The report, one line for each commune and right. A figure under five is masked with its amount, and with it whatever would
 * give it away by difference with the total of its right.
 */
export function ecrireRapport(bilan: Bilan): string {
  const lignes = ['commune,droit,foyers,montant']
  const communes = Object.keys(bilan.communes).sort()
  const droits = [
    ...new Set(communes.flatMap((c) => Object.keys(bilan.communes[c]?.droits ?? {}))),
  ].sort() as NomNational[]
  for (const droit of droits) {
    const foyers = (c: string) => bilan.communes[c]?.droits[droit]?.foyers ?? 0
    const total = communes.reduce((somme, c) => somme + foyers(c), 0)
    const nombres = new Map([['ensemble', total], ...communes.map((c) => [c, foyers(c)] as const)])
    const tus = petitsNombres({ nombres, sommes: [{ total: 'ensemble', parties: communes }] })
    for (const c of communes) {
      const d = bilan.communes[c]?.droits[droit]
      if (d) lignes.push(`${c},${droit},${tus.has(c) ? 'masqué,' : `${d.foyers},${d.montant.toFixed(2)}`}`)
    }
    lignes.push(`ensemble,${droit},${tus.has('ensemble') ? 'masqué' : total},`)
  }
  return `${lignes.join('\n')}\n`
}
