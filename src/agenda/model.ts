import { debutDuJour, jourIso, ok, plusJours, type Result, type Role, refus } from '../platform/index.ts'

/** From one instant to another. */
export interface Plage {
  debut: Date
  fin: Date
}

/** A `creneau` is one person with one expert; a `seance` has seats, on one or several dates. */
export const GENRES = { creneau: 'Rendez-vous avec une personne', seance: 'Séance à plusieurs' } as const
export type Genre = keyof typeof GENRES

export const MODES = { 'sur-place': 'Sur place', visio: 'En visio', telephone: 'Par téléphone' } as const
export type Mode = keyof typeof MODES

export const OUVERTURES = {
  public: 'Tout le monde, depuis le site',
  prescripteurs: 'Les agents et les partenaires qui orientent',
  agents: 'Les agents seulement',
  invites: 'Les personnes qui ont reçu le lien',
} as const
export type Ouverture = keyof typeof OUVERTURES

/** Those who may take a seat, beside the team that receives; with the link, anybody may take one « sur invitation ». */
const ROLES_PAR_OUVERTURE: Record<Ouverture, readonly Role[] | null> = {
  public: null,
  invites: null,
  prescripteurs: ['aidant', 'responsable', 'instructeur', 'prescripteur'],
  agents: ['aidant', 'responsable', 'instructeur'],
}

export function peutPrendre(ouverture: Ouverture, role: Role | null): boolean {
  const roles = ROLES_PAR_OUVERTURE[ouverture]
  return roles === null || (role !== null && roles.includes(role))
}

export const ACCES = {
  lsf: 'Langue des signes',
  interprete: 'Interprète',
  fauteuil: 'Fauteuil roulant',
  accompagnant: 'Une personne m’accompagne',
} as const
export type Acces = keyof typeof ACCES

/** Hours before, as the service may choose. */
export const RAPPELS = {
  168: 'Une semaine avant',
  72: 'Trois jours avant',
  24: 'La veille',
  2: 'Deux heures avant',
} as const

/** What one may come for. */
export interface Motif {
  id: string
  structureId: string
  genre: Genre
  nom: string
  /** Codes of life events of the bouquet of services. */
  besoins: string[]
  mode: Mode
  /** Minutes of one appointment. */
  duree: number
  places: number
  ouverture: Ouverture
  description: string
  preparation: string
  documents: string
  /** ISO 639 codes. */
  langues: string[]
  /** What the place offers. */
  acces: Acces[]
  /** Hours before the appointment. */
  rappels: number[]
  /** Root of the address of a video call: each appointment has a room of its own under it. */
  visio: string | null
}

export interface Moment extends Plage {
  departement: string
  id: string
  structureId: string
  motifId: string
  serieId: string | null
  lieuId: string | null
  compteId: string | null
  ressourceId: string | null
  /** One or several, in order. */
  dates: Plage[]
  places: number
  prises: number
  attente: number
  ouverture: Ouverture
  annuleLe: Date | null
}

export const STATUTS = {
  confirmee: 'Confirmé',
  attente: 'Liste d’attente',
  proposee: 'Place proposée',
  vu: 'Vu',
  absent: 'Absent',
  excuse: 'Excusé',
  annulee: 'Annulé',
} as const
export type Statut = keyof typeof STATUTS

/** Those who hold a seat. */
export const TIENNENT: readonly Statut[] = ['confirmee', 'proposee']
export const EN_COURS: readonly Statut[] = [...TIENNENT, 'attente']
export const PRESENCES = ['vu', 'absent', 'excuse'] as const satisfies readonly Statut[]
export type Presence = (typeof PRESENCES)[number]

export const MOTIFS_ABSENCE = {
  oubli: 'La personne a oublié',
  transport: 'Transport ou distance',
  sante: 'Maladie ou hôpital',
  'travail-garde': 'Travail ou garde d’enfant',
  'mal-compris': 'Jour, heure ou lieu mal compris',
  technique: 'La visio n’a pas marché',
  inconnu: 'On ne sait pas',
} as const
export type MotifAbsence = keyof typeof MOTIFS_ABSENCE

