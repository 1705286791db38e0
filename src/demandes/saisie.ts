import { z } from 'zod'
import { enListe } from '../platform/index.ts'
import type { Saisi } from './brouillons.ts'
import type { ChampOperateur } from './catalogue.ts'
import { URGENCES, type Urgence, UTILES, type Utile } from './model.ts'

const INCOMPLET = 'Ce formulaire est incomplet. Rechargez la page, puis recommencez.'
const identifiant = z.uuid({ error: INCOMPLET })
/** Typed with each message on an account that several people use. */
export const nomTape = z.string().trim().max(80, { error: 'Écrivez 80 caractères au plus.' }).default('')
const TEXTE_MAX = 5000

export const obligatoire = (message: string) =>
  z.string({ error: message }).trim().min(1, { error: message, abort: true })
const pasPlus = (max: number) => ({ error: `C’est trop long : ${max} caractères au plus.` })
/** Browsers send line ends as CR LF: one is enough. */
const nettoyer = (texte: string) => texte.replaceAll('\r\n', '\n').trim()
const texteLibre = z
  .string()
  .default('')
  .transform(nettoyer)
  .pipe(z.string().max(TEXTE_MAX, pasPlus(TEXTE_MAX)))
export const texteObligatoire = (message: string) =>
  z
    .string({ error: message })
    .transform(nettoyer)
    .pipe(z.string().min(1, { error: message }).max(TEXTE_MAX, pasPlus(TEXTE_MAX)))
const ids = z.preprocess(enListe, z.array(z.string()))

/** Name of the form field for what an operator needs. */
export const champDe = ({ cle }: Pick<ChampOperateur, 'cle'>) => `champ-${cle}`

/** Fields to type: the date of birth is in the mandate, and numbers are asked only if the person let them be used. */
export function champsATaper(champs: readonly ChampOperateur[], donnees: readonly string[]): ChampOperateur[] {
  return donnees.includes('numeros') ? champs.filter(({ cle }) => cle !== 'dateNaissance') : []
}

/** What identifies the form and what it is about, whatever the rest is worth. */
export const schemaCadre = z.object({
  id: identifiant,
  mandat: z.string().default(''),
  demarche: z.string().default(''),
})

/** @param champs those of {@link champsATaper} */
export const schemaDemande = (champs: readonly ChampOperateur[]) =>
  z
    .object({
      // First, as on the page: errors are listed in this order.
      ...Object.fromEntries(champs.map((c) => [champDe(c), valeurDe(c)])),
      commune: obligatoire('Choisissez la commune où vit la personne.'),
      urgence: z.enum(Object.keys(URGENCES) as Urgence[], {
        error: 'Dites si la situation est complexe, urgente ou bloquée.',
      }),
      sujet: obligatoire('Écrivez le sujet en quelques mots.').max(120, pasPlus(120)),
      message: texteObligatoire('Écrivez ce que vous demandez.'),
    })
    .transform(({ commune, urgence, sujet, message, ...reste }): Omit<Saisi, 'operateur' | 'demarche'> => {
      const lus = reste as Record<string, string>
      const tapes = champs.map((c) => [c.cle, lus[champDe(c)] ?? ''] as const)
      return {
        commune,
        urgence,
        sujet,
        message,
        champs: Object.fromEntries(tapes.filter(([, valeur]) => valeur !== '')),
      }
    })

/** A number as the operator writes it, spaces left out. */
function valeurDe({ libelle, aide, motif, obligatoire }: ChampOperateur) {
  return z
    .string()
    .default('')
    .transform((texte, ctx) => {
      const valeur = motif === null ? texte.trim() : texte.replace(/\s/g, '')
      if (valeur === '' && obligatoire)
        ctx.addIssue({ code: 'custom', message: `Il manque : ${libelle.toLowerCase()}. ${aide ?? ''}`.trim() })
      if (valeur !== '' && motif !== null && !new RegExp(motif).test(valeur))
        ctx.addIssue({ code: 'custom', message: `Vérifiez ce champ : ${libelle.toLowerCase()}. ${aide ?? ''}`.trim() })
      return valeur
    })
}

