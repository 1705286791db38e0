import type { Child } from 'hono/jsx'
import {
  type Acteur,
  acteurDe,
  type Contexte,
  type ErreurChamp,
  enErreur,
  type Formulaire,
  formulaire,
  introuvable,
  jourIso,
  pagePro,
  permits,
  type Result,
  type Routes,
  relire,
  retour,
  type Saisie,
  type Services,
  statutDe,
} from '../../platform/index.ts'
import { GERER_FICHES, TENIR_LIEU } from '../access.ts'
import { chercheCommunes, listCommunes } from '../communes.ts'
import type { Lieu } from '../model.ts'
import { vueEn } from '../pages/vue.ts'
import { findLieu } from '../store.ts'
import {
  annoncerFermeture,
  annulerFermeture,
  type ContenuFermeture,
  listFermetures,
  modifierFermeture,
} from './fermer.ts'
import { ajouterOffre, ajouterPermanence, corrigerOffre, corrigerPermanence, type Fait, retirer } from './gestes.ts'
import { estTardive } from './model.ts'
import { conformiteDuLieu, doitTenirLaConvention, listHotes, trouverHote } from './mon-lieu.ts'
import { FormulaireFermeture } from './pages/formulaire-fermeture.tsx'
import { FormulaireOffre } from './pages/formulaire-offre.tsx'
import { FormulairePermanence } from './pages/formulaire-permanence.tsx'
import { PageMonLieu, PageRetirer, SansLieu } from './pages/mon-lieu.tsx'
import {
  offreEnSaisie,
  permanenceEnSaisie,
  schemaFermeture,
  schemaId,
  schemaOffre,
  schemaPermanence,
} from './saisie.ts'
import { findLieuTenu, findOffre, findServices, readPermanence } from './store.ts'

const CHEMIN = '/agent/lieu'

/** What a team keeps of its place: services, permanences or stops, closures. */
export function routesMonLieu(r: Routes, services: Services): void {
  const tenir = (suite: Suite) => (c: Contexte) => avecLieu(c, services, suite)
  r.get(CHEMIN, TENIR_LIEU, tenir(monLieu))

  r.get(
    `${CHEMIN}/services/nouveau`,
    TENIR_LIEU,
    tenir((t) => pageOffre(t, null)),
  )
  r.post(
    `${CHEMIN}/services`,
    TENIR_LIEU,
    tenir((t) => ecrireOffre(t, null)),
  )
  r.get(
    `${CHEMIN}/services/:id`,
    TENIR_LIEU,
    tenir((t) => pageOffre(t, idDe(t.c))),
  )
  r.post(
    `${CHEMIN}/services/:id`,
    TENIR_LIEU,
    tenir((t) => ecrireOffre(t, idDe(t.c))),
  )
  r.get(
    `${CHEMIN}/services/:id/retirer`,
    TENIR_LIEU,
    tenir((t) => pageRetirer(t, 'offre')),
  )
  r.post(
    `${CHEMIN}/services/:id/retirer`,
    TENIR_LIEU,
    tenir((t) => retirerFiche(t, 'offre')),
  )

  r.get(
    `${CHEMIN}/permanences/nouvelle`,
    TENIR_LIEU,
    tenir((t) => pagePermanence(t, null)),
  )
  r.post(
    `${CHEMIN}/permanences`,
    TENIR_LIEU,
    tenir((t) => ecrirePermanence(t, null)),
  )
  r.get(
    `${CHEMIN}/permanences/:id`,
    TENIR_LIEU,
    tenir((t) => pagePermanence(t, idDe(t.c))),
  )
  r.post(
    `${CHEMIN}/permanences/:id`,
    TENIR_LIEU,
    tenir((t) => ecrirePermanence(t, idDe(t.c))),
  )
  r.get(
    `${CHEMIN}/permanences/:id/retirer`,
    TENIR_LIEU,
    tenir((t) => pageRetirer(t, 'permanence')),
  )
  r.post(
    `${CHEMIN}/permanences/:id/retirer`,
    TENIR_LIEU,
    tenir((t) => retirerFiche(t, 'permanence')),
  )

  r.get(
    `${CHEMIN}/fermetures/nouvelle`,
    TENIR_LIEU,
    tenir((t) => pageFermeture(t, null)),
  )
  r.post(
    `${CHEMIN}/fermetures`,
    TENIR_LIEU,
    tenir((t) => ecrireFermeture(t, null)),
  )
  r.get(
    `${CHEMIN}/fermetures/:id`,
    TENIR_LIEU,
    tenir((t) => pageFermeture(t, idDe(t.c))),
  )
  r.post(
    `${CHEMIN}/fermetures/:id`,
    TENIR_LIEU,
    tenir((t) => ecrireFermeture(t, idDe(t.c))),
  )
  r.post(`${CHEMIN}/fermetures/:id/annuler`, TENIR_LIEU, tenir(annuler))
}

