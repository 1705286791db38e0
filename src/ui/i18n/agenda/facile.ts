import { agendaFr, type MessagesAgenda } from './fr.ts'

export const agendaFacile: MessagesAgenda = {
  ...agendaFr,
  chapeau: 'Choisissez un besoin. Écrivez votre ville. Vous n’avez pas besoin de compte.',
  aucun: 'Il n’y a pas de rendez-vous libre ici ce mois-ci. Vous pouvez venir dans un lieu d’aide sans rendez-vous.',
  prochains: 'Les prochaines heures',
  tousLesHoraires: 'Voir toutes les heures',
  modes: {
    'sur-place': 'Vous venez dans le lieu',
    visio: 'Vous parlez avec une caméra, par internet',
    telephone: 'On vous téléphone',
  },
  prendre: {
    ...agendaFr.prendre,
    attenteTitre: 'Il n’y a plus de place',
    attenteTexte: 'Vous pouvez attendre une place. Si une personne ne vient pas, nous vous prévenons.',
    joindre: 'Écrivez votre téléphone ou votre adresse électronique. Nous pourrons vous prévenir.',
    donnees: 'Seule l’équipe qui vous reçoit lit ces informations. 30 jours après, nous les détruisons.',
    envoyer: 'Je prends ce rendez-vous',
    envoyerAttente: 'J’attends une place',
    annuler: 'Choisir une autre heure',
  },
  mes: {
    ...agendaFr.mes,
    chapeau: 'Vous avez reçu un code. Écrivez ce code ici.',
    statuts: {
      ...agendaFr.mes.statuts,
      confirmee: 'C’est d’accord',
      attente: 'Vous attendez une place',
      proposee: 'Il y a une place pour vous',
    },
    annulerTexte: 'Une autre personne aura votre place.',
    parLeService: 'Le service a annulé ce rendez-vous. Choisissez une autre heure. Votre code ne change pas.',
    visioTexte: 'Touchez ce bouton à l’heure du rendez-vous. Un téléphone avec caméra suffit.',
  },
}
