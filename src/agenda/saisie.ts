import { z } from 'zod'
import { enListe, lireMobile } from '../platform/index.ts'
import type { Messages } from '../ui/index.ts'
import { ACCES, type Acces } from './model.ts'

/** Digits as they are dialled; `null`: not a number. A landline is one: somebody may be called there. */
export function lireTelephone(texte: string): string | null {
  const chiffres = texte.replace(/\(0\)/g, '').replace(/[\s.()/\-\u00a0\u202f]/g, '')
  const mobile = lireMobile(chiffres)
  if (mobile.ok) return chiffres.replace(/^(\+|00)33/, '0').replace(/(\d\d)(?=\d)/g, '$1 ')
  if (/^0[1-59]\d{8}$/.test(chiffres)) return chiffres.replace(/(\d\d)(?=\d)/g, '$1 ')
  return /^(\+|00)(?!33)[1-9]\d{7,14}$/.test(chiffres) ? chiffres.replace(/^00/, '+') : null
}

/** Who comes, refused in the reader's language. `site` is a trap for robots: people do not see it. */
export function schemaPersonne({ agenda: { prendre } }: Messages) {
  const { erreurs } = prendre
  return z
    .object({
      id: z.uuid({ error: erreurs.recharger }),
      prenom: z
        .string({ error: erreurs.prenom })
        .trim()
        .min(1, { error: erreurs.prenom })
        .max(60, { error: erreurs.tropLong(60) }),
      telephone: z
        .string()
        .trim()
        .max(30, { error: erreurs.telephone })
        .default('')
        .transform((saisi, ctx) => {
          const lu = saisi === '' ? '' : lireTelephone(saisi)
          if (lu === null) ctx.addIssue({ code: 'custom', message: erreurs.telephone })
          return lu ?? ''
        }),
      courriel: z.union([z.literal(''), z.email({ error: erreurs.courriel })]).default(''),
      acces: z.preprocess(enListe, z.array(z.enum(Object.keys(ACCES) as Acces[])).catch([])),
      precision: z
        .string()
        .trim()
        .max(300, { error: erreurs.tropLong(300) })
        .default(''),
      attente: z.string().default(''),
      salle: z.string().default(''),
      site: z.string().default(''),
    })
    .refine((lu) => lu.telephone !== '' || lu.courriel !== '', {
      path: ['telephone'],
      error: erreurs.joindre,
      when: ({ issues }) => issues.every((i) => i.path?.[0] !== 'telephone' && i.path?.[0] !== 'courriel'),
    })
}
