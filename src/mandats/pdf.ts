import {
  ACCENT,
  artefact,
  BAS,
  BLOC,
  collect,
  type Doc,
  type Element,
  ENCRE,
  ENCRE_2,
  keepTogether,
  LARGEUR_LISTE,
  LARGEUR_TEXTE,
  MARGE,
  openDocument,
  printable,
  style,
  write,
  writeFooter,
  writeHeading,
  writeList,
} from '../platform/papier.ts'
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
  /** Date of the document. */
  etabliLe: Date
  /** Where the person sees what becomes of it, and with which code. */
  suivi: { adresse: string; code: string } | null
}

const EXEMPLAIRES = [
  { nom: 'Exemplaire de la personne', pourLaPersonne: true },
  { nom: 'Exemplaire de la structure', pourLaPersonne: false },
]

/**
 * One document with an original for each party, each on sheets of its own when printed on both sides. Tagged for
 * screen readers (PDF/UA): language, title, headings, lists, alternative text, reading order.
 */
export async function imprimerOriginaux(originaux: Originaux): Promise<Uint8Array> {
  const { texte, etabliLe } = originaux
  const doc = await openDocument(`${texte.titre}, ${texte.repere}`, etabliLe)
  const bytes = collect(doc)
  const racine = doc.struct('Document')
  doc.addStructure(racine)
  const pieds: string[] = []
  for (const { nom, pourLaPersonne } of EXEMPLAIRES) {
    const debut = pieds.length
    doc.addPage()
    writeOriginal(doc, racine, originaux, nom, pourLaPersonne)
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

function writeOriginal(
  doc: Doc,
  racine: Element,
  { texte, signataires, suivi }: Originaux,
  exemplaire: string,
  pourLaPersonne: boolean,
): void {
  const sect = doc.struct('Sect', { title: exemplaire })
  racine.add(sect)
  writeTitle(doc, sect, texte, exemplaire)
  if (texte.avertissement) writeWarning(doc, sect, texte.avertissement)
  for (const section of texte.sections) writeSection(doc, sect, section)
  writeSignatures(doc, sect, texte, signataires)
  if (pourLaPersonne && texte.avertissement === null) {
    if (suivi) writeSuivi(doc, sect, suivi)
    writeCoupon(doc, sect, texte.repere)
  }
  sect.end()
}

function writeTitle(doc: Doc, sect: Element, texte: Texte, exemplaire: string): void {
  write(doc, sect, 'P', `${exemplaire} · ${texte.repere}`, { couleur: ENCRE_2 })
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

const CADRE = { largeur: (LARGEUR_TEXTE - 20) / 2, hauteur: 84 }
const A_SIGNER = 'L’agent a vérifié l’identité de la personne et lui a lu ce mandat. Chacun garde un exemplaire.'

function writeSignatures(doc: Doc, sect: Element, texte: Texte, signataires: readonly Signataire[]): void {
  style(doc, { gras: true })
  const noms = signataires.map(({ role, nom }) => printable(doc, `${role} : ${nom}`))
  const hauteurNoms = Math.max(...noms.map((nom) => doc.heightOfString(nom, { width: CADRE.largeur - 16 })))
  keepTogether(doc, 90 + hauteurNoms + CADRE.hauteur)
  writeHeading(doc, sect, 'Signatures')
  write(doc, sect, 'P', texte.signe ?? A_SIGNER)
  doc.moveDown(0.5)
  const haut = doc.y
  const cadre = haut + hauteurNoms + 6
  signataires.forEach(({ nom, traits }, rang) => {
    const x = MARGE + rang * (CADRE.largeur + 20)
    writeAt(doc, sect, noms[rang] ?? nom, x, haut, { gras: true })
    artefact(doc, () => doc.roundedRect(x, cadre, CADRE.largeur, CADRE.hauteur, 6).lineWidth(0.8).stroke(ENCRE_2))
    if (traits) drawSignature(doc, sect, `Signature de ${nom}`, traits, x + 8, cadre + 6)
    else if (texte.signe === null)
      writeAt(doc, sect, 'Lieu, date et signature :', x + 8, cadre + 6, { couleur: ENCRE_2 })
  })
  doc.x = MARGE
  doc.y = cadre + CADRE.hauteur + 20
}

function writeAt(
  doc: Doc,
  sect: Element,
  texte: string,
  x: number,
  y: number,
  look: Parameters<typeof style>[1],
): void {
  sect.add(
    doc.struct('P', {}, () => {
      style(doc, look)
      doc.text(printable(doc, texte), x, y, { width: CADRE.largeur - 16 })
    }),
  )
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

/** The code is for the person alone: not on the sheet of the structure. */
function writeSuivi(doc: Doc, sect: Element, { adresse, code }: NonNullable<Originaux['suivi']>): void {
  keepTogether(doc, 90)
  writeHeading(doc, sect, 'Suivre mes demandes')
  write(doc, sect, 'P', `Sur internet : ${adresse}. Mon code : ${code}. Je donne aussi mon année de naissance.`, {
    gras: true,
  })
  const suite =
    'Je vois qui a chaque demande, depuis quand, ce que je dois faire, et qui a lu mes informations. Mon nom n’y est pas. Je peux y arrêter le mandat. En français, facile à lire, anglais, arabe et portugais.'
  write(doc, sect, 'P', suite)
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
