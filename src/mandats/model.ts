import { debutDuJour, jourIso, joursEntre, ok, plusJours, type Refus, type Result, refus } from '../platform/index.ts'
import { formats } from '../ui/index.ts'

/** A day in Paris, `yyyy-mm-dd`: days compare as text. */
export type Jour = string

/** What a person may let an agent use. Passwords are a choice of their own: they count only if ticked (national model, note). */
export const DONNEES = {
  identite: 'Nom, prénom, date et lieu de naissance',
  coordonnees: 'Adresse, téléphone, adresse électronique',
  numeros: 'Numéros de dossier : allocataire, sécurité sociale, numéro fiscal',
  famille: 'Situation de famille et enfants',
  logement: 'Logement et loyer',
  ressources: 'Revenus, impôts et aides reçues',
  emploi: 'Travail et recherche d’emploi',
  papiers: 'Papiers d’identité et titre de séjour',
  sante: 'Santé ou handicap',
  identifiants: 'Identifiants de connexion et mots de passe',
} as const
export type Donnee = keyof typeof DONNEES

/** Months a mandate may last. A year is the most (convention, national model). */
export const DUREES = { 1: '1 mois', 3: '3 mois', 6: '6 mois', 12: '1 an' } as const
export type Duree = keyof typeof DUREES

/** Days between the end of a mandate and the destruction of everything under it, at most: six months. */
export const DELAI_MAXIMUM = 180
/** Days after which a draft nobody signed is destroyed. */
export const DELAI_BROUILLON = 30

export const MOTIFS_DE_FIN = {
  revocation: 'La personne retire son mandat',
  'demarches-terminees': 'Les démarches sont terminées',
} as const
export type MotifDeFin = keyof typeof MOTIFS_DE_FIN

/** Codes are for the rules, labels for the reader: those of the day it was drawn up, whatever the catalogue becomes. */
export interface Libelle {
  code: string
  libelle: string
}

/** What may be done with one operator. */
export interface Portee {
  operateur: Libelle
  demarches: 'toutes' | Libelle[]
}

export interface Mandant {
  prenom: string
  nom: string
  naissance: Jour
}

export interface Mandataire {
  nom: string
  fonction: string
  structure: string
}

/** Everything that says who the person is or what they need: encrypted whole, destroyed whole. */
export interface Contenu {
  mandant: Mandant
  mandataire: Mandataire
  portees: Portee[]
  donnees: Donnee[]
  /** What the person types to see where things stand; `null`: drawn up before there were codes. */
  code: string | null
}

export interface Signature {
  mode: 'ecran' | 'papier' | 'telephone'
  /** Account of the agent who signed, checked the identity and, on paper, attests. */
  compteId: string
  /** When it was recorded; on paper, the person may have signed on an earlier day. */
  le: Date
  debut: Jour
  /** Last day on which the mandate holds. */
  dernierJour: Jour
}

export interface Fin {
  motif: MotifDeFin
  /** Day the person asked, or the procedures ended: the mandate no longer holds on that day. */
  jour: Jour
  le: Date
  /** `null`: the person alone, with their code. */
  compteId: string | null
}

/** What stays readable when the person's data are destroyed. */
export interface Suivi {
  departement: string
  id: string
  /** Short reference for lists and talk: `M-2026-0042`. */
  repere: string
  structureId: string
  auteurId: string
  dossierId: string
  dureeMois: Duree
  /** Days after the end, as promised to the person; zero when they take the mandate back. */
  delaiJours: number
  creeLe: Date
  signature: Signature | null
  fin: Fin | null
  /** When the person asked for another one; an agent draws it up with them. */
  renouvellementLe: Date | null
  detruitLe: Date | null
}

export interface Mandat extends Suivi {
  contenu: Contenu
}

/** A mandate as it is found: its content is gone once destroyed. */
export type Fiche = Mandat | (Suivi & { contenu: null })

export type Etat = 'brouillon' | 'en-vigueur' | 'expire' | 'revoque' | 'termine'

/** The only place where a mandate's state is worked out: from its dates, never stored. */
export function etatLe(mandat: Pick<Suivi, 'signature' | 'fin'>, jour: Jour): Etat {
  const { signature, fin } = mandat
  if (!signature) return 'brouillon'
  if (fin && fin.jour <= jour) return fin.motif === 'revocation' ? 'revoque' : 'termine'
  return jour > signature.dernierJour ? 'expire' : 'en-vigueur'
}

/** Why a mandate in this state allows nothing; « en vigueur » has no reason. */
const SANS_EFFET: Record<Exclude<Etat, 'en-vigueur'>, (mandat: Pick<Suivi, 'signature' | 'fin'>) => string> = {
  brouillon: () => 'Ce mandat n’est pas signé. Faites-le signer avant d’agir.',
  expire: (m) =>
    `Ce mandat a pris fin le ${jourLong(m.signature?.dernierJour ?? '')}. Établissez un nouveau mandat avec la personne.`,
  revoque: (m) =>
    `La personne a retiré ce mandat le ${jourLong(m.fin?.jour ?? '')}. Vous ne pouvez plus agir en son nom.`,
  termine: (m) =>
    `Ce mandat a pris fin le ${jourLong(m.fin?.jour ?? '')}, car les démarches étaient terminées. Établissez un nouveau mandat.`,
}

/**
 * May one act under this mandate, with this operator, for this procedure, on this day?
 * `demarche` null asks about the operator alone: someone of that operator is invited to a request already covered.
 */
