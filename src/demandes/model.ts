import { ok, type Refus, type Result, refus } from '../platform/index.ts'
import { changer, naissance } from './transitions.ts'

export const STATUTS = ['envoyee', 'prise-en-charge', 'traitee', 'pas-pour-nous', 'rouverte', 'close'] as const
export type Statut = (typeof STATUTS)[number]

/** The operator has not answered yet: its delay is running. */
export const EN_ATTENTE: readonly Statut[] = ['envoyee', 'prise-en-charge', 'rouverte']
/** Nobody looks after it yet. */
export const A_PRENDRE: readonly Statut[] = ['envoyee', 'rouverte']
/** The operator has said its word: the agent tells the person, then closes or goes on. */
export const REPONDUES: readonly Statut[] = ['traitee', 'pas-pour-nous']

export const UTILES = {
  oui: 'Oui',
  'en-partie': 'En partie',
  non: 'Non',
  'sans-objet': 'La personne n’en a plus besoin',
} as const
export type Utile = keyof typeof UTILES

export const URGENCES = { complexe: 'Complexe', urgent: 'Urgent', bloque: 'Bloqué' } as const
export type Urgence = keyof typeof URGENCES

/** From which side somebody acts on a request: the structure that sent it, the group that has it, or as a guest. */
export type Cote = 'aidant' | 'operateur' | 'invite' | 'systeme'

/** What a participant may see beside the messages. */
export type Voit = 'tout' | 'messages'

export interface Fait {
  le: Date
  /** Account; `null` when it happened by itself. */
  par: string | null
  cote: Cote
}

interface Destination {
  groupe: string
  operateur: string
  echeance: Date
}

/** What is written may call on somebody: an account that already reads the request. */
interface Adresse {
  attention?: string
}

/** What the clock does by itself; when, is said by the group's settings. */
export type Etape = 'rappel' | 'suppleance' | 'responsable' | 'coordination' | 'relance' | 'structure' | 'cloture'

/** Everything that can happen to a request. */
export type Evenement = Fait &
  (
    | ({ type: 'envoyee' } & Destination)
    | { type: 'prise-en-charge' /** Takes over from a colleague, knowingly. */; relais: boolean }
    | ({ type: 'message' } & Adresse)
    /** Papers asked for, and what the desk says of each. */
    | { type: 'question' }
    | { type: 'reponse'; question: string }
    | ({ type: 'traitee' } & Adresse)
    | { type: 'pas-pour-nous' }
    | ({ type: 'reroutee' } & Destination)
    | { type: 'invitation'; groupe: string | null; compte: string | null; voit: Voit }
    | { type: 'rouverte'; echeance: Date /** The one it had was withdrawn. */; groupe?: string }
    | { type: 'close'; utile: Utile }
    /** One of two about the same thing closes, and points to the one that is kept. */
    | { type: 'reunie'; vers: string }
    | { type: 'reunion'; de: string }
    | { type: 'mandat-fini' }
    | { type: 'rappel' }
    | {
        type: 'etape'
        etape: Exclude<Etape, 'rappel' | 'cloture'> /** Who comes in, for the deputy group. */
        groupe: string | null
      }
    /** Back to the group: whoever had it is away, or left the group. */
    | { type: 'liberee' }
    /** The same, but a colleague stands in; then back to them. */
    | { type: 'confiee'; a: string }
    | { type: 'reprise' }
    /** The group was withdrawn, another takes over. `responsable`: whoever has it belongs to both. */
    | { type: 'heritee'; groupe: string; responsable: string | null }
    | { type: 'close-seule' }
  )
export type TypeEvenement = Evenement['type']

/** Where a request stands: worked out by {@link appliquer}, stored with each event, computed nowhere else. */
export interface Etat {
  statut: Statut
  groupe: string
  operateur: string
  /** Account that looks after it at the operator's. */
  responsable: string | null
  /** Who has it back: away, and replaced by the account above. */
  confieePar: string | null
  /** When the delay that runs now began: sent, sent elsewhere, or reopened. */
  depuis: Date
  echeance: Date
  /** What the clock has done since the delay, or the wait, began. */
  etapes: readonly Etape[]
  /** Group that came in to help. */
  suppleant: string | null
  /** Who wrote last, and when. */
  dernierMot: 'aidant' | 'operateur'
  dernierMotLe: Date
  utile: Utile | null
  envoyeeLe: Date
  priseLe: Date | null
  repondueLe: Date | null
  closeLe: Date | null
  mouvementLe: Date
  /** How many events led here. */
  evenements: number
}

const PAS_OPERATEUR = 'Seul le groupe qui a reçu la demande peut faire cela.'
const PAS_AIDANT = 'Seule la structure qui a envoyé la demande peut faire cela.'
const PAS_A_LA_MAIN = 'Cela se fait tout seul.'
const OUVERTES = STATUTS.filter((s) => s !== 'close')

/** Who may do what, from which status; the rest of the rules is in {@link refuser}. */
const PERMIS: Record<
  Exclude<TypeEvenement, 'envoyee'>,
  { cotes: readonly Cote[]; sinon: string; depuis: readonly Statut[] }
