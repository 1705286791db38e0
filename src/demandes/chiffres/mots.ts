import type { Mesure, Nombre } from './releve.ts'

const HEURES_PAR_JOUR = 24

/** Working days, a day being twenty-four working hours, to one decimal. */
export const enJours = (heures: number): number => Math.round((heures / HEURES_PAR_JOUR) * 10) / 10

/** One figure of a line, as it is drawn and exported; `null`: too few people to be written. */
export interface Figure {
  code: string
  libelle: string
  unite: string
  lire(mesure: Mesure): number | null
}

const compte = (code: Nombre, libelle: string): Figure => ({ code, libelle, unite: 'Nombre', lire: (m) => m[code] })
const delai = (code: string, libelle: string, lire: (m: Mesure) => number | undefined): Figure => ({
  code,
  libelle,
  unite: 'Jours ouvrés',
  lire(m) {
    const heures = lire(m)
    return heures === undefined ? null : enJours(heures)
  },
})

export const VOLUME = compte('envoyees', 'Demandes envoyées')
export const DELAIS: readonly Figure[] = [
  delai('premiere-mediane', 'Première réponse, une demande sur deux', (m) => m.premiere?.mediane),
  delai('premiere-90', 'Première réponse, neuf demandes sur dix', (m) => m.premiere?.neufSurDix),
  delai('resolution-mediane', 'Demande traitée, une sur deux', (m) => m.resolution?.mediane),
  delai('resolution-90', 'Demande traitée, neuf sur dix', (m) => m.resolution?.neufSurDix),
]
export const SUITES: readonly Figure[] = [
  compte('traitees', 'Demandes traitées'),
  compte('tardives', 'Traitées en retard'),
  compte('rouvertes', 'Rouvertes'),
  compte('renvois', 'Renvoyées : pas le bon groupe'),
]
/** What the agent said of the answer when closing. */
export const UTILITE: readonly Figure[] = [
  compte('oui', 'Réponse utile'),
  compte('en-partie', 'En partie'),
  compte('non', 'Pas utile'),
  compte('sans-objet', 'Plus besoin'),
  compte('sans-avis', 'Close sans avis'),
]
export const URGENCES: readonly Figure[] = [
  compte('bloque', 'Dossier bloqué'),
  compte('complexe', 'Situation complexe'),
  compte('urgent', 'Urgence'),
]
export const BLOCAGES: readonly Figure[] = [
  compte('questions', 'Des pièces manquaient'),
  compte('renvois', 'Ce n’était pas le bon groupe'),
  compte('tardives', 'Le délai promis est passé'),
  compte('rouvertes', 'La réponse ne suffisait pas'),
  compte('mandatsFinis', 'Le mandat a pris fin'),
]
/** Everything, once. */
export const FIGURES: readonly Figure[] = [
  VOLUME,
  ...URGENCES,
  ...DELAIS,
  ...SUITES,
  compte('questions', 'Pièces demandées'),
  compte('mandatsFinis', 'Closes par la fin du mandat'),
  compte('closes', 'Demandes closes'),
  ...UTILITE,
]
