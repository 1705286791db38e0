import type { DONNEES } from '../mandats/index.ts'
import {
  ajouterJoursOuvres,
  debutDuJour,
  jourIso,
  joursOuvresEntre,
  ok,
  type Result,
  refus,
} from '../platform/index.ts'

/** Why somebody is sent to another structure: coarse, because it stays in the figures. */
export const THEMES = {
  droits: 'Accès aux droits',
  budget: 'Budget et dettes',
  logement: 'Logement',
  famille: 'Famille et parentalité',
  sante: 'Santé',
  autonomie: 'Handicap ou perte d’autonomie',
  violences: 'Violences',
  jeunes: 'Jeunes',
  emploi: 'Emploi et insertion',
  papiers: 'Papiers et séjour',
  domiciliation: 'Domiciliation',
  numerique: 'Usage du numérique',
  langue: 'Apprendre le français',
} as const
export type Theme = keyof typeof THEMES

export const URGENCES = { normale: 'Sans urgence particulière', urgente: 'Urgent' } as const
export type Urgence = keyof typeof URGENCES

/** Working days to answer, unless a protocol says otherwise. As long again after the reminder, and the sheet expires. */
export const DELAIS: Record<Urgence, number> = { normale: 5, urgente: 2 }

export const ORIGINES = {
  visite: 'Une visite',
  entretien: 'Un rendez-vous des droits',
  demande: 'Une demande',
  mandat: 'Un mandat',
} as const
export type Origine = keyof typeof ORIGINES

/**
 * What may be shared, each only if the person says yes. `donnee`: what the mandate must let the agent use for it; `null`:
 * nothing more than the procedure itself.
 */
export const PARTAGES = {
  identite: { libelle: 'Son nom et sa date de naissance', donnee: 'identite' },
  coordonnees: { libelle: 'Comment la joindre', donnee: 'coordonnees' },
  dejaFait: { libelle: 'Ce qui a déjà été fait', donnee: null },
  referent: { libelle: 'Qui la suit déjà (référent de parcours)', donnee: null },
  numeros: { libelle: 'Ses numéros de dossier', donnee: 'numeros' },
  famille: { libelle: 'Sa famille', donnee: 'famille' },
  logement: { libelle: 'Son logement', donnee: 'logement' },
  ressources: { libelle: 'Ses ressources', donnee: 'ressources' },
  emploi: { libelle: 'Son travail', donnee: 'emploi' },
  papiers: { libelle: 'Ses papiers', donnee: 'papiers' },
  sante: { libelle: 'Sa santé', donnee: 'sante' },
} as const satisfies Record<string, { libelle: string; donnee: keyof typeof DONNEES | null }>
export type Partage = keyof typeof PARTAGES
export const CODES_PARTAGES = Object.keys(PARTAGES) as Partage[]

export const MOTIFS_REFUS = {
  'hors-mission': 'Ce n’est pas notre mission',
  'hors-territoire': 'La personne n’habite pas notre territoire',
  'deja-suivie': 'Un autre service la suit déjà',
  complet: 'Nous n’avons plus de place',
  incomplete: 'Il manque des informations',
  injoignable: 'La personne est injoignable ou ne souhaite plus venir',
  autre: 'Autre raison',
} as const
export type MotifRefus = keyof typeof MOTIFS_REFUS

/** What came of the appointment. */
export const SUITES = {
  accompagnement: 'Un accompagnement commence ici : nous devenons référent de parcours',
  conjoint: 'Un suivi conjoint avec un autre service',
  information: 'Information et conseil : c’est réglé',
  ailleurs: 'La personne est renvoyée vers le service qui la suit',
  'sans-suite': 'Sans suite',
} as const
export type Suite = keyof typeof SUITES

export type Statut = 'envoyee' | 'acceptee' | 'refusee' | 'expiree' | 'absente' | 'honoree' | 'close'
export type Cote = 'envoyeur' | 'receveur' | 'systeme'

