import type { NomParametre } from './baremes/catalogue.ts'
import { lireDossier } from './dossier.ts'
import { DROITS, type Droit, type Periodicite, racinesDe } from './droits/liste.ts'
import { Explication, type LigneExplication } from './explication.ts'
import { type Etape, enfantsDe, type Noeud } from './expression.ts'
import type { Foyer } from './foyer.ts'
import { Interprete } from './interprete.ts'
import { baremeDuMois, moisDuParametre, premierDuMois } from './parametres.ts'
import { connu, estConnu, type Valeur } from './plage.ts'

/** Three values: yes, no, not known yet (or: somebody decides). */
export type Statut = 'ouvert' | 'ferme' | 'a_completer'
export type Niveau = 'gratuite' | 'participation' | 'aucune'

/** The answer for one right. Amounts in euros, to the cent. */
export interface Reponse {
  statut: Statut
  /** Known for sure, whatever is missing. */
  montant?: number
  /** While something is missing: the least and the most it can be. */
  fourchette?: [number, number]
  /** For a right that a person decides: the most it can be. */
  maximum?: number
  periodicite: Periodicite
  /** Of `css` only, with the household's contribution in euros a month. */
  niveau?: Niveau
  participation?: number
  /** Missing answers that would decide this right, or its amount (`personnes.A1.revenus`). */
  manquants: string[]
  /** Who decides, when the law leaves it to a person. */
  decision?: string
  /** Scales that are not those of the month (« barème du … »), or that nobody has checked (« barème à vérifier … »). */
  baremes: string[]
  explication?: LigneExplication[]
}

export interface Evaluation {
  droits: Record<string, Reponse>
}

export interface Options {
  /** Steps with their figures; `false` saves time on long lists. Default: true. */
  explication?: boolean
  /** Other rights than the national ones: those of a territory (`lireDroitsLocaux`). */
  locaux?: readonly Droit[]
}

const NIVEAUX: readonly Niveau[] = ['aucune', 'participation', 'gratuite']
const FAMILLE = { personne: -1, recul: 0 }
const cents = (v: number): number => Math.round(v * 100) / 100
const trier = (v: Valeur): string[] => [...(v.manque ?? [])].sort()

/** All rights of a household that `verifierFoyer` accepted, complete or not. Never throws on it. */
export function evaluer(foyer: Foyer, options: Options = {}): Evaluation {
  const interprete = new Interprete(lireDossier(foyer))
  const explication = options.explication === false ? null : new Explication(interprete)
  const droits: Record<string, Reponse> = {}
  for (const droit of [...DROITS, ...(options.locaux ?? [])]) {
    const reponse = repondre(droit, interprete)
    droits[droit.nom] = explication ? { ...reponse, explication: explication.lignes(etapesDe(droit)) } : reponse
  }
  return { droits }
}

export function repondre(droit: Droit, interprete: Interprete): Reponse {
  const condition = droit.condition ? interprete.lire(droit.condition, FAMILLE) : null
  const montant = droit.montant ? interprete.lire(droit.montant, FAMILLE) : null
  return {
    ...statuer(droit, condition, montant),
    periodicite: droit.periodicite,
    baremes: reservesSurBaremes(droit, interprete.dossier.mois),
  }
}

type Sens = Omit<Reponse, 'periodicite' | 'baremes'>

function statuer(droit: Droit, condition: Valeur | null, montant: Valeur | null): Sens {
  if (droit.decision !== undefined) return decider(droit.decision, condition ?? connu(1), montant)
  if (droit.nom === 'css' && condition && montant) return niveler(condition, montant)
  const v = condition ?? montant ?? connu(0)
  const statut: Statut = v.haut <= 0 ? 'ferme' : v.bas > 0 ? 'ouvert' : 'a_completer'
  if (montant === null) return { statut, manquants: trier(v) }
  if (estConnu(montant)) return { statut, montant: cents(montant.bas), manquants: [] }
  return { statut, fourchette: [cents(montant.bas), cents(montant.haut)], manquants: trier(montant) }
}

/** Figures say whether the door is there; a person says whether it opens. */
function decider(decision: string, condition: Valeur, montant: Valeur | null): Sens {
  if (condition.haut <= 0) return { statut: 'ferme', manquants: [] }
  const maximum = montant && condition.bas > 0 ? { maximum: cents(montant.haut) } : {}
  return { statut: 'a_completer', manquants: trier(condition), decision, ...maximum }
}

function niveler(condition: Valeur, prix: Valeur): Sens {
  const statut: Statut = condition.haut <= 0 ? 'ferme' : condition.bas > 0 ? 'ouvert' : 'a_completer'
  if (!estConnu(condition)) return { statut, manquants: trier(condition) }
  const niveau = NIVEAUX[condition.bas] ?? 'aucune'
  if (niveau !== 'participation') return { statut, niveau, manquants: [] }
  return { statut, niveau, ...(estConnu(prix) ? { participation: cents(prix.bas) } : {}), manquants: trier(prix) }
}

const etapesDe = (droit: Droit): Etape[] => racinesDe(droit).flatMap((e) => (e.genre === 'etape' ? [e.etape] : []))

type Lecture = Extract<Noeud, { genre: 'parametre' }>
const LECTURES = new WeakMap<Noeud, readonly Lecture[]>()
/** Every scale a tree reads, with the year it reads it in. */
export function lecturesDe(racine: Noeud): readonly Lecture[] {
  const deja = LECTURES.get(racine)
  if (deja) return deja
  const lectures = new Map<string, Lecture>()
  const vus = new Set<unknown>()
  const voir = (n: Noeud): void => {
    const cle = n.genre === 'etape' ? n.etape : n
    if (vus.has(cle)) return
    vus.add(cle)
    if (n.genre === 'parametre') lectures.set(`${n.nom}/${n.annees}`, n)
    enfantsDe(n).forEach(voir)
  }
  voir(racine)
  const liste = [...lectures.values()]
  LECTURES.set(racine, liste)
  return liste
}

const RESERVES = new WeakMap<Droit, Map<number, string[]>>()
/**
 * What is doubtful in the scales of a right: « barème du 1er octobre 2025 » for each known to be outdated or not yet in
 * force then, « barème à vérifier (2024, 2025) » for those nobody has read in a text.
 */
export function reservesSurBaremes(droit: Droit, mois: number): string[] {
  const parMois = RESERVES.get(droit) ?? new Map<number, string[]>()
  RESERVES.set(droit, parMois)
  const connus = parMois.get(mois)
  if (connus) return connus
  const anciens = new Set<string>()
  const annees = new Set<string>()
  for (const lecture of racinesDe(droit).flatMap(lecturesDe)) {
    const lu = moisDuParametre(lecture, mois, 0)
    const { depuis, etat, provenance } = baremeDuMois(lecture.nom as NomParametre, lu)
    if (etat !== 'ok' || depuis > premierDuMois(lu)) anciens.add(depuis)
    if (provenance === 'memoire') annees.add(depuis.slice(0, 4))
  }
  const messages = [...anciens].sort().map((d) => `barème du ${enFrancais(d)}`)
  if (annees.size > 0) messages.push(`barème à vérifier (${[...annees].sort().join(', ')})`)
  parMois.set(mois, messages)
  return messages
}

const MOIS = 'janvier,février,mars,avril,mai,juin,juillet,août,septembre,octobre,novembre,décembre'.split(',')
export const enFrancais = (date: string): string => {
  const [a, m, j] = date.split('-').map(Number)
  return `${j === 1 ? '1er' : j} ${MOIS[(m ?? 1) - 1]} ${a}`
}
