import { z } from 'zod'
import { bouquet, champsRythme, enRythme } from '../../annuaire/index.ts'
import { enListe } from '../../platform/index.ts'
import {
  ACCES,
  type Acces,
  GENRES,
  type Genre,
  MODES,
  type Mode,
  OUVERTURES,
  type Ouverture,
  RAPPELS,
} from '../model.ts'
import { champsDate, FIN_AVANT } from './gestes.tsx'

const INCOMPLET = 'Ce formulaire est incomplet. Rechargez la page, puis recommencez.'
const codes = <T extends string>(liste: Record<T, unknown>, error: string) =>
  z.enum(Object.keys(liste) as T[], { error })
const texte = (max: number) =>
  z
    .string()
    .trim()
    .max(max, { error: `Écrivez ${max} caractères au plus.` })
    .default('')
const nombre = (min: number, max: number, error: string) =>
  z.coerce.number({ error }).int({ error }).min(min, { error }).max(max, { error })
const plusieurs = <T extends string>(liste: Record<T, unknown>) =>
  z.preprocess(enListe, z.array(z.enum(Object.keys(liste) as T[])))

export const schemaMotif = z
  .object({
    id: z.uuid({ error: INCOMPLET }),
    nom: texte(80).pipe(z.string().min(3, { error: 'Dites en quelques mots pourquoi on vient.' })),
    genre: codes<Genre>(GENRES, 'Choisissez un rendez-vous ou une séance.'),
    mode: codes<Mode>(MODES, 'Choisissez comment on se rencontre.'),
    besoins: z.preprocess(enListe, z.array(z.enum(bouquet.evenements.map((e) => e.code)))),
    duree: nombre(5, 480, 'Écrivez une durée entre 5 et 480 minutes.'),
    places: nombre(1, 1000, 'Écrivez un nombre de places entre 1 et 1 000.').catch(1),
    ouverture: codes<Ouverture>(OUVERTURES, 'Choisissez qui peut réserver.'),
    description: texte(400),
    preparation: texte(600),
    documents: texte(600),
    acces: plusieurs<Acces>(ACCES),
    rappels: z.preprocess(enListe, z.array(z.enum(Object.keys(RAPPELS)))).transform((r) => r.map(Number)),
    visio: z
      .union([z.literal(''), z.url({ protocol: /^https$/, error: 'Écrivez une adresse qui commence par https://.' })])
      .default('')
      .transform((v) => v || null),
  })
  .transform((m) => ({
    ...m,
    langues: ['fr'],
    places: m.genre === 'creneau' ? 1 : m.places,
    visio: m.mode === 'visio' ? m.visio : null,
  }))

const ou = {
  id: z.uuid({ error: INCOMPLET }),
  motif: z.string({ error: 'Choisissez un motif.' }).min(1, { error: 'Choisissez un motif.' }),
  lieu: z.string().default(''),
  expert: z.string().default(''),
  ressource: z.string().default(''),
}

export const schemaSerie = z.object({ ...champsRythme, ...ou }).transform((lu, ctx) => ({
  ...lu,
  // Precise dates end by themselves.
  fin: lu.frequence === 'dates' ? (lu.dates.at(-1) ?? null) : lu.au,
  osm: enRythme(lu, (champ, message) => ctx.addIssue({ code: 'custom', path: [champ], message })) ?? '',
}))

const DATES_MAX = 30

/** One moment, or a session on several days at the same hours. */
export const schemaSeance = z
  .object({
    ...ou,
    ...champsDate,
    places: nombre(1, 1000, 'Écrivez un nombre de places entre 1 et 1 000.').catch(1),
    autres: z.string().default(''),
  })
  .refine((s) => s.debut < s.fin, { path: ['fin'], error: FIN_AVANT })
  .transform((s, ctx) => {
    const autres = s.autres.split(/[\s,;]+/).filter(Boolean)
    const lues = autres.map((j) => champsDate.jour.safeParse(j))
    if (lues.some((l) => !l.success) || autres.length > DATES_MAX)
      ctx.addIssue({
        code: 'custom',
        path: ['autres'],
        message: `Écrivez une date par ligne, par exemple 24/11/2026, ${DATES_MAX} au plus.`,
      })
    const jours = [...new Set([s.jour, ...lues.flatMap((l) => (l.success ? [l.data] : []))])].sort()
    return { ...s, jours }
  })

export const schemaRessource = z.object({
  id: z.uuid({ error: INCOMPLET }),
  nom: z.string({ error: INCOMPLET }).trim().min(1, { error: 'Nommez la salle ou le poste.' }).max(60),
  genre: z.enum(['salle', 'poste'], { error: 'Dites si c’est une salle ou un poste.' }),
})
