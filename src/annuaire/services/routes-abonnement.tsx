import { createHash } from 'node:crypto'
import {
  adresseDe,
  type Contexte,
  formulaire,
  introuvable,
  langueCourante,
  PUBLIC,
  pageErreur,
  pagePublique,
  type Routes,
  retour,
  type Services,
  statutDe,
  un,
} from '../../platform/index.ts'
import { adresseEn } from '../../ui/index.ts'
import { lienLieu } from '../liens.ts'
import type { Lieu } from '../model.ts'
import { findLieu } from '../store.ts'
import { arreterAbonnement, confirmerAbonnement, demanderAbonnement, lireAbonnement } from './abonnements.ts'
import { PageAbonnement, PageDemandeEnvoyee, PageSabonner } from './pages/abonnement.tsx'
import { schemaAbonnement } from './saisie.ts'
import { textesAbonnement } from './textes/abonnement.ts'

/** Mails about the closures of a place, for whoever gave an address and confirmed it. */
export function routesAbonnement(r: Routes, services: Services): void {
  r.post('/lieux/:id/abonnement', PUBLIC, (c) => abonner(c, services))
  r.get('/lieux/:id/abonnement', PUBLIC, (c) => abonnementDemande(c, services))
  r.get('/abonnements/:jeton', PUBLIC, (c) => abonnement(c, services))
  r.post('/abonnements/:jeton', PUBLIC, (c) => confirmer(c, services))
  r.post('/abonnements/:jeton/arreter', PUBLIC, (c) => arreter(c, services))
}

const idDe = (c: Contexte) => c.req.param('id') ?? ''
const jetonDe = (c: Contexte) => c.req.param('jeton') ?? ''

const HEURE_S = 3600

/** At most a few mails to one address, and a few dozen from one place, in an hour. */
async function permis(c: Contexte, { limites }: Services, email: string): Promise<boolean> {
  const dIci = await limites.essayer(`abonnement:adresse:${adresseDe(c)}`, 30, HEURE_S)
  // The counter does not keep the address.
  const vers = createHash('sha256').update(email.toLowerCase()).digest('hex')
  return dIci && limites.essayer(`abonnement:courriel:${vers}`, 5, HEURE_S)
}

async function abonner(c: Contexte, services: Services): Promise<Response> {
  const lieu = await findLieu(services, idDe(c))
  if (!lieu || lieu.retireLe !== null) return introuvable(c)
  const langue = langueCourante(c)
  const t = textesAbonnement(langue)
  const lu = await formulaire(c, schemaAbonnement(t))
  if (!lu.ok)
    return pagePublique(
      c,
      { titre: t.titre, statut: statutDe(lu.erreurs), traduite: true },
      <PageSabonner lieu={lieu} email={un(lu.saisie, 'email')} erreurs={lu.erreurs} langue={langue} />,
    )
  if (!(await permis(c, services, lu.valeur.email))) return tropDeDemandes(c, lieu)
  await demanderAbonnement(services, lieu, { email: lu.valeur.email, langue })
  return retour(c, adresseEn(`${lienLieu(lieu.id)}/abonnement`, langue))
}

function tropDeDemandes(c: Contexte, { id }: Lieu): Promise<Response> {
  const langue = langueCourante(c)
  const t = textesAbonnement(langue)
  c.header('Retry-After', String(HEURE_S))
  return pageErreur(c, {
    statut: 429,
    titre: t.attendreTitre,
    message: t.attendre,
    actions: [{ libelle: t.revenir, href: adresseEn(lienLieu(id), langue) }],
  })
}

async function abonnementDemande(c: Contexte, services: Services): Promise<Response> {
  const lieu = await findLieu(services, idDe(c))
  if (!lieu) return introuvable(c)
  const langue = langueCourante(c)
  const { demonstration } = services.config
  const page = <PageDemandeEnvoyee {...{ lieu, demonstration, langue }} />
  return pagePublique(c, { titre: textesAbonnement(langue).regardezTitre, traduite: true }, page)
}

async function abonnement(c: Contexte, services: Services): Promise<Response> {
  const lu = await lireAbonnement(services, jetonDe(c))
  if (!lu) return lienFini(c)
  c.header('Cache-Control', 'no-store')
  const langue = langueCourante(c)
  const t = textesAbonnement(langue)
  const titre = lu.confirme ? t.arreterTitre : t.confirmerTitre
  return pagePublique(
    c,
    { titre, traduite: true },
    <PageAbonnement abonnement={lu} jeton={jetonDe(c)} langue={langue} />,
  )
}

async function confirmer(c: Contexte, services: Services): Promise<Response> {
  const lu = await lireAbonnement(services, jetonDe(c))
  if (!lu || !(await confirmerAbonnement(services, jetonDe(c)))) return lienFini(c)
  const langue = langueCourante(c)
  const texte = textesAbonnement(langue).confirme(lu.lieu.nom)
  return retour(c, adresseEn(lienLieu(lu.lieu.id), langue), { genre: 'ok', texte })
}

async function arreter(c: Contexte, services: Services): Promise<Response> {
  const lu = await lireAbonnement(services, jetonDe(c))
  if (!lu) return lienFini(c)
  await arreterAbonnement(services, jetonDe(c))
  const langue = langueCourante(c)
  const texte = textesAbonnement(langue).arrete
  return retour(c, adresseEn(lienLieu(lu.lieu.id), langue), { genre: 'ok', texte })
}

function lienFini(c: Contexte): Promise<Response> {
  const langue = langueCourante(c)
  const t = textesAbonnement(langue)
  return pageErreur(c, {
    statut: 410,
    titre: t.finiTitre,
    message: t.fini,
    actions: [{ libelle: t.trouver, href: adresseEn('/lieux', langue) }],
  })
}
