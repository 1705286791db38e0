import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { reunirPhotos } from './photos.ts'
import type { Piece } from './pieces.ts'

const octets = (...valeurs: number[]) => Buffer.from(valeurs)
const seize = (n: number) => [n >> 8, n & 255]

/** A photograph by its size and by how the camera was held (Exif), which is all that decides its page. */
function photo(nom: string, largeur: number, hauteur: number, orientation?: number): Piece {
  const exif = orientation === undefined ? octets() : exifDe(orientation)
  const taille = octets(
    0xff,
    0xc0,
    0,
    17,
    8,
    ...seize(hauteur),
    ...seize(largeur),
    3,
    1,
    0x22,
    0,
    2,
    0x11,
    1,
    3,
    0x11,
    1,
  )
  const contenu = Buffer.concat([octets(0xff, 0xd8), exif, taille, octets(0xff, 0xd9)])
  return { nom, type: 'image/jpeg', contenu }
}

function exifDe(orientation: number): Buffer {
  const tiff = octets(
    0x4d,
    0x4d,
    0,
    42,
    0,
    0,
    0,
    8,
    0,
    1,
    0x01,
    0x12,
    0,
    3,
    0,
    0,
    0,
    1,
    0,
    orientation,
    0,
    0,
    0,
    0,
    0,
    0,
  )
  const corps = Buffer.concat([Buffer.from('Exif\0\0', 'latin1'), tiff])
  return Buffer.concat([octets(0xff, 0xe1, ...seize(corps.length + 2)), corps])
}

const PDF: Piece = { nom: 'bail.pdf', type: 'application/pdf', contenu: Buffer.from('%PDF-1.7') }

async function formats({ contenu }: Piece): Promise<string[]> {
  const doc = await getDocument({ data: Uint8Array.from(contenu), verbosity: 0 }).promise
  const pages = await Promise.all(Array.from({ length: doc.numPages }, (_, i) => doc.getPage(i + 1)))
  return pages.map(({ view: [, , l = 0, h = 0] }) => (l > h ? 'couchée' : 'debout'))
}

describe('photographs of one document', () => {
  test('become one document, upright, in order, beside the other files', async () => {
    const pieces = [photo('page1.jpg', 40, 30), PDF, photo('page2.jpg', 40, 30, 6), photo('page3.jpg', 30, 40)]
    const [reunie, autre, ...rien] = await reunirPhotos(pieces)
    assert.deepEqual([reunie?.nom, reunie?.type, autre, rien.length], ['page1-3-photos.pdf', 'application/pdf', PDF, 0])
    assert.deepEqual(await formats(reunie ?? PDF), ['couchée', 'debout', 'debout'])
  })

  test('a single one, or one that cannot be read, stays as it is', async () => {
    const seule = [photo('une.jpg', 40, 30), PDF]
    assert.deepEqual(await reunirPhotos(seule), seule)
    const abimee: Piece = { nom: 'abimee.jpg', type: 'image/jpeg', contenu: octets(0xff, 0xd8, 0xff) }
    const deux = [photo('une.jpg', 40, 30), abimee]
    assert.deepEqual(await reunirPhotos(deux), deux)
  })

  test('are as sure as the least sure of them', async () => {
    const controle = async (...tous: NonNullable<Piece['controle']>[]) =>
      (await reunirPhotos(tous.map((c, i) => ({ ...photo(`${i}.jpg`, 4, 3), controle: c }))))[0]?.controle
    assert.equal(await controle('sain', 'sain'), 'sain')
    assert.equal(await controle('sain', 'attente'), 'attente')
  })
})
