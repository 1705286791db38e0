import { join } from 'node:path'
import { insecables } from '../ui/index.ts'
import { projectRoot } from './paths.ts'

/** Tagged text on A4 sheets: what pdfkit does not know about French, structure and our looks. Lengths are in points. */

export type Doc = PDFKit.PDFDocument
export type Element = PDFKit.PDFStructureElement

// The stylesheet's own font, made static by polices/make-polices.py: pdfkit cannot embed the one that browsers get.
const police = (graisse: 'regular' | 'bold') => join(projectRoot, 'src', 'platform', 'polices', `${graisse}.ttf`)

export const MARGE = 57
export const LARGEUR_TEXTE = 595.28 - 2 * MARGE
export const BAS = 841.89 - MARGE
export const LARGEUR_LISTE = LARGEUR_TEXTE - 14
export const BLOC = { width: LARGEUR_TEXTE, lineGap: 1.5, paragraphGap: 2 }
export const ENCRE = '#241b26'
export const ENCRE_2 = '#5b4f5e'
export const ACCENT = '#5e2a66'
const SAFRAN = '#f4b740'
const CORPS = 11

export async function openDocument(titre: string, etabliLe: Date): Promise<Doc> {
  // Loaded with the first document: a tenth of a second and 30 MB that a start does not need.
  const { default: PDFDocument } = await import('pdfkit')
  const doc = new PDFDocument({
    size: 'A4',
    margins: { top: MARGE, bottom: MARGE, left: MARGE, right: MARGE },
    pdfVersion: '1.7',
    // The published types stop at PDF/A.
    subset: 'PDF/UA' as 'PDF/A-1',
    tagged: true,
    lang: 'fr-FR',
    displayTitle: true,
    bufferPages: true,
    autoFirstPage: false,
    info: { Title: titre, Creator: 'Maillage', Producer: 'Maillage', CreationDate: etabliLe },
  })
  doc.registerFont('normal', police('regular'))
  doc.registerFont('gras', police('bold'))
  return doc
}

export function collect(doc: Doc): Promise<Uint8Array> {
  const chunks: Buffer[] = []
  return new Promise((resolve, reject) => {
    doc.on('data', (chunk: Buffer) => chunks.push(chunk))
    doc.on('end', () => resolve(Buffer.concat(chunks)))
    doc.on('error', reject)
  })
}

/** Headings hang on a knot of the thread, as on screen. */
export function writeHeading(doc: Doc, sect: Element, titre: string): void {
  doc.moveDown(0.7)
  artefact(doc, () =>
    doc
      .circle(MARGE - 14, doc.y + 8, 4)
      .lineWidth(1.5)
      .fillAndStroke(SAFRAN, ACCENT),
  )
  write(doc, sect, 'H2', titre, { taille: 12.5, gras: true, couleur: ACCENT })
  doc.moveDown(0.15)
}

export function writeList(doc: Doc, sect: Element, items: readonly string[]): void {
  const liste = doc.struct('L')
  sect.add(liste)
  for (const item of items) {
    const ligne = doc.struct('LI')
    liste.add(ligne)
    style(doc, {})
    keepTogether(doc, doc.heightOfString(printable(doc, item), { width: LARGEUR_LISTE }))
    const y = doc.y
    ligne.add(doc.struct('Lbl', {}, () => void doc.text('•', MARGE + 3, y)))
    ligne.add(
      doc.struct(
        'LBody',
        {},
        () => void doc.text(printable(doc, item), MARGE + 14, y, { width: LARGEUR_LISTE, lineGap: 1.5 }),
      ),
    )
    ligne.end()
    doc.x = MARGE
  }
  liste.end()
}

interface Style {
  taille?: number
  gras?: boolean
  couleur?: string
  x?: number
}

export function style(doc: Doc, { taille = CORPS, gras = false, couleur = ENCRE }: Style): void {
  doc
    .font(gras ? 'gras' : 'normal')
    .fontSize(taille)
    .fillColor(couleur)
}

export function write(doc: Doc, parent: Element, type: string, texte: string, options: Style = {}): void {
  parent.add(
    doc.struct(type, {}, () => {
      style(doc, options)
      doc.text(printable(doc, texte), options.x ?? MARGE, doc.y, BLOC)
    }),
  )
}

/** Decoration: screen readers pass over it. */
export function artefact(doc: Doc, draw: () => void): void {
  doc.markContent('Artifact', { type: 'Layout' })
  doc.save()
  draw()
  doc.restore()
  doc.endMarkedContent()
}

export function writeFooter(doc: Doc, pied: string): void {
  doc.markContent('Artifact', { type: 'Pagination' })
  style(doc, { taille: 9, couleur: ENCRE_2 })
  // Below the bottom margin pdfkit would open a page of its own.
  doc.page.margins.bottom = 0
  doc.text(printable(doc, pied), MARGE, BAS + 18, { width: LARGEUR_TEXTE, lineBreak: false })
  doc.endMarkedContent()
}

/** Moves to a new page when `hauteur` points do not fit on this one. */
export function keepTogether(doc: Doc, hauteur: number): void {
  if (doc.y + hauteur <= BAS) return
  doc.addPage()
}

/**
 * French spacing, and letters the font lacks (in a Vietnamese name, for instance) without the accents it cannot draw:
 * better than an empty box where a name should be.
 */
export function printable(doc: Doc, texte: string): string {
  const { font } = (doc as unknown as { _font: { font: { hasGlyphForCodePoint(code: number): boolean } } })._font
  const drawn = (s: string) => [...s].every((c) => font.hasGlyphForCodePoint(c.codePointAt(0) ?? 0))
  const nearest = (letter: string) =>
    [...letter.normalize('NFD')].reduce((kept, mark) => {
      const whole = (kept + mark).normalize('NFC')
      return drawn(whole) ? whole : kept
    }, '')
  const spaced = insecables(texte.normalize('NFC')).replaceAll('\u202f', '\u00a0')
  return [...spaced].map((c) => (drawn(c) ? c : nearest(c))).join('')
}
