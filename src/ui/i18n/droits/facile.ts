import { droitsFr, type MessagesDroits } from './fr.ts'

/** Easier words; what is already easy stays as it is in French. */
export const droitsFacile: MessagesDroits = {
  ...droitsFr,
  menu: 'Trouver mes aides',
  titre: 'Trouver mes aides',
  chapeau:
    'Nous vous posons des questions. Après, vous voyez les aides que vous pouvez demander. Une personne peut vous aider.',
  surAppareil: 'Vos réponses restent sur cet appareil. Personne ne les lit.',
  rienGarde: 'Nous ne demandons pas votre nom. Nous ne gardons rien.',
  estimation: 'Ce n’est pas encore une décision.',
  resume: { ...droitsFr.resume, titre: 'Vos aides', vide: 'Répondez. Vos aides s’affichent ici.' },
  etats: { sur: 'Oui', probable: 'Peut-être', manque: 'Il manque une réponse', non: 'Non' },
  pages: {
    ...droitsFr.pages,
    urgence: { ...droitsFr.pages.urgence, titre: 'Êtes-vous en danger ?', aide: 'Vous n’êtes pas obligé de répondre.' },
    ages: { ...droitsFr.pages.ages, titre: 'Votre date de naissance' },
    revenus: { ...droitsFr.pages.revenus, titre: 'Combien d’argent recevez-vous par mois ?' },
    situations: { ...droitsFr.pages.situations, titre: 'Est-ce que c’est vrai pour vous ?' },
  },
  questions: {
    ...droitsFr.questions,
    urgence: 'Êtes-vous en danger ?',
    enceinte: 'Une femme de votre maison attend un bébé ?',
    enfants: 'Combien d’enfants élevez-vous ?',
    autonomie: 'J’ai besoin d’une personne pour me laver, m’habiller ou manger',
    impayes: 'Je n’ai pas payé le loyer, l’électricité, le gaz ou l’eau',
  },
  resultat: {
    ...droitsFr.resultat,
    titre: 'Vos aides',
    intro: 'Nous avons compté avec vos réponses. Ce n’est pas encore une décision.',
    surTitre: 'Vous pouvez demander',
    probableTitre: 'Vous pouvez peut-être avoir',
    nonTitre: 'Ce n’est pas pour vous aujourd’hui',
    rendezVous: 'Montrez cette feuille à France Services. Une personne vous aide. C’est gratuit.',
  },
}
