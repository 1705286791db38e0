import assert from 'node:assert/strict'
import { type ChildProcess, spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, test } from 'node:test'
import { createAntivirus } from './antivirus.ts'
import { demarrerFauxMoteur, EICAR } from './testing/index.ts'

const CLAMD = '/usr/sbin/clamd'

describe('antivirus', () => {
  test('says what the engine says, whatever the size', async () => {
    const moteur = await demarrerFauxMoteur()
    const regarder = createAntivirus(moteur.adresse)
    const gros = Buffer.alloc(3_000_000, 'a')
    assert.equal(await regarder(gros), 'sain')
    assert.deepEqual(moteur.vus[0], gros)
    assert.equal(await regarder(Buffer.concat([gros, EICAR])), 'infecte')
    await moteur.arreter()
  })

  test('an engine that is away, that says nothing, or that complains leaves the file waiting', async () => {
    assert.equal(await createAntivirus('tcp://127.0.0.1:1')(EICAR), 'attente')
    assert.equal(await createAntivirus('unix:/nulle/part')(EICAR), 'attente')
    for (const reponse of [null, 'INSTREAM size limit exceeded. ERROR\0']) {
      const server = createServer((client) => {
        client.on('error', () => {})
        client.on('data', () => reponse !== null && client.end(reponse))
      }).listen(0, '127.0.0.1')
      await once(server, 'listening')
      const { port } = server.address() as { port: number }
      assert.equal(await createAntivirus(`tcp://127.0.0.1:${port}`, 200)(EICAR), 'attente')
      server.close()
    }
  })

  test('the real one, with one signature of our own', {
    skip: existsSync(CLAMD) ? false : `${CLAMD} n’est pas installé`,
  }, async () => {
    const dir = mkdtempSync(join(tmpdir(), 'maillage-clamd-'))
    const socket = join(dir, 'clamd.ctl')
    const empreinte = createHash('md5').update(EICAR).digest('hex')
    writeFileSync(join(dir, 'essai.hdb'), `${empreinte}:${EICAR.length}:Maillage.Essai\n`)
    writeFileSync(
      join(dir, 'clamd.conf'),
      `DatabaseDirectory ${dir}\nLocalSocket ${socket}\nForeground yes\nUser ${process.env.USER ?? 'root'}\n`,
    )
    const clamd = spawn(CLAMD, ['--config-file', join(dir, 'clamd.conf')], { stdio: ['ignore', 'pipe', 'pipe'] })
    try {
      await pret(clamd)
      const regarder = createAntivirus(`unix:${socket}`)
      assert.equal(await regarder(Buffer.from('rien de mal')), 'sain')
      assert.equal(await regarder(EICAR), 'infecte')
    } finally {
      clamd.kill()
      await once(clamd, 'exit')
      rmSync(dir, { recursive: true, force: true })
    }
  })
})

/** The daemon says when it listens. */
function pret(clamd: ChildProcess): Promise<void> {
  return new Promise((resolve, reject) => {
    let dit = ''
    const lire = (octets: Buffer) => {
      dit += octets
      if (/Self checking|SelfCheck|Listening daemon/i.test(dit)) resolve()
    }
    clamd.stdout?.on('data', lire)
    clamd.stderr?.on('data', lire)
    clamd.once('exit', () => reject(new Error(`clamd stopped: ${dit}`)))
  })
}
