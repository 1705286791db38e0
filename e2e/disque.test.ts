import assert from 'node:assert/strict'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, describe, test } from 'node:test'
import { gunzipSync } from 'node:zlib'
import { sql } from 'kysely'
import pg from 'pg'
import {
  DEMANDE,
  envoyerDemande,
  type Guichet,
  MANDAT,
  ouvrirGuichet,
  saisie,
  signerMandat,
  unId,
} from '../src/demandes/guichet.test.ts'
import { saisie as fiche } from '../src/orientations/bureau.test-data.ts'
import { allCommands, type Database, openDatabase, type Room, runCommand, SYSTEME } from '../src/platform/index.ts'
import { BASES, type Base, demarrerPostgres, ouvrirBase } from '../src/platform/testing/index.ts'
import { composeRooms } from '../src/rooms.ts'

const FOYER = {
  situation: 'seul',
  vous_ne: '04/1990',
  vous_activite: 'emploi',
  vous_nationalite: 'francaise',
  commune: '93008',
  logement: 'locataire_social',
  loyer: '520',
}
/** Where each of them is kept. */
const CHIFFREES = [
  ...['mandats', 'contenus', 'messages', 'pieces', 'notes', 'listes', 'brouillons', 'mandats_avis', 'entretiens'],
  ...['orientations_contenus', 'courriers where scelle is not null'],
]
/** Kept away from the disk, as in production. */
const CLE = Buffer.alloc(32, 11)
const SECRETS = {
  prenom: 'Zénobiedisque',
  nom: 'Marqueurdisque',
  numero: '7474747',
  sujet: 'SUJETDISQUE',
  message: 'MESSAGEDISQUE',
  piece: 'PIECEDISQUE',
  reponse: 'REPONSEDISQUE',
  note: 'NOTEDISQUE',
  attendue: 'ATTENDUEDISQUE',
  brouillon: 'BROUILLONDISQUE',
  adresse: 'personnedisque@exemple.fr',
  orientation: 'ORIENTATIONDISQUE',
  telephone: '0699887766',
  salaire: '7654.32',
}
/** In clear on purpose: what makes sure that the search would find the rest. */
const TEMOIN = 'guichet-du-disque'

for (const base of BASES) {
  describe(`what the disk keeps (${base})`, () => {
    const dossiers: string[] = []
    after(() => dossiers.forEach((d) => void rmSync(d, { recursive: true, force: true })))

    test('raw files, write-ahead log and backups hold nothing of a destroyed file', async () => {
      const { database, dossier } = await ouvrirSurDisque(base, dossiers)
      let rooms: Room[] = []
      const guichet = await ouvrirGuichet(database, { MAILLAGE_CLE: CLE.toString('base64') }, (services) => {
        rooms = composeRooms(services)
        return rooms
      })
      const { monde } = guichet
      await monde.compte({ id: TEMOIN, role: 'aidant', structure: 'fs' })
      const code = await remplir(guichet)
      const avant = await sauvegarder(guichet, dossiers)
      assert.ok(cachettes(monde.services.config.dataDir).length > 0, 'an attachment is on the disk')

      await guichet.agent.post(`/agent/mandats/${MANDAT}/fin`, {
        motif: 'revocation',
        jour: '23/11/2026',
        precision: '',
      })
      for (const room of rooms) await room.purge?.(false)
      await monde.services.courrier.vider()
      const cles = await database.as(SYSTEME, (trx) => trx.selectFrom('dossiers').select('cle').execute())
      assert.deepEqual(cles, [{ cle: null }], 'the key is destroyed')
      assert.deepEqual(cachettes(monde.services.config.dataDir), [], 'the attachments are gone')
      const apres = await sauvegarder(guichet, dossiers)
      // Running, then with every page of the memory written down; closing the copy of PostgreSQL would drop it.
      const vivant = lireTout(dossier)
      if (base === 'postgres') await surLeServeur('checkpoint')
      else await database.close()
      const disque = [...vivant, ...lireTout(dossier), ...lireTout(monde.services.config.dataDir)]
      if (base === 'postgres') await database.close()
      const wal = disque.filter(({ nom }) => nom.includes('pg_wal'))
      for (const [ou, octets] of [
        ['in the tables', disque.filter(({ nom }) => !nom.includes('pg_wal'))],
        ['in the log', wal],
        ['in the backups', base === 'pglite' ? [...avant, ...apres] : wal],
      ] as const)
        assert.ok(
          octets.some((f) => f.octets.includes(TEMOIN)),
          `the search sees what is in clear ${ou}`,
        )
      const interdits = [
        ...Object.values(SECRETS),
        '7 654,32',
        '+33699887766',
        code,
        code.replaceAll('-', ''),
        CLE,
        CLE.toString('base64'),
        CLE.toString('hex'),
      ]
      for (const { nom, octets } of [...disque, ...avant, ...apres])
        for (const mot of interdits) assert.ok(!octets.includes(mot), `${mot.toString()} in ${nom}`)
      monde.close()
    })
  })
}

