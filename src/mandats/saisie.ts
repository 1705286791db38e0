import { z } from 'zod'
import { enListe, jourIso } from '../platform/index.ts'
import { type Catalogue, porteesChoisies } from './catalogue.ts'
import type { Saisi } from './gestes.ts'
import {
  DONNEES,
  type Donnee,
  DUREES,
  type Duree,
  type Jour,
  MOTIFS_DE_FIN,
  type MotifDeFin,
  type Portee,
} from './model.ts'
import { lireTrace, type TraceInvalide } from './trace.ts'

/** Name of the form field that holds what is ticked for an operator. */
export const champDemarches = (operateur: string) => `demarches-${operateur}`

/** One sentence whatever is wrong: an empty field and a field that was not sent are the same to the reader. */
const obligatoire = (message: string) => z.string({ error: message }).trim().min(1, { error: message, abort: true })

/** As on the identity document: Latin letters, accents, hyphens, apostrophes. */
const nom = (vide: string) =>
  obligatoire(vide)
    .max(80, { error: 'Ce nom est trop long : 80 caractères au plus.' })
    .regex(/^[\p{Script=Latin}\p{M}][\p{Script=Latin}\p{M} '’.-]*$/u, {
      error: 'Écrivez le nom en lettres latines, comme sur la pièce d’identité.',
    })

/** « 31/12/1980 », « 31.12.1980 » or « 1980-12-31 »; the day must exist. */
const jour = (vide: string) =>
  obligatoire(vide).transform((texte, ctx): Jour => {
    const lu = readJour(texte)
    if (lu === null) ctx.addIssue({ code: 'custom', message: 'Vérifiez cette date, et écrivez-la ainsi : 31/12/1980.' })
    return lu ?? ''
  })

export function readJour(texte: string): Jour | null {
  const iso = texte.match(/^(\d{4})-(\d{2})-(\d{2})$/)
  const francais = texte.match(/^(\d{1,2})[/. -](\d{1,2})[/. -](\d{4})$/)
  const [annee, mois, quantieme] = (iso?.slice(1) ?? francais?.slice(1).reverse() ?? []).map(Number)
  if (annee === undefined || mois === undefined || quantieme === undefined) return null
  const date = new Date(annee, mois - 1, quantieme)
  const existe = date.getFullYear() === annee && date.getMonth() === mois - 1 && date.getDate() === quantieme
  return existe ? jourIso(date) : null
}

/** « 31/12/1980 », as typed. */
export function ecrireJour(jour: Jour): string {
  return jour.split('-').reverse().join('/')
}

/** The form of a draft: everything on one page, the person being there. */
export function schemaMandat(catalogue: Catalogue) {
  // Gathered before anything is checked, so that what is missing here is said together with the rest.
  const rassembler = (body: unknown) => ({ ...Object(body), demarches: porteesCochees(catalogue, Object(body)) })
  const champs = z.object({
    id: z.uuid({ error: 'Ce formulaire est incomplet. Rechargez la page, puis recommencez.' }),
    comme: z.string().max(60).optional(),
    prenom: nom('Écrivez le prénom de la personne.'),
    nom: nom('Écrivez le nom de famille de la personne.'),
    naissance: jour('Écrivez la date de naissance de la personne.'),
    demarches: z.array(z.custom<Portee>()).min(1, { error: 'Choisissez au moins une démarche.' }),
    donnees: z.preprocess(
      enListe,
      z.array(z.enum(Object.keys(DONNEES) as Donnee[])).refine((d) => d.some((x) => x !== 'identifiants'), {
        error: 'Choisissez au moins une information que vous utiliserez.',
      }),
    ),
    duree: z.enum(Object.keys(DUREES), { error: 'Choisissez la durée du mandat.' }),
  })
  return z.preprocess(
    rassembler,
    champs.transform(({ id, comme, prenom, nom, naissance, demarches, donnees, duree }) => ({
      id,
      comme,
      saisi: {
        mandant: { prenom, nom, naissance },
        portees: demarches,
        donnees,
        dureeMois: Number(duree) as Duree,
      } satisfies Saisi,
    })),
  )
}

/** Codes that are not in the catalogue are left out: nobody can tick them. */
function porteesCochees(catalogue: Catalogue, body: Record<string, unknown>): Portee[] {
  const coches = catalogue.map(
    ({ operateur: { code } }) => [code, enListe(body[champDemarches(code)]).map(String)] as const,
  )
  return porteesChoisies(catalogue, Object.fromEntries(coches))
}

const declaree = (message: string) => z.literal('oui', { error: message })
const identite = declaree('Vérifiez l’identité de la personne, puis cochez cette case.')
const lecture = declaree('Lisez le mandat à la personne, puis cochez cette case.')

const TRACES_REFUSEES: Record<TraceInvalide, (qui: string) => string> = {
  vide: (qui) => `Il manque la signature ${qui}. Signez dans le cadre.`,
  illisible: (qui) => `La signature ${qui} n’a pas pu être lue. Effacez-la, puis signez à nouveau.`,
}

const trace = (qui: string) =>
  z
    .string()
    .default('')
    .superRefine((chemin, ctx) => {
      const lu = lireTrace(chemin)
      if (typeof lu === 'string') ctx.addIssue({ code: 'custom', message: TRACES_REFUSEES[lu](qui) })
    })

export const schemaEcran = z.object({
  personne: trace('de la personne'),
  agent: trace('de l’agent'),
  identite,
  lecture,
})

/** The person reads by themselves, in their language. */
export const schemaTelephone = z.object({ identite })

export const schemaPapier = z.object({
  identite,
  lecture,
  jour: jour('Écrivez le jour de la signature.'),
  attestation: declaree('Signez tous les deux les deux exemplaires, puis cochez cette case.'),
})

export const schemaFin = z.object({
  motif: z.enum(Object.keys(MOTIFS_DE_FIN) as MotifDeFin[], { error: 'Dites pourquoi le mandat s’arrête.' }),
  jour: jour('Écrivez le jour où le mandat s’arrête.'),
  precision: z.string().trim().max(500, { error: 'Écrivez 500 caractères au plus.' }).default(''),
})
