import { type Contexte, PUBLIC, pagePro, pagePublique, type Routes, type Services } from '../../platform/index.ts'
import { LienBouton, PageErreur } from '../../ui/index.ts'
import { CONSULTER_ANNUAIRE } from '../access.ts'
import { gereLeLieu } from '../fraicheur/fiche.ts'
import { lienLieu } from '../liens.ts'
import type { Lieu } from '../model.ts'
import { findOperateur, listOperateurs } from '../operateurs.ts'
import type { Chercher } from '../recherche.ts'
import { etatDuCircuit } from '../services/pages/permanences.tsx'
import { routesMonLieu } from '../services/routes-agent.tsx'
import { routesServices } from '../services/routes-publiques.tsx'
import { findServices } from '../services/store.ts'
import { lireVacances } from '../services/vacances.ts'
import { findLieu } from '../store.ts'
import type { Version } from '../version.ts'
import { PageAccueil } from './accueil.tsx'
import { PageAnnuaireAgent } from './annuaire-agent.tsx'
import { type Apercu, createLireApercu, type LireApercu } from './apercu.ts'
import { autreOuvert, autresParJour, createLieuxOuverts, type Ouverts } from './autres.ts'
import { avecCache } from './cache.ts'
import { contoursEnGeoJson } from './contours.ts'
import { lireDemande } from './demande.ts'
import { etatAffiche, PageLieu } from './lieu.tsx'
import { PageRecherche, titreRecherche } from './recherche.tsx'
import { type Reponse, repondre } from './repondre.ts'
import { routesBouquet } from './routes-bouquet.tsx'
import { type Vue, vueDe } from './vue.ts'

/** Screens of the directory: home, search, place, and the same search inside the agents' door. */
export function routesPages(r: Routes, { version, ...dependances }: DependancesPages): void {
  const { services, chercher } = dependances
  const outils: Outils = {
    ...dependances,
    lireApercu: createLireApercu(services, version),
    lieuxOuverts: createLieuxOuverts(services, chercher),
  }
  r.get('/', PUBLIC, (c) => accueil(c, outils))
  r.get('/lieux', PUBLIC, (c) => recherche(c, outils))
  r.get('/lieux/contours.json', PUBLIC, (c) => contours(c, outils))
  r.get('/lieux/:id', PUBLIC, (c) => lieu(c, outils))
  r.get('/agent/annuaire', CONSULTER_ANNUAIRE, (c) => annuaireAgent(c, outils))
  routesBouquet(r, services)
  routesServices(r, outils)
  routesMonLieu(r, services)
}

/** Does somebody answer at this place to what residents write? Known by the room that keeps the messages. */
export type RecoitMessages = (lieuId: string) => Promise<boolean>

interface DependancesPages {
  services: Services
  chercher: Chercher
  version: Version
  recoitMessages: RecoitMessages
}

interface Outils extends Omit<DependancesPages, 'version'> {
  lireApercu: LireApercu
  lieuxOuverts: (apercu: Apercu) => Promise<Ouverts>
}

async function accueil(c: Contexte, { services, lieuxOuverts, lireApercu }: Outils) {
  const apercu = await lireApercu()
  const vue = vueDe(c)
  return avecCache(c, apercu.version, async () =>
    pagePublique(
      c,
      {
        traduite: true,
        titre: vue.t.accueil.titre,
        description: vue.t.accueil.description(services.territoire.nom),
        ilots: ['position'],
      },
      <PageAccueil {...(await lieuxOuverts(apercu))} apercu={apercu} vue={vue} />,
    ),
  )
}

async function recherche(c: Contexte, outils: Outils) {
  const apercu = await outils.lireApercu()
  return avecCache(c, apercu.version, async () => {
    const vue = vueDe(c)
    const { reponse, erreurs } = await chercherDepuis(c, outils, vue)
    const titre = titreRecherche({ ...reponse, vue })
    return pagePublique(
      c,
      {
        traduite: true,
        titre,
        description: vue.t.lieux.description(outils.services.territoire.nom),
        fil: [{ libelle: vue.t.page.accueil, href: vue.lien('/') }, { libelle: vue.t.lieux.titre }],
        ilots: ['carte', 'position'],
        statut: erreurs.length > 0 ? 400 : 200,
      },
      <PageRecherche {...reponse} erreurs={erreurs} apercu={apercu} tuiles={outils.services.config.tuiles} vue={vue} />,
    )
  })
}

