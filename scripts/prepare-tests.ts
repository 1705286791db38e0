import { execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { findPostgres } from '../src/platform/testing/postgres.ts'

/**
 * Puts in place what the tests need beyond npm: PostgreSQL (unless TEST_DATABASE_URL names a server). Chromium comes
 * from the system or, failing that, from npm with its libraries. Installs as root on Debian; otherwise says what is missing.
 */
const missing: string[] = []
if (!process.env.TEST_DATABASE_URL && !findPostgres()) missing.push('postgresql')
if (!existsSync('/usr/bin/chromium') && !process.env.CHROMIUM) missing.push('chromium')

if (missing.length > 0 && !install(missing)) {
  const still = missing.filter((name) => (name === 'postgresql' ? !findPostgres() : !existsSync('/usr/bin/chromium')))
  // Without Debian's Chromium the tests fall back on the one in node_modules.
  const fatal = still.filter((name) => name !== 'chromium')
  console.error(`Missing: ${still.join(', ')}. As an administrator: apt-get install ${still.join(' ')}`)
  if (fatal.length > 0) {
    console.error('Or set TEST_DATABASE_URL=postgres://… to a server where databases may be created.')
    process.exit(1)
  }
}

function install(packages: string[]): boolean {
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return false
  console.log(`Installing ${packages.join(', ')}…`)
  try {
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
    execFileSync('apt-get', ['update', '-qq'], { stdio: 'ignore', env })
    execFileSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...packages], { stdio: 'ignore', env })
    return true
  } catch {
    return false
  }
}
