/**
 * French texts of the public door: the reference. Every other language is typed by this one, so a missing sentence is a
 * type error. The professional doors speak French only and write their sentences in their own pages.
 * Write plain spaces before « ? ! : » : the page makes them non-breaking.
 */
export const fr = {
  langue: { nom: 'Français', sens: 'ltr' as 'ltr' | 'rtl', locale: 'fr-FR' },

  page: {
    allerAuContenu: 'Aller au contenu',
    langues: 'Langue',
    menu: 'Menu',
    navigation: 'Principale',
    filAriane: 'Vous êtes ici',
    accueil: 'Accueil',
    trouverUnLieu: 'Trouver un lieu',
    espaceProfessionnel: 'Espace professionnel',
    piedDePage: 'Pied de page',
    aide: 'Aide et contact',
    accessibilite: 'Accessibilité',
    donnees: 'Vos données',
    mentions: 'Mentions légales',
    promesse: 'Service gratuit. Pas de compte, pas de publicité, pas de suivi.',
    demonstration: 'Démonstration.',
    demonstrationSuite: 'Les personnes et les dossiers sont inventés. N’écrivez aucune vraie information.',
    facultatif: 'facultatif',
    pages: 'Pages',
    pagePrecedente: 'Page précédente',
    pageSuivante: 'Page suivante',
    pageSur: (page: number, total: number) => `Page ${page} sur ${total}`,
    imprimer: 'Imprimer cette page',
    traductionPartielle: '',
  },

  erreur: {
    introuvableTitre: 'Cette page n’existe pas',
    introuvableTexte: 'L’adresse est peut-être mal écrite, ou la page a été retirée.',
    refusTitre: 'Vous ne pouvez pas voir cette page',
    panneTitre: 'Le service ne répond pas',
    panneTexte: 'L’erreur vient de nous. Attendez un instant, puis essayez encore.',
    retourAccueil: 'Retour à l’accueil',
  },
}

export type Messages = typeof fr
