import { spawn } from 'node:child_process'

/**
 * Runs the tests of the rooms and the browser journeys at the same time, each in one process (a process per file would
 * cost more than the tests), prints one after the other and ends with the totals of both.
 */
const COUNTS = ['tests', 'suites', 'pass', 'fail', 'cancelled', 'skipped', 'todo']
const started = performance.now()

const journeys = start('journeys', 'e2e/**/*.test.ts', () => {})
const rooms = await start('rooms', 'src/**/*.test.{ts,tsx}', (text) => process.stdout.write(text))
const parts = [rooms, await journeys]

process.stdout.write(`\n${parts[1]?.printed}\n`)
for (const name of COUNTS) console.log(`ℹ ${name} ${parts.reduce((sum, part) => sum + total(part.printed, name), 0)}`)
console.log(`ℹ duration_ms ${Math.round(performance.now() - started)}`)
process.exit(parts.some((part) => part.code !== 0) ? 1 : 0)

interface Part {
  code: number | null
  printed: string
}

function start(name: string, files: string, show: (text: string) => void): Promise<Part> {
  const args = [
    '--import',
    'tsx',
    '--test',
    '--test-reporter=spec',
    '--test-isolation=none',
    '--test-force-exit',
    files,
  ]
  const env = { ...process.env, TZ: 'Europe/Paris', TEST_PART: name }
  const child = spawn(process.execPath, args, { env, stdio: ['ignore', 'pipe', 'pipe'] })
  let printed = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      printed += text
      show(text)
    })
  }
  return new Promise((done) => child.once('close', (code) => done({ code, printed })))
}

function total(printed: string, name: string): number {
  return Number(printed.match(new RegExp(`^ℹ ${name} (\\d+)$`, 'm'))?.[1] ?? 0)
}
