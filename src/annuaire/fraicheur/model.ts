import { debutDuJour, joursEntre } from '../../platform/index.ts'
import type { Lieu } from '../model.ts'

/** A sheet that nobody confirmed for that long is late. */
export const DELAI_JOURS = 180

/** Points that each doubt takes from 100; the query that sorts sheets counts with the same. */
export const POIDS = {
  /** One point each fortnight past the first month. */
  jamaisConfirme: 50,
  moisFranc: 30,
  quinzaine: 14,
  /** A list repeats what it was told; a structure has looked. */
  confirmeParListe: 10,
  signalement: 15,
  signalementsComptes: 3,
  horairesInconnus: 15,
  telephoneInconnu: 10,
  adresseInconnue: 10,
  horairesIncertains: 10,
  positionApprochee: 5,
} as const

export interface Faits {
  /** Days since the last confirmation; `null`: never. */
  jours: number | null
  parStructure: boolean
  /** Open reports that something is wrong. */
  signales: number
  horaires: 'connus' | 'incertains' | 'inconnus'
  telephone: boolean
  adresse: boolean
  approchee: boolean
}

export interface Raison {
  points: number
  phrase: string
}

export interface Confiance {
  /** 0 to 100. */
  score: number
  /** What took points, heaviest first. */
  raisons: Raison[]
}

/** How far a sheet can be trusted, and why. */
export function confiance(faits: Faits): Confiance {
  const raisons = raisonsDe(faits)
    .filter((r) => r.points > 0)
    .sort((a, b) => b.points - a.points)
  return { score: Math.max(0, 100 - raisons.reduce((somme, r) => somme + r.points, 0)), raisons }
}

function raisonsDe({ jours, parStructure, signales, horaires, telephone, adresse, approchee }: Faits): Raison[] {
  const si = (vrai: boolean, points: number, phrase: string): Raison => ({ points: vrai ? points : 0, phrase })
  return [
    { points: pointsDAge(jours), phrase: direAge(jours, parStructure) },
    si(!parStructure, POIDS.confirmeParListe, 'pas confirmée par le lieu lui-même'),
    {
      points: POIDS.signalement * Math.min(signales, POIDS.signalementsComptes),
      phrase: signales > 1 ? `${signales} signalements ouverts` : 'un signalement ouvert',
    },
    si(horaires === 'inconnus', POIDS.horairesInconnus, 'horaires non connus'),
    si(horaires === 'incertains', POIDS.horairesIncertains, 'des horaires pas sûrs'),
    si(!telephone, POIDS.telephoneInconnu, 'pas de téléphone'),
    si(!adresse, POIDS.adresseInconnue, 'pas d’adresse'),
    si(approchee, POIDS.positionApprochee, 'position approchée'),
  ]
}

function direAge(jours: number | null, parStructure: boolean): string {
  if (jours === null) return 'jamais confirmée'
  const depuis = `il y a ${jours} ${jours > 1 ? 'jours' : 'jour'}`
  return parStructure ? `confirmée ${depuis}` : `donnée par une liste ${depuis}`
}

function pointsDAge(jours: number | null): number {
  if (jours === null) return POIDS.jamaisConfirme
  const quinzaines = Math.floor(Math.max(0, jours - POIDS.moisFranc) / POIDS.quinzaine)
  return Math.min(POIDS.jamaisConfirme, quinzaines)
}

type LieuJuge = Pick<
  Lieu,
  'confirmeLe' | 'confirmePar' | 'signales' | 'horaires' | 'telephone' | 'adresse' | 'approchee'
>

export function faitsDe(lieu: LieuJuge, maintenant: Date): Faits {
  const { horaires } = lieu
  return {
    jours: lieu.confirmeLe === null ? null : Math.max(0, joursEntre(debutDuJour(lieu.confirmeLe), maintenant)),
    parStructure: lieu.confirmePar !== null,
    signales: lieu.signales,
    horaires: horaires === null ? 'inconnus' : horaires.incertain.length > 0 ? 'incertains' : 'connus',
    telephone: lieu.telephone !== null,
    adresse: lieu.adresse !== null,
    approchee: lieu.approchee,
  }
}

export function estEnRetard(jours: number | null): boolean {
  return jours === null || jours > DELAI_JOURS
}

/** Below that, the public page says to call before coming. */
export const SEUIL_PRUDENCE = 50

/** What may be wrong, in the order of the form. */
export const QUOI = ['horaires', 'telephone', 'adresse', 'ferme', 'autre'] as const
export type Quoi = (typeof QUOI)[number]

export type EtatSignalement = 'recu' | 'corrige' | 'pas-erreur'

/** The owner looks within 72 working hours, as for a message. */
export const HEURES_SIGNALEMENT = 72
/** What people wrote is destroyed after that. */
export const MOIS_SIGNALEMENT = 6

/** Mails to one place: at most that many, that far apart; its yes, or a year, starts afresh. */
export const RELANCES_MAX = 3
export const JOURS_ENTRE_RELANCES = 21
export const JOURS_DU_LIEN = 60
export const JOURS_DES_RELANCES = 365
