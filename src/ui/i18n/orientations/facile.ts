import { type MessagesOrientations, orientationsFr } from './fr.ts'

export const orientationsFacile: MessagesOrientations = {
  ...orientationsFr,
  titre: 'Les lieux qui vont vous aider',
  etats: {
    envoyee: (chez) => `${chez} a votre fiche`,
    acceptee: (chez) => `Vous avez un rendez-vous avec ${chez}`,
    refusee: (chez) => `${chez} dit non`,
    expiree: (chez) => `${chez} ne répond pas`,
    absente: (chez) => `Vous n’êtes pas venu chez ${chez}`,
    honoree: (chez) => `Vous avez vu ${chez}`,
    close: () => 'C’est fini',
  },
  aFaireTitre: 'Que faire ?',
  aFaire: {
    envoyee: () => 'Vous attendez. Revenez voir ici.',
    acceptee: () => 'Allez au rendez-vous. Vous ne pouvez pas ? Téléphonez avant.',
    refusee: (par) => `Vous attendez. ${par} cherche une autre aide pour vous.`,
    expiree: (par) => `Vous attendez. ${par} le sait et cherche une aide pour vous.`,
    absente: () => 'Téléphonez. Demandez un nouveau rendez-vous.',
    honoree: () => 'Faites ce que vous avez décidé ensemble.',
    close: (par) => `Rien. Vous voulez de l’aide ? Allez voir : ${par}.`,
  },
  reponseAvant: (jour) => `Vous aurez une réponse avant : ${jour}.`,
  rdv: { ...orientationsFr.rdv, apporter: 'Prenez avec vous' },
  accord: (par) => `Vous ne voulez plus ? Dites-le à : ${par}. La fiche sera effacée.`,
}
