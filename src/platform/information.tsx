export interface PageInfo {
  chemin: string
  titre: string
  parties: { titre: string; textes: string[]; lien?: { libelle: string; href: string } }[]
}

/** The footer's pages: short, and true of every instance. */
export const PAGES_INFORMATION: PageInfo[] = [
  {
    chemin: '/aide',
    titre: 'Aide et contact',
    parties: [
      {
        titre: 'Trouver un lieu',
        textes: [
          'Écrivez ce que vous cherchez et votre ville, puis touchez « Chercher ».',
          'Sur la page d’un lieu, vous voyez les horaires, l’adresse et le téléphone.',
          'Si les horaires ne sont pas connus, téléphonez avant de venir.',
        ],
      },
      {
        titre: 'Être aidé par une personne',
        textes: [
          'Dans un lieu France Services, un agent vous aide gratuitement, sans que vous ayez à connaître l’administration à qui parler.',
          'Apportez vos papiers et les lettres que vous avez reçues.',
        ],
      },
      {
        titre: 'Vous êtes agent',
        textes: [
          'Vous entrez par « Espace professionnel », avec votre adresse de travail. Vous ne recevez pas le courriel ? Regardez dans les indésirables, puis demandez à la personne qui gère les comptes de votre structure.',
        ],
      },
      {
        titre: 'Vous avez un site',
        textes: ['Une mairie, une association ou un lieu peut montrer cet annuaire dans ses pages.'],
        lien: { libelle: 'Afficher l’annuaire sur votre site', href: '/widget/installer' },
      },
    ],
  },
  {
    chemin: '/accessibilite',
    titre: 'Accessibilité : non évaluée',
    parties: [
      {
        titre: 'Où nous en sommes',
        textes: [
          'Ce site n’a pas encore été évalué par un tiers selon le référentiel général d’amélioration de l’accessibilité (RGAA 4.1).',
          'Chaque page est contrôlée automatiquement à chaque version, et peut être utilisée sans JavaScript et avec le clavier seul.',
        ],
      },
      {
        titre: 'Un obstacle ?',
        textes: [
          'Dites-le à la structure qui vous accueille. Si vous ne recevez pas de réponse, vous pouvez écrire au Défenseur des droits : c’est gratuit, sur defenseurdesdroits.fr.',
        ],
      },
    ],
  },
  {
    chemin: '/donnees-personnelles',
    titre: 'Vos données',
    parties: [
      {
        titre: 'Quand vous cherchez un lieu',
        textes: ['Nous ne gardons rien sur vous. Pas de compte, pas de publicité, pas de suivi.'],
      },
      {
        titre: 'Quand vous testez votre aisance avec internet',
        textes: [
          'Vos réponses ne sont pas gardées. Nous comptons seulement un test de plus, dans votre commune, ce mois-ci.',
          'Vous demandez un code ? Il garde vos niveaux et la date, chiffrés : sans le code, personne ne les lit. Après 2 ans, tout est détruit.',
        ],
      },
      {
        titre: 'Quand vous avez un passeport linguistique',
        textes: [
          'Vos niveaux, vos cours et vos attestations sont chiffrés avec votre code, que nous n’avons pas. Chaque lecture par un agent laisse une trace.',
          'Vous pouvez le détruire à tout moment avec le code. Il est détruit 3 ans après la dernière ligne.',
        ],
      },
      {
        titre: 'Quand vous prenez rendez-vous',
        textes: [
          'Votre prénom et votre téléphone ou votre adresse sont chiffrés. Seule l’équipe qui vous reçoit, et celle qui a réservé pour vous, les lisent.',
          'Ils sont détruits 30 jours après. Après 2 ans, il ne reste que des nombres.',
        ],
      },
      {
        titre: 'Quand vous signalez une erreur',
        textes: [
          'Ce que vous écrivez sert seulement à corriger la page du lieu. Nous le détruisons après 6 mois.',
          'Vous laissez une adresse électronique ? Nous l’effaçons après la réponse.',
        ],
      },
      {
        titre: 'Quand un agent vous aide',
        textes: [
          'Un agent peut agir pour vous avec un mandat que vous signez. Le mandat dit quelles démarches et quelles données.',
          'Vous pouvez reprendre votre accord à tout moment, au guichet ou avec le code de votre papier.',
          'Il vous envoie vers une autre structure ? Elle reçoit seulement ce que vous acceptez, ligne par ligne.',
          'Vos données sont chiffrées. Elles sont détruites quand le mandat est fini.',
          'Chaque lecture de vos données laisse une trace.',
        ],
      },
      {
        titre: 'Vos droits',
        textes: [
          'Vous pouvez demander à voir, corriger ou effacer vos données à la structure qui vous a reçu.',
          'En cas de difficulté, vous pouvez écrire à la Cnil : cnil.fr.',
        ],
      },
    ],
  },
  {
    chemin: '/mentions-legales',
    titre: 'Mentions légales',
    parties: [
      {
        titre: 'Le logiciel',
        textes: [
          'Maillage est un logiciel libre, sous licence EUPL 1.2. Celui qui publie ce site complète cette page avec son nom, son adresse et son hébergeur.',
        ],
      },
      {
        titre: 'Les sources',
        textes: [
          'Annuaire : liste nationale France Services et annuaire de l’administration (Licence Ouverte 2.0). Communes : code officiel géographique de l’Insee. Contours : IGN, Licence Ouverte.',
          'Police de caractères : Atkinson Hyperlegible Next, licence SIL Open Font 1.1. Pictogrammes dessinés pour Maillage.',
        ],
      },
    ],
  },
]

export function PageInformation({ page }: { page: PageInfo }) {
  return (
    <div class="wrap page stack-l">
      <h1>{page.titre}</h1>
      {page.parties.map((partie) => (
        <section class="stack">
          <h2>{partie.titre}</h2>
          {partie.textes.map((texte) => (
            <p class="lead">{texte}</p>
          ))}
          {partie.lien && (
            <p>
              <a href={partie.lien.href}>{partie.lien.libelle}</a>
            </p>
          )}
        </section>
      ))}
    </div>
  )
}
