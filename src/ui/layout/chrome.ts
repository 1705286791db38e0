import type { Child } from 'hono/jsx'
import type { Lien } from '../components/navigation.tsx'
import type { Langue } from '../i18n/index.ts'

export type Porte = 'public' | 'agent' | 'operateur' | 'pilotage'

export interface LienNav {
  libelle: string
  href: string
  courant: boolean
  /** Shown beside the words when above zero. */
  compte?: number | undefined
}

export interface Toast {
  genre: 'ok' | 'info' | 'erreur'
  texte: string
}

/** What the frame of a page needs to know about the request. */
export interface Chrome {
  langue: Langue
  /** Path and query of the page: the language strip comes back to it. */
  chemin: string
  /** Name of the territory: « Seine-Saint-Denis ». */
  titreInstance: string
  demonstration: boolean
  acteur?: { nom: string; initiales: string; structureNom: string } | undefined
  /** Menu of a professional door; the public one is the same for everybody and written by its layout. */
  nav: readonly LienNav[]
  toast?: Toast | undefined
  porte: Porte
}

export interface PropsLayout {
  chrome: Chrome
  titre: string
  description?: string | undefined
  fil?: readonly Lien[] | undefined
  /** Names of the islands the page uses: `carte` loads `carte.js`. */
  ilots?: readonly string[] | undefined
  /** What was typed in the page and is kept nowhere: a change of language sends that form, with this `action`. */
  saisie?: { formulaire: string; action: string } | undefined
  children?: Child
}
