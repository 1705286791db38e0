import type { DONNEES } from '../../mandats/index.ts'
import { ok, type Result, refus } from '../../platform/index.ts'
import { nombreEnfants, PAGES, type Reponses } from './commun/reponses.ts'
import type { Ligne } from './commun/resume.ts'

/** Where a right of the plan stands. */
export const ISSUES = {
  'a-demander': 'À demander',
  demande: 'Demandé',
  obtenu: 'Obtenu',
  refuse: 'Refusé',
  abandonne: 'Abandonné',
} as const
export type Issue = keyof typeof ISSUES
export const estIssue = (texte: string): texte is Issue => texte in ISSUES

/** Why a right is refused, or why the person gave up: what the figures of non-take-up count. */
export const MOTIFS = {
  refuse: {
    conditions: 'Les conditions ne sont pas remplies',
    piece: 'Une pièce manque',
    silence: 'Pas de réponse',
    autre: 'Autre raison',
  },
  abandonne: {
    'trop-complique': 'Trop compliqué',
    'trop-long': 'Trop long',
    'peur-dettes': 'Peur de devoir rembourser',
    'ne-veut-pas': 'Ne veut pas de cette aide',
    numerique: 'Internet est un obstacle',
    autre: 'Autre raison',
  },
} as const satisfies Partial<Record<Issue, Record<string, string>>>

export const motifsDe = (issue: Issue): Record<string, string> =>
  issue === 'refuse' || issue === 'abandonne' ? MOTIFS[issue] : {}

export const QUI = { personne: 'La personne', agent: 'L’agent' } as const
export type Qui = keyof typeof QUI

/** One line of the plan: who does it, until when, and how it went. */
export interface Suivi {
  issue: Issue
  motif: string
  qui: Qui
  /** Day to be asked again, `YYYY-MM-DD`. */
  pour: string
}

/** What is encrypted: nothing here names anybody; the mandate does. */
export interface Contenu {
  mois: string
  reponses: Reponses
  plan: Record<string, Suivi>
}

/** Days left to a person before they are asked how it went. */
export const JOURS_AVANT_RELANCE = 30

/** Rights worth an action: sure or likely. */
export const aDemander = (lignes: readonly Ligne[]): Ligne[] =>
  lignes.filter(({ etat }) => etat === 'sur' || etat === 'probable')

export function planNeuf(lignes: readonly Ligne[], pour: string): Record<string, Suivi> {
  return Object.fromEntries(
    aDemander(lignes).map(({ nom }) => [nom, { issue: 'a-demander', motif: '', qui: 'agent', pour } as const]),
  )
}

const enAttente = ({ issue }: Suivi): boolean => issue === 'a-demander' || issue === 'demande'

/** First day somebody must be asked; `null` when everything ended. */
export function relanceDe(plan: Record<string, Suivi>): string | null {
  const jours = Object.values(plan)
    .filter(enAttente)
    .map((s) => s.pour)
    .sort()
  return jours[0] ?? null
}

/** A change of the plan, checked: a refusal or a renouncement says why. */
export function changer(plan: Record<string, Suivi>, droit: string, suivi: Suivi): Result<Record<string, Suivi>> {
  if (!plan[droit]) return refus('inconnu', 'Ce droit n’est pas dans le plan.', 'droit')
  const motifs = motifsDe(suivi.issue)
  if (Object.keys(motifs).length > 0 && !(suivi.motif in motifs))
    return refus('sans-motif', 'Dites pourquoi : choisissez une raison.', `motif-${droit}`)
  const motif = suivi.motif in motifs ? suivi.motif : ''
  return ok({ ...plan, [droit]: { ...suivi, motif } })
}

/** What a change adds to the counts, and takes away. */
export function variations(avant: Suivi | undefined, apres: Suivi): { issue: Issue; motif: string; delta: 1 | -1 }[] {
  if (avant?.issue === apres.issue && avant.motif === apres.motif) return []
  const compte = (s: Suivi | undefined, delta: 1 | -1) =>
    s && !enAttente(s) ? [{ issue: s.issue, motif: s.motif, delta }] : []
  return [...compte(avant, -1), ...compte(apres, 1)]
}

/**
 * The dense form asks everything on one page: an empty row is nobody, an empty box is no. What is left empty where there
 * is no box stays unknown.
 */
export function completer(saisie: Reponses): Reponses {
  const rangs = Array.from({ length: 10 }, (_, i) => i + 1).filter((n) => saisie[`enfant_${n}_ne`])
  const enfants = Math.max(rangs.at(-1) ?? 0, nombreEnfants(saisie))
  return {
    ...saisie,
    enfants: String(enfants),
    enceinte: saisie.terme ? 'oui' : 'non',
    urgence: saisie.urgence ?? 'non',
    vues: PAGES.join(','),
  }
}

type Donnee = keyof typeof DONNEES
const BASE: readonly Donnee[] = ['famille', 'logement', 'ressources']
const SANTE = /_(handicap|autonomie)$/

/** Kinds of data the answers hold, that a mandate must let the agent keep. */
export function donneesGardees(r: Reponses): Donnee[] {
  const sante = Object.entries(r).some(([nom, valeur]) => SANTE.test(nom) && valeur === 'oui')
  const papiers = Object.entries(r).some(([nom, valeur]) => nom.endsWith('_nationalite') && valeur !== 'francaise')
  return [...BASE, ...(sante ? (['sante'] as const) : []), ...(papiers ? (['papiers'] as const) : [])]
}
