import { jourIso, ok, type Result, refus } from '../platform/index.ts'
import { formats } from '../ui/index.ts'

/** What the agent says of a visit. No name: the log counts the help, not the person. */
export interface Contenu {
  evenement: string
  /** `null`: the life event is known, the procedure is not. */
  demarche: string | null
  /** The procedure's own operator first. */
  operateurs: string[]
  voie: string
  aide: string
  issue: string
  dureeMinutes: number
  autonomie: string
  /** Insee code; `null` when it was not asked. */
  commune: string | null
  precision: string
}

export interface Visite extends Contenu {
  id: string
  structureId: string
  compteId: string
  le: Date
  corrigeeLe: Date | null
}

/** The same answers, whoever noted them and when. */
export function memeContenu(a: Contenu, b: Contenu): boolean {
  const reponses = (c: Contenu) =>
    JSON.stringify([
      c.evenement,
      c.demarche,
      c.operateurs,
      c.voie,
      c.aide,
      c.issue,
      c.dureeMinutes,
      c.autonomie,
      c.commune,
      c.precision,
    ])
  return reponses(a) === reponses(b)
}

/** Minutes, by bracket: nobody times a visit. */
export const DUREES = [
  { code: '5', libelle: '5 min' },
  { code: '15', libelle: '15 min' },
  { code: '30', libelle: '30 min' },
  { code: '45', libelle: '45 min' },
  { code: '60', libelle: '1 h et plus' },
]

export function libelleDuree(minutes: number): string {
  return DUREES.find((d) => d.code === String(minutes))?.libelle ?? `${minutes} min`
}

/** A visit is corrected on its day only: afterwards the quarter's figures rest on it. */
export function corrigeable(visite: Pick<Visite, 'le'>, maintenant: Date): Result<null> {
  if (jourIso(visite.le) === jourIso(maintenant)) return ok(null)
  return refus(
    'jour-passe',
    `Cette visite date du ${formats('fr').jour(visite.le)}. Une visite se corrige ou se supprime le jour même : ensuite, les chiffres du trimestre s’appuient sur elle.`,
  )
}

/** Where to go once the visit is noted. */
export const SUITES = ['demande', 'mandat'] as const
export type Suite = (typeof SUITES)[number]

const PAGES = {
  demande: '/agent/demandes/nouvelle',
  mandat: '/agent/mandats/nouveau',
  orientation: '/agent/orientations/nouvelle',
} as const satisfies Record<Suite | 'orientation', string>

/** Carries what the visit says, so that nothing is typed twice; nothing personal in an address. */
export function lienSuite(suite: keyof typeof PAGES, { operateurs, demarche, commune }: Visite): string {
  const query = new URLSearchParams()
  if (operateurs[0]) query.set('operateur', operateurs[0])
  if (demarche) query.set('demarche', demarche)
  if (commune) query.set('commune', commune)
  if (suite === 'orientation') query.set('origine', 'visite')
  return query.size > 0 ? `${PAGES[suite]}?${query}` : PAGES[suite]
}
