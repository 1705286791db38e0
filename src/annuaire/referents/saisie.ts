import { z } from 'zod'
import { enListe } from '../../platform/index.ts'

const texte = (max: number) =>
  z
    .string()
    .trim()
    .max(max, { error: `Ce texte est trop long : ${max} caractères au plus.` })
    .default('')
const obligatoire = (message: string, max: number) =>
  z
    .string({ error: message })
    .trim()
    .min(1, { error: message })
    .max(max, { error: `Ce texte est trop long : ${max} caractères au plus.` })

const id = z.uuid({ error: 'Ce formulaire est incomplet. Rechargez la page, puis recommencez.' })

export const schemaReferent = z
  .object({
    id,
    operateur: obligatoire('Choisissez l’organisme.', 40),
    structure: z.string().default(''),
    fonction: obligatoire('Dites ce que fait cette personne, par exemple « référente France services ».', 120),
    nom: texte(80),
    telephone: z
      .string()
      .trim()
      .regex(/^$|^[+\d][\d\s.()-]{2,24}$/, { error: 'Vérifiez ce numéro. Exemple : 01 23 45 67 89.' })
      .default(''),
    courriel: z
      .union([z.literal(''), z.email({ error: 'Vérifiez cette adresse. Exemple : partenariat@exemple.fr.' })])
      .default(''),
    themes: z.preprocess(enListe, z.array(z.string())),
    precision: texte(500),
  })
  .refine((r) => r.telephone !== '' || r.courriel !== '', {
    path: ['telephone'],
    error: 'Donnez une ligne directe ou une boîte aux lettres : l’une des deux suffit.',
  })

export const schemaCircuit = z.object({
  id,
  operateur: z.string().default(''),
  situation: obligatoire('Dites de quelle situation il s’agit.', 160),
  marche: obligatoire('Écrivez au moins une étape.', 2000),
  criteres: texte(1000),
  documents: texte(1000),
})

export const schemaNote = z.object({ id, texte: obligatoire('Écrivez la note.', 500) })