/** Attached files already received that stay ticked. */
export const schemaPieces = z.object({ garder: ids })

export const schemaMessage = z.object({
  id: identifiant,
  signature: nomTape,
  texte: texteLibre,
  geste: z.enum(['message', 'traitee', 'inserer']).default('message'),
  attention: z.string().default(''),
  /** Title of the group's answer to insert. */
  reponse: z.string().default(''),
})

/** Papers asked for in one list. */
export const ATTENDUES_MAX = 15

export const schemaQuestion = z
  .object({ id: identifiant, signature: nomTape, documents: ids, autres: texteLibre, texte: texteLibre })
  .transform(({ id, signature, documents, autres, texte }) => {
    const lignes = autres.split('\n').map((l) => l.trim())
    return { id, signature, texte, libelles: [...new Set([...documents, ...lignes])].filter((l) => l !== '') }
  })
  .refine(({ libelles }) => libelles.length > 0, {
    path: ['documents'],
    error: 'Cochez une pièce, ou écrivez-en une.',
  })
  .refine(({ libelles }) => libelles.length <= ATTENDUES_MAX, {
    path: ['documents'],
    error: `${ATTENDUES_MAX} pièces au plus dans une liste.`,
  })
  .refine(({ libelles }) => libelles.every((l) => l.length <= 150), {
    path: ['autres'],
    error: 'Une pièce par ligne, en 150 caractères au plus. Le reste va dans le message.',
  })

/** Names of the form fields for one paper of a list. */
export const champRemise = {
  dit: (rang: number) => `dit-${rang}`,
  mot: (rang: number) => `mot-${rang}`,
  pieces: (rang: number) => `pieces-${rang}`,
  garder: (rang: number) => `garder-${rang}`,
}

/** What is said of each of `nombre` papers; nothing yet is an empty `dit`. */
export const schemaRemises = (nombre: number) => {
  const rangs = Array.from({ length: nombre }, (_, rang) => rang)
  const champs = rangs.flatMap((rang) => [
    [champRemise.dit(rang), z.enum(['fournie', 'absente', '']).default('')],
    [champRemise.mot(rang), texteLibre],
    [champRemise.garder(rang), ids],
  ])
  return z
    .object({ id: identifiant, signature: nomTape, texte: texteLibre, ...Object.fromEntries(champs) })
    .transform((lus) => ({
      id: lus.id as string,
      signature: lus.signature as string,
      texte: lus.texte as string,
      lignes: rangs.map((rang) => ({
        dit: lus[champRemise.dit(rang)] as 'fournie' | 'absente' | '',
        mot: lus[champRemise.mot(rang)] as string,
        garder: lus[champRemise.garder(rang)] as string[],
      })),
    }))
}

export const schemaNote = z.object({ id: identifiant, signature: nomTape, note: texteObligatoire('Écrivez la note.') })

export const schemaPrise = z.object({
  id: identifiant,
  relais: z
    .string()
    .optional()
    .transform((v) => v === 'oui'),
})

export const schemaRenvoi = z.object({
  id: identifiant,
  signature: nomTape,
  groupe: obligatoire('Choisissez où la demande doit aller.').transform((v) => (v === 'aucun' ? null : v)),
  texte: texteObligatoire('Dites pourquoi, en une phrase.'),
})

export const schemaInvitation = z.object({
  id: identifiant,
  signature: nomTape,
  qui: z.string().regex(/^[gc]:./, { error: 'Choisissez qui inviter.' }),
  voit: z.enum(['tout', 'messages'], { error: 'Choisissez ce que cette personne pourra voir.' }),
  texte: texteLibre,
})

export const schemaCloture = z.object({
  id: identifiant,
  signature: nomTape,
  utile: z.enum(Object.keys(UTILES) as Utile[], { error: 'Dites si la réponse a été utile.' }),
  texte: texteLibre,
})

export const schemaReunion = z.object({
  id: identifiant,
  vers: obligatoire('Choisissez la demande à garder.'),
})

export const schemaReouverture = z.object({
  id: identifiant,
  signature: nomTape,
  texte: texteObligatoire('Dites ce qui manque encore.'),
})
