import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'

export interface Maison {
  url: string
  dataDir: string
  process: ChildProcess
  /** Stops the server; the data stays until `jeter`. */
  arreter(signal?: NodeJS.Signals): Promise<void>
  jeter(): void
}

const root = join(import.meta.dirname, '..')

/** Starts the built server on a free port and an own folder, and waits until it says it is ready. */
export async function demarrerMaison(
  env: Record<string, string> = {},
  dataDir = mkdtempSync(join(tmpdir(), 'maillage-e2e-')),
): Promise<Maison> {
  const child = spawn(process.execPath, ['dist/main.js'], {
    cwd: root,
    env: { PATH: process.env.PATH, TZ: 'Europe/Paris', PORT: '0', MAILLAGE_DATA: dataDir, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  // Killed with the tests, whatever happens to them.
  const kill = () => child.kill('SIGKILL')
  process.once('exit', kill)
  const url = await readUrl(child)
  return {
    url,
    dataDir,
    process: child,
    arreter: (signal = 'SIGTERM') =>
      new Promise((done) => {
        process.off('exit', kill)
        if (child.exitCode !== null || child.signalCode !== null) return done()
        child.once('exit', () => done())
        child.kill(signal)
      }),
    jeter: () => rmSync(dataDir, { recursive: true, force: true }),
  }
}

function readUrl(child: ChildProcess): Promise<string> {
  const { stdout, stderr } = child
  if (!stdout || !stderr) throw new Error('the server needs pipes')
  const errors: string[] = []
  createInterface(stderr).on('line', (line) => errors.push(line))
  return new Promise((resolve, reject) => {
    createInterface(stdout).on('line', (line) => {
      const url = line.match(/^Maillage est prêt : (http\S+)/)?.[1]
      if (url) resolve(url)
    })
    child.once('exit', (code) => reject(new Error(`the server stopped (${code}):\n${errors.join('\n')}`)))
  })
}
