import { parseArgs } from 'node:util'
import type { Commande } from '../room.ts'
import type { Services } from '../services.ts'

/** `purge`: what the instance forgets at the end of its delay. The same runs each night. */
export function purgeCommand({ purges }: Services): Commande {
  return {
    nom: 'purge',
    usage: '[--dry-run]',
    async run(args, io) {
      const { values } = parseArgs({ args, options: { 'dry-run': { type: 'boolean', default: false } } })
      const done = await purges.executer(values['dry-run'])
      const verb = values['dry-run'] ? 'à détruire' : 'détruits'
      for (const { quoi, nombre } of done) io.out(`${quoi}, ${verb} : ${nombre}`)
      return 0
    },
  }
}
