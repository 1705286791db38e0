import type { Services } from '../platform/index.ts'
import type { Etat, Evenement } from './model.ts'
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

function avisDe(annonce: Annonce): Avis[] {
  const { orientation, evenement: e, avant, noms } = annonce
  const { etat, structureId, auteurId } = orientation
  const nom = (id: string) => noms.get(id)?.nom ?? ''
  const receveur = { a: etat.destinataire, suiveur: etat.suiviPar }
  const envoyeur = { a: structureId, suiveur: auteurId }
  const chez = nom(etat.destinataire)
  const delai = `Répondez sous ${etat.delai} jours ouvrés : un rendez-vous, un refus, ou une autre structure.`
  const nouvelle = {
    ...receveur,
    sujet: 'nouvelle fiche',
    texte: `${nom(structureId)} vous oriente une personne. ${delai}`,
  }
  switch (e.type) {
    case 'envoyee':
    case 'renvoyee':
      return [nouvelle]
    case 'transmise':
      return [
        nouvelle,
        {
          ...envoyeur,
          sujet: 'transmise',
          texte: `${nom(avant?.destinataire ?? '')} a transmis la fiche à ${chez}, avec l’accord de la personne.`,
        },
      ]
    case 'acceptee':
      return [{ ...envoyeur, sujet: 'rendez-vous donné', texte: `${chez} donne un rendez-vous. Prévenez la personne.` }]
    case 'refusee':
      return [
        {
          ...envoyeur,
          sujet: 'refusée',
          texte: `${chez} ne peut pas recevoir la personne et dit pourquoi. Choisissez la suite avec elle.`,
        },
      ]
    case 'honoree':
      return [
        {
          ...envoyeur,
          sujet: 'la rencontre a eu lieu',
          texte: `${chez} a reçu la personne et dit ce qui en est sorti.`,
        },
      ]
    case 'absente':
      return [
        {
          ...envoyeur,
          sujet: 'la personne n’est pas venue',
          texte: `${chez} attendait la personne. Reprenez contact avec elle.`,
        },
      ]
    case 'rappel':
      return [
        etat.statut === 'acceptee'
          ? {
              ...receveur,
              sujet: 'la rencontre a-t-elle eu lieu ?',
              texte: 'Le rendez-vous est passé. Dites si la personne est venue, et la suite donnée.',
            }
          : {
              ...receveur,
              sujet: 'réponse en retard',
              texte: `${nom(structureId)} attend votre réponse. Sans elle, la fiche expire dans ${etat.delai} jours ouvrés.`,
            },
      ]
    case 'expiree':
      return [
        {
          ...envoyeur,
          sujet: 'sans réponse',
          texte: `${chez} n’a pas répondu, même après un rappel. Choisissez une autre structure, ou appelez.`,
        },
        {
          ...receveur,
          sujet: 'expirée',
          texte: `Cette fiche est restée sans réponse. ${nom(structureId)} est prévenue. Vous pouvez encore répondre.`,
        },
      ]
    case 'sans-nouvelles':
      return [
        {
          ...envoyeur,
          sujet: 'sans nouvelles du rendez-vous',
          texte: `${chez} n’a pas dit si la rencontre a eu lieu. Demandez à la personne, ou appelez.`,
        },
      ]
    case 'close':
    case 'mandat-fini':
      if (!avant || avant.statut === 'refusee' || avant.statut === 'honoree') return []
      return [
        {
          ...receveur,
          sujet: 'retirée',
          texte: 'Cette fiche est retirée : n’agissez plus pour la personne avec ce qu’elle disait.',
        },
      ]
  }
}
