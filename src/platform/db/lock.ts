import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

export class FolderBusyError extends Error {}

/**
 * Takes the data folder for this process. Two processes on one PGlite folder lose data silently, so the second one
 * must be refused. A lock left by a dead process (kill -9, power cut) is taken over.
 */
export function lockFolder(dir: string): () => void {
  mkdirSync(dir, { recursive: true, mode: 0o700 })
  const file = join(dir, 'maillage.pid')
  const owner = readOwner(file)
  if (owner !== null && owner !== process.pid && isAlive(owner)) {
    throw new FolderBusyError(
      `Le dossier ${dir} est déjà utilisé par un autre Maillage (processus ${owner}).\n` +
        "Arrêtez-le d'abord, ou choisissez un autre dossier avec MAILLAGE_DATA.",
    )
  }
  if (owner !== null) rmSync(file, { force: true })
  try {
    // 'wx' fails if another process created the file between our look and now.
    writeFileSync(file, String(process.pid), { flag: 'wx' })
  } catch {
    throw new FolderBusyError(`Le dossier ${dir} vient d'être pris par un autre Maillage. Réessayez dans un instant.`)
  }
  return () => rmSync(file, { force: true })
}

function readOwner(file: string): number | null {
  try {
    const pid = Number.parseInt(readFileSync(file, 'utf8'), 10)
    return Number.isInteger(pid) ? pid : null
  } catch {
    return null
  }
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
