import {
  type Contexte,
  enErreur,
  type Formulaire,
  formulaire,
  introuvable,
  pagePro,
  permits,
  type Routes,
  relire,
  type Services,
  SYSTEME,
} from '../../platform/index.ts'
import { GERER_FICHES, TENIR_LIEU } from '../access.ts'
import { chercheCommunes, listCommunes } from '../communes.ts'
import type { Lieu } from '../model.ts'
import { vueEn } from '../pages/vue.ts'
import { dernierRang } from '../versions/store.ts'
import {
  apres,
  avecLieu,
  CHEMIN,
  idDe,
  pageDuFormulaire,
  type Refusee,
  type Suite,
  type Tenue,
} from './cadre-agent.tsx'
import { readPermanence } from './ecriture.ts'
import { listExceptions } from './exceptions.ts'
import { ajouterOffre, ajouterPermanence, corrigerOffre, corrigerPermanence, retirer } from './gestes.ts'
import { conformiteDuLieu, doitTenirLaConvention, listHotes, trouverHote } from './mon-lieu.ts'
import { FormulaireOffre } from './pages/formulaire-offre.tsx'
import { FormulairePermanence } from './pages/formulaire-permanence.tsx'
import { PageMonLieu, PageRetirer } from './pages/mon-lieu.tsx'
import { routesExceptions } from './routes-exceptions.tsx'
import { offreEnSaisie, permanenceEnSaisie, schemaId, schemaOffre, schemaPermanence } from './saisie.ts'
import { findOffre, findServices } from './store.ts'

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

  routesExceptions(r, tenir)
}

async function monLieu({ c, services, acteur, lieu }: Tenue): Promise<Response> {
  const offerts = await findServices(services, lieu)
  const maintenant = services.clock.now()
  const page = (
    <PageMonLieu
      lieu={lieu}
      services={offerts}
      exceptions={await listExceptions(services, lieu.departement, lieu.id)}
      convention={doitTenirLaConvention(lieu) ? { mesure: conformiteDuLieu(lieu, offerts.ailleurs, maintenant) } : null}
      peutCorriger={permits(GERER_FICHES, acteur)}
      vue={vueEn('fr', maintenant)}
    />
  )
  return pagePro(c, { titre: 'Mon lieu', courant: CHEMIN }, page)
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
      rang={await rangDe(services, lieu, id)}
    />,
  )
}

/** What a form carries to tell whether somebody else saved meanwhile; asked anew each time it is shown. */
function rangDe({ database }: Services, { departement }: Lieu, id: string | null): Promise<number> {
  return id === null
    ? Promise.resolve(0)
    : database.as(SYSTEME, (trx) => dernierRang(trx, 'service', { departement, id }))
}

async function rangLu(c: Contexte): Promise<number> {
  const { rang } = await relire(c)
  return typeof rang === 'string' && /^\d{1,9}$/.test(rang) ? Number(rang) : -1
}

async function ecrireOffre(tenue: Tenue, id: string | null): Promise<Response> {
  const { c, services, acteur, lieu } = tenue
  const lu = await lire(c, schemaOffre, id)
  if (!lu.ok) return pageOffre(tenue, id, lu)
  const { valeur, nouveau } = lu
  const fait =
    id === null
      ? await ajouterOffre(services, acteur, lieu, nouveau, valeur)
      : await corrigerOffre(services, acteur, lieu, { id, rang: await rangLu(c) }, valeur)
  if (!fait.ok && fait.refus.code === 'depassee')
    return pageOffre(tenue, id, { saisie: await relire(c), erreurs: [enErreur(fait.refus)] })
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
      rang={await rangDe(services, lieu, id)}
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
      : await corrigerPermanence(services, acteur, lieu, { id, rang: await rangLu(c) }, valeur)
  if (!fait.ok && fait.refus.code === 'depassee')
    return pagePermanence(tenue, id, { saisie: await relire(c), erreurs: [enErreur(fait.refus)] })
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