> = {
  'prise-en-charge': { cotes: ['operateur'], sinon: PAS_OPERATEUR, depuis: EN_ATTENTE },
  traitee: { cotes: ['operateur'], sinon: PAS_OPERATEUR, depuis: EN_ATTENTE },
  'pas-pour-nous': { cotes: ['operateur'], sinon: PAS_OPERATEUR, depuis: EN_ATTENTE },
  reroutee: { cotes: ['operateur', 'aidant'], sinon: PAS_OPERATEUR, depuis: [...EN_ATTENTE, 'pas-pour-nous'] },
  message: { cotes: ['aidant', 'operateur', 'invite'], sinon: PAS_A_LA_MAIN, depuis: OUVERTES },
  question: { cotes: ['operateur'], sinon: PAS_OPERATEUR, depuis: EN_ATTENTE },
  reponse: { cotes: ['aidant'], sinon: PAS_AIDANT, depuis: OUVERTES },
  invitation: { cotes: ['aidant', 'operateur', 'invite'], sinon: PAS_A_LA_MAIN, depuis: OUVERTES },
  rouverte: { cotes: ['aidant'], sinon: PAS_AIDANT, depuis: ['traitee', 'close'] },
  close: { cotes: ['aidant'], sinon: PAS_AIDANT, depuis: OUVERTES },
  reunie: { cotes: ['aidant', 'operateur'], sinon: PAS_A_LA_MAIN, depuis: OUVERTES },
  reunion: { cotes: ['aidant', 'operateur'], sinon: PAS_A_LA_MAIN, depuis: EN_ATTENTE },
  'mandat-fini': { cotes: ['aidant', 'systeme'], sinon: PAS_AIDANT, depuis: OUVERTES },
  rappel: { cotes: ['systeme'], sinon: PAS_A_LA_MAIN, depuis: EN_ATTENTE },
  etape: { cotes: ['systeme'], sinon: PAS_A_LA_MAIN, depuis: OUVERTES },
  liberee: { cotes: ['systeme'], sinon: PAS_A_LA_MAIN, depuis: ['prise-en-charge'] },
  confiee: { cotes: ['systeme'], sinon: PAS_A_LA_MAIN, depuis: ['prise-en-charge'] },
  reprise: { cotes: ['systeme'], sinon: PAS_A_LA_MAIN, depuis: ['prise-en-charge'] },
  heritee: { cotes: ['systeme'], sinon: PAS_A_LA_MAIN, depuis: OUVERTES },
  'close-seule': { cotes: ['systeme'], sinon: PAS_A_LA_MAIN, depuis: ['traitee'] },
}

const TROP_TARD: Record<Statut, string> = {
  envoyee: 'Cette demande attend encore sa réponse.',
  'prise-en-charge': 'Cette demande attend encore sa réponse.',
  rouverte: 'Cette demande attend encore sa réponse.',
  traitee: 'Cette demande a déjà reçu sa réponse. L’agent peut la rouvrir.',
  'pas-pour-nous': 'Cette demande a été rendue à l’agent, qui choisit la suite.',
  close: 'Cette demande est close. L’agent qui l’a envoyée peut la rouvrir.',
}

/**
 * The next state, or why not, in a sentence. Pure: the same events always lead to the same state.
 * @param etat `null` before the request is sent
 */
export function appliquer(etat: Etat | null, e: Evenement): Result<Etat> {
  if (e.type === 'envoyee') return etat ? refus('deja-envoyee', 'Cette demande est déjà envoyée.') : ok(naissance(e))
  if (etat === null) return refus('pas-envoyee', 'Cette demande n’est pas encore envoyée.')
  const non = refuser(etat, e)
  if (non) return { ok: false, refus: non }
  return ok({ ...etat, ...changer(etat, e), mouvementLe: e.le, evenements: etat.evenements + 1 })
}

/** May this side do this now? For the buttons of a page; the answer that counts is {@link appliquer}'s. */
export function peut(etat: Etat, cote: Cote, type: Exclude<TypeEvenement, 'envoyee'>): boolean {
  const { cotes, depuis } = PERMIS[type]
  return cotes.includes(cote) && depuis.includes(etat.statut) && !(type === 'reroutee' && horsTour(etat, cote))
}

/** While the group has it, the group sends it on; once it gave it back, the agent does. */
function horsTour(etat: Etat, cote: Cote): boolean {
  return (etat.statut === 'pas-pour-nous') !== (cote === 'aidant')
}

const DEJA_FAIT: Refus = { code: 'pas-l-heure', message: 'Cela est déjà fait.' }

function refuser(etat: Etat, e: Exclude<Evenement, { type: 'envoyee' }>): Refus | null {
  const { cotes, sinon, depuis } = PERMIS[e.type]
  if (!cotes.includes(e.cote)) return { code: 'pas-a-vous', message: sinon }
  if (!depuis.includes(etat.statut)) return { code: `deja-${etat.statut}`, message: TROP_TARD[etat.statut] }
  switch (e.type) {
    case 'prise-en-charge':
      if (etat.statut !== 'prise-en-charge') return null
      if (etat.responsable === e.par) return { code: 'deja-vous', message: 'Vous vous occupez déjà de cette demande.' }
      return e.relais ? null : { code: 'deja-prise', message: 'Un collègue vient de prendre cette demande en charge.' }
    case 'reroutee':
      if (horsTour(etat, e.cote))
        return { code: 'pas-a-vous', message: e.cote === 'aidant' ? PAS_OPERATEUR : PAS_AIDANT }
      return e.groupe === etat.groupe
        ? {
            code: 'meme-groupe',
            message: 'La demande est déjà dans ce groupe. Choisissez-en un autre.',
            champ: 'groupe',
          }
        : null
    case 'rappel':
      return etat.etapes.includes('rappel') ? DEJA_FAIT : null
    case 'etape':
      return etat.etapes.includes(e.etape) ? DEJA_FAIT : null
    case 'reprise':
      return etat.confieePar === null ? DEJA_FAIT : null
    default:
      return null
  }
}
