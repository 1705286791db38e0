import { z } from 'zod'
import { COMPETENCES, ECHELLE, type NiveauxLangue } from './model.ts'

const vide = (valeur: unknown) => (valeur === '' || valeur === undefined ? null : valeur)
const texte = (error: string) =>
  z.string({ error }).trim().min(1, { error }).max(200, { error: 'Écrivez moins de 200 lettres.' })
const jour = (error: string) => z.iso.date({ error })
const niveau = z.preprocess(vide, z.enum(ECHELLE, { error: 'Choisissez un niveau de la liste.' }).nullable())

const QUAND = 'Écrivez la date, par exemple 23/11/2026.'

/** The three kinds of lines, as the forms send them; `aujourdhui` closes the future. */
export function schemasDe(aujourdhui: string) {
  const passe = jour(QUAND).refine((j) => j <= aujourdhui, { error: 'Cette date est dans le futur.' })
  return {
    evaluation: z
      .object({
        le: passe,
        moyen: texte('Écrivez comment le niveau a été évalué, par exemple « test d’entrée ».'),
        ...(Object.fromEntries(COMPETENCES.map((c) => [c, niveau])) as Record<
          (typeof COMPETENCES)[number],
          typeof niveau
        >),
      })
      .transform(({ le, moyen, ...lus }) => ({
        le,
        moyen,
        niveaux: Object.fromEntries(Object.entries(lus).filter(([, n]) => n !== null)) as NiveauxLangue,
      }))
      .refine(({ niveaux }) => Object.keys(niveaux).length > 0, {
        path: [COMPETENCES[0]],
        error: 'Choisissez au moins un niveau.',
      }),
    cours: z
      .object({
        intitule: texte('Écrivez le nom du cours.'),
        du: passe,
        au: z.preprocess(vide, jour(QUAND).nullable()),
        heures: z.preprocess(
          vide,
          z.coerce
            .number({ error: 'Écrivez un nombre d’heures, ou laissez vide.' })
            .int({ error: 'Écrivez un nombre entier d’heures.' })
            .min(1, { error: 'Écrivez au moins 1 heure.' })
            .max(5000, { error: 'Ce nombre d’heures est trop grand.' })
            .nullable(),
        ),
      })
      .refine(({ du, au }) => au === null || au >= du, { path: ['au'], error: 'La fin est avant le début.' }),
    attestation: z.object({
      intitule: texte('Écrivez le nom de l’attestation.'),
      organisme: texte('Écrivez qui l’a donnée.'),
      le: passe,
      niveau,
    }),
  }
}

export const GENRES = ['evaluation', 'cours', 'attestation'] as const
export type GenreAjout = (typeof GENRES)[number]
