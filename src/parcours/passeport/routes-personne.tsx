import type { Child } from 'hono/jsx'
import { z } from 'zod'
import {
  type Contexte,
  formulaire,
  langueCourante,
  PUBLIC,
  pagePublique,
  type Routes,
  retour,
  type Services,
  SYSTEME,
  statutDe,
} from '../../platform/index.ts'
import { adresseEn, messages, PageCourte } from '../../ui/index.ts'
import { lireCode } from '../code.ts'
import { codeExemple } from '../demonstration.ts'
import { enEuropass } from './europass.ts'
import { effacerPasseport, lirePasseport, type PasseportOuvert } from './gestes.ts'
import { PASSEPORT } from './pages/communs.ts'
import { PageCode, PagePasseport } from './pages/personne.tsx'
import { imprimerPasseport } from './pdf.ts'
import { clePublique, ecrireFichier } from './signature.ts'
import { codeTenu, essayerCode, lacherCode, tenirCode } from './slip.ts'

export function routesPersonne(r: Routes, services: Services): void {
  r.get(PASSEPORT, PUBLIC, (c) => montrer(services, c))
  r.post(PASSEPORT, PUBLIC, (c) => donnerCode(services, c))
  r.post(`${PASSEPORT}/fermer`, PUBLIC, (c) => fermer(c))
  r.post(`${PASSEPORT}/effacer`, PUBLIC, (c) => effacer(services, c))
  r.get(`${PASSEPORT}/cle.json`, PUBLIC, (c) => c.json(clePublique(services)))
  r.get(`${PASSEPORT}/passeport.json`, PUBLIC, (c) =>
    emporter(services, c, 'application/json', ({ contenu }) => ecrireFichier(services, contenu, services.clock.now())),
  )
  r.get(`${PASSEPORT}/europass.xml`, PUBLIC, (c) =>
    emporter(services, c, 'application/xml', ({ contenu }) => enEuropass(contenu)),
  )
  r.get(`${PASSEPORT}/passeport.pdf`, PUBLIC, (c) =>
    emporter(services, c, 'application/pdf', ({ contenu }) =>
      imprimerPasseport(contenu, { le: services.clock.now(), site: new URL(services.config.url).host }),
    ),
  )
}

const exemple = ({ config }: Services) => (config.demonstration ? codeExemple(config.departement) : null)

/** GET: the code asked for, or the passport of the code typed just before. */
async function montrer(services: Services, c: Contexte) {
  const langue = langueCourante(c)
  const t = messages(langue).parcours
  const code = codeTenu(c, 'passeport')
  if (code === null)
    return page(c, 200, <PageCode saisie={{}} erreurs={[]} exemple={exemple(services)} langue={langue} />)
  const refuser = (message: string) => {
    lacherCode(c, 'passeport')
    return page(
      c,
      422,
      <PageCode saisie={{}} erreurs={[{ champ: 'code', message }]} exemple={exemple(services)} langue={langue} />,
    )
  }
  if (!(await essayerCode(services, c))) return refuser(t.tropVite)
  const ouvert = await lirePasseport(services, SYSTEME, code)
  if (!ouvert) return refuser(t.passeport.inconnu)
  return page(c, 200, <PagePasseport ouvert={ouvert} erreurs={[]} langue={langue} />)
}

/** POST: looked for at the next page. */
async function donnerCode(services: Services, c: Contexte) {
  const langue = langueCourante(c)
  const error = messages(langue).parcours.passeport.inconnu
  const lu = await formulaire(
    c,
    z.object({
      code: z
        .string({ error })
        .transform((texte) => lireCode(texte) ?? '')
        .refine((code) => code !== '', { error }),
    }),
  )
  if (!lu.ok)
    return page(
      c,
      422,
      <PageCode saisie={lu.saisie} erreurs={lu.erreurs} exemple={exemple(services)} langue={langue} />,
    )
  tenirCode(c, 'passeport', lu.valeur.code)
  return retour(c, adresseEn(PASSEPORT, langue))
}

/** POST: on a shared computer, the next person must not find it. */
function fermer(c: Contexte) {
  lacherCode(c, 'passeport')
  return retour(c, adresseEn(PASSEPORT, langueCourante(c)))
}

/** POST: the person destroys it. */
async function effacer(services: Services, c: Contexte) {
  const langue = langueCourante(c)
  const t = messages(langue).parcours.passeport
  const code = codeTenu(c, 'passeport')
  if (code === null || !(await essayerCode(services, c))) return retour(c, adresseEn(PASSEPORT, langue))
  const lu = await formulaire(c, z.object({ effacer: z.literal('oui', { error: t.effacerErreur }) }))
  if (!lu.ok) {
    const ouvert = await lirePasseport(services, SYSTEME, code)
    if (!ouvert) return retour(c, adresseEn(PASSEPORT, langue))
    return page(c, statutDe(lu.erreurs), <PagePasseport ouvert={ouvert} erreurs={lu.erreurs} langue={langue} />)
  }
  lacherCode(c, 'passeport')
  // Sent twice: nothing is left, and the page asks for a code.
  if (!(await effacerPasseport(services, code))) return retour(c, adresseEn(PASSEPORT, langue))
  return page(c, 200, <PageCourte titre={t.effaceTitre} chapeau={t.effaceTexte} />)
}

async function emporter(
  services: Services,
  c: Contexte,
  type: string,
  ecrire: (ouvert: PasseportOuvert) => string | Promise<Uint8Array>,
) {
  const code = codeTenu(c, 'passeport')
  const ouvert = code !== null && (await essayerCode(services, c)) && (await lirePasseport(services, SYSTEME, code))
  if (!ouvert) return retour(c, PASSEPORT)
  const fichier = c.req.path.split('/').at(-1)
  return c.body((await ecrire(ouvert)) as string, 200, {
    'Content-Type': `${type}${type.endsWith('pdf') ? '' : '; charset=utf-8'}`,
    'Content-Disposition': `attachment; filename="${fichier}"`,
    'Cache-Control': 'no-store',
  })
}

function page(c: Contexte, statut: 200 | 422, contenu: Child) {
  c.header('Cache-Control', 'no-store')
  const { titre } = messages(langueCourante(c)).parcours.passeport
  return pagePublique(c, { titre, statut, traduite: true, ilots: ['imprimer'] }, contenu)
}
