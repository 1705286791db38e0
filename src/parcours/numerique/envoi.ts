import { type Saisie, un } from '../../platform/index.ts'
import { ETAPES, type Etape, GRILLE, REPONSES, type Reponse, type Reponses, SUJETS } from './model.ts'

/** What a page of the test sends: every answer so far travels in its form, nothing is kept here. */
export interface Envoi {
  /** Names this test, so that a page sent twice counts once. */
  passage: string
  etape: Etape
  action: string
  reponses: Reponses
  ville: string
  /** Typed by somebody who took the test before. */
  code: string
}

const estReponse = (texte: string): texte is Reponse => (REPONSES as readonly string[]).includes(texte)
const estEtape = (texte: string): texte is Etape => (ETAPES as readonly string[]).includes(texte)
const PASSAGE = /^[0-9a-f-]{36}$/

/** What is not one of ours is left out. */
export function lireEnvoi(saisie: Saisie, nouveau: () => string): Envoi {
  const reponses: Reponses = {}
  for (const question of SUJETS.flatMap((sujet) => Object.keys(GRILLE[sujet]) as (keyof Reponses)[])) {
    const reponse = un(saisie, question)
    if (estReponse(reponse)) reponses[question] = reponse
  }
  const [passage, etape] = [un(saisie, 'passage'), un(saisie, 'etape')]
  return {
    passage: PASSAGE.test(passage) ? passage : nouveau(),
    etape: estEtape(etape) ? etape : 'equipement',
    action: un(saisie, 'action') || 'suite',
    reponses,
    // A town picked among several says more than the letters that were typed.
    ville: (un(saisie, 'choisie') || un(saisie, 'ville')).trim().slice(0, 100),
    code: un(saisie, 'code').slice(0, 40),
  }
}

/** The page asked for by « aller:<page> », else the one after. */
export function etapeVoulue({ etape, action }: Pick<Envoi, 'etape' | 'action'>): Etape {
  const [, demandee = ''] = action.match(/^aller:(.+)$/) ?? []
  if (estEtape(demandee)) return demandee
  return action === 'suite' ? (ETAPES[ETAPES.indexOf(etape) + 1] ?? 'resultat') : 'resultat'
}
