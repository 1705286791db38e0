import { z } from '@hono/zod-openapi'
import { CODES_TYPES } from '../types.ts'

const OUI = ['oui', 'true', '1']
const NON = ['non', 'false', '0']

const vide = (valeur: unknown) => (valeur === '' ? undefined : valeur)
const OUI_NON = { type: 'string' as const, enum: ['oui', 'non'] }
const ouiNon = z.preprocess(
  vide,
  z
    .string()
    .refine((v) => OUI.includes(v) || NON.includes(v), { error: 'il faut « oui » ou « non »' })
    .transform((v) => OUI.includes(v))
    .optional(),
)
const entre = (min: number, max: number, unite = '') =>
  z.preprocess(
    vide,
    z.coerce
      .number({ error: 'il faut un nombre' })
      .min(min, { error: `il faut au moins ${min}${unite}` })
      .max(max, { error: `il faut au plus ${max}${unite}` })
      .optional(),
  )
const texte = (max: number) =>
  z.preprocess(
    vide,
    z
      .string()
      .trim()
      .max(max, { error: `${max} caractères au plus` })
      .optional(),
  )

/** Codes separated by commas, all of them known. */
function codes(connus: readonly string[], quoi: string) {
  const inconnus = (liste: readonly string[]) => liste.filter((code) => !connus.includes(code))
  return z.preprocess(
    vide,
    z
      .string()
      .transform((v) =>
        v
          .split(',')
          .map((code) => code.trim())
          .filter(Boolean),
      )
      .superRefine((liste, ctx) => {
        const [faux] = inconnus(liste)
        if (faux !== undefined)
          ctx.addIssue({ code: 'custom', message: `« ${faux} » n'est pas ${quoi} (${connus.join(', ')})` })
      })
      .optional(),
  )
}

const LIMITE = 20
const LIMITE_MAX = 100
export const RAYON_KM = 20

const ou = {
  commune: texte(80).openapi({
    description: 'Code Insee, code postal ou nom. Seule : les lieux de la commune. Avec « rayon » : aussi ceux autour.',
    example: '93008',
  }),
  lat: entre(-90, 90).openapi({ description: 'Latitude (WGS 84), avec « lon ».', example: 48.907 }),
  lon: entre(-180, 180).openapi({ description: 'Longitude (WGS 84), avec « lat ».', example: 2.44 }),
  rayon: entre(0.1, 100, ' km').openapi({
    description: `Kilomètres autour. ${RAYON_KM} par défaut avec lat et lon.`,
    example: 5,
  }),
}

const quoi = (operateurs: readonly string[]) => ({
  type: codes(CODES_TYPES, 'un type de lieu').openapi({
    type: 'string',
    description: `Types de lieux, séparés par des virgules : ${CODES_TYPES.join(', ')}.`,
    example: 'france-services',
  }),
  operateur: codes(operateurs, 'un opérateur').openapi({
    type: 'string',
    description: `Opérateurs, séparés par des virgules : ${operateurs.join(', ')}.`,
    example: 'caf',
  }),
  ouvert: ouiNon.openapi({ ...OUI_NON, description: 'oui : seulement les lieux ouverts maintenant.' }),
  accessible: ouiNon.openapi({ ...OUI_NON, description: 'oui : seulement les lieux accessibles en fauteuil roulant.' }),
})

const reponse = {
  apres: texte(500).openapi({ description: 'Valeur de « suivant » dans la réponse précédente.' }),
  limite: entre(1, LIMITE_MAX)
    .pipe(z.int({ error: 'il faut un nombre entier' }).default(LIMITE))
    .openapi({ type: 'integer', default: LIMITE, maximum: LIMITE_MAX, description: 'Nombre de lieux par réponse.' }),
  format: z
    .preprocess(vide, z.enum(['json', 'geojson'], { error: 'il faut « json » ou « geojson »' }).optional())
    .openapi({
      type: 'string',
      enum: ['json', 'geojson'],
      description: 'Ou l’en-tête Accept: application/geo+json.',
    }),
}

/** Parameters of a search. Wrong ones are refused by name, unknown ones are not looked at. */
export function schemaRecherche(operateurs: readonly string[]) {
  const q = texte(200).openapi({
    description: 'Mots cherchés : nom, commune, service, démarche.',
    example: 'carte vitale',
  })
  return z.object({ q, ...ou, ...quoi(operateurs), ...reponse }).superRefine(({ lat, lon, rayon, commune }, ctx) => {
    const manque = (path: string, message: string) => ctx.addIssue({ code: 'custom', path: [path], message })
    if (lat !== undefined && lon === undefined) manque('lon', 'il faut aussi la longitude')
    if (lon !== undefined && lat === undefined) manque('lat', 'il faut aussi la latitude')
    if (rayon !== undefined && lat === undefined && lon === undefined && commune === undefined)
      manque('rayon', 'il faut un point : « lat » et « lon », ou « commune »')
  })
}

export type ParametresRecherche = z.infer<ReturnType<typeof schemaRecherche>>
