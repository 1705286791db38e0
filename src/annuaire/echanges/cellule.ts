const FORMULE = /^[=+\-@\t\r]/
const NUMERO = /^\+?[\d\s.()-]+$/

/** A text in a CSV file. One that begins like a formula would be run by a spreadsheet: an apostrophe stops it. */
export function enCellule(texte: string, separateur: ',' | ';'): string {
  const sur = FORMULE.test(texte) && !NUMERO.test(texte) ? `'${texte}` : texte
  return sur.includes(separateur) || /["\r\n]/.test(sur) ? `"${sur.replaceAll('"', '""')}"` : sur
}

/** What {@link enCellule} was given. */
export function sansGarde(cellule: string): string {
  return cellule.startsWith("'") && FORMULE.test(cellule.slice(1)) ? cellule.slice(1) : cellule
}
