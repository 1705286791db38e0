/** How long operators take to answer, for everybody. */
export const delaisFr = {
  titre: 'Combien de temps pour avoir une réponse ?',
  menu: 'Délais de réponse',
  chapeau:
    'Un agent peut écrire pour vous à un organisme : la Caf, l’Assurance maladie… Voici le temps que chacun met à répondre ici.',
  quand: 'Période',
  trimestre: (rang: number, annee: number) =>
    `${['janvier à mars', 'avril à juin', 'juillet à septembre', 'octobre à décembre'][rang - 1]} ${annee}`,
  vide: 'Pas encore de chiffres',
  videSuite: 'Aucune demande pendant ces trois mois, ou trop peu pour les publier.',
  dessin: 'Temps pour traiter une demande sur deux',
  unite: 'Jours ouvrés',
  legende: (periode: string) => `Par organisme, ${periode}`,
  organisme: 'Organisme',
  demandes: 'Demandes',
  premiere: 'Première réponse, une fois sur deux',
  traitee: 'Demande traitée, une fois sur deux',
  neuf: 'Neuf fois sur dix',
  avant: 'Trois mois avant',
  retard: 'Traitées en retard',
  jours: (nombre: string, n: number) => `${nombre} ${n < 2 ? 'jour' : 'jours'}`,
  lire: (seuil: number) =>
    `Les jours sont des jours ouvrés, depuis l’envoi. « Une fois sur deux » : la moitié des demandes ont attendu moins. « – » : il y a moins de ${seuil} demandes, ou ce nombre ferait deviner un nombre plus petit. Aucune donnée ne dit de qui il s’agit.`,
  csv: 'Télécharger (CSV)',
  ods: 'Télécharger (ODS)',
}
