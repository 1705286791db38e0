import type { Commande, Room } from '../room.ts'
import type { Services } from '../services.ts'
import { keysCommand } from './cles.ts'
import { doctorCommand } from './doctor.ts'
import { purgeCommand } from './purge.ts'
import { backupCommand, restoreCommand } from './sauvegarde.ts'
import { startControlSocket } from './socket.ts'
import { userCommands } from './utilisateurs.ts'

export { keysCommand } from './cles.ts'
export { runCommand } from './commandes.ts'
export { purgeAll } from './purge.ts'
export { restoreCommand } from './sauvegarde.ts'
export { sendToServer } from './socket.ts'

/** Every command: the platform's and the rooms'. */
export function allCommands(services: Services, rooms: Room[]): Commande[] {
  return [
    ...userCommands(services),
    doctorCommand(services),
    purgeCommand(rooms),
    backupCommand(services),
    restoreCommand(services.config),
    keysCommand,
    ...rooms.flatMap((room) => room.commandes ?? []),
  ]
}

/** Opens the control socket of a server on the embedded database; on PostgreSQL commands connect by themselves. */
export async function startControl(services: Services, rooms: Room[]): Promise<{ close(): Promise<void> }> {
  if (services.database.kind === 'postgres') return { close: async () => {} }
  return startControlSocket(services.config.dataDir, allCommands(services, rooms))
}
