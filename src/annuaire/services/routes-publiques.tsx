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
import type { Lieu } from '../model.ts'
import type { LireApercu } from '../pages/apercu.ts'
import { avecCache } from '../pages/cache.ts'
import { vueDe } from '../pages/vue.ts'
import { findLieu } from '../store.ts'
import { arreterAbonnement, confirmerAbonnement, demanderAbonnement, lireAbonnement } from './abonnements.ts'
import { calendrierDeLOffre, calendrierDuLieu } from './calendriers.ts'
import { type EvenementIcs, ecrireIcs } from './ics.ts'
import type { Offre } from './model.ts'
import { PageAbonnement, PageDemandeEnvoyee, PageSabonner } from './pages/abonnement.tsx'
import { PageService } from './pages/service.tsx'
import { schemaAbonnement } from './saisie.ts'
import { findOffre, findPermanencesDe, findServices } from './store.ts'
import { lireVacances } from './vacances.ts'

interface Outils {
  services: Services
  lireApercu: LireApercu
  /** Somebody answers at this place to what residents write. */
  recoitMessages: (lieuId: string) => Promise<boolean>
}

/** A service, calendars, and mails about closures. */
export function routesServices(r: Routes, outils: Outils): void {
  const { services } = outils
  r.get('/lieux/:id/calendrier.ics', PUBLIC, (c) => calendrierLieu(c, outils))
  r.get('/lieux/:id/services/:service', PUBLIC, (c) => pageService(c, outils))
  r.get('/lieux/:id/services/:service/calendrier.ics', PUBLIC, (c) => calendrierService(c, outils))
  r.post('/lieux/:id/abonnement', PUBLIC, (c) => abonner(c, services))
  r.get('/lieux/:id/abonnement', PUBLIC, (c) => abonnementDemande(c, services))
  r.get('/abonnements/:jeton', PUBLIC, (c) => abonnement(c, services))
  r.post('/abonnements/:jeton', PUBLIC, (c) => confirmer(c, services))
  r.post('/abonnements/:jeton/arreter', PUBLIC, (c) => arreter(c, services))
}

const idDe = (c: Contexte) => c.req.param('id') ?? ''

async function lireService(c: Contexte, services: Services): Promise<{ lieu: Lieu; offre: Offre } | null> {
  const lieu = await findLieu(services, idDe(c))
  const offre = lieu && (await findOffre(services, lieu.departement, c.req.param('service') ?? ''))
  return lieu && lieu.retireLe === null && offre?.lieuId === lieu.id ? { lieu, offre } : null
}

async function pageService(c: Contexte, { services, lireApercu, recoitMessages }: Outils): Promise<Response> {
  const trouve = await lireService(c, services)
  if (!trouve) return introuvable(c)
  const { lieu, offre } = trouve
  const vue = vueDe(c)
  const apercu = await lireApercu()
  return avecCache(c, apercu.version, async () =>
    pagePublique(
      c,
      {
        traduite: true,
        titre: `${offre.nom}, ${lieu.nom}`,
        description: `${offre.nom}, ${lieu.nom}, ${lieu.ville}`,
        fil: [
          { libelle: vue.t.page.accueil, href: vue.lien('/') },
          { libelle: vue.t.lieux.titre, href: vue.lien('/lieux') },
          { libelle: lieu.nom, href: vue.lien(`/lieux/${lieu.id}`) },
          { libelle: offre.nom },
        ],
      },
      <PageService
        offre={offre}
        lieu={lieu}
        permanences={await findPermanencesDe(services, lieu.departement, offre.id)}
        recoitMessages={await recoitMessages(lieu.id)}
        vacances={lireVacances(services.config.departement)}
        fond={apercu.fond}
        vue={vue}
      />,
    ),
  )
}

const contexteDe = ({ clock, config }: Services) => ({
  maintenant: clock.now(),
  vacances: lireVacances(config.departement),
  url: config.url,
})

async function calendrierLieu(c: Contexte, { services }: Outils): Promise<Response> {
  const lieu = await findLieu(services, idDe(c))
  if (!lieu || lieu.retireLe !== null) return introuvable(c)
  const { ici, ailleurs } = await findServices(services, lieu)
  const evenements = calendrierDuLieu(lieu, [...ici, ...ailleurs], contexteDe(services))
  return ics(c, services, lieu.nom, evenements)
}

