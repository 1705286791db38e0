import type { Handler, Routes } from '../platform/index.ts'
import { ENVOYER_DEMANDE, PILOTER_DEMANDES, SUIVRE_DEMANDES, TRAITER_DEMANDES } from './access.ts'
import { chercherPersonne } from './pages/choisir.tsx'
import { cloreDemande, clorePage } from './pages/clore.tsx'
import { envoyerMessage, montrer, prendreEnCharge, telecharger } from './pages/demande.tsx'
import { enregistrer, nouvelle } from './pages/ecrire.tsx'
import { inviterPage, inviterQuelquun } from './pages/inviter.tsx'
import { suivre, traiter } from './pages/listes.tsx'
import { abandonner, envoyerDemande, relireDemande } from './pages/relire.tsx'
import { renvoyerDemande, renvoyerPage } from './pages/renvoyer.tsx'
import { montrerRetards, RETARDS } from './pages/retards.tsx'
import { rouvrirDemande, rouvrirPage } from './pages/rouvrir.tsx'
import type { Salle } from './salle.ts'

export function declareRoutes(r: Routes, salle: Salle): void {
  const dans =
    (handler: (salle: Salle, c: Parameters<Handler>[0]) => ReturnType<Handler>): Handler =>
    (c) =>
      handler(salle, c)

  r.get('/agent/demandes', SUIVRE_DEMANDES, dans(suivre))
  r.get('/agent/demandes/nouvelle', ENVOYER_DEMANDE, dans(nouvelle))
  r.post('/agent/demandes/nouvelle', ENVOYER_DEMANDE, dans(enregistrer))
  r.post('/agent/demandes/nouvelle/personne', ENVOYER_DEMANDE, dans(chercherPersonne))
  r.get('/agent/demandes/nouvelle/:id', ENVOYER_DEMANDE, dans(relireDemande))
  r.post('/agent/demandes/nouvelle/:id', ENVOYER_DEMANDE, dans(envoyerDemande))
  r.post('/agent/demandes/nouvelle/:id/abandonner', ENVOYER_DEMANDE, dans(abandonner))
  r.get(RETARDS, PILOTER_DEMANDES, dans(montrerRetards))
  r.get('/operateur', TRAITER_DEMANDES, dans(traiter))
  r.get('/operateur/demandes', TRAITER_DEMANDES, dans(traiter))

  // One screen behind both doors: what can be done there depends on the side, which the rules know.
  for (const [une, action] of [
    ['/agent/demandes/:id', SUIVRE_DEMANDES],
    ['/operateur/demandes/:id', TRAITER_DEMANDES],
  ] as const) {
    r.get(une, action, dans(montrer))
    r.post(`${une}/messages`, action, dans(envoyerMessage))
    r.get(`${une}/pieces/:piece`, action, dans(telecharger))
    r.get(`${une}/inviter`, action, dans(inviterPage))
    r.post(`${une}/inviter`, action, dans(inviterQuelquun))
    r.get(`${une}/renvoyer`, action, dans(renvoyerPage))
    r.post(`${une}/renvoyer`, action, dans(renvoyerDemande))
  }
  r.post('/operateur/demandes/:id/prendre', TRAITER_DEMANDES, dans(prendreEnCharge))
  r.get('/agent/demandes/:id/clore', SUIVRE_DEMANDES, dans(clorePage))
  r.post('/agent/demandes/:id/clore', SUIVRE_DEMANDES, dans(cloreDemande))
  r.get('/agent/demandes/:id/rouvrir', SUIVRE_DEMANDES, dans(rouvrirPage))
  r.post('/agent/demandes/:id/rouvrir', SUIVRE_DEMANDES, dans(rouvrirDemande))
}
