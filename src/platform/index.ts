export {
  type Acteur,
  type Action,
  action,
  CONNECTE,
  NOMS_DES_ROLES,
  type Porte,
  PUBLIC,
  permits,
  porteDe,
  ROLES,
  type Role,
  SYSTEME,
} from './access.ts'
export { administration } from './administration/room.tsx'
export type { Antivirus, Controle } from './antivirus.ts'
export { type Clock, type NewId, newUuid, systemClock } from './clock.ts'
export { box, type Coffre, type DossierOuvert, ouvrirDossier } from './coffre.ts'
export { type Config, ConfigError, readConfig } from './config.ts'
export {
  allCommands,
  keysCommand,
  purgeAll,
  restoreCommand,
  runCommand,
  sendToServer,
  startControl,
} from './control/index.ts'
export { controlerFichiers } from './controle-fichiers.ts'
export { type Canal, type Courriel, listBoitesEnPanne, type PliScelle } from './courrier.ts'
export { createServices } from './create-services.ts'
export { type Decode, decoder, type LigneCsv, lireCsv } from './csv.ts'
export { FolderBusyError } from './db/lock.ts'
export { type Database, openDatabase } from './db/open.ts'
export type { Db, Tables, Trx } from './db/tables.ts'
export { loadDemonstration } from './demonstration.ts'
export { estPlein, type Fichier } from './fichiers.ts'
export { type App, createApp } from './http/app.ts'
export { acteurDe, adresseDe, type Contexte, type Env, type Handler, type Toast } from './http/contexte.ts'
export { dropSlip, keepSlip, readSlip } from './http/cookies.ts'
export {
  type ErreurChamp,
  enErreur,
  enListe,
  erreurDe,
  type Formulaire,
  formulaire,
  relire,
  type Saisie,
  statutDe,
  un,
} from './http/formulaire.ts'
export { answerUnchanged } from './http/inchange.ts'
export {
  introuvable,
  langueCourante,
  pageErreur,
  pagePro,
  pagePublique,
  refuse,
  retour,
} from './http/pages.tsx'
export { probleme } from './http/probleme.ts'
export type { RouteDeclaree, Routes } from './http/routes.ts'
export { verifyJournal } from './journal.ts'
export {
  creerMachine,
  listMachines,
  type Machine,
  PORTEES,
  type Portee,
  revoquerMachine,
} from './machines/store.ts'
export { projectRoot } from './paths.ts'
export { estPetit, masquerSeul, petitesCases, petitsNombres, SEUIL_SECRET } from './petits-nombres.ts'
export { ecrireRapport, nouveauRapport, type Rapport, type Remarque } from './rapport.ts'
export { ok, type Refus, type Result, refus } from './result.ts'
export type { ApiRegistry, Commande, CommandIo, NavItem, Room } from './room.ts'
export type { Services } from './services.ts'
export { session } from './session/room.tsx'
export { smsPossible } from './sms.ts'
export { systeme } from './systeme.tsx'
export { ecrireMobile, lireMobile } from './telephone.ts'
export { readTerritoireFile, type Territoire } from './territoire.ts'
export {
  ajouterHeuresOuvrees,
  ajouterJoursOuvres,
  assertParis,
  type Calendrier,
  debutDuJour,
  estFerie,
  estOuvre,
  heuresOuvreesEntre,
  jourIso,
  joursEntre,
  joursFeries,
  joursOuvresEntre,
  lundiDe,
  NATIONAL,
  partOuvree,
  plusJours,
} from './time/calendrier.ts'

import './comptes.ts'
