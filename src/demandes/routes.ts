import type { Handler, Routes } from '../platform/index.ts'
import {
  ENVOYER_DEMANDE,
  NOTER_DEMANDES,
  OUVRIR_ORGANISME,
  PILOTER_DEMANDES,
  RECEVOIR_AVIS,
  S_ABSENTER,
  SUIVRE_DEMANDES,
  TENIR_GROUPES,
  TRAITER_DEMANDES,
} from './access.ts'
import { routesMachines } from './api/machines.tsx'
import { routesApi } from './api/routes.ts'
import { routesChiffres } from './chiffres/routes.tsx'
import { ABSENCES, absencesPage, effacerLaSienne, noterLaSienne } from './pages/absences.tsx'
import { chercherPersonne } from './pages/choisir.tsx'
import { cloreDemande, clorePage } from './pages/clore.tsx'
import { COURRIELS, courrielsPage, enregistrerCourriels } from './pages/courriels.tsx'
import { montrer } from './pages/demande.tsx'
import { demanderDesPieces, demanderPage } from './pages/demander-pieces.tsx'
import { enregistrer, nouvelle } from './pages/ecrire.tsx'
import { GROUPES, NOUVEAU } from './pages/groupes/communs.ts'
import {
  ajouter,
  garder,
  garderType,
  oublier,
  oublierModele,
  oublierType,
  retirer,
  revenir,
  sAbsenter,
} from './pages/groupes/gestes.ts'
import { montrerGroupe } from './pages/groupes/groupe.tsx'
import { montrerGroupes } from './pages/groupes/liste.tsx'
import { enregistrerGroupe, modifierPage } from './pages/groupes/modifier.tsx'
import { retirerLeGroupe, retirerPage } from './pages/groupes/retirer.tsx'
import { inviterPage, inviterQuelquun } from './pages/inviter.tsx'
import { delierDemandes, lierDemandes } from './pages/liees.tsx'
import { suivre, traiter } from './pages/listes.tsx'
import { envoyerMessage, noterDemande, prendreEnCharge } from './pages/messages.ts'
import { creerOrganisme, ORGANISME, organismePage } from './pages/organisme.tsx'
import { telechargerFil } from './pages/papier.tsx'
import { telecharger } from './pages/piece.ts'
import { abandonner, envoyerDemande, joindreALAutre, relireDemande } from './pages/relire.tsx'
import { remettreDesPieces, remettrePage } from './pages/remettre-pieces.tsx'
import { renvoyerDemande, renvoyerPage } from './pages/renvoyer.tsx'
import { montrerRetards, RETARDS } from './pages/retards.tsx'
import { reunirDemandes, reunirPage } from './pages/reunir.tsx'
import { rouvrirDemande, rouvrirPage } from './pages/rouvrir.tsx'
import type { Salle } from './salle.ts'

