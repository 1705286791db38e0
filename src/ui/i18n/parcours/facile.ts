import { type MessagesParcours, parcoursFr } from './fr.ts'

export const parcoursFacile: MessagesParcours = {
  ...parcoursFr,
  precedent: 'Revenir à la page d’avant',
  resume: 'Il manque une réponse',
  communeAide: 'Nous vous montrons des lieux près de chez vous.',
  numerique: {
    ...parcoursFr.numerique,
    titre: 'Est-ce que je sais utiliser internet ?',
    chapeau: 'Il y a 18 questions avec des images. Vous ne donnez pas votre nom.',
    rienGarde: 'Nous ne gardons rien sur vous',
    reponses: { oui: 'Oui, je sais faire tout seul', aide: 'Oui, si on m’aide', non: 'Non, ou je ne sais pas' },
    resultat: {
      ...parcoursFr.numerique.resultat,
      ensembleTexte: {
        1: 'Vous pouvez aller à un atelier. On commence au début. Vous prenez votre temps.',
        2: 'Vous savez déjà faire des choses. Un atelier vous aide à faire seul.',
        3: 'Vous savez presque tout faire seul. Bravo.',
      },
      grilleTexte: [
        'Il y a 3 questions pour chaque sujet.',
        'Vous dites oui, tout seul : 2 points. Vous dites oui, si on m’aide : 1 point.',
        'Vous avez 5 ou 6 points : vous savez faire. Vous avez 3 ou 4 points : il vous faut de l’aide.',
        'Ces niveaux sont un exemple. Ce n’est pas un examen.',
      ],
    },
    garder: {
      ...parcoursFr.numerique.garder,
      titre: 'Refaire le test plus tard',
      texte:
        'Nous vous donnons un code. Le code garde vos niveaux. Il ne garde pas votre nom. Après 2 ans, il n’existe plus.',
      fait: 'Voici votre code. Écrivez-le sur un papier. Nous ne pouvons pas le retrouver.',
      detruire: 'Effacer ce code',
      detruit: 'Le code est effacé.',
    },
  },

  francais: {
    ...parcoursFr.francais,
    titre: 'Je cherche un cours de français',
    chapeau: 'Répondez à 5 questions. Nous vous montrons des cours près de chez vous.',
    indication: 'Ce n’est pas un examen. Le lieu regarde votre niveau avec vous.',
    alpha: 'Demandez un cours d’alphabétisation. Vous apprenez à lire et à écrire.',
    fle: 'Demandez un cours de français pour les étrangers.',
    echelleTexte: [
      'A1.1 : je dis mes premiers mots. A1 : je dis qui je suis. A2 : je parle de tous les jours.',
      'B1 : je raconte ma vie. B2 : je parle de tout.',
      'Ces niveaux existent dans toute l’Europe.',
    ],
  },

  passeport: {
    ...parcoursFr.passeport,
    chapeau: 'Ici, vous voyez vos niveaux en français et vos cours. Il faut votre code.',
    codeAide: 'Le code est sur le papier de l’agent.',
    emporterTexte: 'Gardez le fichier. Montrez-le à votre prochain cours. Vous ne refaites pas le test.',
    jusqua: (jour) => `Nous le gardons jusqu’au ${jour}. Puis nous l’effaçons.`,
    effacer: 'Effacer mon passeport',
    effacerCase: 'Oui, je veux l’effacer',
    effaceTitre: 'Votre passeport est effacé',
    effaceTexte: 'Le code ne marche plus.',
  },
}
