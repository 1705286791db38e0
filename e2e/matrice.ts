import { ROLES, type Role } from '../src/platform/index.ts'

const AU_GUICHET: readonly Role[] = ['aidant', 'responsable']
const QUI_ACCUEILLE: readonly Role[] = ['aidant', 'responsable', 'prescripteur']

/** Who may do what, written by hand: the code's own declarations are checked against it, not copied from it. */
export const MATRICE: Record<string, 'tous' | readonly Role[]> = {
  public: 'tous',
  connecte: ROLES,
  'administration.voir': ['administrateur'],
  'administration.comptes': ['administrateur'],
  'annuaire.consulter': ROLES,
  'annuaire.gerer': ['responsable', 'coordinateur', 'administrateur'],
  'annuaire.suivre': ['coordinateur', 'administrateur'],
  'annuaire.rapprocher': ['coordinateur', 'administrateur'],
  'annuaire.synonymes': ['coordinateur', 'administrateur'],
  'annuaire.synonymes': ['coordinateur', 'administrateur'],
  'annuaire.tenir-lieu': AU_GUICHET,
  'annuaire.referents': ['aidant', 'responsable', 'instructeur', 'coordinateur', 'administrateur'],
  'annuaire.tenir-referents': ['responsable', 'coordinateur', 'administrateur'],
  'annuaire.noter': ROLES,
  'accueil.lire': QUI_ACCUEILLE,
  'accueil.noter': QUI_ACCUEILLE,
  'accueil.activite': QUI_ACCUEILLE,
  'accueil.piloter': ['coordinateur', 'administrateur'],
  'sollicitations.lire': AU_GUICHET,
  'sollicitations.repondre': AU_GUICHET,
  'mandats.lire': AU_GUICHET,
  'mandats.etablir': AU_GUICHET,
  'mandats.signer': AU_GUICHET,
  'mandats.finir': AU_GUICHET,
  'mandats.destructions': ['responsable', 'administrateur'],
  'mandats.delai': ['responsable'],
  'droits.evaluer': AU_GUICHET,
  'droits.compter': ['coordinateur', 'administrateur'],
  'demandes.suivre': AU_GUICHET,
  'demandes.envoyer': AU_GUICHET,
  // By a token only: no session opens it.
  'demandes.api': [],
  'demandes.machines': ['responsable'],
  'demandes.piloter': ['coordinateur', 'administrateur'],
  'demandes.traiter': ['instructeur', 'responsable'],
  'demandes.groupes': ['responsable'],
  'orientations.suivre': ['aidant', 'responsable', 'instructeur', 'prescripteur'],
  'orientations.envoyer': AU_GUICHET,
  'orientations.piloter': ['coordinateur', 'administrateur'],
  'orientations.protocoles': ROLES,
  'orientations.tenir-protocoles': ['responsable', 'coordinateur', 'administrateur'],
}
