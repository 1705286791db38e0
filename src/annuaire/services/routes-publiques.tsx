import { type Contexte, introuvable, PUBLIC, pagePublique, type Routes, type Services } from '../../platform/index.ts'
import { lienLieu } from '../liens.ts'
import type { Lieu } from '../model.ts'
import type { LireApercu } from '../pages/apercu.ts'
import { avecCache } from '../pages/cache.ts'
import { vueDe } from '../pages/vue.ts'
import { findLieu } from '../store.ts'
import { calendrierDeLOffre, calendrierDuLieu } from './calendriers.ts'
import { type EvenementIcs, ecrireIcs } from './ics.ts'
import { lieuDe, type Offre } from './model.ts'
import { PageService } from './pages/service.tsx'
import { routesAbonnement } from './routes-abonnement.tsx'
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
  routesAbonnement(r, services)
}

const idDe = (c: Contexte) => c.req.param('id') ?? ''

async function lireService(c: Contexte, services: Services): Promise<{ lieu: Lieu; offre: Offre } | null> {
  const lieu = await findLieu(services, idDe(c))
  const offre = lieu && (await findOffre(services, lieu.departement, c.req.param('service') ?? ''))
  return lieu && lieu.retireLe === null && offre?.lieuId === lieu.id ? { lieu: lieuDe(offre, lieu), offre } : null
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
          { libelle: lieu.nom, href: vue.lien(lienLieu(lieu.id)) },
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
