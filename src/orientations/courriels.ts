import type { Services } from '../platform/index.ts'
import type { Etat, Evenement, TypeEvenement } from './model.ts'
import type { Orientation } from './store.ts'

export interface Annonce {
  orientation: Orientation
  evenement: Evenement
  evenementId: string
  /** Before this event; `null` at the sending. */
  avant: Etat | null
  noms: ReadonlyMap<string, { nom: string }>
}

/** To a structure: whoever follows the sheet there, else those who manage it. */
interface Avis {
  /** Structure that is told. */
  a: string
  suiveur: string | null
  sujet: string
  texte: string
}

/** What is said of an event, to which structure. Never who it is about, why, nor what was written. */
export function rediger({ config }: Pick<Services, 'config'>, annonce: Annonce): (Avis & { cle: string })[] {
  const { orientation, evenementId } = annonce
  return avisDe(annonce).map((avis) => ({
    ...avis,
    sujet: `Orientation ${orientation.repere} : ${avis.sujet}`,
    texte: [
      'Bonjour,',
      avis.texte,
      `Pour la lire :\n${config.url}/agent/orientations/${orientation.id}`,
      'Ce courriel ne dit rien de la personne : tout est sur la page, après connexion.',
      'Maillage',
    ].join('\n\n'),
    cle: `orientation:${evenementId}:${avis.a}`,
  }))
}

interface Noms {
  /** Structure that sent it, that has it, that had it before. */
  de: string
  chez: string
  avant: string
  delai: number
}
type Dit = { sujet: string; texte: string }

const NOUVELLE = ({ de, delai }: Noms): Dit => ({
  sujet: 'nouvelle fiche',
  texte: `${de} vous oriente une personne. Répondez sous ${delai} jours ouvrés : un rendez-vous, un refus, ou une autre structure.`,
})
const RETIREE = (): Dit => ({
  sujet: 'retirée',
  texte: 'Cette fiche est retirée : n’agissez plus pour la personne avec ce qu’elle disait.',
})

const AU_RECEVEUR: Partial<Record<TypeEvenement, (n: Noms) => Dit>> = {
  envoyee: NOUVELLE,
  renvoyee: NOUVELLE,
  transmise: NOUVELLE,
  rappel: ({ de, delai }) => ({
    sujet: 'réponse en retard',
    texte: `${de} attend votre réponse. Sans elle, la fiche expire dans ${delai} jours ouvrés.`,
  }),
  expiree: ({ de }) => ({
    sujet: 'expirée',
    texte: `Cette fiche est restée sans réponse. ${de} est prévenue. Vous pouvez encore répondre.`,
  }),
  close: RETIREE,
  'mandat-fini': RETIREE,
}

const RENCONTRE_PASSEE: Dit = {
  sujet: 'la rencontre a-t-elle eu lieu ?',
  texte: 'Le rendez-vous est passé. Dites si la personne est venue, et la suite donnée.',
}

const A_L_ENVOYEUR: Partial<Record<TypeEvenement, (n: Noms) => Dit>> = {
  transmise: ({ avant, chez }) => ({
    sujet: 'transmise',
    texte: `${avant} a transmis la fiche à ${chez}, avec l’accord de la personne.`,
  }),
  acceptee: ({ chez }) => ({
    sujet: 'rendez-vous donné',
    texte: `${chez} donne un rendez-vous. Prévenez la personne.`,
  }),
  refusee: ({ chez }) => ({
    sujet: 'refusée',
    texte: `${chez} ne peut pas recevoir la personne et dit pourquoi. Choisissez la suite avec elle.`,
  }),
  honoree: ({ chez }) => ({
    sujet: 'la rencontre a eu lieu',
    texte: `${chez} a reçu la personne et dit ce qui en est sorti.`,
  }),
  absente: ({ chez }) => ({
    sujet: 'la personne n’est pas venue',
    texte: `${chez} attendait la personne. Reprenez contact avec elle.`,
  }),
  expiree: ({ chez }) => ({
    sujet: 'sans réponse',
    texte: `${chez} n’a pas répondu, même après un rappel. Choisissez une autre structure, ou appelez.`,
  }),
  'sans-nouvelles': ({ chez }) => ({
    sujet: 'sans nouvelles du rendez-vous',
    texte: `${chez} n’a pas dit si la rencontre a eu lieu. Demandez à la personne, ou appelez.`,
  }),
}

function avisDe({ orientation, evenement: { type }, avant, noms }: Annonce): Avis[] {
  const { etat, structureId, auteurId } = orientation
  const nom = (id: string) => noms.get(id)?.nom ?? ''
  const n = {
    de: nom(structureId),
    chez: nom(etat.destinataire),
    avant: nom(avant?.destinataire ?? ''),
    delai: etat.delai,
  }
  const finie = type === 'close' || type === 'mandat-fini'
  // Whoever refused it, or said what came of it, has nothing left to stop doing.
  const enMain = !(finie && (avant?.statut === 'refusee' || avant?.statut === 'honoree'))
  const auReceveur = type === 'rappel' && etat.statut === 'acceptee' ? RENCONTRE_PASSEE : AU_RECEVEUR[type]?.(n)
  const aLEnvoyeur = A_L_ENVOYEUR[type]?.(n)
  return [
    ...(auReceveur && enMain ? [{ ...auReceveur, a: etat.destinataire, suiveur: etat.suiviPar }] : []),
    ...(aLEnvoyeur ? [{ ...aLEnvoyeur, a: structureId, suiveur: auteurId }] : []),
  ]
}
