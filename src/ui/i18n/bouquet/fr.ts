/** Words around the catalogue of life events and procedures, whose own sentences are in French. */
export const bouquetFr = {
  /** Said above what is not translated; empty in French. */
  enFrancais: '',

  familles: {
    'emploi-retraite': 'Formation, emploi et retraite',
    sante: 'Santé et handicap',
    'famille-identite': 'Famille et papiers d’identité',
    justice: 'Justice et droits',
    budget: 'Budget et impôts',
    'logement-mobilite': 'Logement, mobilité et courrier',
  },

  // The five levels of dematerialisation, in words.
  niveaux: {
    1: {
      court: 'Sur place, informations en ligne',
      long: 'Internet donne des informations. La démarche se fait autrement.',
    },
    2: { court: 'Papier à imprimer', long: 'Vous imprimez un formulaire. Vous le remplissez à la main.' },
    3: { court: 'Formulaire en ligne', long: 'Vous remplissez un formulaire en ligne. La suite se fait autrement.' },
    4: { court: 'En ligne', long: 'Vous envoyez votre demande en ligne.' },
    5: { court: 'En ligne, avec un compte', long: 'Tout se fait en ligne, avec un compte. Vous suivez votre dossier.' },
  },

  commencer: 'Par quoi commencer',
  demarches: 'Vos démarches',
  aides: {
    demarches: 'Préparer un dossier',
    numerique: 'Faire en ligne',
    accompagnement: 'S’informer, être aidé',
  },
  apporter: 'À apporter',
  attention: 'Attention',
  ou: 'Où aller',
  avecQui: 'Avec qui',
  toutesSituations: 'Voir toutes les situations',

  fiche: 'Fiche pratique',
  etapes: 'Que faire',
  enLigne: 'Sur internet',
  quiAide: 'Qui peut vous aider',
  autres: 'Dans la même situation',
  adresseFiche: 'Cette fiche est à l’adresse :',

  services: 'Mes services',
  servicesTexte: 'Les sites officiels, rangés par besoin. Ils sont gratuits.',
  servicesPiege:
    'Vérifiez l’adresse avant d’écrire un mot de passe. Un site officiel ne fait pas payer une démarche gratuite.',
  besoins: 'Besoins',
  acceder: 'Mode d’emploi',
  accederA: (site: string) => `Mode d’emploi : ${site}`,

  introuvable: {
    evenement: 'Cette situation n’existe pas',
    demarche: 'Cette fiche n’existe pas',
    texte: 'L’adresse est peut-être mal écrite. Partez de ce qui vous arrive, ou cherchez un lieu.',
  },
}

export type MessagesBouquet = typeof bouquetFr
