import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import type { Database, Rapport } from '../../platform/index.ts'
import { creerMonde } from '../../platform/testing/index.ts'
import { annuaire } from '../index.ts'
import type { COLONNES as COLONNES_ADMINISTRATION } from './annuaire-administration.ts'
import type { COLONNES as COLONNES_FS } from './france-services.ts'

/** The commands of the directory, typed as on a terminal, with files of the test's own writing. */
export function createBanc(database: Database) {
  const monde = creerMonde(database, (services) => [annuaire(services)])
  const dossier = mkdtempSync(join(tmpdir(), 'maillage-imports-'))
  const commandes = annuaire(monde.services).commandes ?? []

  async function lancer(format: string, ...args: string[]) {
    const sortie: string[] = []
    const erreurs: string[] = []
    const commande = commandes.find((c) => c.nom === `import ${format}`)
    if (!commande) throw new Error(`no command import ${format}`)
    const code = await commande.run(args, {
      out: (ligne) => sortie.push(ligne),
      err: (ligne) => erreurs.push(ligne),
      progress: () => {},
      cwd: dossier,
    })
    return { code, sortie: sortie.join('\n'), erreurs: erreurs.join('\n') }
  }

  return {
    ...monde,
    lancer,
    ecrire: (nom: string, contenu: string | Uint8Array) => writeFileSync(join(dossier, nom), contenu),
    /** Imports and gives the report; fails when the file is refused. */
    async importer(format: string, ...args: string[]): Promise<Rapport> {
      const { code, sortie, erreurs } = await lancer(format, ...args, '--json')
      if (code !== 0) throw new Error(erreurs)
      return JSON.parse(sortie)
    },
    async lieu(id: string): Promise<Record<string, unknown> | undefined> {
      const { rows } = await sql<Record<string, unknown>>`select *, semaine::text, incertain::text, retire_le::text,
        confirme_le::text from lieux where id = ${id}`.execute(database.db)
      return rows[0]
    },
    /** Everything the directory holds, to see that nothing has moved. */
    async contenu(): Promise<unknown[]> {
      const { rows } = await sql`select * from lieux order by departement, id`.execute(database.db)
      return rows
    },
    fermer() {
      monde.close()
      rmSync(dossier, { recursive: true, force: true })
    },
  }
}

const DESK: Record<(typeof COLONNES_FS)[number], string> = {
  id_fs: '1',
  insee_dep: '93',
  lib_fs: 'France services Exemple',
  adresse: '1 rue de l’Exemple',
  complement_adresse: '',
  insee_com: '93008',
  code_postal: '93000',
  lib_com: 'Bobigny',
  latitude: '48.907',
  longitude: '2.44',
  mail: 'accueil@exemple.fr',
  telephone: '01 99 00 00 01',
  h_lundi: '09:00 - 12:00 / 14:00 - 17:00',
  h_mardi: '09:00 - 12:00',
  h_mercredi: '',
  h_jeudi: '',
  h_vendredi: '',
  h_samedi: '',
  prise_rdv: 'Non',
  commentaire: '',
  type_fs: 'Principal',
  format_fs: 'Fixe',
}

const BODY: Record<(typeof COLONNES_ADMINISTRATION)[number], string> = {
  id: 'pmi-93008-01',
  type: 'pmi',
  nom: 'PMI Exemple',
  code_insee: '93008',
  adresse: '1 rue de l’Exemple',
  code_postal: '93000',
  commune: 'Bobigny',
  longitude: '2.44',
  latitude: '48.907',
  telephone: '01 99 00 00 02',
  email: 'accueil@exemple.fr',
  url: '',
  date_maj: '2017-11-13',
  ouverture_json: '',
  commentaire: '',
}

/** A national list with these desks, each given by what makes it different. */
export function listeFranceServices(desks: readonly Partial<typeof DESK>[]): string {
  return csv(
    Object.keys(DESK),
    desks.map((d) => Object.values({ ...DESK, ...d })),
  )
}

export function listeAdministration(bodies: readonly Partial<typeof BODY>[]): string {
  return csv(
    Object.keys(BODY),
    bodies.map((b) => Object.values({ ...BODY, ...b })),
  )
}

function csv(entete: readonly string[], lignes: readonly (readonly string[])[]): string {
  const ligne = (valeurs: readonly string[]) =>
    valeurs.map((v) => (/[",\n]/.test(v) ? `"${v.replaceAll('"', '""')}"` : v)).join(',')
  return `${[entete, ...lignes].map(ligne).join('\n')}\n`
}
