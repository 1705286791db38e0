import { action, ROLES } from '../../platform/index.ts'

/** Direct lines: those who act in people's name, the operators, those who steer. Row-level security narrows each. */
export const LIRE_REFERENTS = action(
  'annuaire.referents',
  'aidant',
  'responsable',
  'instructeur',
  'coordinateur',
  'administrateur',
)
export const TENIR_REFERENTS = action('annuaire.tenir-referents', 'responsable', 'coordinateur', 'administrateur')
/** Notes about a place, between professionals. */
export const ECRIRE_NOTE = action('annuaire.noter', ...ROLES)