/** A request of somebody whose structure has this place. */
interface Tenue {
  c: Contexte
  services: Services
  acteur: Acteur
  lieu: Lieu
}

type Suite = (tenue: Tenue) => Promise<Response>

/** What was typed and why it was refused; absent on a first look. */
interface Refusee {
  saisie: Saisie
  erreurs: readonly ErreurChamp[]
}

const idDe = (c: Contexte) => c.req.param('id') ?? ''

/** No address names the place: it is the one of the account's structure, and no other. */
async function avecLieu(c: Contexte, services: Services, suite: Suite): Promise<Response> {
  const acteur = acteurDe(c)
  const tenu = await findLieuTenu(services, acteur)
  const lieu = tenu === null ? null : await findLieu(services, tenu)
  if (lieu && lieu.departement === acteur.departement) return suite({ c, services, acteur, lieu })
  return pagePro(c, { titre: 'Mon lieu', courant: CHEMIN }, <SansLieu structure={acteur.structureNom} />)
}

async function monLieu({ c, services, acteur, lieu }: Tenue): Promise<Response> {
  const offerts = await findServices(services, lieu)
  const maintenant = services.clock.now()
  const page = (
    <PageMonLieu
      lieu={lieu}
      services={offerts}
      fermetures={await listFermetures(services, lieu.departement, lieu.id)}
      convention={doitTenirLaConvention(lieu) ? { mesure: conformiteDuLieu(lieu, offerts.ailleurs, maintenant) } : null}
      peutCorriger={permits(GERER_FICHES, acteur)}
      vue={vueEn('fr', maintenant)}
    />
  )
  return pagePro(c, { titre: 'Mon lieu', courant: CHEMIN }, page)
}

/** A form in the frame of « Mon lieu ». */
function pageDuFormulaire(c: Contexte, titre: string, erreurs: readonly ErreurChamp[], corps: Child) {
  return pagePro(
    c,
    {
      titre,
      courant: CHEMIN,
      fil: [{ libelle: 'Mon lieu', href: CHEMIN }, { libelle: titre }],
      statut: statutDe(erreurs),
    },
    <div class="wrap page stack">
      <h1>{titre}</h1>
      <div class="card">{corps}</div>
    </div>,
  )
}

async function pageOffre({ c, services, lieu }: Tenue, id: string | null, refusee?: Refusee): Promise<Response> {
  const offre = id === null ? null : await findOffre(services, lieu.departement, id)
  if (id !== null && offre?.lieuId !== lieu.id) return introuvable(c)
  const { saisie, erreurs } = refusee ?? { saisie: offre ? offreEnSaisie(offre) : {}, erreurs: [] }
  return pageDuFormulaire(
    c,
    offre ? `Modifier : ${offre.nom}` : 'Ajouter un service',
    erreurs,
    <FormulaireOffre
      action={id === null ? `${CHEMIN}/services` : `${CHEMIN}/services/${id}`}
      saisie={saisie}
      erreurs={erreurs}
      id={id === null ? services.newId() : undefined}
    />,
  )
}

