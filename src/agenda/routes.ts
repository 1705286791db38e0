import { type Handler, PUBLIC, type Routes } from '../platform/index.ts'
import { REGLER_AGENDA, RESERVER_POUR, TENIR_AGENDA } from './access.ts'
import { createFile } from './file.ts'
import { FLUX, lireFlux } from './flux.ts'
import { chercher, choisirHoraire } from './pages/chercher.tsx'
import { AGENDA, MES, PUBLIC_RDV } from './pages/communs.tsx'
import {
  annulerMomentPage,
  annulerPour,
  changerPour,
  changerPourForm,
  deplacerMomentPage,
  ditPage,
  presencePage,
} from './pages/gestes.tsx'
import { donnerCode, fermerMes, montrerMes } from './pages/mes.tsx'
import {
  accepterLeMien,
  annulerLeMien,
  calendrierLeMien,
  changer,
  changerForm,
  confirmerChangement,
} from './pages/mes-gestes.tsx'
import { montrerMoment, reserverPour } from './pages/moment.tsx'
import { garderMotif, motifForm } from './pages/motif.tsx'
import { garderOccupe, OCCUPE, occupeForm, retirerOccupe } from './pages/occupe.tsx'
import { prendre, prendreForm } from './pages/prendre.tsx'
import { ajouterRessource, montrerReglages, REGLAGES } from './pages/reglages.tsx'
import { garderSeance, seanceForm } from './pages/seance.tsx'
import { montrerSemaine } from './pages/semaine.tsx'
import { arreterSerie, garderSeriePage, serieForm } from './pages/serie.tsx'
import { trouver } from './pages/trouver.tsx'
import type { Salle } from './salle.ts'

type Page = (salle: Salle, c: Parameters<Handler>[0]) => ReturnType<Handler>

export function declareRoutes(r: Routes, salle: Salle): void {
  const dans =
    (page: Page): Handler =>
    (c) =>
      page(salle, c)
  routesPubliques(r, dans)
  routesDesAgents(r, dans)
  routesDesReglages(r, dans)
}

/** The day places open, everybody comes at the same second: they wait here, not for a connection, which gives up. */
const ENSEMBLE = 4

function routesPubliques(r: Routes, dans: (page: Page) => Handler): void {
  r.get(PUBLIC_RDV, PUBLIC, dans(chercher))
  r.get(`${PUBLIC_RDV}/prendre/:id`, PUBLIC, dans(prendreForm))
  const file = createFile(ENSEMBLE)
  r.post(`${PUBLIC_RDV}/prendre/:id`, PUBLIC, (c) => file(async () => dans(prendre)(c)))
  r.get(`${PUBLIC_RDV}/:motif`, PUBLIC, dans(choisirHoraire))
  r.get(MES, PUBLIC, dans(montrerMes))
  r.post(MES, PUBLIC, dans(donnerCode))
  r.post(`${MES}/fermer`, PUBLIC, dans(fermerMes))
  r.get(`${MES}/:id/rendez-vous.ics`, PUBLIC, dans(calendrierLeMien))
  r.post(`${MES}/:id/annuler`, PUBLIC, dans(annulerLeMien))
  r.post(`${MES}/:id/accepter`, PUBLIC, dans(accepterLeMien))
  r.get(`${MES}/:id/changer`, PUBLIC, dans(changerForm))
  r.get(`${MES}/:id/changer/:vers`, PUBLIC, dans(confirmerChangement))
  r.post(`${MES}/:id/changer/:vers`, PUBLIC, dans(changer))
}

function routesDesAgents(r: Routes, dans: (page: Page) => Handler): void {
  r.get(AGENDA, RESERVER_POUR, dans(montrerSemaine))
  r.get(`${AGENDA}/trouver`, RESERVER_POUR, dans(trouver))
  r.get(`${AGENDA}/seances/nouvelle`, TENIR_AGENDA, dans(seanceForm))
  r.post(`${AGENDA}/seances/nouvelle`, TENIR_AGENDA, dans(garderSeance))
  r.get(`${AGENDA}/moments/:id`, RESERVER_POUR, dans(montrerMoment))
  r.post(`${AGENDA}/moments/:id/reserver`, RESERVER_POUR, dans(reserverPour))
  r.post(`${AGENDA}/moments/:id/annuler`, TENIR_AGENDA, dans(annulerMomentPage))
  r.post(`${AGENDA}/moments/:id/deplacer`, TENIR_AGENDA, dans(deplacerMomentPage))
  r.post(`${AGENDA}/reservations/:id/presence`, TENIR_AGENDA, dans(presencePage))
  r.post(`${AGENDA}/reservations/:id/dit`, RESERVER_POUR, dans(ditPage))
  r.post(`${AGENDA}/reservations/:id/annuler`, RESERVER_POUR, dans(annulerPour))
  r.get(`${AGENDA}/reservations/:id/changer`, RESERVER_POUR, dans(changerPourForm))
  r.post(`${AGENDA}/reservations/:id/changer`, RESERVER_POUR, dans(changerPour))
}

function routesDesReglages(r: Routes, dans: (page: Page) => Handler): void {
  r.get(`${FLUX}/:genre/:id/:sceau`, PUBLIC, dans(lireFlux))
  r.get(REGLAGES, REGLER_AGENDA, dans(montrerReglages))
  r.post(`${REGLAGES}/ressources`, REGLER_AGENDA, dans(ajouterRessource))
  r.get(`${AGENDA}/motifs/nouveau`, REGLER_AGENDA, dans(motifForm))
  r.post(`${AGENDA}/motifs/nouveau`, REGLER_AGENDA, dans(garderMotif))
  r.get(`${AGENDA}/motifs/:id`, REGLER_AGENDA, dans(motifForm))
  r.post(`${AGENDA}/motifs/:id`, REGLER_AGENDA, dans(garderMotif))
  r.get(`${AGENDA}/series/nouvelle`, REGLER_AGENDA, dans(serieForm))
  r.post(`${AGENDA}/series/nouvelle`, REGLER_AGENDA, dans(garderSeriePage))
  r.get(`${AGENDA}/series/:id`, REGLER_AGENDA, dans(serieForm))
  r.post(`${AGENDA}/series/:id`, REGLER_AGENDA, dans(garderSeriePage))
  r.post(`${AGENDA}/series/:id/arreter`, REGLER_AGENDA, dans(arreterSerie))
  r.get(OCCUPE, TENIR_AGENDA, dans(occupeForm))
  r.post(OCCUPE, TENIR_AGENDA, dans(garderOccupe))
  r.post(`${OCCUPE}/retirer`, TENIR_AGENDA, dans(retirerOccupe))
}
