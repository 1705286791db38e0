import { join } from 'node:path'
import PDFDocument from 'pdfkit'
import { projectRoot } from '../platform/index.ts'
import { insecables } from '../ui/index.ts'
import type { Section, Texte } from './texte.ts'
import { ecrireTrace, HAUTEUR, LARGEUR, type Trait } from './trace.ts'

/** Who signs what: drawn strokes when signed on screen, else a space to sign in. */
export interface Signataire {
  role: string
  nom: string
  traits: readonly Trait[] | null
}

export interface Originaux {
  texte: Texte
  signataires: readonly Signataire[]
  /** « Fait le … » already known, or `null`: a line to fill in by hand. */
  etabliLe: Date
}

type Doc = PDFKit.PDFDocument
type Element = PDFKit.PDFStructureElement

// The stylesheet's own font, made static by polices/make-polices.py: pdfkit cannot embed the one that browsers get.
const police = (graisse: 'regular' | 'bold') => join(projectRoot, 'src', 'mandats', 'polices', `${graisse}.ttf`)

const MARGE = 57
const LARGEUR_TEXTE = 595.28 - 2 * MARGE
const BAS = 841.89 - MARGE
const LARGEUR_LISTE = LARGEUR_TEXTE - 14
const BLOC = { width: LARGEUR_TEXTE, lineGap: 1.5, paragraphGap: 2 }
const ENCRE = '#241b26'
const ENCRE_2 = '#5b4f5e'
const ACCENT = '#5e2a66'
const SAFRAN = '#f4b740'
const CORPS = 11

const EXEMPLAIRES = [
  { nom: 'Exemplaire de la personne', coupon: true },
  { nom: 'Exemplaire de la structure', coupon: false },
]

/**
 * One document with an original for each party, each on sheets of its own when printed on both sides. Tagged for
 * screen readers (PDF/UA): language, title, headings, lists, alternative text, reading order.
 */
export async function imprimerOriginaux(originaux: Originaux): Promise<Uint8Array> {
  const { texte, etabliLe } = originaux
  const doc = openDocument(`${texte.titre}, ${texte.repere}`, etabliLe)
  const bytes = collect(doc)
  const racine = doc.struct('Document')
  doc.addStructure(racine)
  const pieds: string[] = []
  for (const { nom, coupon } of EXEMPLAIRES) {
    const debut = pieds.length
    doc.addPage()
    writeOriginal(doc, racine, originaux, nom, coupon)
    const pages = doc.bufferedPageRange().count - debut
    for (let page = 1; page <= pages; page += 1)
      pieds.push(`Mandat ${texte.repere} · ${nom} · page ${page} sur ${pages}`)
    if (pages % 2 === 1) {
      doc.addPage()
      pieds.push('')
    }
  }
  racine.end()
  pieds.forEach((pied, page) => {
    doc.switchToPage(page)
    writeFooter(doc, pied)
  })
  doc.end()
  return bytes
}

