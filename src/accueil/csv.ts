/** Cell of a table to download: numbers are written the French way, whatever the reader's computer. */
export type Cellule = string | number | null

const decimal = new Intl.NumberFormat('fr-FR', { maximumFractionDigits: 2, useGrouping: false })

/** For French spreadsheets: UTF-8 with its mark, semicolons, decimal commas. */
export function toCsv(entetes: readonly string[], lignes: readonly (readonly Cellule[])[]): string {
  return `\uFEFF${[entetes, ...lignes].map((ligne) => `${ligne.map(cell).join(';')}\r\n`).join('')}`
}

function cell(valeur: Cellule): string {
  if (valeur === null) return ''
  if (typeof valeur === 'number') return decimal.format(valeur)
  // A spreadsheet would run what starts like a formula: the apostrophe makes it plain text.
  const texte = /^[=+\-@\t\r]/.test(valeur) ? `'${valeur}` : valeur
  return /[";\r\n]/.test(texte) ? `"${texte.replaceAll('"', '""')}"` : texte
}
