import { parseArgs } from 'node:util'
import { type Commande, type CommandIo, ecrireRapport, type Services } from '../../platform/index.ts'
import { FICHIER_COMMUNES } from './communes.ts'
import { lireFichier } from './fichier.ts'
import { type Format, importer } from './formats.ts'
import { LIBELLES } from './rapport.ts'

const FORMATS: Record<Format, { quoi: string; defaut?: string }> = {
  'france-services': { quoi: 'la liste nationale France Services (CSV officiel)' },
  'annuaire-administration': { quoi: "l'annuaire de l'administration locale (CSV aplati)" },
  'data-inclusion-structures': { quoi: 'les structures data·inclusion v1 (JSON)' },
  'data-inclusion-services': { quoi: 'les services data·inclusion v1 (JSON), après leurs structures' },
  'mediation-numerique': { quoi: 'les lieux de médiation numérique (CSV du standard national)' },
  communes: { quoi: 'les communes et leurs fusions (celles du paquet npm sans fichier)', defaut: FICHIER_COMMUNES },
  contours: { quoi: 'les contours des communes (GeoJSON)' },
  territoire: { quoi: "les lieux d'un territoire (lieux.json)" },
}

const OPTIONS = {
  departement: { type: 'string' },
  'dry-run': { type: 'boolean' },
  json: { type: 'boolean' },
  retirer: { type: 'boolean' },
} as const

/** `import <format> <file or URL> [--departement 93] [--dry-run] [--json] [--retirer]`, one command for each format. */
export function commandesImport(services: Services): Commande[] {
  return Object.entries(FORMATS).map(([format, { quoi, defaut }]) => {
    const fichier = defaut === undefined ? '<fichier ou adresse>' : '[fichier ou adresse]'
    return {
      nom: `import ${format}`,
      usage: `${fichier} [--departement 93] [--dry-run] [--json] [--retirer]   importe ${quoi}`,
      run: (args, io) => lancer(services, format as Format, args, io),
    }
  })
}

async function lancer(services: Services, format: Format, args: string[], io: CommandIo): Promise<number> {
  const lus = lireArguments(args)
  const adresse = lus?.positionals[0] ?? FORMATS[format].defaut
  if (!lus || adresse === undefined || lus.positionals.length > 1) {
    io.err(`Il faut : import ${format} <fichier ou adresse> [--departement 93] [--dry-run] [--json] [--retirer]`)
    return 2
  }
  const fichier = await lireFichier(adresse, io.cwd)
  const essai = lus.values['dry-run'] ?? false
  const fait = fichier.ok
    ? await importer(services, format, fichier.value, {
        departement: lus.values.departement ?? null,
        essai,
        retirer: lus.values.retirer ?? false,
        avance: (faits, total) => io.progress(faits, total),
      })
    : fichier
  if (!fait.ok) {
    io.err(fait.refus.message)
    return 1
  }
  for (const ligne of lus.values.json ? [JSON.stringify(fait.value)] : ecrireRapport(fait.value, essai, LIBELLES))
    io.out(ligne)
  return 0
}

function lireArguments(args: string[]) {
  try {
    return parseArgs({ args, options: OPTIONS, allowPositionals: true })
  } catch {
    return null
  }
}
