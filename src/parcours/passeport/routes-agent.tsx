import type { Child } from 'hono/jsx'
import { z } from 'zod'
import {
  acteurDe,
  type Contexte,
  type ErreurChamp,
  enErreur,
  formulaire,
  jourIso,
  pagePro,
  type Routes,
  relire,
  retour,
  type Saisie,
  type Services,
  un,
} from '../../platform/index.ts'
import { TENIR_PASSEPORT } from '../access.ts'
import { lireCode } from '../code.ts'
import { completerPasseport, lirePasseport, ouvrirPasseport } from './gestes.ts'
import { PageEntree, PageFichier, PageOuverte } from './pages/agent.tsx'
import { AGENT } from './pages/communs.ts'
import { GENRES, type GenreAjout, schemasDe } from './saisie.ts'
import { lireFichier, lireSignature } from './signature.ts'
import { codeTenu, essayerCode, lacherCode, tenirCode } from './slip.ts'

const COTE = 'passeport-agent'
const INCONNU =
  'Aucun passeport n’a ce code. Relisez-le avec la personne. Un passeport est détruit 3 ans après sa dernière ligne.'
const TROP_VITE = 'Trop d’essais depuis ce poste. Attendez une heure.'

export function routesAgent(r: Routes, services: Services): void {
  r.get(AGENT, TENIR_PASSEPORT, (c) => montrer(services, c))
  r.post(`${AGENT}/ouvrir`, TENIR_PASSEPORT, (c) => ouvrir(c))
  r.post(`${AGENT}/nouveau`, TENIR_PASSEPORT, (c) => creer(services, c))
  r.post(`${AGENT}/fichier`, TENIR_PASSEPORT, (c) => verifier(services, c))
  r.post(`${AGENT}/fermer`, TENIR_PASSEPORT, (c) => fermer(c))
  for (const genre of GENRES) r.post(`${AGENT}/ajouter/${genre}`, TENIR_PASSEPORT, (c) => ajouter(services, c, genre))
}

interface Etat {
  saisie?: Saisie
  erreurs?: readonly ErreurChamp[]
  genre?: GenreAjout | null
}

/** The open passport of this browser, or the three ways in. */
async function montrer(services: Services, c: Contexte, { saisie = {}, erreurs = [], genre = null }: Etat = {}) {
  const code = codeTenu(c, COTE)
  const permis = code === null || (await essayerCode(services, c))
  const ouvert = code !== null && permis ? await lirePasseport(services, acteurDe(c), code) : null
  if (code === null || !ouvert) {
    if (code !== null) lacherCode(c, COTE)
    const perdu = code === null ? [] : [{ champ: 'code', message: permis ? INCONNU : TROP_VITE }]
    return entree(c, saisie, [...erreurs, ...perdu])
  }
  return page(
    c,
    erreurs,
    <PageOuverte
      ouvert={ouvert}
      code={code}
      saisie={saisie}
      erreurs={erreurs}
      genre={genre}
      aujourdhui={jourIso(services.clock.now())}
      site={new URL(services.config.url).host}
    />,
  )
}

/** POST: the code is looked for at the next page. */
async function ouvrir(c: Contexte) {
  const saisie = await relire(c)
  const code = lireCode(un(saisie, 'code'))
  lacherCode(c, COTE)
  if (code === null) return entree(c, saisie, [{ champ: 'code', message: INCONNU }])
  tenirCode(c, COTE, code)
  return retour(c, AGENT)
}

const nouveau = z.object({
  prenom: z.string().trim().max(80, { error: 'Écrivez moins de 80 lettres.' }).default(''),
  nom: z.string().trim().max(80, { error: 'Écrivez moins de 80 lettres.' }).default(''),
  signature: z.string().max(100_000).default(''),
})

/** POST: a first passport, or a kept file taken up again under a new code. */
async function creer(services: Services, c: Contexte) {
  const lu = await formulaire(c, nouveau)
  if (!lu.ok) return entree(c, lu.saisie, lu.erreurs)
  const { signature, ...nom } = lu.valeur
  const repris = signature === '' ? null : lireSignature(services, signature)
  if (repris && !repris.ok) return entree(c, {}, [enErreur(repris.refus)])
  const code = await ouvrirPasseport(services, acteurDe(c), repris ? repris.value.passeport : nom)
  tenirCode(c, COTE, code)
  return retour(c, AGENT, { genre: 'ok', texte: 'Le passeport est prêt. Donnez son code à la personne.' })
}

const OCTETS_MAX = 100_000

/** POST: a file is checked and shown; nothing of it is kept. */
async function verifier(services: Services, c: Contexte) {
  const error = 'Choisissez le fichier « passeport.json » de la personne.'
  const lu = await formulaire(
    c,
    z.object({
      fichier: z
        .file({ error })
        .min(1, { error })
        .max(OCTETS_MAX, { error: 'Ce fichier est trop gros pour un passeport.' }),
    }),
  )
  if (!lu.ok) return entree(c, {}, lu.erreurs)
  const signe = lireFichier(services, await lu.valeur.fichier.text())
  if (!signe.ok) return entree(c, {}, [enErreur(signe.refus)])
  return page(c, [], <PageFichier signe={signe.value} />)
}

/** POST: one more line, in the name of the account's structure. */
async function ajouter(services: Services, c: Contexte, genre: GenreAjout) {
  const acteur = acteurDe(c)
  const code = codeTenu(c, COTE)
  if (code === null)
    return retour(c, AGENT, { genre: 'erreur', texte: 'Le passeport s’est refermé. Ouvrez-le encore.' })
  const par = acteur.structureNom
  const schemas = schemasDe(jourIso(services.clock.now()))
  const lu =
    genre === 'evaluation'
      ? await lire(c, schemas.evaluation, (v) => ({ genre, ...v, par }))
      : genre === 'cours'
        ? await lire(c, schemas.cours, (v) => ({ genre, ...v, par }))
        : await lire(c, schemas.attestation, (v) => ({ genre, ...v, par }))
  if (!lu.ok) return montrer(services, c, { ...lu, genre })
  const fait = await completerPasseport(services, acteur, code, lu.valeur)
  return retour(
    c,
    AGENT,
    fait.ok ? { genre: 'ok', texte: 'La ligne est ajoutée.' } : { genre: 'erreur', texte: fait.refus.message },
  )
}

async function lire<S extends z.ZodType, A>(c: Contexte, schema: S, enAjout: (valeur: z.infer<S>) => A) {
  const lu = await formulaire(c, schema)
  return lu.ok ? { ok: true as const, valeur: enAjout(lu.valeur) } : lu
}

/** POST: back to the door; the person keeps the code. */
function fermer(c: Contexte) {
  lacherCode(c, COTE)
  return retour(c, AGENT)
}

function entree(c: Contexte, saisie: Saisie, erreurs: readonly ErreurChamp[]) {
  return page(c, erreurs, <PageEntree saisie={saisie} erreurs={erreurs} />)
}

function page(c: Contexte, erreurs: readonly ErreurChamp[], contenu: Child) {
  return pagePro(
    c,
    { titre: 'Passeport linguistique', courant: AGENT, ilots: ['imprimer'], statut: erreurs.length > 0 ? 422 : 200 },
    contenu,
  )
}
