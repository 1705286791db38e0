import { type Droit, type Foyer, prochainesQuestions } from '../../engine/index.ts'
import { enFoyer } from './foyer.ts'
import { type Question, questionsDe } from './questions.ts'
import {
  lireCommune,
  lireEntier,
  lireEuros,
  lireMois,
  marquer,
  PAGES,
  type Page,
  pagesVues,
  type Reponses,
} from './reponses.ts'

export type Etape = Page | 'resultat'

/** Pages that must come first, for their answers choose the questions of the page. */
const AVANT: Partial<Record<Page, Page[]>> = {
  ages: ['foyer'],
  activite: ['foyer'],
  sejour: ['foyer'],
  revenus: ['foyer', 'activite'],
  situations: ['foyer', 'ages'],
  precisions: ['activite', 'situations'],
}

const PAGES_DES_CHAMPS: Record<string, Page> = {
  situation: 'foyer',
  separation_moins_18_mois: 'foyer',
  nombre_enfants: 'foyer',
  enceinte: 'foyer',
  date_naissance: 'ages',
  scolarite: 'ages',
  a_naitre: 'ages',
  activite: 'activite',
  nationalite: 'sejour',
  annees_titre_sejour: 'sejour',
  revenus: 'revenus',
  epargne_non_imposee: 'revenus',
  handicap: 'situations',
  perte_autonomie: 'situations',
  impayes_logement_ou_energie: 'situations',
  demenagement: 'situations',
  violences_moins_12_mois: 'urgence',
  taux_incapacite: 'precisions',
  rsdae: 'precisions',
  complement_aeeh: 'precisions',
  debut_chomage: 'precisions',
  condition_activite_ass: 'precisions',
  boursier: 'precisions',
}

/** Where the answer that the engine misses is given (`logement.statut`, `personnes.vous.activite`). */
export function pageDuChamp(champ: string): Page {
  if (champ.startsWith('logement.')) return 'logement'
  const enfant = /^personnes\.(enfant_|a_naitre)/.test(champ)
  const cle = champ.split('.').at(-1) ?? ''
  if (enfant && cle === 'activite') return 'ages'
  return PAGES_DES_CHAMPS[cle] ?? 'foyer'
}

/** Pages still to show, the one that decides most first. */
export function pagesRestantes(r: Reponses, foyer: Foyer, locaux: readonly Droit[]): Page[] {
  const vues = pagesVues(r)
  // Danger is asked before any figure.
  if (!vues.includes('urgence')) return ['urgence', ...PAGES.slice(1, -1)]
  const utiles = prochainesQuestions(foyer, locaux).map((q) => pageDuChamp(q.champ))
  const restantes: Page[] = []
  const ajouter = (page: Page): void => {
    if (vues.includes(page) || restantes.includes(page)) return
    for (const avant of AVANT[page] ?? []) ajouter(avant)
    if (questionsDe(page, r, foyer.mois).length > 0) restantes.push(page)
  }
  utiles.forEach(ajouter)
  return restantes
}

export interface Erreur {
  champ: string
  /** Under `t.erreurs`. */
  texte: 'mois' | 'futur' | 'euros' | 'entier' | 'terme' | 'code'
}

/** What cannot be read on a page. An empty field is an answer: « je ne sais pas ». */
export function verifierPage(questions: readonly Question[], r: Reponses, mois: string): Erreur[] {
  return questions.flatMap(({ nom, genre }): Erreur[] => {
    const texte = r[nom]
    if (!texte) return []
    if (genre === 'euros') return lireEuros(texte) === null ? [{ champ: nom, texte: 'euros' }] : []
    if (genre === 'code')
      return r.commune === 'ailleurs' && lireCommune(r) === null ? [{ champ: nom, texte: 'code' }] : []
    if (genre === 'entier') return lireEntier(texte) === null ? [{ champ: nom, texte: 'entier' }] : []
    return genre === 'mois' ? verifierMois(nom, texte, mois) : []
  })
}

function verifierMois(champ: string, texte: string, mois: string): Erreur[] {
  const lu = lireMois(texte)
  if (lu === null) return [{ champ, texte: 'mois' }]
  if (champ === 'terme')
    return lu < mois || Number(lu.slice(0, 4)) > Number(mois.slice(0, 4)) + 1 ? [{ champ, texte: 'terme' }] : []
  return lu > mois ? [{ champ, texte: 'futur' }] : []
}

export interface Envoi {
  reponses: Reponses
  /** The page that was filled in. */
  page: Etape
  /** `suite`, `passer`, `recommencer`, or `aller:<page>`. */
  action: string
}

export interface Suite {
  reponses: Reponses
  etape: Etape
  erreurs: Erreur[]
}

/** What follows a page: the same with its mistakes, the one that decides most, or the result. */
export function avancer({ reponses, page, action }: Envoi, mois: string, locaux: readonly Droit[]): Suite {
  if (action === 'recommencer') return { reponses: {}, etape: 'urgence', erreurs: [] }
  const questions = page === 'resultat' ? [] : questionsDe(page, reponses, mois)
  const vers = action.startsWith('aller:') ? lireEtape(action.slice(6)) : null
  const erreurs = action === 'passer' || vers ? [] : verifierPage(questions, reponses, mois)
  if (erreurs.length > 0) return { reponses, etape: page, erreurs }
  const gardees = action === 'passer' ? sans(reponses, questions) : reponses
  const aMarquer =
    page !== 'resultat' &&
    (vers === null || pagesVues(reponses).includes(page) || questions.some((q) => reponses[q.nom]))
  const marquees = aMarquer ? marquer(gardees, page, action === 'passer') : gardees
  return { reponses: marquees, etape: vers ?? suivante(marquees, mois, locaux), erreurs: [] }
}

function suivante(r: Reponses, mois: string, locaux: readonly Droit[]): Etape {
  return pagesRestantes(r, enFoyer(r, mois), locaux)[0] ?? 'resultat'
}

const sans = (r: Reponses, questions: readonly Question[]): Reponses => {
  const noms = new Set(questions.map((q) => q.nom))
  return Object.fromEntries(Object.entries(r).filter(([nom]) => !noms.has(nom)))
}

export const lireEtape = (texte: string): Etape =>
  texte === 'resultat' ? 'resultat' : (PAGES.find((p) => p === texte) ?? 'urgence')
