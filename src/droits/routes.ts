import { type Handler, PUBLIC, type Routes } from '../platform/index.ts'
import type { Salle } from './entretien/donnees.ts'
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
}
