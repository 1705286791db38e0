import type { Services } from '../platform/index.ts'
import { formats } from '../ui/index.ts'
import type { Pli } from './avertir.ts'
import { estPour } from './avis.ts'
import { jourEcheance } from './delai.ts'
import { type Etat, type Evenement, URGENCES } from './model.ts'
import type { Destinataire } from './participants.ts'
import type { Demande } from './store.ts'

interface Annonce {
  demande: Demande
  evenement: Evenement
  /** Group that has the request now, by name. */
  groupe: string
  /** Structure of whoever acted. */
  structure: string
}

/** One mail each: that something waits, and where. Never who it is about, nor what was written. */
export function rediger(
  { config }: Services,
  annonce: Annonce & { evenementId: string },
  destinataires: readonly Destinataire[],
): Pli[] {
  const { demande, evenementId } = annonce
  const dit = phrases(annonce)
  if (!dit) return []
  return destinataires.map((pour) => ({
    pour,
    page: pageDe(pour, demande),
    a: pour.email,
    sujet: `Demande ${demande.repere} : ${dit.sujet}${estPour(annonce.evenement, pour.cle) ? ', à votre attention' : ''}`,
    texte: [
      'Bonjour,',
      dit.texte,
      `Pour la lire :\n${config.url}${pageDe(pour, demande)}`,
      'Ce courriel ne dit rien de la personne : tout est sur la page, après connexion.',
      'Maillage',
    ].join('\n\n'),
    cle: `demande:${evenementId}:${pour.cle}`,
  }))
}

const pageDe = ({ page, porte }: Destinataire, { id }: Demande) => page ?? `/${porte}/demandes/${id}`

const ATTEND = 'Quelqu’un attend : répondez, ou dites où la demande doit aller.'

const ETAPES: Record<(Evenement & { type: 'etape' })['etape'], (groupe: string) => { sujet: string; texte: string }> = {
  suppleance: (groupe) => ({
    sujet: 'votre groupe prend la suite',
    texte: `Le groupe « ${groupe} » est en retard ou absent, et vous êtes son suppléant. Vous pouvez prendre cette demande et y répondre.`,
  }),
  responsable: (groupe) => ({
    sujet: 'en retard dans votre organisme',
    texte: `Une demande attend toujours la réponse du groupe « ${groupe} ». Voyez qui peut répondre, ou choisissez un suppléant.`,
  }),
  coordination: (groupe) => ({
    sujet: 'toujours sans réponse',
    texte: `Le groupe « ${groupe} », rappelé plusieurs fois, n’a pas répondu à une demande. Les retards sont comptés sur la page.`,
  }),
  relance: () => ({
    sujet: 'l’organisme vous attend',
    texte:
      'L’organisme a écrit et attend votre suite. Lisez, puis écrivez, ou dites si la réponse est utile. Après une réponse, la demande finit par se clore toute seule.',
  }),
  structure: () => ({
    sujet: 'rendue, et sans suite',
    texte:
      'Une demande rendue par l’organisme attend que votre structure choisisse la suite : un autre groupe, ou la clore.',
  }),
}

function phrases({ demande, evenement, groupe, structure }: Annonce): { sujet: string; texte: string } | null {
  const delai = `Réponse attendue ${quandEcheance(demande.etat)}.`
  switch (evenement.type) {
    case 'envoyee':
      return {
        sujet: 'nouvelle demande pour votre groupe',
        texte: `${structure} a envoyé une demande au groupe « ${groupe} » (${URGENCES[demande.urgence].toLowerCase()}). ${delai}`,
      }
    case 'reroutee':
      return {
        sujet: `transmise au groupe « ${groupe} »`,
        texte: `${structure} a transmis cette demande au groupe « ${groupe} ». ${delai}`,
      }
    case 'prise-en-charge':
      return {
        sujet: 'prise en charge',
        texte: `Quelqu’un du groupe « ${groupe} » s’occupe de cette demande. ${delai}`,
      }
    case 'message':
      return { sujet: 'nouveau message', texte: `${structure} a écrit dans cette demande.` }
    case 'question':
      return {
        sujet: 'des pièces sont demandées',
        texte: `${structure} demande des pièces. Sur la page, dites pour chacune si vous l’avez, et joignez-la.`,
      }
    case 'reponse':
      return { sujet: 'pièces remises', texte: `${structure} répond, pièce par pièce, à la liste demandée.` }
    case 'traitee':
      return {
        sujet: 'réponse reçue',
        texte: `${structure} a répondu et indique que la demande est traitée. Prévenez la personne, puis dites si la réponse est utile.`,
      }
    case 'pas-pour-nous':
      return {
        sujet: 'à envoyer ailleurs',
        texte: `${structure} indique que cette demande n’est pas pour son groupe. Lisez son explication, puis choisissez la suite.`,
      }
    case 'invitation':
      return {
        sujet: 'vous êtes invité',
        texte: `${structure} vous invite à prendre part à une demande suivie par le groupe « ${groupe} ».`,
      }
    case 'rouverte':
      return { sujet: 'rouverte', texte: `${structure} a rouvert cette demande : la réponse n’a pas suffi. ${delai}` }
    case 'rappel':
      return evenement.le > demande.etat.echeance
        ? {
            sujet: 'la réponse est en retard',
            texte: `Le groupe « ${groupe} » devait répondre ${quandEcheance(demande.etat)}. ${ATTEND}`,
          }
        : { sujet: 'la réponse est bientôt due', texte: `${delai} ${ATTEND}` }
    case 'etape':
      return ETAPES[evenement.etape](groupe)
    case 'liberee':
      return {
        sujet: 'à reprendre',
        texte: `La personne qui suivait cette demande est absente. La demande revient au groupe « ${groupe} ». ${delai}`,
      }
    case 'confiee':
      return {
        sujet: 'confiée à vous',
        texte: `La personne qui suivait cette demande est absente et vous a choisi pour la remplacer. ${delai}`,
      }
    case 'reprise':
      return { sujet: 'revient à vous', texte: `Votre absence est finie : vous reprenez cette demande. ${delai}` }
    case 'heritee':
      return {
        sujet: `passe au groupe « ${groupe} »`,
        texte: `Le groupe qui avait cette demande est retiré. Le groupe « ${groupe} » prend la suite, avec tout le fil.`,
      }
    case 'close-seule':
      return {
        sujet: 'close',
        texte:
          'La réponse était donnée et personne n’a écrit depuis : la demande s’est close toute seule. L’agent peut la rouvrir.',
      }
    case 'reunie':
      return {
        sujet: 'réunie à une autre demande',
        texte: `${structure} a réuni cette demande à une autre, sur le même sujet. Elle est close : la suite est dans l’autre.`,
      }
    case 'mandat-fini':
      return {
        sujet: 'close, le mandat a pris fin',
        texte: 'Le mandat de la personne a pris fin. La demande est close : n’agissez plus pour elle.',
      }
    default:
      return null
  }
}

/** « avant vendredi 27 novembre, 10 h », « avant la fin du mercredi 2 décembre ». */
export function quandEcheance(etat: Pick<Etat, 'echeance'>): string {
  const { jour, heure } = formats('fr')
  const minuit = etat.echeance.getHours() === 0 && etat.echeance.getMinutes() === 0
  return minuit
    ? `avant la fin du ${jour(jourEcheance(etat))}`
    : `avant ${jour(etat.echeance)}, ${heure(etat.echeance)}`
}
