import type { MessagesOrientations } from './fr.ts'

export const orientationsEn: MessagesOrientations = {
  titre: 'Your referrals',
  depuis: (jour) => `Since ${jour}.`,
  etats: {
    envoyee: (chez) => `${chez} has your referral`,
    acceptee: (chez) => `${chez} gives you an appointment`,
    refusee: (chez) => `${chez} cannot see you`,
    expiree: (chez) => `${chez} has not answered yet`,
    absente: (chez) => `${chez} was expecting you`,
    honoree: (chez) => `${chez} met you`,
    close: () => 'Your referral is closed',
  },
  aFaireTitre: 'What you have to do',
  aFaire: {
    envoyee: () => 'Nothing for now. Come back here to check.',
    acceptee: () => 'Go to the appointment. If you cannot, call before.',
    refusee: (par) => `Nothing. ${par} is looking for another solution with you.`,
    expiree: (par) => `Nothing. ${par} knows, and is looking for a solution with you.`,
    absente: () => 'Call to get a new appointment.',
    honoree: () => 'Follow what you decided together at the meeting.',
    close: (par) => `Nothing. If you need help, go back to: ${par}.`,
  },
  reponseAvant: (jour) => `Answer expected by ${jour}.`,
  rdv: { quand: 'When', ou: 'Where', telephone: 'By telephone', apporter: 'What to bring' },
  accord: (par) => `Changed your mind? Tell: ${par}. Your referral will be withdrawn.`,
  appeler: (qui) => `Telephone of ${qui}`,
}
