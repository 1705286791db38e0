import { z } from 'zod'
import type { Messages } from '../ui/index.ts'
import { lireTelephone, MOYENS, type Moyen } from './model.ts'

const MESSAGE_MAX = 2000

/** The public form, its refusals in the reader's language. `site` is a trap for robots: people do not see it. */
export function schemaMessage({ ecrire: { erreurs } }: Messages) {
  const texte = (max: number) =>
    z
      .string()
      .trim()
      .max(max, { error: erreurs.tropLong(max) })
      .default('')
  return z
    .object({
      id: z.uuid({ error: erreurs.recharger }),
      message: z
        .string({ error: erreurs.message })
        .trim()
        .min(10, { error: erreurs.message })
        .max(MESSAGE_MAX, { error: erreurs.tropLong(MESSAGE_MAX) }),
      nom: texte(80),
      telephone: texte(30).transform((saisi, ctx) => {
        const lu = saisi === '' ? '' : lireTelephone(saisi)
        if (lu === null) ctx.addIssue({ code: 'custom', message: erreurs.telephone })
        return lu ?? ''
      }),
      courriel: z.union([z.literal(''), z.email({ error: erreurs.courriel })]).default(''),
      site: z.string().default(''),
    })
    .refine((lu) => lu.telephone !== '' || lu.courriel !== '', {
      path: ['telephone'],
      error: erreurs.joindre,
      // Beside a wrong number, « give a number » would say twice what is to be mended.
      when: ({ issues }) => issues.every((i) => i.path?.[0] !== 'telephone' && i.path?.[0] !== 'courriel'),
    })
}

export const schemaReponse = z.object({
  moyen: z.enum(Object.keys(MOYENS) as Moyen[], { error: 'Choisissez comment vous avez répondu.' }),
})
