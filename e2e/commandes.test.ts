import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, test } from 'node:test'
import { demarrerMaison, type Maison } from './maison.ts'

const root = join(import.meta.dirname, '..')
const scratch = mkdtempSync(join(tmpdir(), 'maillage-commandes-'))

interface Outcome {
  code: number | null
  out: string
  err: string
}

/** Types a command in a real terminal-less shell, against the folder of `maison` or another one. */
function maillage(dataDir: string, ...args: string[]): Promise<Outcome> {
  return run(['--import', 'tsx', 'src/cli.ts', ...args], dataDir)
}

function run(args: string[], dataDir: string): Promise<Outcome> {
  const env = { PATH: process.env.PATH, TZ: 'Europe/Paris', PORT: '0', MAILLAGE_DATA: dataDir }
  const child = spawn(process.execPath, args, { cwd: root, env, stdio: ['ignore', 'pipe', 'pipe'] })
  const outcome: Outcome = { code: null, out: '', err: '' }
  child.stdout.on('data', (d) => {
    outcome.out += d
  })
  child.stderr.on('data', (d) => {
    outcome.err += d
  })
  return new Promise((resolve) => child.once('close', (code) => resolve({ ...outcome, code })))
}

describe('command line beside a live server', () => {
  let maison: Maison
  before(async () => {
    maison = await demarrerMaison()
  })
  after(async () => {
    await maison.arreter()
    maison.jeter()
    rmSync(scratch, { recursive: true, force: true })
  })

  test('doctor finds a new demonstration sound', async () => {
    const { code, out } = await maillage(maison.dataDir, 'doctor')
    assert.match(out, /La chaîne du journal est entière/)
    assert.match(out, /La clé maître/)
    assert.equal(code, 0, out)
  })

  test('a second server on the same folder is refused, and the first goes on', async () => {
    const { code, err } = await run(['dist/main.js'], maison.dataDir)
    assert.equal(code, 1)
    assert.match(err, /déjà utilisé par un autre Maillage/)
    assert.equal((await fetch(`${maison.url}/sante`)).status, 200)
  })

  test('a text and a page are read over, and the exit code says whether they are easy', async () => {
    const lettre = join(scratch, 'lettre.txt')
    writeFileSync(lettre, 'Nonobstant votre demande,\nla MDPH procède à sa régularisation.\n')
    const dure = await maillage(maison.dataDir, 'lisibilite', lettre)
    assert.equal(dure.code, 1, dure.err)
    assert.match(dure.out, /^1:1 .*Nonobstant[\s\S]*^2:4 .*MDPH/m)
    const page = await maillage(maison.dataDir, 'lisibilite', '/?langue=facile', '--json')
    assert.equal(page.code, 0, page.err)
    assert.ok(JSON.parse(page.out).mots > 100)
    for (const perdu of ['absent.txt', '/page-absente', join(root, 'dist', 'assets')]) {
      const rien = await maillage(maison.dataDir, 'lisibilite', perdu)
      assert.equal(rien.code, 2)
      assert.match(rien.err, /n’existe pas|répond par l’erreur 404/)
    }
  })

  test('an account is created, found twice, and disabled', async () => {
    const ajouter = [
      'user',
      'ajouter',
      '--email',
      'nina-exemple@exemple.fr',
      '--nom',
      'Nina Exemple',
      '--role',
      'aidant',
      '--structure',
      'fs-tilleuls',
    ]
    assert.equal((await maillage(maison.dataDir, ...ajouter)).code, 0)
    const twice = await maillage(maison.dataDir, ...ajouter)
    assert.equal(twice.code, 1)
    assert.match(twice.err, /existe déjà/)
    assert.equal((await maillage(maison.dataDir, 'user', 'desactiver', 'nina-exemple@exemple.fr')).code, 0)
    assert.match(
      (await maillage(maison.dataDir, 'user', 'liste')).out,
      /nina-exemple@exemple\.fr\taidant\tfs-tilleuls\tdésactivé/,
    )
  })

  test('a backup taken live, restored elsewhere, holds the accounts', async () => {
    const sauvegarde = join(scratch, 'sauvegarde')
    const ailleurs = join(scratch, 'ailleurs')
    assert.equal((await maillage(maison.dataDir, 'backup', sauvegarde)).code, 0)
    const restored = await maillage(ailleurs, 'restore', sauvegarde)
    assert.equal(restored.code, 0, restored.err)
    assert.match((await maillage(ailleurs, 'user', 'liste')).out, /agathe-exemple@/)
    const again = await maillage(ailleurs, 'restore', sauvegarde)
    assert.equal(again.code, 2)
    assert.match(again.err, /Il y a déjà une base/)
  })
})
