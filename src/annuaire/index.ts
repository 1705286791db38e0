import type { Room, Services } from '../platform/index.ts'
import { CONSULTER_ANNUAIRE, ECRIRE_SYNONYMES, TENIR_LIEU } from './access.ts'
import { decrireApi } from './api/description.ts'
import { createEtiquette } from './api/etiquette.ts'
import { createInchange } from './api/inchange.ts'
import { routesApi } from './api/routes.ts'
import { couverture } from './couverture/index.tsx'
import { semerAnnuaire } from './demonstration.ts'
import { doublons } from './doublons/index.ts'
import { commandesExport } from './echanges/commandes.ts'
import { routesExport } from './echanges/routes.ts'
import { semerFraicheur } from './fraicheur/demonstration.ts'
import { fraicheur } from './fraicheur/index.ts'
import { commandesImport } from './imports/commandes.ts'
import { listOperateurs } from './operateurs.ts'
import { type RecoitMessages, routesPages } from './pages/routes.tsx'
import { createChercher } from './recherche.ts'
import { semerReferents } from './referents/demonstration.ts'
import { routesReferents } from './referents/routes.ts'
import { JOURS_POUR_CONFIRMER, oublierNonConfirmes } from './services/abonnements.ts'
import { semerServices } from './services/demonstration.ts'
import { routesSynonymes, SYNONYMES } from './synonymes/routes.tsx'
import { createVersion } from './version.ts'
import { routesWidget } from './widget/routes.tsx'

export {
  type Bouquet,
  bouquet,
  type Demarche,
  demarchesDe,
  type Evenement,
  findDemarche,
  findEvenement,
  findSite,
  operateursDeLEvenement,
  type Site,
} from './bouquet.ts'
export { type Commune, chercheCommunes, createTrouverEndroit, listCommunes, type TrouverEndroit } from './communes.ts'
export { enCellule } from './echanges/cellule.ts'
export { enOds } from './echanges/tableur.ts'
export { essayerFormulaire, filDuLieu } from './formulaire-public.ts'
export { lienLieu, lienService } from './liens.ts'
export type { Lieu } from './model.ts'
export { type ChampOperateur, findOperateur, listOperateurs, type Operateur } from './operateurs.ts'
export { vueDe } from './pages/vue.ts'
export { situer, type Zone } from './pages/zone.ts'
export { findOffresAutour, type OffreProche } from './services/autour.ts'
export { direRythme } from './services/dire.ts'
export { type EvenementIcs, ecrireIcs } from './services/ics.ts'
export { ChampsRythme } from './services/pages/champs-rythme.tsx'
export { type Fois, foisEntre, lireRythme } from './services/rythme.ts'
export { ecrireRythme } from './services/rythme-saisi.ts'
export { champsRythme, enRythme, lireHeure, lireJour, rythmeEnSaisie } from './services/saisie-rythme.ts'
export { lireVacances, type Vacances } from './services/vacances.ts'
export { findLieu } from './store.ts'
export { TYPES } from './types.ts'

/** Places where people are received: public search, open API, imports. */
export function annuaire(services: Services, recoitMessages: RecoitMessages = async () => false): Room {
  const version = createVersion(services.database, services.clock, services.config.departement)
  const chercher = createChercher(services, version)
  const etiquetteDe = createEtiquette(services.clock, version)
  const operateurs = listOperateurs(services.config.departement).map((o) => o.code)
  const fiches = fraicheur(services)
  const rapprochements = doublons(services)
  const mailles = couverture(services, version)
  return {
    nom: 'annuaire',
    routes: (r) => {
      routesExport(r, services, version)
      routesApi(r, { services, chercher, version, etiquetteDe })
      routesReferents(services, r)
      routesSynonymes(r, services)
      routesPages(r, { services, chercher, version, recoitMessages })
      routesWidget(r, { services, chercher }, version)
      fiches.routes(r)
      rapprochements.routes(r)
      mailles.routes(r)
    },
    inchange: createInchange(etiquetteDe),
    api: (registry) => decrireApi(registry, operateurs),
    nav: [
      ...(['agent', 'operateur', 'pilotage'] as const).map((porte) => ({
        porte,
        rang: 40,
        libelle: 'Annuaire',
        href: '/agent/annuaire',
        action: CONSULTER_ANNUAIRE,
      })),
      ...(['agent', 'operateur'] as const).map((porte) => ({
        porte,
        rang: 45,
        libelle: 'Mon lieu',
        href: '/agent/lieu',
        action: TENIR_LIEU,
        compte: fiches.compterAFaire,
      })),
      fiches.nav,
      rapprochements.nav,
      { porte: 'pilotage', rang: 48, libelle: 'Mots de la recherche', href: SYNONYMES, action: ECRIRE_SYNONYMES },
      ...mailles.nav,
    ],
    async purge(aBlanc) {
      const nombre = await oublierNonConfirmes(services, aBlanc)
      return [
        `Abonnements aux fermetures non confirmés depuis ${JOURS_POUR_CONFIRMER} jours : ${nombre}`,
        ...(await fiches.purge(aBlanc)),
      ]
    },
    commandes: [
      ...commandesImport(services),
      ...commandesExport(services),
      ...fiches.commandes,
      rapprochements.commande,
      ...mailles.commandes,
    ],
    async demonstration() {
      await semerAnnuaire(services)
      await semerServices(services)
      await semerReferents(services)
      await semerFraicheur(services)
    },
  }
}
