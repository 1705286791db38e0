import { readFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { z } from 'zod'
import { ROLES, SYSTEME } from '../access.ts'
import { disableCompte, insertCompte } from '../administration/comptes.ts'
import { importerComptes } from '../administration/import/importer.ts'
import { decoder } from '../csv.ts'
import { ecrireRapport } from '../rapport.ts'
import type { Commande, CommandIo } from '../room.ts'
import type { Services } from '../services.ts'

const nouveau = z.object({
  email: z.email({ error: '--email : une adresse électronique' }).transform((v) => v.toLowerCase()),
  nom: z.string({ error: '--nom : le prénom et le nom' }).trim().min(1),
  role: z.enum(ROLES, { error: `--role : ${ROLES.join(', ')}` }),
  structure: z.string({ error: '--structure : le code de la structure' }).min(1),
  'structure-nom': z.string().optional(),
  operateur: z.string().optional(),
  fonction: z.string().default(''),
})

/** Accounts, by command line: nobody gets one by signing in. */
export function userCommands(services: Services): Commande[] {
  return [
    {
      nom: 'user ajouter',
      usage:
        '--email … --nom "…" --role … --structure <code> [--structure-nom "…"] [--operateur <code>] [--fonction "…"]',
      run: (args, io) => addUser(services, args, io.out, io.err),
    },
    {
      nom: 'user import',
      usage: '<fichier> [--dry-run] [--json]   ouvre les comptes d’une liste CSV',
      run: (args, io) => importUsers(services, args, io),
    },
    { nom: 'user desactiver', usage: '<adresse>', run: (args, io) => disableUser(services, args, io.out, io.err) },
    {
      nom: 'user liste',
      usage: '',
      async run(_args, io) {
        const rows = await services.database.as(SYSTEME, (trx) =>
          trx
            .selectFrom('comptes')
            .select(['email', 'role', 'structure_id', 'desactive_le'])
            .orderBy('email')
            .execute(),
        )
        for (const r of rows)
          io.out([r.email, r.role, r.structure_id, r.desactive_le ? 'désactivé' : ''].join('\t').trimEnd())
        return 0
      },
    },
  ]
}

type Say = (line: string) => void

async function addUser(services: Services, args: string[], out: Say, err: Say): Promise<number> {
  const string = { type: 'string' } as const
  const { values } = parseArgs({
    args,
    options: {
      email: string,
      nom: string,
      role: string,
      structure: string,
      'structure-nom': string,
      operateur: string,
      fonction: string,
    },
  })
  const parsed = nouveau.safeParse(values)
  if (!parsed.success) {
    for (const issue of parsed.error.issues) err(`Il faut ${issue.message}.`)
    return 2
  }
  const { email, nom, role, structure, fonction, operateur } = parsed.data
  const { departement } = services.config
  return services.database.as(SYSTEME, async (trx) => {
    const place = await trx
      .selectFrom('structures')
      .select('id')
      .where('departement', '=', departement)
      .where('id', '=', structure)
      .executeTakeFirst()
    if (!place && !parsed.data['structure-nom']) {
      err(`La structure ${structure} n'existe pas encore. Ajoutez --structure-nom "…" pour la créer.`)
      return 2
    }
    if (!place) {
      const nature = operateur
        ? 'operateur'
        : role === 'coordinateur' || role === 'administrateur'
          ? 'pilote'
          : 'aidant'
      await trx
        .insertInto('structures')
        .values({
          departement,
          id: structure,
          nom: parsed.data['structure-nom'] ?? structure,
          nature,
          operateur: operateur ?? null,
          lieu_id: null,
        })
        .execute()
    }
    const cree = await insertCompte(trx, services, SYSTEME, {
      id: services.newId(),
      email,
      nom,
      fonction,
      role,
      structure,
    })
    if (!cree.ok) {
      // Typed again with another role or address, the structure must be made as that line says.
      if (!place)
        await trx.deleteFrom('structures').where('departement', '=', departement).where('id', '=', structure).execute()
      err(cree.refus.message)
      return 1
    }
    out(`Compte créé pour ${email}.`)
    return 0
  })
}

async function importUsers(services: Services, args: string[], { out, err, cwd }: CommandIo): Promise<number> {
  const boolean = { type: 'boolean' } as const
  const { values, positionals } = parseArgs({
    args,
    options: { 'dry-run': boolean, json: boolean },
    allowPositionals: true,
  })
  const [path] = positionals
  if (path === undefined || positionals.length > 1) {
    err('Il faut : user import <fichier> [--dry-run] [--json]')
    return 2
  }
  const essai = values['dry-run'] ?? false
  const fait = await importerComptes(services, SYSTEME, decoder(await readFile(resolve(cwd, path))), essai)
  if (!fait.ok) {
    err(fait.refus.message)
    return 1
  }
  const { rapport } = fait.value
  for (const line of values.json ? [JSON.stringify(rapport)] : ecrireRapport(rapport, essai, AVIS)) out(line)
  return 0
}

const AVIS = {
  'boite-personnelle': 'boîtes personnelles',
  encodage: 'encodage du fichier',
  'meme-personne': 'personnes du même nom',
}

async function disableUser(services: Services, args: string[], out: Say, err: Say): Promise<number> {
  const email = args[0]?.toLowerCase()
  if (!email) {
    err("Il faut l'adresse du compte.")
    return 2
  }
  const { departement } = services.config
  return services.database.as(SYSTEME, async (trx) => {
    const compte = await trx
      .selectFrom('comptes')
      .select('id')
      .where('departement', '=', departement)
      .where('email', '=', email)
      .executeTakeFirst()
    const ferme = compte && (await disableCompte(trx, services, SYSTEME, compte.id))
    if (!ferme?.ok) {
      err(`Aucun compte actif pour ${email}.`)
      return 1
    }
    out(`Compte désactivé et déconnecté partout : ${email}.`)
    return 0
  })
}
