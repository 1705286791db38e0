import { strToU8, zipSync } from 'fflate'

const ENTETE =
  '<?xml version="1.0" encoding="UTF-8"?><office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" office:version="1.3"><office:body><office:spreadsheet>'
const FIN = '</table:table></office:spreadsheet></office:body></office:document-content>'
const TYPE = 'application/vnd.oasis.opendocument.spreadsheet'
const MANIFESTE = `<?xml version="1.0" encoding="UTF-8"?><manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0" manifest:version="1.3"><manifest:file-entry manifest:full-path="/" manifest:media-type="${TYPE}"/><manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/></manifest:manifest>`

/** An OpenDocument sheet, whole: the format is an archive, written when all is known. */
export async function* enOds(
  titres: readonly string[],
  lignes: AsyncIterable<readonly (string | number | null)[]>,
  feuille = 'Lieux',
): AsyncGenerator<Uint8Array> {
  const parties = [ENTETE, `<table:table table:name="${echapper(feuille)}">`, enLigne(titres)]
  for await (const ligne of lignes) parties.push(enLigne(ligne))
  parties.push(FIN)
  yield zipSync({
    // First and not compressed, so that the type is read at a fixed place of the file.
    mimetype: [strToU8(TYPE), { level: 0 }],
    'content.xml': strToU8(parties.join('')),
    'META-INF/manifest.xml': strToU8(MANIFESTE),
  })
}

const XML = '<?xml version="1.0" encoding="UTF-8"?>'
const PAQUET = 'http://schemas.openxmlformats.org/package/2006'
const BUREAU = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const FEUILLE = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const CONTENU = 'application/vnd.openxmlformats-officedocument.spreadsheetml'

/** What an Excel file holds besides its sheet: which part is what. */
const PARTIES_XLSX = {
  '[Content_Types].xml': `${XML}<Types xmlns="${PAQUET}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${CONTENU}.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="${CONTENU}.worksheet+xml"/></Types>`,
  '_rels/.rels': `${XML}<Relationships xmlns="${PAQUET}/relationships"><Relationship Id="r1" Type="${BUREAU}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
  'xl/workbook.xml': `${XML}<workbook xmlns="${FEUILLE}" xmlns:r="${BUREAU}"><sheets><sheet name="Lieux" sheetId="1" r:id="r1"/></sheets></workbook>`,
  'xl/_rels/workbook.xml.rels': `${XML}<Relationships xmlns="${PAQUET}/relationships"><Relationship Id="r1" Type="${BUREAU}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`,
}

/** The same sheet for Excel. */
export async function* enXlsx(
  titres: readonly string[],
  lignes: AsyncIterable<readonly (string | number | null)[]>,
): AsyncGenerator<Uint8Array> {
  const parties = [`${XML}<worksheet xmlns="${FEUILLE}"><sheetData>`, ligneXlsx(titres)]
  for await (const ligne of lignes) parties.push(ligneXlsx(ligne))
  parties.push('</sheetData></worksheet>')
  const fixes = Object.fromEntries(Object.entries(PARTIES_XLSX).map(([nom, xml]) => [nom, strToU8(xml)]))
  yield zipSync({ ...fixes, 'xl/worksheets/sheet1.xml': strToU8(parties.join('')) })
}

function ligneXlsx(cellules: readonly (string | number | null)[]): string {
  const cellule = (v: string | number | null) =>
    v === null || v === ''
      ? '<c/>'
      : typeof v === 'number'
        ? `<c><v>${v}</v></c>`
        : `<c t="inlineStr"><is><t xml:space="preserve">${echapper(v)}</t></is></c>`
  return `<row>${cellules.map(cellule).join('')}</row>`
}

function enLigne(cellules: readonly (string | number | null)[]): string {
  return `<table:table-row>${cellules.map(enCellule).join('')}</table:table-row>`
}

function enCellule(valeur: string | number | null): string {
  if (valeur === null || valeur === '') return '<table:table-cell/>'
  if (typeof valeur === 'number')
    return `<table:table-cell office:value-type="float" office:value="${valeur}"><text:p>${valeur}</text:p></table:table-cell>`
  return `<table:table-cell office:value-type="string"><text:p>${echapper(valeur)}</text:p></table:table-cell>`
}

/** XML 1.0 refuses control characters, even escaped. */
function echapper(texte: string): string {
  return (
    texte
      // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what must go
      .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f]/g, '')
      .replaceAll('&', '&amp;')
      .replaceAll('<', '&lt;')
      .replaceAll('>', '&gt;')
  )
}
