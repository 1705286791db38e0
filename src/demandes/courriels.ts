import type { Courriel, Services } from '../platform/index.ts'
import { formats } from '../ui/index.ts'
import { type Etat, type Evenement, jourEcheance, URGENCES } from './model.ts'
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
): Courriel[] {
  const { demande, evenementId } = annonce
  const dit = phrases(annonce)
  if (!dit) return []
  return destinataires.map(({ cle, email, porte }) => ({
    a: email,
    sujet: `Demande ${demande.repere} : ${dit.sujet}`,
    texte: [
      'Bonjour,',
      dit.texte,
      `Pour la lire :\n${config.url}/${porte}/demandes/${demande.id}`,
      'Ce courriel ne dit rien de la personne : tout est sur la page, après connexion.',
      'Maillage',
    ].join('\n\n'),
    cle: `demande:${evenementId}:${cle}`,
  }))
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
    case 'message':
      return { sujet: 'nouveau message', texte: `${structure} a écrit dans cette demande.` }
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
      return {
        sujet: 'la réponse est en retard',
        texte: `Le groupe « ${groupe} » devait répondre ${quandEcheance(demande.etat)}. Quelqu’un attend : répondez, ou dites où la demande doit aller.`,
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
