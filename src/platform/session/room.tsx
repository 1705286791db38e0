import { z } from 'zod'
import { accueilDe, CONNECTE, PUBLIC, SYSTEME } from '../access.ts'
import { acteurDe, type Contexte } from '../http/contexte.ts'
import { formulaire } from '../http/formulaire.ts'
import { introuvable, pagePro, pagePublique, retour } from '../http/pages.tsx'
import { routesMachines } from '../machines/routes.ts'
import type { Room } from '../room.ts'
import type { Services } from '../services.ts'
import { listCourriers, readCourriel } from './boite.ts'
import type { Oidc } from './oidc.ts'
import { pageConnexion } from './page-connexion.tsx'
import { PageBoite, PageCourriel } from './pages/boite-aux-lettres.tsx'
import { PageCompte } from './pages/compte.tsx'
import { parCourriel } from './par-courriel.tsx'
import { leaveProvider, oidcOf, parOidc } from './par-oidc.tsx'
import { purgerSessions } from './purge.ts'
import { closeSessions, listSessions, openSession } from './sessions.ts'
import { suiteSure } from './suite.ts'

/** Coming in, one's own account, going out. */
export function session(services: Services): Room {
  const oidc = oidcOf(services.config)
  return {
    nom: 'session',
    routes(r) {
      r.get('/connexion', PUBLIC, (c) => {
        const suite = suiteSure(c.req.query('suite'))
        return c.var.acteur ? retour(c, suite) : pageConnexion(c, { suite })
      })
      parCourriel(r)
      routesMachines(r)
      parOidc(r, services.config, oidc)
      r.post('/connexion/demonstration', PUBLIC, enterAsFictif)
      r.get('/espace', CONNECTE, (c) => retour(c, accueilDe(acteurDe(c))))
      r.get('/compte', CONNECTE, showCompte)
      r.post('/deconnexion', PUBLIC, (c) => leave(c, oidc))
      r.get('/boite-aux-lettres', PUBLIC, showBoite)
      r.get('/boite-aux-lettres/:id', PUBLIC, showCourriel)
    },
    purge: (aBlanc) => purgerSessions(services, aBlanc),
  }
}

const fictifSchema = z.object({ compte: z.string(), suite: z.string().optional() })

/** One click, no password: the accounts are invented. Elsewhere this page does not exist. */
async function enterAsFictif(c: Contexte): Promise<Response> {
  const { config, database } = c.var.services
  if (!config.demonstration) return introuvable(c)
  const form = await formulaire(c, fictifSchema)
  if (!form.ok) return introuvable(c)
  const { compte: id, suite } = form.valeur
  const compte = await database.as(SYSTEME, (trx) =>
    trx
      .selectFrom('comptes')
      .select(['departement', 'id'])
      .where('departement', '=', config.departement)
      .where('id', '=', id)
      .where('desactive_le', 'is', null)
      .executeTakeFirst(),
  )
  if (!compte) return introuvable(c)
  await openSession(c, compte, 'demonstration')
  return retour(c, suiteSure(suite))
}

async function showCompte(c: Contexte): Promise<Response> {
  const acteur = acteurDe(c)
  const sessions = await listSessions(c.var.services, acteur)
  return pagePro(c, { titre: 'Mon compte' }, <PageCompte acteur={acteur} sessions={sessions} />)
}

/** Open to everybody: who clicks « Se déconnecter » after the session ended is out already, and is told so. */
async function leave(c: Contexte, oidc: Oidc | null): Promise<Response> {
  const form = await formulaire(c, z.object({ partout: z.string().optional() }))
  const everywhere = form.ok && form.valeur.partout === 'oui'
  const idToken = c.var.acteur && (await closeSessions(c, c.var.acteur, everywhere))
  // From here on the page is a public one.
  c.set('acteur', null)
  const onward = idToken && oidc ? await leaveProvider(c, oidc, idToken) : null
  const texte = everywhere ? 'Vous êtes déconnecté de tous vos appareils.' : 'Vous êtes déconnecté.'
  return onward ?? retour(c, '/', { genre: 'ok', texte })
}

async function showBoite(c: Contexte): Promise<Response> {
  const { services } = c.var
  if (!services.config.demonstration) return introuvable(c)
  const courriers = await listCourriers(services)
  return pagePublique(c, { titre: 'Boîte aux lettres' }, <PageBoite courriers={courriers} />)
}

async function showCourriel(c: Contexte): Promise<Response> {
  const { services } = c.var
  const courrier = services.config.demonstration && (await readCourriel(services, c.req.param('id') ?? ''))
  if (!courrier) return introuvable(c)
  const fil = [{ libelle: 'Boîte aux lettres', href: '/boite-aux-lettres' }, { libelle: courrier.sujet }]
  return pagePublique(c, { titre: courrier.sujet, fil }, <PageCourriel courrier={courrier} />)
}
