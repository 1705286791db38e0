import { z } from 'zod'
import { PUBLIC } from '../access.ts'
import { adresseDe, type Contexte } from '../http/contexte.ts'
import { dropSlip, keepSlip, readSlip } from '../http/cookies.ts'
import { formulaire } from '../http/formulaire.ts'
import { pageErreur, pagePublique, retour } from '../http/pages.tsx'
import type { Routes } from '../http/routes.ts'
import { type CompteConnu, demanderLien, lireLien, MINUTES, utiliserCode, utiliserLien } from './liens.ts'
import { pageConnexion } from './page-connexion.tsx'
import { PageCode } from './pages/code.tsx'
import { PageLien } from './pages/lien.tsx'
import { hashSecret, type Moyen, openSession } from './sessions.ts'
import { suiteSure } from './suite.ts'

const email = z
  .string({ error: 'Écrivez votre adresse électronique.' })
  .trim()
  .pipe(z.email({ error: 'Cette adresse n’est pas complète. Exemple : prenom.nom@exemple.fr' }))

const demandeSchema = z.object({ email, suite: z.string().optional() })
const codeSchema = z.object({
  email,
  code: z
    .string({ error: 'Écrivez le code reçu.' })
    .transform((v) => v.replace(/\s/g, ''))
    .pipe(z.string().regex(/^\d{6}$/, { error: 'Le code a six chiffres.' })),
})

/**
 * Who is waiting for a mail in this browser, and what they wanted to see: kept here and not in the mail's link, which
 * must tell nothing.
 */
const ATTENTE = 'attente'
const attenteSchema = z.object({ email: z.string(), suite: z.string() })

/** Sign-in by e-mail: a link, and a code for another device. */
export function parCourriel(r: Routes): void {
  r.post('/connexion', PUBLIC, askLink)
  r.get('/connexion/code', PUBLIC, (c) => pageCode(c, readSlip(c, ATTENTE, attenteSchema)?.email ?? '', []))
  r.post('/connexion/code', PUBLIC, useCode)
  r.get('/connexion/lien/:jeton', PUBLIC, showLink)
  r.post('/connexion/lien/:jeton', PUBLIC, useLink)
}

async function askLink(c: Contexte): Promise<Response> {
  const form = await formulaire(c, demandeSchema)
  if (!form.ok)
    return pageConnexion(c, {
      suite: suiteSure(String(form.saisie.suite ?? '')),
      email: String(form.saisie.email ?? ''),
      erreurs: form.erreurs,
    })
  const { email, suite } = form.valeur
  if (!(await allowed(c, 'lien', email, 5, 60))) return tooMany(c, 'Vous avez demandé beaucoup de liens.')
  await demanderLien(c.var.services, email)
  keepSlip(c, ATTENTE, { email, suite: suiteSure(suite) }, MINUTES * 60)
  return retour(c, '/connexion/code')
}

async function useCode(c: Contexte): Promise<Response> {
  const form = await formulaire(c, codeSchema)
  if (!form.ok) return pageCode(c, String(form.saisie.email ?? ''), form.erreurs)
  const { email, code } = form.valeur
  if (!(await allowed(c, 'code', email, 10, 120))) return tooMany(c, 'Vous avez essayé beaucoup de codes.')
  const compte = await utiliserCode(c.var.services, email, code)
  if (compte) return enter(c, compte, 'code')
  const message = 'Ce code n’est pas le bon, ou il ne marche plus. Vérifiez-le, ou demandez un nouveau lien.'
  return pageCode(c, email, [{ champ: 'code', message }])
}

async function showLink(c: Contexte): Promise<Response> {
  const jeton = c.req.param('jeton') ?? ''
  const compte = await lireLien(c.var.services, jeton)
  if (!compte) return spentLink(c)
  c.header('Cache-Control', 'no-store')
  return pagePublique(c, { titre: 'Entrer' }, <PageLien jeton={jeton} compte={compte} />)
}

async function useLink(c: Contexte): Promise<Response> {
  const compte = await utiliserLien(c.var.services, c.req.param('jeton') ?? '')
  return compte ? enter(c, compte, 'lien') : spentLink(c)
}

async function enter(c: Contexte, compte: CompteConnu, moyen: Moyen): Promise<Response> {
  const suite = suiteSure(readSlip(c, ATTENTE, attenteSchema)?.suite)
  await openSession(c, compte, moyen)
  dropSlip(c, ATTENTE)
  return retour(c, suite)
}

/** At most `perAccount` tries for this address of mail and `perAddress` from this place, in a quarter of an hour. */
async function allowed(c: Contexte, quoi: string, email: string, perAccount: number, perAddress: number) {
  const { limites } = c.var.services
  // Counted whether or not the account exists, and the counter does not keep the address.
  const account = hashSecret(email.toLowerCase()).toString('hex')
  const fromHere = await limites.essayer(`${quoi}:adresse:${adresseDe(c)}`, perAddress, MINUTES * 60)
  return fromHere && limites.essayer(`${quoi}:compte:${account}`, perAccount, MINUTES * 60)
}

function tooMany(c: Contexte, what: string): Promise<Response> {
  c.header('Retry-After', String(MINUTES * 60))
  return pageErreur(c, {
    statut: 429,
    titre: 'Attendez un quart d’heure',
    message: `${what} Par sécurité, il faut attendre ${MINUTES} minutes. Le dernier lien reçu marche peut-être encore : regardez vos courriels.`,
    actions: [{ libelle: 'Revenir à la connexion', href: '/connexion' }],
  })
}

function spentLink(c: Contexte): Promise<Response> {
  return pageErreur(c, {
    statut: 410,
    titre: 'Ce lien ne marche plus',
    message: `Un lien sert une seule fois, pendant ${MINUTES} minutes. Demandez-en un autre : il arrive tout de suite.`,
    actions: [{ libelle: 'Recevoir un nouveau lien', href: '/connexion' }],
  })
}

function pageCode(c: Contexte, email: string, erreurs: { champ: string; message: string }[]) {
  const { demonstration } = c.var.services.config
  return pagePublique(
    c,
    { titre: 'Regardez vos courriels', statut: erreurs.length > 0 ? 422 : 200 },
    <PageCode email={email} erreurs={erreurs} demonstration={demonstration} />,
  )
}
