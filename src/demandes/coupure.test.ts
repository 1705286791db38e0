import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { writeSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { describe, test } from 'node:test'
import pg from 'pg'
import { type Database, openDatabase, SYSTEME } from '../platform/index.ts'
import { BASES, type Base, creerMonde, demarrerPostgres } from '../platform/testing/index.ts'
import { envoyer } from './envoyer.ts'
import { MANDAT, ouvrirGuichet, saisie, salleDe, signerMandat } from './guichet.test.ts'

const MILLE = 1000
const COUPURE = 300
const COULOIRS = 4
/** The same master key before and after the restart. */
const CLE = { MAILLAGE_CLE: Buffer.alloc(32, 7).toString('base64') }

/** How the child is told where to write: this very file is its program. */
const ICI = 'MAILLAGE_COUPURE'

interface Lieu {
  databaseUrl: string | null
  dataDir: string | null
}

function ouvrirLieu({ databaseUrl, dataDir }: Lieu): Promise<Database> {
  return openDatabase({ databaseUrl, ownerUrl: databaseUrl, dataDir, poolSize: COULOIRS })
}

/** The child: writes a thousand requests, and says the id of each once it is acknowledged. */
async function ecrireMille(lieu: Lieu): Promise<void> {
  const { monde, agathe, agent } = await ouvrirGuichet(await ouvrirLieu(lieu), CLE)
  await signerMandat(agent)
  const salle = salleDe(monde)
  let suivant = 1
  const couloir = async () => {
    while (suivant <= MILLE) {
      const rang = suivant++
      const id = salle.newId()
      const envoi = await envoyer(salle, agathe, { id, mandatId: MANDAT, saisi: saisiDe(rang) })
      if (envoi.ok) writeSync(1, `${id} ${rang}\n`)
    }
  }
  await Promise.all(Array.from({ length: COULOIRS }, couloir))
}

function saisiDe(rang: number) {
  const { demarche, commune, sujet } = saisie()
  const champs = { numeroAllocataire: '0000001' }
  return { operateur: 'caf', demarche, commune, urgence: 'urgent' as const, sujet, message: `Message ${rang}`, champs }
}

/** Starts the child, kills it without warning after some hundreds of acknowledgements, and returns them. */
function tuerAuMilieu(lieu: Lieu): Promise<Map<string, string>> {
  const env = { ...process.env, [ICI]: JSON.stringify(lieu) }
  const enfant = spawn(process.execPath, ['--import', 'tsx', import.meta.filename], {
    env,
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const acquittees = new Map<string, string>()
  createInterface(enfant.stdout).on('line', (ligne) => {
    const [id = '', rang = ''] = ligne.split(' ')
    acquittees.set(id, rang)
    if (acquittees.size === COUPURE) enfant.kill('SIGKILL')
  })
  return new Promise((resolve, reject) => {
    enfant.once('error', reject)
    enfant.once('close', (_, signal) =>
      signal === 'SIGKILL' ? resolve(acquittees) : reject(new Error(`child ended by itself: ${signal}`)),
    )
  })
}

async function nouveauLieu(base: Base): Promise<Lieu & { jeter(): Promise<void> }> {
  if (base === 'pglite') {
    const dataDir = await mkdtemp(join(tmpdir(), 'maillage-coupure-'))
    return { databaseUrl: null, dataDir, jeter: () => rm(dataDir, { recursive: true, force: true }) }
  }
  const serveur = await demarrerPostgres()
  const nom = `coupure_${process.pid}`
  const executer = async (ordre: string) => {
    const client = new pg.Client({ connectionString: serveur })
    await client.connect()
    await client.query(ordre).finally(() => client.end())
  }
  await executer(`create database ${nom}`)
  const databaseUrl = serveur.replace(/\/postgres$/, `/${nom}`)
  return { databaseUrl, dataDir: null, jeter: () => executer(`drop database if exists ${nom} with (force)`) }
}

const lieuDonne = process.env[ICI]
if (lieuDonne) await ecrireMille(JSON.parse(lieuDonne) as Lieu)
else {
  describe('kill -9 in the middle of a thousand requests', () => {
    for (const base of BASES) {
      test(`every acknowledged one is there after restart, whole (${base})`, async () => {
        const lieu = await nouveauLieu(base)
        const acquittees = await tuerAuMilieu(lieu)
        const database = await ouvrirLieu(lieu)
        await verifier(database, acquittees)
        await database.close()
        await lieu.jeter()
      })
    }
  })
}

async function verifier(database: Database, acquittees: ReadonlyMap<string, string>): Promise<void> {
  assert.ok(acquittees.size >= COUPURE && acquittees.size < MILLE, `${acquittees.size} acknowledged`)
  const { services, close } = creerMonde(database, () => [], CLE)
  const lignes = await database.as(SYSTEME, (trx) =>
    trx
      .selectFrom('demandes as d')
      .leftJoin('contenus as k', 'k.demande_id', 'd.id')
      .leftJoin('evenements as e', 'e.demande_id', 'd.id')
      .leftJoin('messages as m', 'm.evenement_id', 'e.id')
      .select(['d.id', 'd.repere', 'd.dossier_id', 'k.contenu', 'e.type', 'm.texte'])
      .execute(),
  )
  const presentes = new Map(lignes.map((l) => [l.id, l]))
  const dossiers = await database.as(SYSTEME, (trx) =>
    services.coffre.ouvrirPlusieurs(
      trx,
      '93',
      lignes.map((l) => l.dossier_id),
    ),
  )
  for (const [id, rang] of acquittees) {
    const ligne = presentes.get(id)
    assert.ok(ligne?.texte, `${id} was acknowledged and is lost`)
    assert.equal(dossiers.get(ligne.dossier_id)?.dechiffrer(ligne.texte), `Message ${rang}`)
  }
  // What was not acknowledged is there whole, or not at all.
  for (const { id, contenu, type, texte } of lignes)
    assert.ok(contenu && type === 'envoyee' && texte, `${id} is there in part`)
  assert.equal(new Set(lignes.map((l) => l.repere)).size, lignes.length, 'no reference was given twice')
  const courriers = await database.as(SYSTEME, (trx) =>
    trx.selectFrom('courriers').select('cle').where('destinataire', '=', 'bastien@exemple.fr').execute(),
  )
  const annoncees = new Set(courriers.map((c) => c.cle.split(':')[1]))
  for (const { id } of lignes) assert.ok(annoncees.has(id), `${id}: its group was never told`)
  close()
}
