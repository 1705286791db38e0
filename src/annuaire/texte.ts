/** Words that say nothing of what is looked for. */
const VIDES = new Set(
  'a au aux avec ce ces comment dans de des du elle en est et il je la le les leur ma mes mon ne nous on ou par pas pour que qui sa se ses son sur ta te tes ton un une vos votre vous y'.split(
    ' ',
  ),
)

/** Lower case without accents: the same letters whatever the keyboard, and one sort for every database. */
export function sansAccents(texte: string): string {
  return texte.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().replaceAll('œ', 'oe').replaceAll('æ', 'ae')
}

/** « Saint-Denis » and « saint denis » sort and compare alike. */
export function cleTri(texte: string): string {
  return sansAccents(texte)
    .replace(/[^a-z0-9]+/g, ' ')
    .trim()
}

/** What counts in a sentence: without accents, empty words, nor the mark of the plural. */
export function mots(texte: string): string[] {
  const utiles = cleTri(texte)
    .split(' ')
    .filter((mot) => (mot.length > 1 || /\d/.test(mot)) && !VIDES.has(mot))
  return [...new Set(utiles.map((mot) => (mot.length > 3 ? mot.replace(/[sx]$/, '') : mot)))]
}
