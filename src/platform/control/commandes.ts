import type { Commande, CommandIo } from '../room.ts'

/** Finds the command by its first words and runs it; what goes wrong becomes a sentence and an exit code. */
export async function runCommand(commandes: Commande[], args: string[], io: CommandIo): Promise<number> {
  const commande = commandes
    .filter((c) => c.nom.split(' ').every((word, i) => args[i] === word))
    // `user liste` before `user`.
    .sort((a, b) => b.nom.length - a.nom.length)[0]
  if (!commande) {
    const help = args.length === 0 || args[0] === '--help' || args[0] === 'help'
    if (!help) io.err(`Commande inconnue : ${args.join(' ')}`)
    for (const line of usage(commandes)) (help ? io.out : io.err)(line)
    return help ? 0 : 2
  }
  const rest = args.slice(commande.nom.split(' ').length)
  if (rest.includes('--help')) {
    io.out(`npm run maillage -- ${commande.nom} ${commande.usage}`)
    return 0
  }
  try {
    return await commande.run(rest, io)
  } catch (error) {
    io.err(explain(error))
    return 1
  }
}

function usage(commandes: Commande[]): string[] {
  const lines = commandes.map((c) => `  npm run maillage -- ${c.nom} ${c.usage}`.trimEnd()).sort()
  return ['Commandes :', ...lines]
}

/** Wrong options and missing files get a sentence; a bug keeps its trace for whoever mends it. */
function explain(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  const { code } = error as NodeJS.ErrnoException
  if (code === 'ENOENT') return `Fichier introuvable : ${(error as NodeJS.ErrnoException).path ?? ''}`
  if (code === 'EACCES') return `Fichier protégé : ${(error as NodeJS.ErrnoException).path ?? ''}`
  if (code?.startsWith('ERR_PARSE_ARGS')) return `Option mal écrite : ${error.message}`
  return error.stack ?? error.message
}
