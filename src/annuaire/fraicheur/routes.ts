import type { Routes } from '../../platform/index.ts'
import { GERER_FICHES } from '../access.ts'
import type { Salle } from './fiche.ts'
import { confirmerIci, historique, reprendre } from './pages/historique.tsx'
import { modifier, modifierForm } from './pages/modifier.tsx'

/** Keeping sheets right: by those whose place it is, by those who steer, and by anybody who sees that one is wrong. */
export function routesFraicheur(r: Routes, salle: Salle): void {
  r.get('/agent/lieux/:id/modifier', GERER_FICHES, (c) => modifierForm(salle, c))
  r.post('/agent/lieux/:id/modifier', GERER_FICHES, (c) => modifier(salle, c))
  r.post('/agent/lieux/:id/confirmer', GERER_FICHES, (c) => confirmerIci(salle, c))
  r.get('/agent/lieux/:id/versions', GERER_FICHES, (c) => historique(salle, c))
  r.post('/agent/lieux/:id/versions/:rang/retour', GERER_FICHES, (c) => reprendre(salle, c))
}