export function couvre(mandat: Mandat, operateur: string, demarche: string | null, jour: Jour): Result<Mandat> {
  const etat = etatLe(mandat, jour)
  if (etat !== 'en-vigueur') return refus(`mandat-${etat}`, SANS_EFFET[etat](mandat), 'mandat')
  const { portees } = mandat.contenu
  const portee = portees.find((p) => p.operateur.code === operateur)
  if (!portee) {
    const nommes = enumeration(portees.map((p) => p.operateur.libelle))
    return refus(
      'hors-mandat',
      `Ce mandat ne couvre pas cet organisme. Il couvre : ${nommes}. Établissez un nouveau mandat.`,
      'mandat',
    )
  }
  if (demarche === null || portee.demarches === 'toutes' || portee.demarches.some((d) => d.code === demarche))
    return ok(mandat)
  const prevues = enumeration(portee.demarches.map((d) => `« ${d.libelle} »`))
  const message = `Ce mandat ne couvre pas cette démarche. Avec ${portee.operateur.libelle}, il couvre : ${prevues}. Établissez un nouveau mandat.`
  return refus('hors-mandat', message, 'mandat')
}

/**
 * From the day of signature to the same day of the last month, included; on the last day of that month when it is
 * shorter (code de procédure civile, art. 641 and 642).
 */
export function periode(debut: Jour, duree: Duree): { debut: Jour; dernierJour: Jour } {
  const [annee = 0, mois = 1, jour = 1] = debut.split('-').map(Number)
  const finDuMois = new Date(annee, mois - 1 + duree + 1, 0)
  finDuMois.setDate(Math.min(jour, finDuMois.getDate()))
  return { debut, dernierJour: jourIso(finDuMois) }
}

/** The day a mandate stopped holding, or will; `null` for a draft. What was collected under it goes some days later. */
export function jourDeFin(mandat: Pick<Suivi, 'signature' | 'fin'>): Jour | null {
  if (mandat.fin) return mandat.fin.jour
  return mandat.signature?.dernierJour ?? null
}

/** The day from which everything under the mandate is to be destroyed; `null` for a draft. */
export function jourDeDestruction(mandat: Pick<Suivi, 'signature' | 'fin' | 'delaiJours'>): Jour | null {
  const fin = jourDeFin(mandat)
  if (fin === null || mandat.fin?.motif === 'revocation') return fin
  return jourIso(plusJours(debutDuJour(fin), mandat.delaiJours))
}

/** A structure may keep for a shorter time than its rule, never for a longer one. */
export function verifierDelai(actuel: number, voulu: number): Refus | null {
  return voulu < actuel
    ? null
    : champ(
        'jours',
        `Le délai est de ${actuel} jours. Il peut être réduit, jamais rallongé : écrivez un nombre plus petit.`,
      )
}

/** Days before its end from which a person may ask for another mandate. */
const JOURS_POUR_RENOUVELER = 60

/** May the person ask for another one? Near its end or once over; not after they took it back. */
export function renouvelable(mandat: Pick<Suivi, 'signature' | 'fin'>, jour: Jour): boolean {
  const etat = etatLe(mandat, jour)
  if (etat === 'en-vigueur') return joursRestants(mandat, jour) <= JOURS_POUR_RENOUVELER
  return etat === 'expire' || etat === 'termine'
}

/** Days left, the last one included; zero once it is over or while it is a draft. */
export function joursRestants(mandat: Pick<Suivi, 'signature' | 'fin'>, jour: Jour): number {
  if (!mandat.signature || etatLe(mandat, jour) !== 'en-vigueur') return 0
  return joursEntre(debutDuJour(jour), debutDuJour(mandat.signature.dernierJour)) + 1
}

export function verifierNaissance(naissance: Jour, aujourdhui: Jour): Refus | null {
  if (naissance > aujourdhui) return champ('naissance', 'Cette date de naissance est dans l’avenir. Vérifiez l’année.')
  if (naissance < '1900-01-01')
    return champ('naissance', 'Cette date de naissance est trop ancienne. Vérifiez l’année.')
  return null
}

/** A signature on paper is attested for a day that the draft had begun and that is not to come. */
export function verifierJourDeSignature(creeLe: Date, jour: Jour, aujourdhui: Jour): Refus | null {
  if (jour > aujourdhui)
    return champ('jour', 'La date de signature est dans l’avenir. Écrivez le jour où la personne a signé.')
  if (jour < jourIso(creeLe))
    return champ('jour', `Ce mandat a été préparé le ${jourLong(jourIso(creeLe))} : il n’a pas pu être signé avant.`)
  return null
}

export function verifierFin(mandat: Pick<Suivi, 'signature' | 'fin'>, jour: Jour, aujourdhui: Jour): Refus | null {
  const etat = etatLe(mandat, aujourdhui)
  if (etat !== 'en-vigueur') return { code: `mandat-${etat}`, message: SANS_EFFET[etat](mandat) }
  if (jour > aujourdhui)
    return champ('jour', 'Cette date est dans l’avenir. Écrivez la date du jour, ou un jour passé.')
  if (mandat.signature && jour < mandat.signature.debut)
    return champ(
      'jour',
      `Ce mandat a commencé le ${jourLong(mandat.signature.debut)}. Écrivez ce jour ou un jour après.`,
    )
  return null
}

function champ(nom: string, message: string): Refus {
  return { code: 'date', message, champ: nom }
}

/** « 1er janvier 1990 ». */
export function jourLong(jour: Jour): string {
  return formats('fr').date(debutDuJour(jour)).replace(/^1 /, '1er ')
}

/** « Caf, MSA et Adil ». */
export function enumeration(noms: readonly string[]): string {
  return noms.length < 2 ? (noms[0] ?? '') : `${noms.slice(0, -1).join(', ')} et ${noms.at(-1)}`
}

export function nomComplet(mandant: Mandant): string {
  return `${mandant.prenom} ${mandant.nom}`
}
