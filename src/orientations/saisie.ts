import { z } from 'zod'
import { debutDuJour, enListe, jourIso } from '../platform/index.ts'
import type { Saisi } from './envoyer.ts'
import {
  CODES_PARTAGES,
  MOTIFS_REFUS,
  type MotifRefus,
  ORIGINES,
  type Origine,
  type Partage,
  SUITES,
  type Suite,
  THEMES,
  type Theme,
  URGENCES,
  type Urgence,
} from './model.ts'

const INCOMPLET = 'Ce formulaire est incomplet. Rechargez la page, puis recommencez.'
const TEXTE_MAX = 3000
const trop = (max: number) => ({ error: `C’est trop long : ${max} caractères au plus.` })
const nettoyer = (texte: string) => texte.replaceAll('\r\n', '\n').trim()
const identifiant = z.uuid({ error: INCOMPLET })
const texteLibre = z
  .string()
  .default('')
  .transform(nettoyer)
  .pipe(z.string().max(TEXTE_MAX, trop(TEXTE_MAX)))
const texteObligatoire = (message: string) =>
  z
    .string({ error: message })
    .transform(nettoyer)
    .pipe(z.string().min(1, { error: message }).max(TEXTE_MAX, trop(TEXTE_MAX)))
const parmi = <T extends string>(codes: object, message: string) =>
  z.enum(Object.keys(codes) as T[], { error: message })

/** Name of the field that holds the words of an item. */
export const champTexte = (partage: Partage) => `texte-${partage}`

export const schemaCadre = z.object({ mandat: z.string().default(''), vers: z.string().default('') })

export const schemaFiche = z
  .object({
    id: identifiant,
    mandat: z.string().default(''),
    vers: z.string().default(''),
    origine: z.enum(Object.keys(ORIGINES) as Origine[]).catch('mandat'),
    geste: z.enum(['relire', 'modifier', 'envoyer']).catch('relire'),
    accord: z.string().optional(),
    theme: parmi<Theme>(THEMES, 'Choisissez le sujet principal.'),
    urgence: parmi<Urgence>(URGENCES, 'Dites si c’est urgent.'),
    mots: texteObligatoire('Écrivez en quelques phrases pourquoi la personne est orientée.'),
    partage: z.preprocess(enListe, z.array(z.enum(CODES_PARTAGES)).catch([])),
    ...Object.fromEntries(CODES_PARTAGES.map((p) => [champTexte(p), texteLibre])),
  })
  .transform(({ geste, accord, mandat: mandatId, partage, ...lu }, ctx) => {
    const textes = lu as unknown as Record<string, string>
    const partages: Saisi['partages'] = {}
    for (const p of partage) {
      const texte = textes[champTexte(p)] ?? ''
      if (p !== 'identite' && texte === '')
        ctx.addIssue({ code: 'custom', path: [champTexte(p)], message: 'Écrivez ce qui est partagé, ou décochez.' })
      partages[p] = texte
    }
    const { id, vers, origine, theme, urgence, mots } = lu
    const saisi: Saisi = { id, vers, origine, theme, urgence, mots, mandatId, partages }
    return { saisi, geste, accord: accord === 'oui' }
  })

const HEURE = /^([01]?\d|2[0-3])\s*[:hH]\s*([0-5]\d)?$/

/** « 24/11/2026 » or « 2026-11-24 »; the day must exist. */
const jour = z.string({ error: 'Écrivez le jour du rendez-vous.' }).transform((texte, ctx) => {
  const francais = texte.trim().match(/^(\d{1,2})[/. -](\d{1,2})[/. -](\d{4})$/)
  const iso = francais
    ? [francais[3], francais[2]?.padStart(2, '0'), francais[1]?.padStart(2, '0')].join('-')
    : texte.trim()
  if (!/^\d{4}-\d{2}-\d{2}$/.test(iso) || jourIso(debutDuJour(iso)) !== iso)
    ctx.addIssue({ code: 'custom', message: 'Écrivez le jour ainsi : 24/11/2026.' })
  return iso
})

export const schemaRendezVous = z
  .object({
    id: identifiant,
    mode: z.enum(['sur-place', 'telephone'], { error: 'Choisissez : sur place, ou par téléphone.' }),
    jour,
    heure: z.string({ error: 'Écrivez l’heure.' }).trim().regex(HEURE, { error: 'Écrivez l’heure ainsi : 14 h 30.' }),
    lieu: texteObligatoire('Écrivez l’adresse, ou qui appelle et à quel numéro.'),
    apporter: texteLibre,
    mots: texteLibre,
  })
  .transform(({ jour, heure, ...reste }) => {
    const [, h = '0', m = '0'] = HEURE.exec(heure) ?? []
    const le = debutDuJour(jour)
    le.setHours(Number(h), Number(m))
    return { ...reste, le }
  })

export const schemaRefus = z.object({
  id: identifiant,
  motif: parmi<MotifRefus>(MOTIFS_REFUS, 'Choisissez la raison.'),
  mots: texteObligatoire('Expliquez en une phrase : la personne attend une réponse.'),
})

export const schemaAdresse = z.object({
  id: identifiant,
  vers: z.string({ error: 'Choisissez la structure.' }).min(1, { error: 'Choisissez la structure.' }),
  accord: z.literal('oui', { error: 'Sans l’accord de la personne, rien ne peut être envoyé à une autre structure.' }),
  mots: texteLibre,
})

export const schemaRencontre = z.object({
  id: identifiant,
  suite: parmi<Suite | 'absente'>({ ...SUITES, absente: '' }, 'Dites ce qui s’est passé.'),
  mots: texteLibre,
})

export const schemaCloture = z.object({ id: identifiant, mots: texteLibre })

export const schemaProtocole = z.object({
  id: identifiant,
  de: z.string().default(''),
  vers: z.string().default(''),
  themes: z.preprocess(
    enListe,
    z.array(parmi<Theme>(THEMES, 'Choisissez dans la liste.')).min(1, { error: 'Choisissez au moins un sujet.' }),
  ),
  situations: texteObligatoire('Dites qui est orienté, et dans quelles situations.'),
  alertes: texteLibre,
  conjoint: texteLibre,
  documents: texteLibre,
  delai: z
    .string()
    .default('')
    .transform((t, ctx) => {
      const n = t.trim() === '' ? null : Number(t)
      if (n !== null && !(Number.isInteger(n) && n >= 1 && n <= 30))
        ctx.addIssue({ code: 'custom', message: 'Écrivez un nombre de jours entre 1 et 30, ou laissez vide.' })
      return n
    }),
})