/** Reads the address and answers it; what is wrong in it is said beside the answer. */
async function chercherDepuis(c: Contexte, { services, chercher, lireApercu }: Outils, vue: Vue) {
  const t = vue.t.lieux.erreurs
  const codes = listOperateurs(services.config.departement).map((o) => o.code)
  const { demande, erreurs } = lireDemande(new URL(c.req.url).searchParams, codes, t)
  const reponse: Reponse = await repondre({ chercher, apercu: await lireApercu(), maintenant: vue.maintenant }, demande)
  return { reponse, erreurs: reponse.suitePerdue ? [...erreurs, t.suite] : erreurs }
}

async function lieu(c: Contexte, outils: Outils) {
  const vue = vueDe(c)
  const trouve = await findLieu(outils.services, c.req.param('id') ?? '')
  if (!trouve) return lieuIntrouvable(c, vue)
  if (trouve.fusionneDans !== null) return c.redirect(vue.lien(lienLieu(trouve.fusionneDans)), 302)
  const apercu = await outils.lireApercu()
  return avecCache(c, apercu.version, async () =>
    pagePublique(
      c,
      {
        traduite: true,
        titre: `${trouve.nom}, ${trouve.ville}`,
        description: `${trouve.nom}, ${trouve.ville}`,
        fil: [
          { libelle: vue.t.page.accueil, href: vue.lien('/') },
          { libelle: vue.t.lieux.titre, href: vue.lien('/lieux') },
          { libelle: trouve.nom },
        ],
        ilots: ['imprimer', 'partage'],
      },
      <PageLieu {...(await lireAutourDuLieu(c, outils, vue, trouve))} fond={apercu.fond} vue={vue} />,
    ),
  )
}

/** What the page of a place says besides the place. None waits for another: they cost what the slowest one does. */
async function lireAutourDuLieu(c: Contexte, { services, chercher, recoitMessages }: Outils, vue: Vue, trouve: Lieu) {
  const { departement, url } = services.config
  const [offerts, autres, recoit, gerable] = await Promise.all([
    findServices(services, trouve),
    autresParJour(chercher, trouve, vue.maintenant),
    trouve.retireLe === null && recoitMessages(trouve.id),
    gereLeLieu(services, c.var.acteur, trouve),
  ])
  const vacances = lireVacances(departement)
  const connu = etatAffiche(trouve, vue.maintenant)
  const etat = connu.etat === 'inconnu' ? etatDuCircuit(trouve, offerts, vacances, vue.maintenant) : connu
  return {
    lieu: trouve,
    etat,
    autre: await autreOuvert(chercher, trouve, etat),
    autresParJour: autres,
    operateurs: trouve.operateurs.flatMap((code) => findOperateur(departement, code)?.nomCourt ?? []),
    services: offerts,
    vacances,
    recoitMessages: recoit,
    gerable,
    adresse: `${url}${vue.lien(lienLieu(trouve.id))}`,
  }
}

/** Said in the reader's language, with the way to find it again. */
function lieuIntrouvable(c: Contexte, vue: Vue) {
  const { introuvableTitre, introuvableTexte, titre } = vue.t.lieux
  return pagePublique(
    c,
    { titre: introuvableTitre, statut: 404, traduite: true },
    <PageErreur
      titre={introuvableTitre}
      message={introuvableTexte}
      actions={<LienBouton href={vue.lien('/lieux')}>{titre}</LienBouton>}
    />,
  )
}

/** Outlines and neighbours for the moving map: only the territory's, kept until they change (the address says which). */
async function contours(c: Contexte, { lireApercu }: Outils) {
  const { fond, version } = await lireApercu()
  const actuelle = c.req.query('v') === version
  c.header('Cache-Control', actuelle ? 'public, max-age=31536000, immutable' : 'no-cache')
  return c.json(contoursEnGeoJson(fond))
}

async function annuaireAgent(c: Contexte, outils: Outils) {
  const vue = vueDe(c)
  const { reponse, erreurs } = await chercherDepuis(c, outils, vue)
  const { filtrables } = await outils.lireApercu()
  return pagePro(
    c,
    { titre: 'Annuaire', courant: '/agent/annuaire', statut: erreurs.length > 0 ? 400 : 200 },
    <PageAnnuaireAgent {...reponse} erreurs={erreurs} filtrables={filtrables} vue={vue} />,
  )
}