/** What the person says of themselves: no more than what is needed to receive and to reach them. */
export interface Contenu {
  prenom: string
  telephone: string
  courriel: string
  acces: Acces[]
  /** Said by an agent or asked by the service. */
  precision: string
}

export interface Reservation {
  departement: string
  id: string
  momentId: string
  structureId: string
  parStructureId: string | null
  dossierId: string
  langue: string
  statut: Statut
  rang: number
  creeLe: Date
  proposeeJusqua: Date | null
  motifAbsence: MotifAbsence | null
  aDire: Nouvelle | null
  /** `null` once destroyed. */
  contenu: Contenu | null
}

/** What a person is told. */
export const NOUVELLES = ['confirmee', 'attente', 'place', 'expiree', 'rappel', 'deplacee', 'annulee'] as const
export type Nouvelle = (typeof NOUVELLES)[number]

const MINUTE = 60_000
const HEURE = 60 * MINUTE

/** Appointments of `duree` minutes that fit in the times of a rule; what is left at the end is nobody's. */
export function decouper(plages: readonly Plage[], duree: number): Plage[] {
  return plages.flatMap(({ debut, fin }) => {
    const nombre = Math.floor((fin.getTime() - debut.getTime()) / (duree * MINUTE))
    return Array.from({ length: nombre }, (_, i) => ({
      debut: new Date(debut.getTime() + i * duree * MINUTE),
      fin: new Date(debut.getTime() + (i + 1) * duree * MINUTE),
    }))
  })
}

/** A freed seat too near its time goes back to whoever comes first: nobody could answer. */
const TROP_PRES_MS = 2 * HEURE

/** How long a freed seat is kept for the first of the list; `null`: it is too late to offer it. */
export function delaiDeReponse(maintenant: Date, debut: Date): Date | null {
  const reste = debut.getTime() - maintenant.getTime()
  if (reste <= TROP_PRES_MS) return null
  return new Date(maintenant.getTime() + Math.min(24 * HEURE, Math.max(HEURE, reste / 4)))
}

/** A reminder this late is noise: the next one, nearer, says the same. Kept apart from an outage of some hours. */
const RETARD_UTILE_MS = 6 * HEURE

/**
 * The reminder to send now, in hours before the appointment; `null` when there is none. Of several that an outage held
 * back, only the nearest; none for what was told when it was booked, and none after the beginning.
 */
export function rappelDu(
  rappels: readonly number[],
  { debut, creeLe, maintenant }: { debut: Date; creeLe: Date; maintenant: Date },
): number | null {
  if (maintenant >= debut) return null
  const passes = rappels.filter((h) => debut.getTime() - h * HEURE <= maintenant.getTime())
  if (passes.length === 0) return null
  const heures = Math.min(...passes)
  const prevu = debut.getTime() - heures * HEURE
  return creeLe.getTime() < prevu && maintenant.getTime() - prevu <= RETARD_UTILE_MS ? heures : null
}

/** A year of weekly moments of every half-hour is far below. */
export const MOMENTS_MAX = 3000
export const JOURS_MAX = 366

/** The last day on which a rule gives moments, and what is wrong with it. A rule without an end would fill the diary. */
export function verifierFin(au: string | null, maintenant: Date): Result<Date> {
  if (au === null)
    return refus('sans-fin', 'Écrivez le dernier jour. Un agenda s’ouvre pour un an au plus, puis se prolonge.', 'au')
  if (au < jourIso(maintenant)) return refus('passe', 'Ce jour est déjà passé. Écrivez un jour à venir.', 'au')
  const fin = plusJours(debutDuJour(au), 1)
  if (fin > plusJours(maintenant, JOURS_MAX))
    return refus('trop-loin', 'Un agenda s’ouvre pour un an au plus. Écrivez un jour plus proche.', 'au')
  return ok(fin)
}

/** Destroyed after the end: what the person said of themselves, then the line itself. */
export const JOURS_DU_CONTENU = 30
export const JOURS_DU_FAIT = 731
