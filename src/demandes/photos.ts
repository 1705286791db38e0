import PDFDocument from 'pdfkit'
import type { Piece } from './pieces.ts'

const PHOTOS = new Set(['image/jpeg', 'image/png'])
const MARGE = 24
/** A4, in points. */
const PAGE = { largeur: 595.28, hauteur: 841.89 }

export const estPhoto = ({ type }: Pick<Piece, 'type'>) => PHOTOS.has(type)

/**
 * Photographs of one document, taken page after page with a phone, as one document: each upright, whole, on its own page.
 * Other files, and photographs that cannot be read, stay as they are.
 */
export async function reunirPhotos(pieces: readonly Piece[]): Promise<Piece[]> {
  const photos = pieces.filter(estPhoto)
  if (photos.length < 2) return [...pieces]
  const contenu = await enDocument(photos).catch(() => null)
  if (contenu === null) return [...pieces]
  // As sure as the least sure of them.
  const controle = photos.find((p) => p.controle !== 'sain')?.controle ?? photos[0]?.controle ?? null
  const nom = `${photos[0]?.nom.replace(/\.[^.]*$/, '')}-${photos.length}-photos.pdf`
  return [{ nom, type: 'application/pdf', contenu, controle }, ...pieces.filter((p) => !estPhoto(p))]
}

async function enDocument(photos: readonly Piece[]): Promise<Uint8Array> {
  const titre = `${photos.length} photos`
  const doc = new PDFDocument({
    autoFirstPage: false,
    tagged: true,
    lang: 'fr-FR',
    displayTitle: true,
    info: { Title: titre },
  })
  const morceaux: Buffer[] = []
  const fini = new Promise<void>((resolve, reject) => {
    doc.on('data', (morceau: Buffer) => morceaux.push(morceau))
    doc.on('end', resolve)
    doc.on('error', reject)
  })
  for (const [rang, photo] of photos.entries()) ajouter(doc, photo, `Photo ${rang + 1} sur ${photos.length}`)
  doc.end()
  await fini
  return Buffer.concat(morceaux)
}

/** What the package does and its types do not say. */
interface Ouvre {
  openImage(contenu: Buffer): PDFKit.Mixins.ImageSrc & { width: number; height: number; orientation?: number }
}

/** The camera says how it was held: the photograph is turned, and the page follows its shape. */
function ajouter(doc: PDFKit.PDFDocument, { contenu }: Piece, legende: string): void {
  const photo = (doc as unknown as Ouvre).openImage(Buffer.from(contenu))
  const couchee = (photo.orientation ?? 1) > 4
  const [largeur, hauteur] = couchee ? [photo.height, photo.width] : [photo.width, photo.height]
  const paysage = largeur > hauteur
  doc.addPage({ size: 'A4', layout: paysage ? 'landscape' : 'portrait', margin: MARGE })
  const [l, h] = paysage ? [PAGE.hauteur, PAGE.largeur] : [PAGE.largeur, PAGE.hauteur]
  const fit: [number, number] = [l - 2 * MARGE, h - 2 * MARGE]
  doc.addStructure(
    doc.struct('Figure', { alt: legende }, () => {
      doc.image(photo, MARGE, MARGE, { fit, align: 'center', valign: 'center' })
    }),
  )
}
