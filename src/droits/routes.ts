import { type Handler, PUBLIC, type Routes } from '../platform/index.ts'
import { COMPTER_DROITS, EVALUER_DROITS } from './access.ts'
import type { Salle } from './entretien/donnees.ts'
import { LISTE } from './pages/agent/communs.tsx'
import { lettre } from './pages/agent/lettre.tsx'
import { listeEntretiens } from './pages/agent/liste.tsx'
import { calculerEntretien, nouvelEntretien } from './pages/agent/nouveau.tsx'
import { ouvrirFiche } from './pages/agent/ouvrir.tsx'
import { planDAction } from './pages/agent/plan.tsx'
import { rendezVous } from './pages/agent/rendez-vous.tsx'
import { montrerEntretien, suivreEntretienAgent } from './pages/agent/suivi.tsx'
import { CHIFFRES, chiffresDesDroits } from './pages/chiffres.tsx'
import { montrerDroit } from './pages/droit.tsx'
import { commencerEntretien, suivreEntretien } from './pages/entretien.tsx'

/** Screens of the rights: the resident's interview and the page of each right. */
export function declareRoutes(r: Routes, salle: Salle): void {
  const dans =
    (handler: (salle: Salle, c: Parameters<Handler>[0]) => ReturnType<Handler>): Handler =>
    (c) =>
      handler(salle, c)

  r.get('/droits', PUBLIC, dans(commencerEntretien))
  r.post('/droits', PUBLIC, dans(suivreEntretien))
  r.get('/droits/:nom', PUBLIC, dans(montrerDroit))

  r.get(LISTE, EVALUER_DROITS, dans(listeEntretiens))
  r.get(`${LISTE}/nouveau`, EVALUER_DROITS, dans(nouvelEntretien))
  r.post(`${LISTE}/nouveau`, EVALUER_DROITS, dans(calculerEntretien))
  r.get(`${LISTE}/ouvrir`, EVALUER_DROITS, dans(ouvrirFiche))
  r.get(`${LISTE}/lettres/:droit`, EVALUER_DROITS, dans(lettre))
  r.get(`${LISTE}/rendez-vous/:droit`, EVALUER_DROITS, dans(rendezVous))
  r.get(`${LISTE}/:id`, EVALUER_DROITS, dans(montrerEntretien))
  r.post(`${LISTE}/:id`, EVALUER_DROITS, dans(suivreEntretienAgent))
  r.get(`${LISTE}/:id/plan`, EVALUER_DROITS, dans(planDAction))
  r.get(CHIFFRES, COMPTER_DROITS, dans(chiffresDesDroits))
}
