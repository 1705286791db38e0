/** The arrows between rooms (docs/decisions/0002). Each rule says why in its comment. */
const rooms = 'annuaire|accueil|mandats|demandes|orientations|agenda|sollicitations|droits|lisibilite|parcours'

module.exports = {
  forbidden: [
    {
      name: 'room-by-its-door',
      comment: 'A room is known by its index only, so that its inside can change.',
      severity: 'error',
      from: { path: '^src/([^/]+)/' },
      to: {
        path: '^src/([^/]+)/.+',
        pathNot: [
          '^src/$1/',
          '^src/[^/]+/index[.]tsx?$',
          '^src/platform/(db/tables[.]ts|papier[.]ts|testing/)',
          // Drawn in the browser too: the index would bring every language with them.
          '^src/ui/(components/(icon|champ|choix)[.]tsx|i18n/typographie[.]ts)$',
        ],
      },
    },
    {
      name: 'platform-and-ui-know-no-room',
      comment: 'What serves every room cannot depend on one.',
      severity: 'error',
      from: { path: '^src/(platform|ui)/' },
      to: { path: `^src/(${rooms})/` },
    },
    {
      name: 'ui-stands-alone',
      comment: 'Components and islands are shown without a server.',
      severity: 'error',
      from: { path: '^src/ui/' },
      to: { path: '^src/platform/' },
    },
    {
      name: 'chain-in-one-direction',
      comment:
        'demandes → mandats → annuaire; accueil → annuaire: what comes earlier in the chain does not know what follows.',
      severity: 'error',
      from: { path: '^src/(annuaire|mandats|accueil)/', pathNot: '[.]test(-data)?[.]tsx?$' },
      to: { path: '^src/(accueil|agenda|demandes|mandats)/', pathNot: '^src/$1/' },
    },
    {
      name: 'pure-rules',
      comment: 'model.ts holds rules without a database, a server or a clock: they are tested and reused anywhere.',
      severity: 'error',
      from: { path: '/model[.]ts$' },
      to: {
        path: '(/store[.]ts$|/pages/|^src/platform/(db|http|session)|node_modules/(pg|kysely|hono)/)',
        dependencyTypesNot: ['type-only'],
      },
    },
    {
      name: 'islands-stay-small',
      comment: 'What runs in the browser imports nothing of the server.',
      severity: 'error',
      from: { path: '/islands/' },
      to: {
        path: '^src/',
        pathNot: [
          '/islands/',
          '/model[.]ts$',
          '/horaires[.]ts$',
          '^src/droits/(engine|entretien/commun)/',
          '^src/ui/i18n/typographie[.]ts$',
        ],
      },
    },
    {
      name: 'interview-in-the-browser-too',
      comment: 'What the server and the browser both draw knows neither the server nor its database.',
      severity: 'error',
      from: { path: '^src/droits/entretien/commun/' },
      to: {
        path: '^src/',
        // Of the index, types only: it would bring every language.
        pathNot: ['^src/droits/(engine|entretien/commun)/', '^src/ui/(components/|index[.]ts$)'],
      },
    },
    {
      name: 'engine-stands-alone',
      comment: 'The rights engine runs in the browser and elsewhere: it knows neither the product nor Node.',
      severity: 'error',
      from: { path: '^src/droits/engine/', pathNot: '[.]test(-data)?[.]ts$' },
      to: { pathNot: '^src/droits/engine/' },
    },
    {
      name: 'no-tests-in-product',
      severity: 'error',
      from: { path: '^src/', pathNot: ['[.]test(-data)?[.]tsx?$', '^src/platform/testing/'] },
      to: { path: ['[.]test(-data)?[.]tsx?$', '^src/platform/testing/'] },
    },
    {
      name: 'dev-dependencies-stay-out',
      comment: 'What the server imports must be installed in production.',
      severity: 'error',
      from: { path: '^src/', pathNot: ['[.]test(-data)?[.]tsx?$', '^src/platform/testing/', '/islands/'] },
      to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'] },
    },
  ],
  options: {
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    doNotFollow: { path: 'node_modules' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'node', 'default', 'types'] },
  },
}
