import { parseArgs } from 'node:util'
import type { Commande, Room } from '../room.ts'
import type { Services } from '../services.ts'

/** `purge`: what each room destroys at the end of its delay. The same runs each night. */
export function purgeCommand({ jobs }: Services, rooms: Room[]): Commande {
  const purgeAll = async (aBlanc: boolean): Promise<string[]> => {
    const lines: string[] = []
    for (const room of rooms) lines.push(...((await room.purge?.(aBlanc)) ?? []))
    return lines
  }
  jobs.every('purge', '30 3 * * *', () => purgeAll(false))
  return {
    nom: 'purge',
    usage: '[--dry-run]',
    async run(args, io) {
      const { values } = parseArgs({ args, options: { 'dry-run': { type: 'boolean', default: false } } })
      const lines = await purgeAll(values['dry-run'])
      for (const line of lines) io.out(line)
      if (lines.length === 0) io.out('Rien à détruire.')
      return 0
    },
  }
}
