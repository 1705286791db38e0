import { PUBLIC, type Routes } from '../platform/index.ts'
import {
  ETABLIR_MANDAT,
  EXPORTER_PERSONNE,
  FINIR_MANDAT,
  LIRE_DESTRUCTIONS,
  LIRE_MANDATS,
  REDUIRE_DELAI,
  SIGNER_MANDAT,
} from './access.ts'
import { ARRET } from './avis.ts'
import { SUIVI } from './code.ts'
import { arreterDepuisLien, proposerArret } from './pages/arret.tsx'
import { arreterAvis, avisForm, donnerAvis } from './pages/avis.tsx'
import { renouvelerCode } from './pages/code.tsx'
import { LISTE, type Salle } from './pages/communs.ts'
import { changerDelai, DESTRUCTIONS, exporterDestructions, montrerDestructions } from './pages/destructions.tsx'
import { finir, finirForm } from './pages/finir.tsx'
import { exporter, lister, rechercher } from './pages/liste.tsx'
import { donnerTout, ecarterRenouvellement, imprimer, montrer, supprimer } from './pages/mandat.tsx'
import { corriger, corrigerForm, etablir, nouveau } from './pages/preparer.tsx'
import { signerForm, signerSurEcran, signerSurPapier, signerSurTelephone } from './pages/signer.tsx'
import {
  arreterMandat,
  arreterSesAvis,
  demanderRenouvellement,
  fermerSuivi,
  montrerSuivi,
  suivreCode,
} from './pages/suivi.tsx'
import { demanderCode, lireMandat, prendreExemplaire, SIGNATURE, signerMandat } from './pages/telephone.tsx'

export function declareRoutes(r: Routes, salle: Salle): void {
  const un = `${LISTE}/:id`
  r.get(SUIVI, PUBLIC, (c) => montrerSuivi(salle, c))
  r.post(SUIVI, PUBLIC, (c) => suivreCode(salle, c))
  r.post(`${SUIVI}/arreter`, PUBLIC, (c) => arreterMandat(salle, c))
  r.post(`${SUIVI}/fermer`, PUBLIC, (c) => fermerSuivi(salle, c))
  r.post(`${SUIVI}/avis/arreter`, PUBLIC, (c) => arreterSesAvis(salle, c))
  r.post(`${SUIVI}/renouveler`, PUBLIC, (c) => demanderRenouvellement(salle, c))
  r.get(`${ARRET}/:jeton`, PUBLIC, (c) => proposerArret(salle, c))
  r.post(`${ARRET}/:jeton`, PUBLIC, (c) => arreterDepuisLien(salle, c))
  const lien = `${SIGNATURE}/:jeton`
  r.get(lien, PUBLIC, (c) => demanderCode(salle, c))
  r.post(lien, PUBLIC, (c) => lireMandat(salle, c))
  r.post(`${lien}/signer`, PUBLIC, (c) => signerMandat(salle, c))
  r.post(`${lien}/exemplaire`, PUBLIC, (c) => prendreExemplaire(salle, c))
  r.get(LISTE, LIRE_MANDATS, (c) => lister(salle, c))
  r.post(LISTE, LIRE_MANDATS, (c) => rechercher(salle, c))
  r.get(`${LISTE}/registre.csv`, LIRE_MANDATS, (c) => exporter(salle, c, 'csv'))
  r.get(`${LISTE}/registre.ods`, LIRE_MANDATS, (c) => exporter(salle, c, 'ods'))
  r.get(DESTRUCTIONS, LIRE_DESTRUCTIONS, (c) => montrerDestructions(salle, c))
  r.post(DESTRUCTIONS, REDUIRE_DELAI, (c) => changerDelai(salle, c))
  r.get(`${DESTRUCTIONS}/proces-verbaux.csv`, LIRE_DESTRUCTIONS, (c) => exporterDestructions(salle, c))
  r.get(`${LISTE}/nouveau`, ETABLIR_MANDAT, (c) => nouveau(salle, c))
  r.post(`${LISTE}/nouveau`, ETABLIR_MANDAT, (c) => etablir(salle, c))
  r.get(un, LIRE_MANDATS, (c) => montrer(salle, c))
  r.get(`${un}/mandat.pdf`, LIRE_MANDATS, (c) => imprimer(salle, c))
  r.get(`${un}/tout.zip`, EXPORTER_PERSONNE, (c) => donnerTout(salle, c))
  r.get(`${un}/corriger`, ETABLIR_MANDAT, (c) => corrigerForm(salle, c))
  r.post(`${un}/corriger`, ETABLIR_MANDAT, (c) => corriger(salle, c))
  r.post(`${un}/supprimer`, ETABLIR_MANDAT, (c) => supprimer(salle, c))
  r.get(`${un}/signer`, SIGNER_MANDAT, (c) => signerForm(salle, c))
  r.post(`${un}/signer-ecran`, SIGNER_MANDAT, (c) => signerSurEcran(salle, c))
  r.post(`${un}/signer-telephone`, SIGNER_MANDAT, (c) => signerSurTelephone(salle, c))
  r.post(`${un}/signer-papier`, SIGNER_MANDAT, (c) => signerSurPapier(salle, c))
  r.post(`${un}/code`, SIGNER_MANDAT, (c) => renouvelerCode(salle, c))
  r.get(`${un}/avis`, SIGNER_MANDAT, (c) => avisForm(salle, c))
  r.post(`${un}/avis`, SIGNER_MANDAT, (c) => donnerAvis(salle, c))
  r.post(`${un}/avis/arreter`, SIGNER_MANDAT, (c) => arreterAvis(salle, c))
  r.post(`${un}/renouvellement`, ETABLIR_MANDAT, (c) => ecarterRenouvellement(salle, c))
  r.get(`${un}/fin`, FINIR_MANDAT, (c) => finirForm(salle, c))
  r.post(`${un}/fin`, FINIR_MANDAT, (c) => finir(salle, c))
}