/** Where the person is received: said to the person, so encrypted with the rest. */
export interface RendezVous {
  mode: 'sur-place' | 'telephone'
  le: Date
  lieu: string
  apporter: string
}

interface Commun {
  le: Date
  cote: Cote
  /** Account and structure of whoever acts; `null` when the clock does. */
  par: string | null
  structure: string | null
}
export type Evenement = Commun &
  (
    | { type: 'envoyee' | 'renvoyee' | 'transmise'; vers: string; delai: number }
    | { type: 'acceptee'; rdv: Date }
    | { type: 'refusee'; motif: MotifRefus }
    | { type: 'honoree'; suite: Suite }
    | { type: 'absente' | 'close' | 'mandat-fini' | 'rappel' | 'expiree' | 'sans-nouvelles' }
  )
export type TypeEvenement = Evenement['type']

export interface Etat {
  statut: Statut
  /** Structure that has the sheet, or had it last. */
  destinataire: string
  /** Account that answered for it. */
  suiviPar: string | null
  /** Working days to answer. */
  delai: number
  depuis: Date
  echeance: Date | null
  rappelee: boolean
  rdvLe: Date | null
  envoyeeLe: Date
  closeLe: Date | null
  mouvementLe: Date
  evenements: number
}

/** Working days after an appointment by which one says whether it took place; then as many again before the sender is told. */
export const JOURS_APRES_RDV = 2

const PERMIS: Record<Exclude<TypeEvenement, 'envoyee'>, { cotes: readonly Cote[]; depuis: readonly Statut[] }> = {
  renvoyee: { cotes: ['envoyeur'], depuis: ['refusee', 'expiree'] },
  transmise: { cotes: ['receveur'], depuis: ['envoyee', 'expiree'] },
  acceptee: { cotes: ['receveur'], depuis: ['envoyee', 'expiree', 'acceptee', 'absente'] },
  refusee: { cotes: ['receveur'], depuis: ['envoyee', 'expiree'] },
  honoree: { cotes: ['receveur'], depuis: ['acceptee', 'absente'] },
  absente: { cotes: ['receveur'], depuis: ['acceptee'] },
  close: { cotes: ['envoyeur'], depuis: ['envoyee', 'acceptee', 'refusee', 'expiree', 'absente', 'honoree'] },
  'mandat-fini': {
    cotes: ['envoyeur', 'systeme'],
    depuis: ['envoyee', 'acceptee', 'refusee', 'expiree', 'absente', 'honoree'],
  },
  rappel: { cotes: ['systeme'], depuis: ['envoyee', 'acceptee'] },
  expiree: { cotes: ['systeme'], depuis: ['envoyee'] },
  'sans-nouvelles': { cotes: ['systeme'], depuis: ['acceptee'] },
}

const TROP_TARD: Record<Statut, string> = {
  envoyee: 'Cette fiche attend encore une réponse.',
  acceptee: 'Un rendez-vous est déjà donné.',
  refusee: 'Cette fiche a été refusée. La structure qui l’a envoyée choisit la suite.',
  expiree: 'Cette fiche est restée sans réponse.',
  absente: 'La personne n’est pas venue. Donnez un nouveau rendez-vous.',
  honoree: 'La rencontre est déjà notée.',
  close: 'Cette fiche est close.',
}

/** May this side do this now? */
export function peut({ statut }: Pick<Etat, 'statut'>, cote: Cote, type: Exclude<TypeEvenement, 'envoyee'>): boolean {
  return PERMIS[type].cotes.includes(cote) && PERMIS[type].depuis.includes(statut)
}

/**
 * The next state, or why not, in a sentence. Pure: the same events always lead to the same state.
 * @param etat `null` before the sheet is sent
 */
