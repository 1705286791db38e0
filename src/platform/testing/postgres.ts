import { execFileSync, spawnSync } from 'node:child_process'
import { chmodSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

let running: Promise<string> | null = null

/**
 * Address of a PostgreSQL server for tests and benchmarks: `TEST_DATABASE_URL` when set, else a temporary cluster of
 * the installed PostgreSQL, started once per process and removed at exit. Ends with the database name `postgres`.
 * A benchmark asks for a `durable` one, which waits for the disk as in production; tests throw theirs away.
 */
export function demarrerPostgres({ durable = false } = {}): Promise<string> {
  running ??= process.env.TEST_DATABASE_URL ? Promise.resolve(process.env.TEST_DATABASE_URL) : startCluster(durable)
  return running
}

/** Folder of `initdb` and `pg_ctl`, or `null` when PostgreSQL is not installed. */
export function findPostgres(): string | null {
  const base = '/usr/lib/postgresql'
  try {
    const versions = readdirSync(base).sort((a, b) => Number(b) - Number(a))
    return versions[0] ? join(base, versions[0], 'bin') : null
  } catch {
    return null
  }
}

async function startCluster(durable: boolean): Promise<string> {
  const bin = findPostgres()
  if (!bin) throw new Error('PostgreSQL is missing: apt-get install postgresql, or set TEST_DATABASE_URL')
  const dir = mkdtempSync(join(tmpdir(), 'maillage-pg-'))
  // PostgreSQL refuses to run as root: the Debian package brings the `postgres` account.
  const asRoot = process.getuid?.() === 0
  const run = (program: string, ...args: string[]) =>
    asRoot
      ? execFileSync('runuser', ['-u', 'postgres', '--', join(bin, program), ...args], { stdio: 'pipe', cwd: dir })
      : execFileSync(join(bin, program), args, { stdio: 'pipe', cwd: dir })
  if (asRoot) execFileSync('chown', ['postgres', dir])
  chmodSync(dir, 0o700)
  const data = join(dir, 'data')
  const port = await freePort()
  run('initdb', '-D', data, '-U', 'postgres', '--auth=trust', '-E', 'UTF8', '--locale=C.UTF-8')
  const settings = [
    `-p ${port} -c listen_addresses=127.0.0.1 -c unix_socket_directories=${dir}`,
    '-c shared_buffers=256MB -c max_connections=100',
    durable ? '' : '-c fsync=off -c synchronous_commit=off -c full_page_writes=off',
  ].join(' ')
  run('pg_ctl', '-D', data, '-o', settings, '-w', '-l', join(dir, 'log'), 'start')
  process.on('exit', () => {
    const stop = ['-D', data, '-m', 'immediate', 'stop']
    const pgCtl = join(bin, 'pg_ctl')
    if (asRoot) spawnSync('runuser', ['-u', 'postgres', '--', pgCtl, ...stop])
    else spawnSync(pgCtl, stop)
    rmSync(dir, { recursive: true, force: true })
  })
  return `postgres://postgres@127.0.0.1:${port}/postgres`
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer()
    server.once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() =>
        address && typeof address === 'object' ? resolve(address.port) : reject(new Error('no port')),
      )
    })
  })
}
