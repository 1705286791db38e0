import type { IconName } from '../../ui/index.ts'

/** Three questions a subject, from what comes first to what comes last; the picture of each. */
export const GRILLE = {
  equipement: { mobile: 'digital-phone', ordinateur: 'digital-computer', connexion: 'digital-home' },
  telephone: { message: 'digital-message', photo: 'digital-photo', application: 'digital-app' },
  courriel: { mail: 'digital-mail', piece: 'digital-attach', motDePasse: 'digital-key' },
  demarches: { formulaire: 'digital-form', compte: 'digital-account', attestation: 'digital-download' },
  internet: { recherche: 'digital-search', trajet: 'digital-route', officiel: 'digital-official' },
  securite: { arnaque: 'digital-scam', secret: 'digital-lock', fermer: 'digital-signout' },
} as const satisfies Record<string, Record<string, IconName>>

export type Sujet = keyof typeof GRILLE
type Questions = { [S in Sujet]: keyof (typeof GRILLE)[S] }
export type Question = Questions[Sujet]
export const SUJETS = Object.keys(GRILLE) as Sujet[]

export const REPONSES = ['oui', 'aide', 'non'] as const
export type Reponse = (typeof REPONSES)[number]
export type Reponses = Partial<Record<Question, Reponse>>

const POINTS: Record<Reponse, number> = { oui: 2, aide: 1, non: 0 }

/** 1 to discover, 2 with help, 3 without help. */
export type Niveau = 1 | 2 | 3
export const NIVEAUX: readonly Niveau[] = [1, 2, 3]

/** What a test gave: what a code keeps of it, and nothing else. */
export type Niveaux = Record<Sujet, Niveau>

export function questionsDe(sujet: Sujet): [Question, IconName][] {
  return Object.entries(GRILLE[sujet]) as [Question, IconName][]
}

const enNiveau = (points: number, questions: number): Niveau => {
  const part = points / (2 * questions)
  return part > 0.75 ? 3 : part > 0.4 ? 2 : 1
}

const pointsDe = (sujet: Sujet, reponses: Reponses) =>
  questionsDe(sujet).reduce((somme, [question]) => somme + POINTS[reponses[question] ?? 'non'], 0)

/** A question without an answer counts as « no ». */
export function noter(reponses: Reponses): { niveaux: Niveaux; ensemble: Niveau } {
  const points = SUJETS.map((sujet) => [sujet, pointsDe(sujet, reponses)] as const)
  const savoirs = points.filter(([sujet]) => sujet !== 'equipement')
  return {
    niveaux: Object.fromEntries(points.map(([sujet, n]) => [sujet, enNiveau(n, 3)])) as Niveaux,
    // What one has is not what one can do.
    ensemble: enNiveau(
      savoirs.reduce((somme, [, n]) => somme + n, 0),
      3 * savoirs.length,
    ),
  }
}

/** Themes of the directory that answer to a subject. */
export const THEMES: Record<Sujet, readonly string[]> = {
  equipement: ['numerique--acquerir-un-equipement', 'numerique--acceder-a-une-connexion-internet'],
  telephone: ['numerique--maitriser-les-fondamentaux-du-numerique'],
  courriel: ['numerique--maitriser-les-fondamentaux-du-numerique'],
  demarches: ['numerique--acceder-a-des-services-en-ligne'],
  internet: ['numerique--maitriser-les-fondamentaux-du-numerique'],
  securite: ['numerique--maitriser-les-fondamentaux-du-numerique'],
}

/** Subjects to work on; all of them for somebody who does everything alone, who may still want to go further. */
export function aTravailler(niveaux: Niveaux): Sujet[] {
  const faibles = SUJETS.filter((sujet) => niveaux[sujet] < 3)
  return faibles.length > 0 ? faibles : SUJETS
}

/** Pages of the test: a subject each, then the town, then the result. */
export type Etape = Sujet | 'ville' | 'resultat'
export const ETAPES: readonly Etape[] = [...SUJETS, 'ville', 'resultat']

export const estSujet = (etape: Etape): etape is Sujet => etape !== 'ville' && etape !== 'resultat'

/** Questions of a page that have no answer. */
export function manquantes(etape: Etape, reponses: Reponses): Question[] {
  if (!estSujet(etape)) return []
  return questionsDe(etape).flatMap(([question]) => (reponses[question] ? [] : [question]))
}

/** Where one really is: nobody goes past a page that lacks an answer. */
export function etapePermise(voulue: Etape, reponses: Reponses): Etape {
  const avant = ETAPES.slice(0, ETAPES.indexOf(voulue))
  return avant.find((etape) => manquantes(etape, reponses).length > 0) ?? voulue
}

/** Two years: long enough for a path of workshops, with a test at both ends. */
export const MOIS_DE_GARDE = 24
/** Results under one code, the latest ones. */
export const PASSAGES_MAX = 10

/** A result kept under a code. */
export interface Passage {
  /** `yyyy-mm-dd`. */
  le: string
  niveaux: Niveaux
}
