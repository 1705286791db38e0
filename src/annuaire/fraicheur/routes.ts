import { PUBLIC, type Routes } from '../../platform/index.ts'
import { GERER_FICHES, SUIVRE_FICHES } from '../access.ts'
import type { Salle } from './fiche.ts'
import { MES_FICHES, SUIVI } from './pages/communs.tsx'
import { confirmerForm, confirmerLien } from './pages/confirmer.tsx'
import { confirmerIci, historique, reprendre } from './pages/historique.tsx'
import { mesFiches } from './pages/mes-fiches.tsx'
import { modifier, modifierForm } from './pages/modifier.tsx'
import { signalementForm, traiter } from './pages/signalement.tsx'
import { recevoir, signalerForm } from './pages/signaler.tsx'
import { suivi } from './pages/suivi.tsx'

/** Keeping sheets right: by those whose place it is, by those who steer, and by anybody who sees that one is wrong. */
export function routesFraicheur(r: Routes, salle: Salle): void {
  r.get('/lieux/:id/signaler', PUBLIC, (c) => signalerForm(salle, c))
  r.post('/lieux/:id/signaler', PUBLIC, (c) => recevoir(salle, c))
  r.get('/confirmer/:jeton', PUBLIC, (c) => confirmerForm(salle, c))
  r.post('/confirmer/:jeton', PUBLIC, (c) => confirmerLien(salle, c))
  r.get(MES_FICHES, GERER_FICHES, (c) => mesFiches(salle, c))
  r.get(SUIVI, SUIVRE_FICHES, (c) => suivi(salle, c))
  r.get('/agent/lieux/:id/modifier', GERER_FICHES, (c) => modifierForm(salle, c))
  r.post('/agent/lieux/:id/modifier', GERER_FICHES, (c) => modifier(salle, c))
  r.post('/agent/lieux/:id/confirmer', GERER_FICHES, (c) => confirmerIci(salle, c))
  r.get('/agent/lieux/:id/versions', GERER_FICHES, (c) => historique(salle, c))
  r.post('/agent/lieux/:id/versions/:rang/retour', GERER_FICHES, (c) => reprendre(salle, c))
  r.get('/agent/signalements/:id', GERER_FICHES, (c) => signalementForm(salle, c))
  r.post('/agent/signalements/:id', GERER_FICHES, (c) => traiter(salle, c))
}