export function declareRoutes(r: Routes, salle: Salle): void {
  routesApi(r, salle)
  routesMachines(r, salle)
  routesChiffres(r, salle)
  const dans: Dans = (handler) => (c) => handler(salle, c)

  r.get('/agent/demandes', SUIVRE_DEMANDES, dans(suivre))
  r.get('/agent/demandes/nouvelle', ENVOYER_DEMANDE, dans(nouvelle))
  r.post('/agent/demandes/nouvelle', ENVOYER_DEMANDE, dans(enregistrer))
  r.post('/agent/demandes/nouvelle/personne', ENVOYER_DEMANDE, dans(chercherPersonne))
  r.get('/agent/demandes/nouvelle/:id', ENVOYER_DEMANDE, dans(relireDemande))
  r.post('/agent/demandes/nouvelle/:id', ENVOYER_DEMANDE, dans(envoyerDemande))
  r.post('/agent/demandes/nouvelle/:id/joindre', ENVOYER_DEMANDE, dans(joindreALAutre))
  r.post('/agent/demandes/nouvelle/:id/abandonner', ENVOYER_DEMANDE, dans(abandonner))
  r.get(RETARDS, PILOTER_DEMANDES, dans(montrerRetards))
  r.get('/operateur', TRAITER_DEMANDES, dans(traiter))
  r.get('/operateur/demandes', TRAITER_DEMANDES, dans(traiter))

  declareGroupes(r, dans)
  r.get(ORGANISME, OUVRIR_ORGANISME, dans(organismePage))
  r.post(ORGANISME, OUVRIR_ORGANISME, dans(creerOrganisme))
  r.get(ABSENCES, S_ABSENTER, dans(absencesPage))
  r.post(ABSENCES, S_ABSENTER, dans(noterLaSienne))
  r.post(`${ABSENCES}/effacer`, S_ABSENTER, dans(effacerLaSienne))
  r.get(COURRIELS, RECEVOIR_AVIS, dans(courrielsPage))
  r.post(COURRIELS, RECEVOIR_AVIS, dans(enregistrerCourriels))

  // One screen behind both doors: what can be done there depends on the side, which the rules know.
  for (const [une, action] of [
    ['/agent/demandes/:id', SUIVRE_DEMANDES],
    ['/operateur/demandes/:id', TRAITER_DEMANDES],
  ] as const) {
    r.get(une, action, dans(montrer))
    r.post(`${une}/messages`, action, dans(envoyerMessage))
    r.get(`${une}/pieces/:piece`, action, dans(telecharger))
    r.get(`${une}/fil.pdf`, action, dans(telechargerFil))
    r.get(`${une}/inviter`, action, dans(inviterPage))
    r.post(`${une}/inviter`, action, dans(inviterQuelquun))
    r.post(`${une}/lier`, action, dans(lierDemandes))
    r.post(`${une}/delier`, action, dans(delierDemandes))
    r.get(`${une}/reunir`, action, dans(reunirPage))
    r.post(`${une}/reunir`, action, dans(reunirDemandes))
    r.get(`${une}/renvoyer`, action, dans(renvoyerPage))
    r.post(`${une}/renvoyer`, action, dans(renvoyerDemande))
  }
  r.post('/operateur/demandes/:id/prendre', TRAITER_DEMANDES, dans(prendreEnCharge))
  r.post('/operateur/demandes/:id/notes', NOTER_DEMANDES, dans(noterDemande))
  r.get('/operateur/demandes/:id/question', TRAITER_DEMANDES, dans(demanderPage))
  r.post('/operateur/demandes/:id/question', TRAITER_DEMANDES, dans(demanderDesPieces))
  r.get('/agent/demandes/:id/reponse/:question', SUIVRE_DEMANDES, dans(remettrePage))
  r.post('/agent/demandes/:id/reponse/:question', SUIVRE_DEMANDES, dans(remettreDesPieces))
  r.get('/agent/demandes/:id/clore', SUIVRE_DEMANDES, dans(clorePage))
  r.post('/agent/demandes/:id/clore', SUIVRE_DEMANDES, dans(cloreDemande))
  r.get('/agent/demandes/:id/rouvrir', SUIVRE_DEMANDES, dans(rouvrirPage))
  r.post('/agent/demandes/:id/rouvrir', SUIVRE_DEMANDES, dans(rouvrirDemande))
}

type Dans = (handler: (salle: Salle, c: Parameters<Handler>[0]) => ReturnType<Handler>) => Handler

function declareGroupes(r: Routes, dans: Dans): void {
  const un = `${GROUPES}/:id`
  r.get(GROUPES, TENIR_GROUPES, dans(montrerGroupes))
  r.get(NOUVEAU, TENIR_GROUPES, dans(modifierPage))
  r.post(NOUVEAU, TENIR_GROUPES, dans(enregistrerGroupe))
  r.get(un, TENIR_GROUPES, dans(montrerGroupe))
  r.get(`${un}/modifier`, TENIR_GROUPES, dans(modifierPage))
  r.post(`${un}/modifier`, TENIR_GROUPES, dans(enregistrerGroupe))
  r.get(`${un}/retirer`, TENIR_GROUPES, dans(retirerPage))
  r.post(`${un}/retirer`, TENIR_GROUPES, dans(retirerLeGroupe))
  r.post(`${un}/membres`, TENIR_GROUPES, dans(ajouter))
  r.post(`${un}/membres/retirer`, TENIR_GROUPES, dans(retirer))
  r.post(`${un}/absences`, TENIR_GROUPES, dans(sAbsenter))
  r.post(`${un}/absences/retirer`, TENIR_GROUPES, dans(revenir))
  r.post(`${un}/modeles`, TENIR_GROUPES, dans(garder))
  r.post(`${un}/modeles/retirer`, TENIR_GROUPES, dans(oublierModele))
  r.post(`${un}/reponses`, TENIR_GROUPES, dans(garderType))
  r.post(`${un}/reponses/retirer`, TENIR_GROUPES, dans(oublierType))
  r.post(`${un}/appris/oublier`, TENIR_GROUPES, dans(oublier))
}
