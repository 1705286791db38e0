import { agendaFacile } from './agenda/facile.ts'
import { bouquetFacile } from './bouquet/facile.ts'
import { couvertureFacile } from './couverture/facile.ts'
import { delaisFacile } from './delais/facile.ts'
import { droitsFacile } from './droits/facile.ts'
import { fr, type Messages } from './fr.ts'
import { mandatFacile } from './mandat/facile.ts'
import { orientationsFacile } from './orientations/facile.ts'
import { parcoursFacile } from './parcours/facile.ts'

/**
 * French that is easy to read and understand (European rules « Information for all »): short sentences, everyday words,
 * one idea at a time, acronyms explained. What is already easy in French stays as it is there.
 */
export const facile: Messages = {
  ...fr,
  langue: { ...fr.langue, nom: 'Facile à lire' },

  page: {
    ...fr.page,
    allerAuContenu: 'Aller directement au texte',
    trouverUnLieu: 'Trouver un lieu d’aide',
    espaceProfessionnel: 'Pour les agents',
    enFrancais: 'Cette page n’est pas encore écrite en facile à lire.',
    aide: 'Demander de l’aide',
    accessibilite: 'Un site pour tous',
    donnees: 'Vos informations',
    parCommune: 'Les lieux de chaque ville',
    mentions: 'Qui fait ce site',
    promesse: 'Ce site est gratuit. Vous n’avez pas besoin de compte. Il n’y a pas de publicité.',
    demonstrationSuite: 'Ce site est un essai. Les personnes sont inventées. N’écrivez pas votre vrai nom.',
    facultatif: 'pas obligatoire',
    pagePrecedente: 'Page d’avant',
    pageSuivante: 'Page d’après',
  },

  erreur: {
    introuvableTitre: 'Cette page n’existe pas',
    introuvableTexte: 'L’adresse contient peut-être une erreur. Ou bien la page a été enlevée.',
    refusTitre: 'Vous n’avez pas le droit de voir cette page',
    panneTitre: 'Le site ne marche pas',
    panneTexte: 'Ce n’est pas de votre faute. Attendez un peu. Puis essayez encore.',
    retourAccueil: 'Revenir à la première page',
  },

  accueil: {
    ...fr.accueil,
    titre: 'Quelle aide cherchez-vous ?',
    chapeau: 'Nous vous montrons un lieu près de chez vous. Là-bas, une personne peut vous aider.',
    champ: 'Écrivez votre besoin et votre ville',
    portes: {
      lieu: { titre: 'Trouver un lieu', texte: 'Des lieux ouverts près de chez vous' },
      aide: { titre: 'Une personne m’aide', texte: 'À France Services, un agent vous aide. C’est gratuit.' },
      ordinateur: { titre: 'Utiliser un ordinateur', texte: 'Vous pouvez aussi imprimer des papiers.' },
    },
    danger: {
      ...fr.accueil.danger,
      titre: 'Vous êtes en danger ?',
      texte: 'Vous dormez dehors ? Téléphonez. C’est gratuit, le jour et la nuit.',
      sansAbri: 'Je dors dehors',
      violences: 'Quelqu’un me fait du mal',
      urgence: 'Il faut m’aider tout de suite',
    },
    evenementsTitre: 'Qu’est-ce qui vous arrive ?',
    evenementsTexte: 'Choisissez une image. Vous verrez quoi faire et où aller.',
    ouverts: 'Ces lieux sont ouverts maintenant',
    bientot: 'Ces lieux ouvrent bientôt',
    vide: 'Il n’y a pas encore de lieu ici.',
  },

  evenements: {
    ...fr.evenements,
    'perdre-proche': 'Une personne de ma famille est morte',
    'aide-logement': 'Je veux de l’aide pour payer mon logement',
    'difficultes-argent': 'Je n’ai pas assez d’argent',
    'chercher-emploi': 'Je cherche du travail',
    'preparer-retraite': 'Je vais arrêter de travailler : la retraite',
    'rembourser-soins': 'Je veux être remboursé du médecin',
    'vivre-handicap': 'J’ai un handicap',
    'papiers-identite': 'Je fais ma carte d’identité ou mon passeport',
    'regler-litige': 'Je ne suis pas d’accord avec quelqu’un',
    'etre-victime': 'Quelqu’un m’a fait du mal',
    'litige-consommation': 'J’ai un problème après un achat',
    'gerer-energie': 'Je paie le gaz et l’électricité',
    'travailler-agriculture': 'Je travaille dans une ferme',
    'internet-difficile': 'Je n’arrive pas à utiliser internet',
    'elever-enfants': 'J’ai des enfants',
    'se-separer': 'Je quitte mon mari, ma femme ou mon compagnon',
  },

  bouquet: bouquetFacile,

  droits: droitsFacile,

  couverture: couvertureFacile,
  delais: delaisFacile,
  orientations: orientationsFacile,

  agenda: agendaFacile,

  parcours: parcoursFacile,

  mandat: mandatFacile,

  ecrire: {
    ...fr.ecrire,
    chapeau: (lieu) => `Vous écrivez à l’équipe de ${lieu}. Une personne vous répond.`,
    messageAide: 'Dites de quelle aide vous avez besoin. N’écrivez pas de mot de passe.',
    commentRepondre: 'Écrivez votre téléphone ou votre adresse électronique. Nous pourrons vous répondre.',
    donnees:
      'Seule cette équipe lit votre message. Après la réponse, nous le gardons 30 jours. Puis nous le détruisons.',
  },

  lieux: {
    ...fr.lieux,
    titre: 'Trouver un lieu d’aide',
    besoinExemple: 'Exemple : ma retraite',
    positionAttente: 'Nous cherchons où vous êtes…',
    positionRefusee: 'Votre téléphone ne dit pas où vous êtes. Écrivez le nom de votre ville.',
    positionUtilisee: 'Autour de vous.',
    filtres: 'Choisir',
    plusDeFiltres: 'Choisir plus',
    accessible: 'On peut entrer en fauteuil roulant',
    organisme: 'Administration (Caf, Assurance maladie…)',
    tousLesOrganismes: 'Toutes les administrations',
    appliquer: 'Valider',
    ailleurs: 'Il n’y a pas de lieu dans le département. Voici des lieux plus loin.',
    villeInconnue: (texte) => `Nous ne connaissons pas « ${texte} ». Écrivez le code postal : ce sont 5 chiffres.`,
    sansPosition: (ville) => `Nous ne savons pas où est ${ville} sur la carte. Voici les lieux de cette ville.`,
    demandeCorrigee: 'Nous n’avons pas tout compris',
    fermes: 'Fermés, ou nous ne savons pas',
    rienTitre: 'Nous n’avons rien trouvé',
    rienTexte: 'Vérifiez les mots, ou cherchez :',
    rienFiltres: 'avec moins de choix',
    rienAide: 'Une personne de France Services peut vous aider à chercher.',
    legendeFerme: 'Fermé, ou nous ne savons pas',
    distances: 'La distance est en ligne droite. Le chemin est plus long.',
    positionApprochee: 'Nous ne savons pas exactement où est ce lieu. Le point montre le milieu de la ville.',
    etat: { ...fr.lieux.etat, inconnu: 'Nous ne savons pas les heures', aVerifier: 'Heures pas sûres' },
    rendezVous: 'Il faut un rendez-vous',
    sansRendezVous: 'Venez quand vous voulez, sans rendez-vous',
    itinerant: 'Ce lieu se déplace',
    exempleTexte: 'Nous avons inventé ce lieu pour l’essai. N’y allez pas. N’appelez pas.',
    retireTitre: (date) => `Depuis le ${date}, ce lieu n’est plus dans la liste.`,
    retireTexte: 'Il est peut-être fermé. Téléphonez avant de venir.',
    annonce: (date) => `Nous le savons depuis le ${date}.`,
    horaires: 'Les heures d’ouverture',
    semaineDu: (du, au) => `Les heures du ${du} au ${au}`,
    fermeFerie: 'Fermé : c’est un jour de fête',
    fermeExceptionnel: 'Fermé ce jour-là seulement',
    horairesExceptionnels: 'autres heures ce jour-là',
    autrementLe: (jour, heures) => `Autres heures ${jour} : ${heures}`,
    autrement: {
      jour: (date) => `Autres heures le ${date}`,
      periode: (du, au) => `Autres heures du ${du} au ${au}`,
    },
    horairesInconnus: 'Nous ne savons pas quand ce lieu est ouvert. Téléphonez avant de venir.',
    horairesInconnusSansTelephone: 'Nous ne savons pas quand ce lieu est ouvert.',
    horairesIncertains: 'Certaines heures ne sont pas sûres. Téléphonez avant de venir.',
    demarches: 'On vous aide pour',
    note: 'À savoir :',
    venir: 'Comment venir',
    accesOui: 'On peut entrer en fauteuil roulant',
    accesNon: 'On ne peut pas entrer en fauteuil roulant',
    accesInconnu: 'Nous ne savons pas si on peut entrer en fauteuil roulant',
    adresseInconnue: 'Nous ne savons pas l’adresse exacte',
    itineraire: 'Voir le chemin',
    contacter: 'Téléphoner ou écrire',
    contactInconnu: 'Nous n’avons pas de téléphone pour ce lieu.',
    partager: 'Donner cette page à quelqu’un',
    copie: 'C’est copié.',
    source: 'Qui donne ces informations :',
    confirmeLe: (date) => `Ces informations datent du ${date}.`,
    introuvableTexte: 'L’adresse contient peut-être une erreur. Cherchez le lieu avec le nom de la ville.',

    types: {
      ...fr.lieux.types,
      'france-services': 'France Services : on vous aide pour vos papiers',
      ccas: 'CCAS : le service de la mairie qui aide les habitants',
      caf: 'Caf : allocations, RSA, aide pour le loyer',
      cpam: 'Assurance maladie : carte Vitale, remboursements',
      pmi: 'PMI : santé des bébés et des femmes enceintes',
      mdph: 'MDPH : maison des personnes handicapées',
      adil: 'Adil : conseils sur le logement',
      pij: 'PIJ : informations pour les jeunes',
      dgfip: 'Les impôts',
      'point-justice': 'Point-justice : conseils gratuits sur la loi',
      cidff: 'CIDFF : droits des femmes et des familles',
      clic: 'Clic : aide pour les personnes âgées',
    },
  },
}