function openDocument(titre: string, etabliLe: Date): Doc {
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

function collect(doc: Doc): Promise<Uint8Array> {
  const chunks: Buffer[] = []
  return new Promise((resolve, reject) => {
    doc.on('data', (chunk: Buffer) => chunks.push(chunk))
    doc.on('end', () => resolve(Buffer.concat(chunks)))
    doc.on('error', reject)
  })
}

function writeOriginal(
  doc: Doc,
  racine: Element,
  { texte, signataires }: Originaux,
  exemplaire: string,
  coupon: boolean,
): void {
  const sect = doc.struct('Sect', { title: exemplaire })
  racine.add(sect)
  writeTitle(doc, sect, texte, exemplaire)
  if (texte.avertissement) writeWarning(doc, sect, texte.avertissement)
  for (const section of texte.sections) writeSection(doc, sect, section)
  writeSignatures(doc, sect, texte, signataires)
  if (coupon && texte.avertissement === null) writeCoupon(doc, sect, texte.repere)
  sect.end()
}

function writeTitle(doc: Doc, sect: Element, texte: Texte, exemplaire: string): void {
  write(doc, sect, 'P', `${exemplaire} · ${texte.repere}`, { taille: CORPS, couleur: ENCRE_2 })
  doc.moveDown(0.3)
  write(doc, sect, 'H1', texte.titre, { taille: 20, gras: true, couleur: ACCENT })
  doc.moveDown(0.4)
}

function writeWarning(doc: Doc, sect: Element, avertissement: string): void {
  write(doc, sect, 'P', avertissement, { gras: true, taille: 12 })
  doc.moveDown(0.4)
}

function writeSection(doc: Doc, sect: Element, section: Section): void {
  const { titre, paragraphes, liste = [], suite = [] } = section
  keepTogether(doc, Math.min(heightOf(doc, section), (BAS - MARGE) / 2))
  writeHeading(doc, sect, titre)
  for (const p of paragraphes) write(doc, sect, 'P', p)
  if (liste.length > 0) writeList(doc, sect, liste)
  for (const p of suite) write(doc, sect, 'P', p)
}

function heightOf(doc: Doc, { paragraphes, liste = [], suite = [] }: Section): number {
  style(doc, {})
  const lines = [...paragraphes, ...liste, ...suite].map((t) =>
    doc.heightOfString(printable(doc, t), { ...BLOC, width: LARGEUR_LISTE }),
  )
  return lines.reduce((sum, h) => sum + h, 45)
}

/** Headings hang on a knot of the thread, as on screen. */
function writeHeading(doc: Doc, sect: Element, titre: string): void {
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

function writeList(doc: Doc, sect: Element, items: readonly string[]): void {
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

const CADRE = { largeur: (LARGEUR_TEXTE - 20) / 2, hauteur: 84 }

function writeSignatures(doc: Doc, sect: Element, texte: Texte, signataires: readonly Signataire[]): void {
  keepTogether(doc, CADRE.hauteur + 110)
  writeHeading(doc, sect, 'Signatures')
  write(
    doc,
    sect,
    'P',
    texte.signe ?? 'L’agent a vérifié l’identité de la personne et lui a lu ce mandat. Chacun garde un exemplaire.',
  )
  doc.moveDown(0.5)
  const haut = doc.y
  signataires.forEach((signataire, rang) => {
    writeSignature(doc, sect, signataire, MARGE + rang * (CADRE.largeur + 20), haut, texte.signe !== null)
  })
  doc.x = MARGE
  doc.y = haut + CADRE.hauteur + 50
}

function writeSignature(
  doc: Doc,
  sect: Element,
  { role, nom, traits }: Signataire,
  x: number,
  y: number,
  signe: boolean,
): void {
  sect.add(
    doc.struct('P', {}, () => {
      style(doc, { gras: true })
      doc.text(printable(doc, `${role} : ${nom}`), x, y, { width: CADRE.largeur })
    }),
  )
  const cadre = y + 30
  artefact(doc, () => doc.roundedRect(x, cadre, CADRE.largeur, CADRE.hauteur, 6).lineWidth(0.8).stroke(ENCRE_2))
  if (traits) drawSignature(doc, sect, `Signature de ${nom}`, traits, x + 8, cadre + 6)
  else if (!signe) {
    sect.add(
      doc.struct('P', {}, () => {
        style(doc, { couleur: ENCRE_2, taille: 9.5 })
        doc.text('Lieu, date et signature :', x + 8, cadre + 6, { width: CADRE.largeur - 16 })
      }),
    )
  }
}

function drawSignature(doc: Doc, sect: Element, alt: string, traits: readonly Trait[], x: number, y: number): void {
  const echelle = Math.min((CADRE.largeur - 16) / LARGEUR, (CADRE.hauteur - 12) / HAUTEUR)
  const bbox: [number, number, number, number] = [x, y, x + LARGEUR * echelle, y + HAUTEUR * echelle]
  sect.add(
    doc.struct('Figure', { alt, bbox, placement: 'Block' } as PDFKit.Mixins.StructureElementOptions, () => {
      doc.save().translate(x, y).scale(echelle)
      doc.path(ecrireTrace(traits)).lineWidth(3).lineCap('round').lineJoin('round').stroke(ENCRE)
      doc.restore()
    }),
  )
}

/** What the person hands back to stop the mandate: no reason to give, nothing to explain. */
function writeCoupon(doc: Doc, sect: Element, repere: string): void {
  const hauteur = 96
  keepTogether(doc, hauteur)
  const haut = Math.max(doc.y + 10, BAS - hauteur)
  artefact(doc, () =>
    doc
      .moveTo(MARGE, haut)
      .lineTo(MARGE + LARGEUR_TEXTE, haut)
      .lineWidth(0.8)
      .dash(4, { space: 4 })
      .stroke(ENCRE_2)
      .undash(),
  )
  doc.y = haut + 8
  write(doc, sect, 'H2', 'Coupon pour arrêter le mandat', { taille: 12.5, gras: true, couleur: ACCENT })
  write(doc, sect, 'P', `Je retire le mandat ${repere}. À remettre au guichet, quand je veux.`)
  doc.moveDown(0.6)
  const y = doc.y
  write(doc, sect, 'P', 'Date :')
  doc.y = y
  write(doc, sect, 'P', 'Signature :', { x: MARGE + 170 })
}

interface Style {
  taille?: number
  gras?: boolean
  couleur?: string
  x?: number
}

function style(doc: Doc, { taille = CORPS, gras = false, couleur = ENCRE }: Style): void {
  doc
    .font(gras ? 'gras' : 'normal')
    .fontSize(taille)
    .fillColor(couleur)
}

function write(doc: Doc, parent: Element, type: string, texte: string, options: Style = {}): void {
  parent.add(
    doc.struct(type, {}, () => {
      style(doc, options)
      doc.text(printable(doc, texte), options.x ?? MARGE, doc.y, BLOC)
    }),
  )
}

/** Decoration: screen readers pass over it. */
function artefact(doc: Doc, draw: () => void): void {
  doc.markContent('Artifact', { type: 'Layout' })
  doc.save()
  draw()
  doc.restore()
  doc.endMarkedContent()
}

function writeFooter(doc: Doc, pied: string): void {
  doc.markContent('Artifact', { type: 'Pagination' })
  style(doc, { taille: 9, couleur: ENCRE_2 })
  // Below the bottom margin pdfkit would open a page of its own.
  doc.page.margins.bottom = 0
  doc.text(printable(doc, pied), MARGE, BAS + 18, { width: LARGEUR_TEXTE, lineBreak: false })
  doc.endMarkedContent()
}

/** Moves to a new page when `hauteur` points do not fit on this one. */
function keepTogether(doc: Doc, hauteur: number): void {
  if (doc.y + hauteur <= BAS) return
  doc.addPage()
}

/**
 * French spacing, and letters the font lacks (in a Vietnamese name, for instance) without the accents it cannot draw:
 * better than an empty box where a name should be.
 */
function printable(doc: Doc, texte: string): string {
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
