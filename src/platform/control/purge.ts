import { parseArgs } from 'node:util'
import type { Commande, Room } from '../room.ts'

/** What every room destroys at the end of its delay, in sentences. */
export async function purgeAll(rooms: Room[], aBlanc: boolean): Promise<string[]> {
  const lines: string[] = []
  for (const room of rooms) lines.push(...((await room.purge?.(aBlanc)) ?? []))
  return lines
}

/** `purge`: by hand, what the nightly job does. */
export function purgeCommand(rooms: Room[]): Commande {
  return {
    nom: 'purge',
    usage: '[--dry-run]',
    async run(args, io) {
      const { values } = parseArgs({ args, options: { 'dry-run': { type: 'boolean', default: false } } })
      const lines = await purgeAll(rooms, values['dry-run'])
      for (const line of lines) io.out(line)
      if (lines.length === 0) io.out('Rien à détruire.')
      return 0
    },
  }
}
