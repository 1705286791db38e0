/** Longest note kept with a visit, in characters. */
export const PRECISION_MAX = 200

/**
 * A note helps to pick up a matter again, then it is forgotten: whatever the checks below missed does not stay for years.
 * A quarter, so that what is reported can still be explained.
 */
export const JOURS_PRECISION = 92

/**
 * What makes a note point to a person. Deliberately wide: a note refused is written again in five seconds, a number
 * kept in the log stays there for years.
 */
const TRACES: { motif: RegExp; quoi: string }[] = [
  { motif: /[^\s@]@[^\s@]/, quoi: 'une adresse électronique' },
  {
    motif: /(?<!\d)(?:(?:\+|00)[\s.]?33[\s.-]*(?:\(0\)\s?)?|0)[1-9](?:[\s.-]*\d{2}){4}(?!\d)/,
    quoi: 'un numéro de téléphone',
  },
  {
    motif:
      /(?<!\d)[1-478][\s.-]?\d{2}[\s.-]?\d{2}[\s.-]?(?:\d{2}|2[ab])[\s.-]?\d{3}[\s.-]?\d{3}(?:[\s.-]?\d{2})?(?!\d)/i,
    quoi: 'un numéro de sécurité sociale',
  },
  { motif: /\b[a-z]{2}\d{2}(?:\s?[\da-z]{4}){3,}/i, quoi: 'un numéro de compte bancaire' },
  // Six figures in a row: a file number. Years, postcodes and amounts are shorter.
  { motif: /\d{6,}/, quoi: 'un numéro de dossier' },
  {
    motif: /\b(?:[Mm]\.\s*|(?:M|MM\.?|[Mm]r\.?|[Mm]me\.?|[Mm]lle|[Mm]onsieur|[Mm]adame|[Mm]ademoiselle)\s+)\p{Lu}/u,
    quoi: 'un nom de personne',
  },
]

/** @returns what the note seems to hold (« un numéro de téléphone »), or `null` when it can be kept. */
export function tracePersonnelle(texte: string): string | null {
  return TRACES.find(({ motif }) => motif.test(texte))?.quoi ?? null
}
