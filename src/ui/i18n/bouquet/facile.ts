import { bouquetFr, type MessagesBouquet } from './fr.ts'

export const bouquetFacile: MessagesBouquet = {
  ...bouquetFr,
  niveaux: {
    1: {
      court: 'Sur place, à lire sur internet',
      long: 'Sur internet, vous pouvez lire. Après, il faut aller sur place ou téléphoner.',
    },
    2: { court: 'Papier à imprimer', long: 'Vous imprimez un papier. Vous écrivez dessus.' },
    3: {
      court: 'À remplir sur internet',
      long: 'Vous écrivez sur internet. Après, il faut aller sur place ou envoyer un papier.',
    },
    4: { court: 'Sur internet', long: 'Vous envoyez votre demande sur internet.' },
    5: { court: 'Sur internet, avec un compte', long: 'Vous faites tout sur internet. Il faut un compte.' },
  },
  commencer: 'Ce que vous faites d’abord',
  demarches: 'Ce que vous pouvez faire',
  aides: { demarches: 'Demander une aide', numerique: 'Faire sur internet', accompagnement: 'Poser des questions' },
  apporter: 'Les papiers à prendre avec vous',
  attention: 'Faites attention',
  avecQui: 'Qui s’en occupe',
  etapes: 'Ce que vous faites',
  servicesTexte: 'Les sites de l’administration. Ils sont gratuits.',
  servicesPiege: 'Regardez bien l’adresse du site. Si on vous demande de payer, demandez de l’aide.',
  introuvable: {
    evenement: 'Cette page n’existe pas',
    demarche: 'Cette page n’existe pas',
    texte: 'L’adresse contient peut-être une erreur. Revenez à la première page.',
  },
}
