import assert from 'node:assert/strict'
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { sql } from 'kysely'
import { type Acteur, type Database, SYSTEME } from '../platform/index.ts'
import { surChaqueBase } from '../platform/testing/index.ts'
import { listEvenements } from './evenements.ts'
import { clore, prendre } from './gestes.ts'
import {
  DEMANDE,
  envoyerDemande,
  MANDAT,
  ouvrirGuichet,
  salleDe,
  signerMandat,
  texte,
  unExpert,
  unId,
  unPdf,
} from './guichet.test.ts'
import { appliquer, type Etat } from './model.ts'
import { findDemande } from './store.ts'

const TABLES = ['demandes', 'contenus', 'participants', 'evenements', 'messages', 'pieces'] as const

/** How many lines of each table this account sees, with no help from the pages. */
async function visibles(database: Database, qui: Acteur | typeof SYSTEME): Promise<Record<string, number>> {
  return database.as(qui, async (trx) => {
    const compte: Record<string, number> = {}
    for (const table of TABLES) {
      const { rows } = await sql<{ n: number }>`select count(*)::int as n from ${sql.table(table)}`.execute(trx)
      compte[table] = rows[0]?.n ?? -1
    }
    return compte
  })
}

surChaqueBase('requests: who sees', (ouvrir) => {
  test('participants only: every other account gets 404, journalled, and row-level security alone says the same', async () => {
    const database = await ouvrir()
    const { monde, agent, agathe, bastien } = await ouvrirGuichet(database)
    await signerMandat(agent)
    await envoyerDemande(agent, { pieces: unPdf('attestation.pdf') })
    const collegue = await monde.compte({ role: 'responsable', structure: 'fs' })
    const dehors: [Acteur, string, number][] = [
      [await monde.compte({ role: 'aidant', structure: 'autre-fs' }), 'agent', 404],
      [await unExpert(monde, 'lila', 'cpam', 'cpam-ouest', 'Lila Modèle'), 'operateur', 404],
      [await unExpert(monde, 'chloe', 'caf', 'caf-famille-logement', 'Chloé Témoin'), 'operateur', 404],
      [await monde.compte({ role: 'prescripteur', structure: 'fs' }), 'agent', 403],
      [await monde.compte({ role: 'coordinateur', structure: 'prefecture' }), 'agent', 403],
      [await monde.compte({ role: 'administrateur', structure: 'prefecture' }), 'operateur', 403],
    ]
    const pieces = await database.as(SYSTEME, (trx) => trx.selectFrom('pieces').select('id').execute())
    const piece = pieces[0]?.id ?? ''
    for (const [acteur, porte, statut] of dehors) {
      const navigateur = await monde.navigateur(acteur)
      const une = `/${porte}/demandes/${DEMANDE}`
      for (const page of [une, `${une}/pieces/${piece}`, `${une}/inviter`, `${une}/renvoyer`])
        assert.equal((await navigateur.get(page)).status, statut, `${acteur.role} ${acteur.structureId} ${page}`)
      const ecrit = await navigateur.post(`${une}/messages`, { id: unId(), texte: 'Je force.', geste: 'message' })
      assert.equal(ecrit.status, statut)

      const { demandes, ...contenu } = await visibles(database, acteur)
      const figures = acteur.role === 'coordinateur' || acteur.role === 'administrateur'
      assert.equal(demandes, figures ? 1 : 0, `${acteur.role} reads the row for the figures only`)
      assert.deepEqual(new Set(Object.values(contenu)), new Set([0]), `${acteur.role} ${acteur.structureId}`)
    }
    const refus = await database.as(SYSTEME, (trx) =>
      trx.selectFrom('journal').select('action').where('objet', '=', `page:/agent/demandes/${DEMANDE}`).execute(),
    )
    assert.ok(refus.some((r) => r.action === 'acces.introuvable') && refus.some((r) => r.action === 'acces.refuse'))

    const tout = await visibles(database, SYSTEME)
    for (const dedans of [agathe, bastien, collegue]) assert.deepEqual(await visibles(database, dedans), tout)
    const anonyme = await database.db.selectFrom('demandes').select('id').execute()
    assert.deepEqual(anonyme, [])
    monde.close()
  })

  test('nobody writes into a request that is not theirs, even by its id', async () => {
    const database = await ouvrir()
    const { monde, agent } = await ouvrirGuichet(database)
    await signerMandat(agent)
    await envoyerDemande(agent)
    const intrus = await monde.compte({ role: 'aidant', structure: 'autre-fs' })
    await assert.rejects(
      database.as(intrus, (trx) =>
        trx
          .insertInto('messages')
          .values({
            departement: '93',
            evenement_id: DEMANDE,
            demande_id: DEMANDE,
            auteur_id: intrus.compteId,
            le: new Date(0),
            texte: Buffer.from('x'),
          })
          .execute(),
      ),
      /row-level security/,
    )
    const touchees = await database.as(intrus, (trx) =>
      trx.updateTable('demandes').set({ statut: 'close' }).where('id', '=', DEMANDE).executeTakeFirst(),
    )
    assert.equal(touchees.numUpdatedRows, 0n)
    monde.close()
  })

  test('the expert who received the request reads its mandate, and no other', async () => {
    const database = await ouvrir()
    const { monde, agent, bastien } = await ouvrirGuichet(database)
    await signerMandat(agent)
    await signerMandat(agent, '0198f5a0-0000-7000-8000-00000000a002', { prenom: 'Awa' })
    const lus = () => database.as(bastien, (trx) => sql<{ id: string }>`select id from mandats`.execute(trx))
    assert.deepEqual((await lus()).rows, [])
    await envoyerDemande(agent)
    assert.deepEqual((await lus()).rows, [{ id: MANDAT }])
    monde.close()
  })

  test('nothing about the person is readable in the tables, the files, nor the mails', async () => {
    const database = await ouvrir()
    const { monde, agent, expert } = await ouvrirGuichet(database)
    await signerMandat(agent, MANDAT, { prenom: 'Zénobie', nom: 'Marqueur' })
    const secrets = [
      'Zénobie',
      'Marqueur',
      '4242424',
      'SECRET-SUJET',
      'SECRET-MESSAGE',
      'SECRET-PIECE',
      'SECRET-REPONSE',
      '1990-02-01',
    ]
    const piece = new File(['%PDF-1.7\nSECRET-PIECE'], 'SECRET-PIECE.pdf')
    await agent.post('/agent/demandes/nouvelle', { ...(await brouillon()), pieces: piece })
    await chercher(secrets, 'in a draft')
    await agent.post(`/agent/demandes/nouvelle/${DEMANDE}`, {})
    await expert.post(`/operateur/demandes/${DEMANDE}/messages`, {
      id: unId(),
      texte: 'SECRET-REPONSE',
      geste: 'traitee',
    })
    const page = await texte(agent.get(`/agent/demandes/${DEMANDE}`))
    for (const secret of secrets.slice(0, 7)) assert.ok(page.includes(secret), `${secret} is on the page`)
    await chercher(secrets, 'once sent')
    await monde.services.courrier.vider()
    assert.ok(monde.courriels.length >= 3)
    for (const mail of monde.courriels)
      for (const secret of secrets) assert.ok(!JSON.stringify(mail).includes(secret), `${secret} in a mail`)
    monde.close()

    async function brouillon() {
      return {
        id: DEMANDE,
        mandat: MANDAT,
        demarche: 'budget-rsa-bloque',
        commune: '93066',
        urgence: 'urgent',
        'champ-numeroAllocataire': '4242424',
        sujet: 'SECRET-SUJET',
        message: 'SECRET-MESSAGE',
      }
    }

    async function chercher(mots: string[], quand: string) {
      const { rows } = await database.as(SYSTEME, (trx) =>
        sql<{
          table: string
        }>`select relname as table from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r'`.execute(
          trx,
        ),
      )
      for (const { table } of rows.filter((r) => !r.table.startsWith('kysely'))) {
        const lignes = await database.as(SYSTEME, (trx) => sql`select * from ${sql.table(table)}`.execute(trx))
        // Bytes as they are on disk, where a text forgotten in clear would show.
        const brut = JSON.stringify(lignes.rows, (_, v) =>
          v?.type === 'Buffer' ? Buffer.from(v.data).toString('latin1') : v,
        )
        const clair = JSON.stringify(lignes.rows, (_, v) =>
          v?.type === 'Buffer' ? Buffer.from(v.data).toString('utf8') : v,
        )
        for (const mot of mots) assert.ok(!brut.includes(mot) && !clair.includes(mot), `${mot} in ${table} ${quand}`)
      }
      for (const fichier of fichiers(monde.services.config.dataDir))
        for (const mot of mots) assert.ok(!readFileSync(fichier).includes(mot), `${mot} in ${fichier} ${quand}`)
    }
  })

  test('the row says what its events say, whatever was done', async () => {
    const database = await ouvrir()
    const { monde, agent, agathe, bastien } = await ouvrirGuichet(database)
    await signerMandat(agent)
    await envoyerDemande(agent)
    const salle = salleDe(monde)
    await prendre(salle, { ...bastien, porte: 'operateur' }, DEMANDE, { id: unId(), relais: false })
    monde.clock.advance(5)
    await clore(salle, { ...agathe, porte: 'agent' }, DEMANDE, { id: unId(), utile: 'en-partie', texte: 'Merci.' })
    await database.as(SYSTEME, async (trx) => {
      const demande = await findDemande(trx, SYSTEME, { departement: '93', id: DEMANDE })
      const evenements = await listEvenements(trx, { departement: '93', id: DEMANDE })
      assert.deepEqual(
        evenements.map((e) => e.type),
        ['envoyee', 'prise-en-charge', 'close'],
      )
      const rejoue = evenements.reduce<Etat | null>((etat, e) => {
        const suite = appliquer(etat, e)
        return suite.ok ? suite.value : assert.fail(suite.refus.message)
      }, null)
      assert.deepEqual(rejoue, demande?.etat)
    })
    monde.close()
  })

  test('a mandate taken back closes its requests at once, and nothing more is written about the person', async () => {
    const database = await ouvrir()
    const { monde, agent, expert } = await ouvrirGuichet(database)
    await signerMandat(agent)
    await envoyerDemande(agent)
    await monde.services.courrier.vider()
    monde.courriels.length = 0
    await agent.post(`/agent/mandats/${MANDAT}/fin`, { motif: 'revocation', jour: '23/11/2026', precision: '' })
    const page = await texte(expert.get(`/operateur/demandes/${DEMANDE}`))
    assert.match(page, /Le mandat a pris fin : la demande est close/)
    assert.doesNotMatch(page, /Répondre|Je m’en occupe/)
    await monde.services.courrier.vider()
    assert.ok(monde.courriels.some((m) => m.a === 'bastien@exemple.fr' && m.texte.includes('n’agissez plus')))
    const rouverte = await agent.post(`/agent/demandes/${DEMANDE}/rouvrir`, { id: unId(), texte: 'Encore.' })
    assert.equal(rouverte.status, 422, 'said beside the field, what was typed is kept')
    assert.match(
      await texte(rouverte),
      /Le mandat de la personne a pris fin\. Pour continuer, faites signer un nouveau mandat/,
    )
    monde.close()
  })
})

function fichiers(dir: string): string[] {
  return readdirSync(dir).flatMap((nom) => {
    const chemin = join(dir, nom)
    return statSync(chemin).isDirectory() ? fichiers(chemin) : [chemin]
  })
}
