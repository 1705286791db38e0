import type { Messages } from './fr.ts'

export const en: Messages = {
  langue: { nom: 'English', sens: 'ltr', locale: 'en-GB' },

  page: {
    allerAuContenu: 'Skip to content',
    langues: 'Language',
    menu: 'Menu',
    navigation: 'Main',
    filAriane: 'You are here',
    accueil: 'Home',
    trouverUnLieu: 'Find a place',
    espaceProfessionnel: 'For professionals',
    piedDePage: 'Footer',
    aide: 'Help and contact',
    accessibilite: 'Accessibility',
    donnees: 'Your data',
    mentions: 'Legal notice',
    promesse: 'Free service. No account, no advertising, no tracking.',
    demonstration: 'Demonstration.',
    demonstrationSuite: 'People and files are invented. Do not enter any real information.',
    facultatif: 'optional',
    pages: 'Pages',
    pagePrecedente: 'Previous page',
    pageSuivante: 'Next page',
    pageSur: (page, total) => `Page ${page} of ${total}`,
    imprimer: 'Print this page',
    traductionPartielle: 'Some information is only in French.',
  },

  erreur: {
    introuvableTitre: 'This page does not exist',
    introuvableTexte: 'The address may be misspelt, or the page has been removed.',
    refusTitre: 'You cannot see this page',
    panneTitre: 'The service is not responding',
    panneTexte: 'The mistake is ours. Wait a moment, then try again.',
    retourAccueil: 'Back to the home page',
  },
}