async function ecrireOffre(tenue: Tenue, id: string | null): Promise<Response> {
  const { c, services, acteur, lieu } = tenue
  const lu = await lire(c, schemaOffre, id)
  if (!lu.ok) return pageOffre(tenue, id, lu)
  const { valeur, nouveau } = lu
  const fait =
    id === null
      ? await ajouterOffre(services, acteur, lieu, nouveau, valeur)
      : await corrigerOffre(services, acteur, lieu, id, valeur)
  return apres(tenue, fait, `Service enregistré : ${valeur.nom}.`)
}

/** Reads a form, and the name of the new sheet it carries. */
async function lire<T extends Parameters<typeof formulaire>[1]>(c: Contexte, schema: T, id: string | null) {
  const nomme = id === null ? await formulaire(c, schemaId) : null
  const lu = (await formulaire(c, schema)) as Formulaire<ReturnType<T['parse']>>
  if (!lu.ok) return lu
  if (nomme && !nomme.ok) return { ...nomme, saisie: await relire(c) }
  return { ...lu, nouveau: nomme?.valeur.id ?? '' }
}

async function pagePermanence(tenue: Tenue, id: string | null, refusee?: Refusee): Promise<Response> {
  const { c, services, lieu } = tenue
  const cle = { departement: lieu.departement, lieuId: lieu.id, id: id ?? '' }
  const connue = id === null ? null : await readPermanence(services.database.db, cle)
  if (id !== null && !connue) return introuvable(c)
  const { offres } = await findServices(services, lieu)
  const hotes = await listHotes(services, lieu.departement)
  const communes = await listCommunes(services.database.db, lieu.departement)
  const depart = connue
    ? permanenceEnSaisie(connue, lieu.id, hotes, communes)
    : { ou: lieu.itinerant ? 'adresse' : 'ici' }
  const { saisie, erreurs } = refusee ?? { saisie: depart, erreurs: [] }
  const quoi = lieu.itinerant ? 'un arrêt' : 'une permanence'
  return pageDuFormulaire(
    c,
    `${id === null ? 'Ajouter' : 'Modifier'} ${quoi}`,
    erreurs,
    <FormulairePermanence
      action={id === null ? `${CHEMIN}/permanences` : `${CHEMIN}/permanences/${id}`}
      saisie={saisie}
      erreurs={erreurs}
      id={id === null ? services.newId() : undefined}
      offres={offres.filter((o) => o.lieuId === lieu.id)}
      itinerant={lieu.itinerant}
      hotes={hotes}
      communes={communes.map((commune) => commune.nom)}
    />,
  )
}

async function ecrirePermanence(tenue: Tenue, id: string | null): Promise<Response> {
  const { c, services, acteur, lieu } = tenue
  const { offres } = await findServices(services, lieu)
  const hotes = await listHotes(services, lieu.departement)
  const commune = await communeEcrite(tenue)
  const schema = schemaPermanence(
    {
      offres: offres.filter((o) => o.lieuId === lieu.id),
      itinerant: lieu.itinerant,
      trouverLieu: (texte) => trouverHote(hotes, texte),
      commune,
    },
    lieu.id,
  )
  const lu = await lire(c, schema, id)
  if (!lu.ok) return pagePermanence(tenue, id, lu)
  const { valeur, nouveau } = lu
  const fait =
    id === null
      ? await ajouterPermanence(services, acteur, lieu, nouveau, valeur)
      : await corrigerPermanence(services, acteur, lieu, id, valeur)
  return apres(tenue, fait, lieu.itinerant ? 'Arrêt enregistré.' : 'Permanence enregistrée.')
}

/** Insee code of the town typed in the form, when it is one of the département. */
async function communeEcrite({ c, services, lieu }: Tenue): Promise<string | null> {
  const { commune } = await relire(c)
  if (typeof commune !== 'string') return null
  const [trouvee] = await chercheCommunes(services.database.db, commune, lieu.departement, 1)
  return trouvee?.departement === lieu.departement ? trouvee.code : null
}

const QUOI = {
  offre: { dossier: 'services', detail: 'Le service n’apparaîtra plus dans l’annuaire, ni ses permanences.' },
  permanence: { dossier: 'permanences', detail: 'Elle n’apparaîtra plus dans l’annuaire.' },
} as const

