import type { Handler, Routes } from '../platform/index.ts'
import {
  ENVOYER_ORIENTATION,
  LIRE_PROTOCOLES,
  LIRE_QUESTIONS,
  PILOTER_ORIENTATIONS,
  PUBLIER_QUESTION,
  SUIVRE_ORIENTATIONS,
  SUIVRE_QUESTIONS,
  TENIR_PROTOCOLES,
} from './access.ts'
import { CHIFFRES, montrerChiffres } from './pages/chiffres.tsx'
import { chercherPersonne } from './pages/choisir.tsx'
import { LISTE, NOUVELLE, PROTOCOLES } from './pages/communs.tsx'
import { enregistrer, nouvelle } from './pages/ecrire.tsx'
import type { NomDeGeste } from './pages/formulaires.tsx'
import { faireGeste, gestePage } from './pages/gestes.tsx'
import { listerOrientations } from './pages/liste.tsx'
import { montrer } from './pages/orientation.tsx'
import { montrerPapier } from './pages/papier.tsx'
import { ecrireProtocole, garderProtocole, listerProtocoles, retirer } from './pages/protocoles.tsx'
import { montrerQuestion, publierQuestion, repondreQuestion } from './pages/question.tsx'
import { listerQuestions, nouvelleQuestion, poserQuestion, QUESTIONS } from './pages/questions.tsx'
import type { Salle } from './salle.ts'

const GESTES_DU_RECEVEUR: readonly NomDeGeste[] = ['accepter', 'refuser', 'transmettre', 'rencontre']
const GESTES_DE_L_ENVOYEUR: readonly NomDeGeste[] = ['renvoyer', 'clore']

export function declareRoutes(r: Routes, salle: Salle): void {
  const dans =
    (handler: (salle: Salle, c: Parameters<Handler>[0]) => ReturnType<Handler>): Handler =>
    (c) =>
      handler(salle, c)
  r.get(CHIFFRES, PILOTER_ORIENTATIONS, dans(montrerChiffres))
  r.get(LISTE, SUIVRE_ORIENTATIONS, dans(listerOrientations))
  r.get(NOUVELLE, ENVOYER_ORIENTATION, dans(nouvelle))
  r.post(NOUVELLE, ENVOYER_ORIENTATION, dans(enregistrer))
  r.post(`${NOUVELLE}/personne`, ENVOYER_ORIENTATION, dans(chercherPersonne))
  r.get(PROTOCOLES, LIRE_PROTOCOLES, dans(listerProtocoles))
  r.get(`${PROTOCOLES}/nouveau`, TENIR_PROTOCOLES, dans(ecrireProtocole))
  r.post(`${PROTOCOLES}/nouveau`, TENIR_PROTOCOLES, dans(garderProtocole))
  r.get(`${PROTOCOLES}/:id`, TENIR_PROTOCOLES, dans(ecrireProtocole))
  r.post(`${PROTOCOLES}/:id/retirer`, TENIR_PROTOCOLES, dans(retirer))
  r.get(QUESTIONS, LIRE_QUESTIONS, dans(listerQuestions))
  r.get(`${QUESTIONS}/nouvelle`, SUIVRE_QUESTIONS, dans(nouvelleQuestion))
  r.post(`${QUESTIONS}/nouvelle`, SUIVRE_QUESTIONS, dans(poserQuestion))
  r.get(`${QUESTIONS}/:id`, SUIVRE_QUESTIONS, dans(montrerQuestion))
  r.post(`${QUESTIONS}/:id/messages`, SUIVRE_QUESTIONS, dans(repondreQuestion))
  r.post(`${QUESTIONS}/:id/publier`, PUBLIER_QUESTION, dans(publierQuestion))
  r.get(`${LISTE}/:id`, SUIVRE_ORIENTATIONS, dans(montrer))
  r.get(`${LISTE}/:id/papier`, ENVOYER_ORIENTATION, dans(montrerPapier))
  for (const nom of GESTES_DU_RECEVEUR) {
    r.get(`${LISTE}/:id/${nom}`, SUIVRE_ORIENTATIONS, (c) => gestePage(nom, salle, c))
    r.post(`${LISTE}/:id/${nom}`, SUIVRE_ORIENTATIONS, (c) => faireGeste(nom, salle, c))
  }
  for (const nom of GESTES_DE_L_ENVOYEUR) {
    r.get(`${LISTE}/:id/${nom}`, ENVOYER_ORIENTATION, (c) => gestePage(nom, salle, c))
    r.post(`${LISTE}/:id/${nom}`, ENVOYER_ORIENTATION, (c) => faireGeste(nom, salle, c))
  }
}
