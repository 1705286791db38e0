import assert from 'node:assert/strict'
import { once } from 'node:events'
import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { createConnection } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import type { Commande, CommandIo } from '../room.ts'
import { runCommand } from './commandes.ts'
import { sendToServer, socketPath, startControlSocket } from './socket.ts'

const dir = mkdtempSync(join(tmpdir(), 'maillage-control-'))
after(() => rmSync(dir, { recursive: true, force: true }))

const dire: Commande = {
  nom: 'dire bonjour',
  usage: '<nom>',
  async run(args, io) {
    io.progress(1, 2)
    io.out(`Bonjour ${args.join(' ')} depuis ${io.cwd}`)
    io.err('fin')
    return 3
  },
}

function recorder() {
  const lines: string[] = []
  const io: CommandIo = {
    cwd: '/ici',
    out: (l) => lines.push(`out ${l}`),
    err: (l) => lines.push(`err ${l}`),
    progress: (d, t) => lines.push(`${d}/${t}`),
  }
  return { lines, io }
}

test('a live server runs the command and sends back lines, progress and exit code', async () => {
  const control = await startControlSocket(dir, [dire])
  try {
    const { lines, io } = recorder()
    assert.equal(await sendToServer(dir, ['dire', 'bonjour', 'Lila Témoin'], io), 3)
    assert.deepEqual(lines, ['1/2', 'out Bonjour Lila Témoin depuis /ici', 'err fin'])
  } finally {
    await control.close()
  }
})

test('who leaves in the middle (Ctrl-C), or speaks nonsense, does not stop the server', async () => {
  const { promise: done, resolve: finished } = Promise.withResolvers<void>()
  const bavard: Commande = {
    nom: 'bavard',
    usage: '',
    async run(_args, io) {
      for (let n = 0; n < 200; n += 1) {
        io.out('x'.repeat(50_000))
        await new Promise((next) => setImmediate(next))
      }
      finished()
      return 0
    },
  }
  const control = await startControlSocket(dir, [dire, bavard])
  try {
    const leaving = createConnection(socketPath(dir))
    leaving.write(`${JSON.stringify({ args: ['bavard'], cwd: '/' })}\n`)
    await once(leaving, 'data')
    leaving.destroy()
    await done
    const confused = createConnection(socketPath(dir))
    confused.write('bonjour ?\n')
    await once(confused, 'close')
    assert.equal(await sendToServer(dir, ['dire', 'bonjour'], recorder().io), 3)
  } finally {
    await control.close()
  }
})

test('a server that stops in the middle: said, and an exit code that is not success', async () => {
  const { promise: started, resolve: begun } = Promise.withResolvers<void>()
  const run = () => new Promise<number>(() => begun())
  const muet: Commande = { nom: 'muet', usage: '', run }
  const control = await startControlSocket(dir, [muet])
  const { lines, io } = recorder()
  const outcome = sendToServer(dir, ['muet'], io)
  await started
  await control.close()
  assert.equal(await outcome, 1)
  assert.deepEqual(lines, ["err Le serveur s'est arrêté avant la fin de la commande."])
})

test('only the user who runs the server may connect', async () => {
  const control = await startControlSocket(dir, [dire])
  assert.equal(statSync(socketPath(dir)).mode & 0o777, 0o600)
  await control.close()
})

test('without a server, the command is for us to run', async () => {
  assert.equal(await sendToServer(dir, ['dire', 'bonjour'], recorder().io), null)
})

test('a deep data folder gets a socket path that the system accepts', () => {
  assert.ok(Buffer.byteLength(socketPath(`/tmp/${'profond/'.repeat(30)}`)) < 108)
  assert.equal(socketPath('/srv/maillage'), '/srv/maillage/maillage.sock')
})

test('an unknown command answers with the list and exit code 2', async () => {
  const { lines, io } = recorder()
  assert.equal(await runCommand([dire], ['chanter'], io), 2)
  assert.match(lines.join('\n'), /Commande inconnue : chanter[\s\S]*dire bonjour <nom>/)
})

test('no word at all shows the list, exit code 0', async () => {
  const { lines, io } = recorder()
  assert.equal(await runCommand([dire], [], io), 0)
  assert.match(lines.join('\n'), /dire bonjour/)
})

test('a missing file is said in a sentence', async () => {
  const lire: Commande = { nom: 'lire', usage: '', run: async () => statSync(join(dir, 'absent.csv')).size }
  const { lines, io } = recorder()
  assert.equal(await runCommand([lire], ['lire'], io), 1)
  assert.match(lines.join(), /Fichier introuvable : .*absent\.csv/)
})