async function calendrierService(c: Contexte, { services }: Outils): Promise<Response> {
  const trouve = await lireService(c, services)
  if (!trouve) return introuvable(c)
  const { lieu, offre } = trouve
  const permanences = await findPermanencesDe(services, lieu.departement, offre.id)
  const evenements = calendrierDeLOffre(offre, lieu, permanences, contexteDe(services))
  return ics(c, services, `${offre.nom}, ${lieu.nom}`, evenements)
}

function ics(c: Contexte, { clock }: Services, nom: string, evenements: readonly EvenementIcs[]): Response {
  return c.body(ecrireIcs(nom, evenements, clock.now()), 200, {
    'Content-Type': 'text/calendar; charset=utf-8',
    'Content-Disposition': 'inline; filename="calendrier.ics"',
    'Cache-Control': 'public, max-age=3600',
  })
}

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
  const lu = await formulaire(c, schemaAbonnement)
  if (!lu.ok)
    return pagePublique(
      c,
      { titre: 'Être prévenu des fermetures', statut: statutDe(lu.erreurs) },
      <PageSabonner lieu={lieu} email={un(lu.saisie, 'email')} erreurs={lu.erreurs} />,
    )
  if (!(await permis(c, services, lu.valeur.email))) return tropDeDemandes(c, lieu)
  await demanderAbonnement(services, lieu, lu.valeur.email)
  return retour(c, adresseEn(`/lieux/${lieu.id}/abonnement`, langueCourante(c)))
}

function tropDeDemandes(c: Contexte, { id }: Lieu): Promise<Response> {
  c.header('Retry-After', String(HEURE_S))
  return pageErreur(c, {
    statut: 429,
    titre: 'Attendez une heure',
    message:
      'Beaucoup de demandes sont parties pour cette adresse. Regardez vos courriels : le message y est peut-être déjà.',
    actions: [{ libelle: 'Revenir au lieu', href: `/lieux/${id}` }],
  })
}

async function abonnementDemande(c: Contexte, services: Services): Promise<Response> {
  const lieu = await findLieu(services, idDe(c))
  if (!lieu) return introuvable(c)
  const page = <PageDemandeEnvoyee lieu={lieu} demonstration={services.config.demonstration} />
  return pagePublique(c, { titre: 'Regardez vos courriels' }, page)
}

const jetonDe = (c: Contexte) => c.req.param('jeton') ?? ''

async function abonnement(c: Contexte, services: Services): Promise<Response> {
  const lu = await lireAbonnement(services, jetonDe(c))
  if (!lu) return lienFini(c)
  c.header('Cache-Control', 'no-store')
  const titre = lu.confirme ? 'Ne plus être prévenu' : 'Confirmer votre demande'
  return pagePublique(c, { titre }, <PageAbonnement abonnement={lu} jeton={jetonDe(c)} />)
}

async function confirmer(c: Contexte, services: Services): Promise<Response> {
  const lu = await lireAbonnement(services, jetonDe(c))
  if (!lu || !(await confirmerAbonnement(services, jetonDe(c)))) return lienFini(c)
  return retour(c, `/lieux/${lu.lieu.id}`, {
    genre: 'ok',
    texte: `C’est noté : vous serez prévenu quand ${lu.lieu.nom} ferme.`,
  })
}

async function arreter(c: Contexte, services: Services): Promise<Response> {
  const lu = await lireAbonnement(services, jetonDe(c))
  if (!lu) return lienFini(c)
  await arreterAbonnement(services, jetonDe(c))
  return retour(c, `/lieux/${lu.lieu.id}`, {
    genre: 'ok',
    texte: 'Votre adresse est effacée. Vous ne recevrez plus rien.',
  })
}

function lienFini(c: Contexte): Promise<Response> {
  return pageErreur(c, {
    statut: 410,
    titre: 'Ce lien ne sert plus',
    message:
      'Votre adresse n’est pas, ou plus, dans nos listes : vous ne recevrez rien. Vous pouvez vous inscrire depuis la page d’un lieu.',
    actions: [{ libelle: 'Trouver un lieu', href: '/lieux' }],
  })
}
