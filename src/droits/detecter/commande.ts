import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { type Commande, type CommandIo, masquerSeul, SEUIL_SECRET } from '../../platform/index.ts'
import { DROITS } from '../engine/index.ts'
import { detecter, type Resultat } from './detecter.ts'

const OPTIONS = { mois: { type: 'string' }, sortie: { type: 'string' } } as const

/** `droits detecter <file> --mois 2026-11 [--sortie <file>]` */
export const commandeDetecter: Commande = {
  nom: 'droits detecter',
  usage: '<foyers.csv|.ndjson|.parquet> --mois 2026-11 [--sortie <fichier>]   cherche les droits non perçus',
  run: lancer,
}

async function lancer(args: string[], io: CommandIo): Promise<number> {
  const lus = lireArguments(args)
  const [fichier] = lus?.positionals ?? []
  const mois = lus?.values.mois
  if (!lus || !fichier || lus.positionals.length > 1 || !mois || !/^20\d\d-(0[1-9]|1[0-2])$/.test(mois)) {
    io.err('Il faut : droits detecter <foyers.csv|.ndjson|.parquet> --mois 2026-11 [--sortie <fichier>]')
    return 2
  }
  const chemin = resolve(io.cwd, fichier)
  const sortie = resolve(io.cwd, lus.values.sortie ?? `${fichier}.non-percus.ndjson`)
  const fait = await detecter({ fichier: chemin, mois, sortie, avance: (n, total) => io.progress(n, total) })
  if (!fait.ok) {
    io.err(fait.refus.message)
    return 1
  }
  for (const erreur of fait.value.erreurs) io.err(erreur)
  for (const ligne of resumer(fait.value)) io.out(ligne)
  io.out(`Détail : ${sortie}. Par commune : ${sortie}.communes.csv (moins de ${SEUIL_SECRET} foyers : masqué).`)
  return 0
}

function resumer({ bilan, repris }: Resultat): string[] {
  const comptes = Object.values(bilan.communes)
  const dits = comptes.reduce((n, c) => n + c.dits, 0)
  const concernes = comptes.reduce((n, c) => n + c.concernes, 0)
  const lignes = [
    `${bilan.lues} foyers lus${repris ? ' (repris où la lecture s’était arrêtée)' : ''}, ${bilan.fausses} refusés, ${bilan.incompletes} incomplets.`,
    `${dits} disent ce qu’ils perçoivent ; ${concernes} pourraient avoir au moins un droit de plus.`,
  ]
  for (const { nom, libelle } of DROITS) {
    const foyers = comptes.reduce((n, c) => n + (c.droits[nom as keyof typeof c.droits]?.foyers ?? 0), 0)
    if (foyers > 0) lignes.push(`${libelle} : ${masquerSeul(foyers)} foyers`)
  }
  return lignes
}

function lireArguments(args: string[]) {
  try {
    return parseArgs({ args, options: OPTIONS, allowPositionals: true })
  } catch {
    return null
  }
}
