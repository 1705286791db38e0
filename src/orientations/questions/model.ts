import { z } from 'zod'
import { THEMES, type Theme } from '../model.ts'

export const GENRES = { regle: 'Conseil sur une règle', urgence: 'Ouverture urgente d’un droit' } as const
export type Genre = keyof typeof GENRES

/** Working days to answer, and as many again before whoever asked is told. */
export const DELAIS_QUESTION: Record<Genre, number> = { regle: 3, urgence: 1 }

/** A thread without a word for this long is destroyed; the answer that was published from it stays. */
export const JOURS_GARDEE = 180

/** Looks like a person: a number of a file, a telephone, a date of birth, an address. */
const PERSONNE = /\d(?:[\s.-]?\d){6,}|\b\d{1,2}[/.-]\d{1,2}[/.-]\d{4}\b|\S+@\S+\.\S+/

/** A question is about a rule; what says who somebody is belongs to a request, under a mandate. */
export function parleDunePersonne(texte: string): boolean {
  return PERSONNE.test(texte)
}

const MAX = 3000
const texte = (vide: string, max = MAX) =>
  z
    .string({ error: vide })
    .transform((t) => t.replaceAll('\r\n', '\n').trim())
    .pipe(
      z
        .string()
        .min(1, { error: vide })
        .max(max, { error: `C’est trop long : ${max} caractères au plus.` }),
    )
    .refine((t) => !parleDunePersonne(t), {
      error: 'Retirez les numéros, dates de naissance et adresses : ici, on ne parle d’aucune personne.',
    })
const id = z.uuid({ error: 'Ce formulaire est incomplet. Rechargez la page, puis recommencez.' })

export const schemaQuestion = z.object({
  id,
  vers: z.string().regex(/^[gs]:./, { error: 'Choisissez à qui poser la question.' }),
  genre: z.enum(Object.keys(GENRES) as Genre[], { error: 'Choisissez : une règle, ou une ouverture urgente.' }),
  theme: z.enum(Object.keys(THEMES) as Theme[], { error: 'Choisissez le sujet principal.' }),
  sujet: texte('Écrivez la question en une ligne.', 150),
  texte: texte('Expliquez la situation, sans dire de qui il s’agit.'),
})
export const schemaReponse = z.object({ id, texte: texte('Écrivez votre message.') })
export const schemaPublication = z.object({
  question: texte('Écrivez la question telle que tout le monde la lira.', 500),
  reponse: texte('Écrivez la réponse telle que tout le monde la lira.'),
})
