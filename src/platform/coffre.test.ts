import assert from 'node:assert/strict'
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, test } from 'node:test'
import fc from 'fast-check'
import { SYSTEME } from './access.ts'
import { systemClock } from './clock.ts'
import { createCoffre, readMasterKey } from './coffre.ts'
import { creerMonde, type MondeDeTest, surChaqueBase } from './testing/index.ts'

surChaqueBase('vault', (ouvrir) => {
  let monde: MondeDeTest
  before(async () => {
    monde = creerMonde(await ouvrir(), () => [])
  })
  after(() => monde.close())

  const creer = () => monde.services.database.as(SYSTEME, (trx) => monde.services.coffre.creer(trx, '93'))
  const ouvert = (id: string) =>
    monde.services.database.as(SYSTEME, (trx) => monde.services.coffre.ouvrir(trx, '93', id))

  test('whatever is put away is read back, and no two are stored alike', async () => {
    const dossier = await ouvert(await creer())
    assert.ok(dossier)
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (clair) => {
        const stored = dossier.chiffrer(clair)
        return dossier.dechiffrer(stored) === clair && !stored.equals(dossier.chiffrer(clair))
      }),
    )
    assert.ok(!dossier.chiffrer('Lila Témoin').includes('Lila'))
  })

  test('one changed byte, or the key of another dossier, throws', async () => {
    const [one, other] = [await ouvert(await creer()), await ouvert(await creer())]
    assert.ok(one && other)
    const stored = one.chiffrer('Lila Témoin')
    assert.throws(() => other.dechiffrer(stored))
    for (let at = 0; at < stored.length; at += 1) {
      const changed = Buffer.from(stored)
      changed.writeUInt8(changed.readUInt8(at) ^ 1, at)
      assert.throws(() => one.dechiffrer(changed), `byte ${at}`)
    }
  })

  test('with another master key nothing opens', async () => {
    const id = await creer()
    const wrong = createCoffre(Buffer.alloc(32, 1), systemClock, () => 'x')
    await assert.rejects(monde.services.database.as(SYSTEME, (trx) => wrong.ouvrir(trx, '93', id)))
  })

  test('destroyed is unreadable, for good, and says when and why', async () => {
    const { database, coffre } = monde.services
    const [gone, kept] = [await creer(), await creer()]
    await database.as(SYSTEME, (trx) => coffre.detruire(trx, '93', gone, 'fin du mandat'))
    assert.equal(await ouvert(gone), null)
    const both = await database.as(SYSTEME, (trx) => coffre.ouvrirPlusieurs(trx, '93', [gone, kept, kept]))
    assert.deepEqual([...both.keys()], [kept])
    monde.clock.advance(24)
    await database.as(SYSTEME, (trx) => coffre.detruire(trx, '93', gone, 'autre motif'))
    const row = await database.as(SYSTEME, (trx) =>
      trx.selectFrom('dossiers').selectAll().where('id', '=', gone).executeTakeFirstOrThrow(),
    )
    assert.equal(row.cle, null)
    assert.equal(row.motif_destruction, 'fin du mandat')
    assert.ok(row.detruit_le && row.detruit_le < monde.clock.now())
  })

  describe('files', () => {
    const piece = {
      nom: 'carte-identite.pdf',
      type: 'application/pdf',
      contenu: new TextEncoder().encode('contenu très personnel'),
    }

    test('are read back by their dossier; the folder tells neither name nor content', async () => {
      const { database, fichiers, config } = monde.services
      const dossier = await creer()
      const id = await database.as(SYSTEME, (trx) => fichiers.deposer(trx, '93', dossier, piece))
      const read = await database.as(SYSTEME, (trx) => fichiers.lire(trx, '93', id))
      assert.ok(read?.ok)
      const { nom, type, contenu } = read.value
      assert.deepEqual([nom, type, Buffer.from(contenu)], [piece.nom, piece.type, Buffer.from(piece.contenu)])
      const stored = readdirSync(join(config.dataDir, 'fichiers'), { recursive: true, encoding: 'utf8' })
      assert.ok(
        stored.some((p) => p.endsWith(id)) && stored.every((p) => !p.includes('identite') && !p.endsWith('.en-cours')),
      )
      const path = join(config.dataDir, 'fichiers', stored.find((p) => p.endsWith(id)) ?? '')
      assert.ok(!readFileSync(path).includes('personnel'))
      assert.equal(statSync(path).mode & 0o077, 0, 'nobody else on the machine may read it')
    })

    test('are gone with their dossier', async () => {
      const { database, coffre, fichiers, config } = monde.services
      const dossier = await creer()
      const id = await database.as(SYSTEME, (trx) => fichiers.deposer(trx, '93', dossier, piece))
      const removed = await database.as(SYSTEME, async (trx) => {
        await coffre.detruire(trx, '93', dossier, 'fin du mandat')
        return fichiers.detruire(trx, '93', dossier)
      })
      assert.equal(removed, 1)
      assert.equal(await database.as(SYSTEME, (trx) => fichiers.lire(trx, '93', id)), null)
      const left = readdirSync(join(config.dataDir, 'fichiers'), { recursive: true, encoding: 'utf8' })
      assert.ok(left.every((p) => !p.endsWith(id)))
      await assert.rejects(
        database.as(SYSTEME, (trx) => fichiers.deposer(trx, '93', dossier, piece)),
        /destroyed/,
      )
    })

    test('unknown: nothing', async () => {
      assert.equal(
        await monde.services.database.as(SYSTEME, (trx) => monde.services.fichiers.lire(trx, '93', 'inconnu')),
        null,
      )
    })
  })
})

describe('master key', () => {
  test('is made once in the data folder, for its owner only; the environment’s comes first', () => {
    const dir = mkdtempSync(join(tmpdir(), 'maillage-cle-'))
    const made = readMasterKey(null, join(dir, 'data'))
    assert.equal(made.length, 32)
    assert.ok(readMasterKey(null, join(dir, 'data')).equals(made))
    assert.equal(statSync(join(dir, 'data', 'cle-maitre')).mode & 0o077, 0)
    const given = Buffer.alloc(32, 3)
    assert.ok(readMasterKey(given.toString('base64'), join(dir, 'data')).equals(given))
    rmSync(dir, { recursive: true })
  })
})