export function appliquer(etat: Etat | null, e: Evenement): Result<Etat> {
  if (e.type === 'envoyee') {
    if (etat) return refus('deja-envoyee', 'Cette fiche est déjà envoyée.')
    return ok({ ...arrivee(e), rdvLe: null, envoyeeLe: e.le, closeLe: null, mouvementLe: e.le, evenements: 1 })
  }
  if (!etat) return refus('pas-envoyee', 'Cette fiche n’est pas encore envoyée.')
  if (!PERMIS[e.type].cotes.includes(e.cote)) return refus('pas-a-vous', 'Cela revient à l’autre structure.')
  if (!PERMIS[e.type].depuis.includes(etat.statut)) return refus(`deja-${etat.statut}`, TROP_TARD[etat.statut])
  if ((e.type === 'renvoyee' || e.type === 'transmise') && e.vers === etat.destinataire)
    return refus('meme-structure', 'La fiche est déjà dans cette structure. Choisissez-en une autre.', 'vers')
  return ok({ ...etat, ...changer(etat, e), mouvementLe: e.le, evenements: etat.evenements + 1 })
}

function arrivee({ le, vers, delai }: { le: Date; vers: string; delai: number }) {
  return {
    statut: 'envoyee' as const,
    destinataire: vers,
    suiviPar: null,
    delai,
    depuis: le,
    echeance: ajouterJoursOuvres(le, delai),
    rappelee: false,
  }
}

function changer(etat: Etat, e: Exclude<Evenement, { type: 'envoyee' }>): Partial<Etat> {
  const fini = { echeance: null, rappelee: false }
  switch (e.type) {
    case 'renvoyee':
    case 'transmise':
      return { ...arrivee(e), rdvLe: null }
    case 'acceptee':
      return {
        statut: 'acceptee',
        suiviPar: e.par,
        depuis: e.le,
        rdvLe: e.rdv,
        echeance: ajouterJoursOuvres(e.rdv, JOURS_APRES_RDV),
        rappelee: false,
      }
    case 'rappel':
      return {
        rappelee: true,
        echeance: ajouterJoursOuvres(e.le, etat.statut === 'acceptee' ? JOURS_APRES_RDV : etat.delai),
      }
    case 'sans-nouvelles':
      return { echeance: null }
    case 'close':
    case 'mandat-fini':
      return { statut: 'close', closeLe: e.le, ...fini }
    default:
      return { statut: e.type, depuis: e.le, ...fini }
  }
}

/** What the clock must do now; `null` when its time has not come. */
export function aFaire({ statut, echeance, rappelee }: Etat, maintenant: Date) {
  if (echeance === null || maintenant < echeance) return null
  if (!rappelee) return 'rappel' as const
  return statut === 'acceptee' ? ('sans-nouvelles' as const) : ('expiree' as const)
}

/** Structures that may read the content: who sent it, and who has it in hand. A refusal closes it at once. */
export function lecteursDe(
  { statut, destinataire }: Pick<Etat, 'statut' | 'destinataire'>,
  envoyeur: string,
): string[] {
  return statut === 'refusee' || statut === 'close' ? [envoyeur] : [envoyeur, destinataire]
}

/** The answer is past its day: after the reminder, or after the appointment without a word. */
export function enRetard({ echeance, rappelee, statut }: Etat, maintenant: Date): boolean {
  return statut === 'expiree' || (echeance !== null && (rappelee || maintenant > echeance))
}

/** « 3 jours ouvrés restants », « En retard de 2 jours ouvrés »; only while an answer is awaited. */
export function delaiEnMots({ depuis, delai }: Pick<Etat, 'depuis' | 'delai'>, maintenant: Date): string {
  const jour = (d: Date) => debutDuJour(jourIso(d))
  const jours = joursOuvresEntre(jour(maintenant), jour(ajouterJoursOuvres(depuis, delai)))
  const dits = (n: number) => (n === 1 ? '1 jour ouvré' : `${n} jours ouvrés`)
  if (jours > 0) return `Réponse attendue : ${dits(jours)}`
  return jours === 0 ? 'Réponse attendue aujourd’hui' : `En retard de ${dits(-jours)}`
}
