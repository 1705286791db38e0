import { CONNECTE, type Room, type Services } from '../platform/index.ts'
import { commandeLisibilite } from './commande.ts'
import { LETTRE, lettre, relireLettre } from './pages/lettre.tsx'

/** Plain language: what makes a text hard to read, and what to write instead. */
export function lisibilite({ config }: Services): Room {
  return {
    nom: 'lisibilite',
    routes(r) {
      r.get(LETTRE, CONNECTE, (c) => lettre(c))
      r.post(LETTRE, CONNECTE, (c) => relireLettre(c))
    },
    nav: (['agent', 'operateur', 'pilotage'] as const).map((porte) => ({
      porte,
      rang: 60,
      libelle: 'Lettres claires',
      href: LETTRE,
      action: CONNECTE,
    })),
    commandes: [commandeLisibilite(config)],
  }
}
