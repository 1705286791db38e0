import assert from 'node:assert/strict'
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, describe, test } from 'node:test'
import { FolderBusyError, lockFolder } from './lock.ts'

/** Takes the folder, says so, and waits to be killed. */
const PROGRAM = `
  import { lockFolder } from ${JSON.stringify(new URL('./lock.ts', import.meta.url).href)}
  try { lockFolder(process.argv[1]); console.log('pris') } catch (error) { console.log(error.message); process.exit(1) }
  setInterval(() => {}, 1000)
`

describe('one process in a data folder', () => {
  const folders: string[] = []
  const children: ChildProcess[] = []
  const folder = () => {
    const dir = mkdtempSync(join(tmpdir(), 'maillage-verrou-'))
    folders.push(dir)
    return dir
  }
  after(() => {
    for (const child of children) child.kill('SIGKILL')
    for (const dir of folders) rmSync(dir, { recursive: true, force: true })
  })

  /** Another process tries: what it says. */
  async function other(dir: string): Promise<{ child: ChildProcess; said: string }> {
    const child = spawn(process.execPath, ['--input-type=module', '--eval', PROGRAM, dir], {
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    children.push(child)
    const [data] = (await once(child.stdout as NodeJS.ReadableStream, 'data')) as [Buffer]
    return { child, said: data.toString().trim() }
  }

  test('the second one is refused, told by whom and what to do', async () => {
    const dir = folder()
    const { child, said } = await other(dir)
    assert.equal(said, 'pris')
    assert.throws(
      () => lockFolder(dir),
      (error) =>
        error instanceof FolderBusyError &&
        error.message.includes(`processus ${child.pid}`) &&
        error.message.includes('MAILLAGE_DATA'),
    )
    child.kill('SIGKILL')
    await once(child, 'exit')
    // A killed process leaves its lock: it is taken over.
    assert.ok(existsSync(join(dir, 'maillage.pid')))
    lockFolder(dir)()
  })

  test('the same process twice is refused too, until it gives the folder back', () => {
    const dir = folder()
    const release = lockFolder(dir)
    assert.throws(() => lockFolder(dir), FolderBusyError)
    release()
    assert.deepEqual(readdirSync(dir), [])
    lockFolder(dir)()
  })

  test('a lock is stale when its number now belongs to another program, or is our own, or says nothing', () => {
    const stale = [
      // This test's parent lives, and did not start at that moment.
      `${process.ppid} 12345`,
      `${process.pid} 12345`,
      '',
      'abc',
      '999999999 1',
    ]
    for (const content of stale) {
      const dir = folder()
      writeFileSync(join(dir, 'maillage.pid'), content)
      const release = lockFolder(dir)
      assert.match(readFileSync(join(dir, 'maillage.pid'), 'utf8'), new RegExp(`^${process.pid} `), content)
      release()
    }
  })

  test('of five that find the same stale lock, one takes it', async () => {
    const dir = folder()
    writeFileSync(join(dir, 'maillage.pid'), '999999999 1')
    const said = await Promise.all(Array.from({ length: 5 }, async () => (await other(dir)).said))
    assert.equal(said.filter((s) => s === 'pris').length, 1, said.join('\n'))
    assert.equal(said.filter((s) => s.includes('Maillage')).length, 4)
    assert.deepEqual(readdirSync(dir), ['maillage.pid'])
  })
})
