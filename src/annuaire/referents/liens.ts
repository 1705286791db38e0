export const LIENS_ANNUAIRE = {
  lieux: { href: '/agent/annuaire', libelle: 'Lieux' },
  referents: { href: '/agent/annuaire/referents', libelle: 'Référents' },
  circuits: { href: '/agent/annuaire/circuits', libelle: 'Que faire quand…' },
} as const