/** All that is kept about a person, in each room; each thing with a word found nowhere else. @returns the code of the mandate */
async function remplir({ monde, agent, expert }: Guichet): Promise<string> {
  const { prenom, nom, numero, sujet, message, piece } = SECRETS
  const donnees = ['identite', 'numeros', 'coordonnees', 'logement', 'famille', 'ressources']
  await signerMandat(agent, MANDAT, { prenom, nom, donnees })
  const pieces = new File([`%PDF-1.7\n${piece}`], `${piece}.pdf`)
  await envoyerDemande(agent, { 'champ-numeroAllocataire': numero, sujet, message, pieces })
  await monde.compte({ role: 'aidant', structure: 'social' })
  const chez = `/operateur/demandes/${DEMANDE}`
  for (const [qui, adresse, champs] of [
    [
      agent,
      `/agent/mandats/${MANDAT}/avis`,
      { canal: 'courriel', adresse: SECRETS.adresse, langue: 'fr', accord: 'oui' },
    ],
    [expert, `${chez}/notes`, { id: unId(), note: SECRETS.note }],
    [expert, `${chez}/question`, { id: unId(), autres: SECRETS.attendue, texte: '' }],
    [expert, `${chez}/messages`, { id: unId(), texte: SECRETS.reponse, geste: 'traitee' }],
    [agent, '/agent/demandes/nouvelle', saisie({ id: unId(), sujet: SECRETS.brouillon })],
    [
      agent,
      '/agent/orientations/nouvelle',
      {
        ...fiche({ id: unId() }),
        'texte-coordonnees': SECRETS.telephone,
        mots: SECRETS.orientation,
        geste: 'envoyer',
        accord: 'oui',
      },
    ],
    [
      agent,
      '/agent/droits/nouveau',
      { id: unId(), action: 'garder', mandat: MANDAT, ...FOYER, vous_salaire: SECRETS.salaire },
    ],
  ] as const)
    assert.equal((await qui.post(adresse, champs)).status, 303, adresse)
  for (const table of CHIFFREES) {
    const { rows } = await monde.services.database.as(SYSTEME, (trx) =>
      sql`select 1 from ${sql.raw(table)}`.execute(trx),
    )
    assert.ok(rows.length > 0, table)
  }
  const page = await (await agent.get(`/agent/mandats/${MANDAT}`)).text()
  return page.match(/\b[A-Z2-9]{3}-[A-Z2-9]{3}-[A-Z2-9]{3}\b/)?.[0] ?? assert.fail('no code')
}

async function ouvrirSurDisque(base: Base, dossiers: string[]): Promise<{ database: Database; dossier: string }> {
  if (base === 'pglite') {
    const dossier = mkdtempSync(join(tmpdir(), 'maillage-disque-'))
    dossiers.push(dossier)
    return { database: await openDatabase({ databaseUrl: null, ownerUrl: null, dataDir: dossier }), dossier }
  }
  const database = await ouvrirBase('postgres')
  const { rows } = await surLeServeur<{ data_directory: string }>('show data_directory')
  return { database, dossier: rows[0]?.data_directory ?? '' }
}

async function surLeServeur<T extends pg.QueryResultRow>(requete: string): Promise<pg.QueryResult<T>> {
  const client = new pg.Client({ connectionString: await demarrerPostgres() })
  await client.connect()
  try {
    return await client.query<T>(requete)
  } finally {
    await client.end()
  }
}

interface Octets {
  nom: string
  octets: Buffer
}

/** What `maillage backup` writes: the files, and the embedded database whole, uncompressed here. */
async function sauvegarder({ monde: { services } }: Guichet, dossiers: string[]): Promise<Octets[]> {
  const cwd = mkdtempSync(join(tmpdir(), 'maillage-copie-'))
  dossiers.push(cwd)
  const io = { cwd, out: () => {}, err: () => {}, progress: () => {} }
  assert.equal(await runCommand(allCommands(services, []), ['backup', 'copie'], io), 0)
  return lireTout(join(cwd, 'copie')).map(({ nom, octets }) => ({
    nom,
    octets: nom.endsWith('.gz') ? gunzipSync(octets) : octets,
  }))
}

function lireTout(dossier: string): Octets[] {
  return readdirSync(dossier, { recursive: true, withFileTypes: true })
    .filter((f) => f.isFile())
    .map((f) => join(f.parentPath, f.name))
    .map((nom) => ({ nom, octets: readFileSync(nom) }))
}

/** Files of the store, whatever their name. */
function cachettes(dataDir: string): string[] {
  return lireTout(dataDir)
    .map(({ nom }) => nom)
    .filter((nom) => nom.includes('fichiers'))
}
