import { linkSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

export class FolderBusyError extends Error {}

/** Folders that this very process holds. */
const mine = new Set<string>()

/**
 * Takes the data folder for this process. Two processes on one PGlite folder lose data silently, so the second one
 * must be refused. A lock left by a dead process (kill -9, power cut) is taken over.
 * @returns what gives the folder back
 */
export function lockFolder(dir: string): () => void {
  mkdirSync(dir, { recursive: true, mode: 0o700 })
  const file = join(dir, 'maillage.pid')
  if (mine.has(file)) throw busy(dir, process.pid)
  const left = readOrNull(file)
  const owner = left === null ? null : holder(left)
  if (owner !== null) throw busy(dir, owner)
  if (left !== null) discard(file, left, dir)
  const draft = `${file}.${process.pid}`
  writeFileSync(draft, `${process.pid} ${startOf(process.pid)}`)
  try {
    // Whole or not at all, and refused when another process was quicker.
    linkSync(draft, file)
  } catch {
    throw justTaken(dir)
  } finally {
    rmSync(draft, { force: true })
  }
  mine.add(file)
  return () => {
    mine.delete(file)
    rmSync(file, { force: true })
  }
}

/** The process that wrote the lock, if it still lives; a number taken again by another program since is not it. */
function holder(lock: string): number | null {
  const [number = '', start = ''] = lock.split(' ')
  const pid = Number.parseInt(number, 10)
  // Our own number in a lock that we do not hold: in a container every server is process 1.
  if (!Number.isInteger(pid) || pid === process.pid || !isAlive(pid)) return null
  return start === startOf(pid) ? pid : null
}

/** Moved aside before it is removed: if another process took the folder in between, it is its lock that we hold now. */
function discard(file: string, expected: string, dir: string): void {
  const aside = `${file}.${process.pid}.perime`
  try {
    renameSync(file, aside)
  } catch {
    return
  }
  const moved = readOrNull(aside)
  if (moved !== expected) linkSync(aside, file)
  rmSync(aside, { force: true })
  if (moved !== expected) throw justTaken(dir)
}

/** When the process started, in the system's own unit; empty where the system does not say (not Linux). */
function startOf(pid: number): string {
  // Fields after the program's name, which may hold spaces and brackets: the twentieth is the start.
  return (
    readOrNull(`/proc/${pid}/stat`)
      ?.replace(/^.*\) /s, '')
      .split(' ')[19] ?? ''
  )
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    // EPERM: it exists but belongs to someone else.
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

function readOrNull(file: string): string | null {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return null
  }
}

function busy(dir: string, pid: number): FolderBusyError {
  return new FolderBusyError(
    `Le dossier ${dir} est déjà utilisé par un autre Maillage (processus ${pid}).\n` +
      "Arrêtez-le d'abord, ou choisissez un autre dossier avec MAILLAGE_DATA.",
  )
}

function justTaken(dir: string): FolderBusyError {
  return new FolderBusyError(`Le dossier ${dir} vient d'être pris par un autre Maillage. Réessayez dans un instant.`)
}
