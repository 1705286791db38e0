/** Where a person was sent, on the page of their code. Names of structures are said; nobody's name is. */
export const orientationsFr = {
  titre: 'Vos orientations',
  depuis: (jour: string) => `Depuis le ${jour}.`,
  etats: {
    envoyee: (chez: string) => `${chez} a votre fiche`,
    acceptee: (chez: string) => `${chez} vous donne un rendez-vous`,
    refusee: (chez: string) => `${chez} ne peut pas vous recevoir`,
    expiree: (chez: string) => `${chez} n’a pas encore répondu`,
    absente: (chez: string) => `${chez} vous attendait`,
    honoree: (chez: string) => `${chez} vous a reçu`,
    close: (_chez: string) => 'Votre fiche est fermée',
  },
  aFaireTitre: 'Ce que vous avez à faire',
  aFaire: {
    envoyee: (_par: string) => 'Rien pour l’instant. Revenez voir ici.',
    acceptee: (_par: string) => 'Venez au rendez-vous. Vous ne pouvez pas venir ? Téléphonez avant.',
    refusee: (par: string) => `Rien. ${par} cherche une autre solution avec vous.`,
    expiree: (par: string) => `Rien. ${par} est prévenu et cherche une solution avec vous.`,
    absente: (_par: string) => 'Téléphonez pour avoir un nouveau rendez-vous.',
    honoree: (_par: string) => 'Suivez ce que vous avez décidé ensemble pendant la rencontre.',
    close: (par: string) => `Rien. Besoin d’aide ? Revenez à : ${par}.`,
  },
  reponseAvant: (jour: string) => `Réponse attendue au plus tard : ${jour}.`,
  rdv: { quand: 'Quand', ou: 'Où', telephone: 'Par téléphone', apporter: 'À apporter' },
  accord: (par: string) => `Vous changez d’avis ? Dites-le à : ${par}. Votre fiche sera retirée.`,
  appeler: (qui: string) => `Téléphone de ${qui}`,
}

export type MessagesOrientations = typeof orientationsFr