async function pageRetirer({ c, services, lieu }: Tenue, quoi: keyof typeof QUOI): Promise<Response> {
  const { offres, ici, ailleurs } = await findServices(services, lieu)
  const permanence = [...ici, ...ailleurs].find((p) => p.id === idDe(c) && p.lieuId === lieu.id)
  const nom =
    quoi === 'offre'
      ? offres.find((o) => o.id === idDe(c) && o.lieuId === lieu.id)?.nom
      : (permanence?.offre?.nom ?? permanence?.endroit.nom)
  if (nom === undefined) return introuvable(c)
  const { dossier, detail } = QUOI[quoi]
  const titre = `Retirer « ${nom} »`
  return pagePro(
    c,
    { titre, courant: CHEMIN, fil: [{ libelle: 'Mon lieu', href: CHEMIN }, { libelle: titre }] },
    <PageRetirer nom={nom} chemin={`${CHEMIN}/${dossier}/${idDe(c)}`} detail={detail} />,
  )
}

async function retirerFiche(tenue: Tenue, quoi: keyof typeof QUOI): Promise<Response> {
  const { c, services, acteur, lieu } = tenue
  return apres(tenue, await retirer(services, acteur, lieu, quoi, idDe(c)), 'C’est retiré de l’annuaire.')
}

async function pageFermeture({ c, services, lieu }: Tenue, du: string | null, refusee?: Refusee): Promise<Response> {
  const connues = await listFermetures(services, lieu.departement, lieu.id)
  const connue = connues.find((f) => f.du === du && f.saisie)
  if (du !== null && !connue) return introuvable(c)
  const depart: Saisie = connue ? { du: connue.du, au: connue.au, motif: connue.motif ?? '' } : {}
  const { saisie, erreurs } = refusee ?? { saisie: depart, erreurs: [] }
  return pageDuFormulaire(
    c,
    du === null ? 'Annoncer une fermeture' : 'Modifier une fermeture',
    erreurs,
    <FormulaireFermeture
      action={du === null ? `${CHEMIN}/fermetures` : `${CHEMIN}/fermetures/${du}`}
      saisie={saisie}
      erreurs={erreurs}
    />,
  )
}

async function ecrireFermeture(tenue: Tenue, du: string | null): Promise<Response> {
  const { c, services, acteur, lieu } = tenue
  const lu = await formulaire(c, schemaFermeture)
  if (!lu.ok) return pageFermeture(tenue, du, lu)
  const fait =
    du === null
      ? await annoncerFermeture(services, acteur, lieu, lu.valeur)
      : await modifierFermeture(services, acteur, lieu, du, lu.valeur)
  if (!fait.ok && fait.refus.champ)
    return pageFermeture(tenue, du, { saisie: await relire(c), erreurs: [enErreur(fait.refus)] })
  return apres(tenue, fait, direFermeture(lu.valeur, services))
}

function direFermeture({ du }: ContenuFermeture, { clock }: Services): string {
  const tardive = estTardive({ du, annonceLe: jourIso(clock.now()) })
  return tardive
    ? 'Fermeture annoncée, moins de 7 jours avant : elle est marquée « annonce tardive ».'
    : 'Fermeture annoncée. Les personnes abonnées sont prévenues.'
}

async function annuler(tenue: Tenue): Promise<Response> {
  const { c, services, acteur, lieu } = tenue
  return apres(
    tenue,
    await annulerFermeture(services, acteur, lieu, idDe(c)),
    'Fermeture annulée. Les personnes abonnées sont prévenues.',
  )
}

/** Back to the place; what was already done says so. */
async function apres({ c }: Tenue, fait: Result<Fait>, texte: string): Promise<Response> {
  if (!fait.ok) return introuvable(c)
  return retour(
    c,
    CHEMIN,
    fait.value.deja ? { genre: 'info', texte: 'C’était déjà enregistré.' } : { genre: 'ok', texte },
  )
}
