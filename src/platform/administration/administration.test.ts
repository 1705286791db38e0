import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import { type Acteur, SYSTEME } from '../access.ts'
import { allCommands, runCommand } from '../control/index.ts'
import type { CommandIo } from '../room.ts'
import { session } from '../session/room.tsx'
import { creerMonde, type MondeDeTest, type Navigateur, surChaqueBase } from '../testing/index.ts'
import { administration } from './room.tsx'

surChaqueBase('administration', (ouvrir) => {
  let monde: MondeDeTest
  let chef: Acteur
  let page: Navigateur

  before(async () => {
    monde = creerMonde(await ouvrir(), (services) => [session(services), administration(services)])
    chef = await monde.compte({ role: 'administrateur', nom: 'Yann Fictif', structure: 'maillage' })
    await monde.compte({ role: 'instructeur', operateur: 'caf' })
    await monde.compte({ role: 'responsable', structure: 'fs' })
    page = await monde.navigateur(chef)
  })

  const COMPTE = { nom: 'Zoé Exemple', email: 'Zoe@exemple.fr', fonction: '', structure: 'fs', role: 'aidant' }
  const creer = (champs: Record<string, string>, id = monde.services.newId()) =>
    page.post('/administration/comptes', { ...COMPTE, id, ...champs })
  const lire = async (path: string) => insecable(await (await page.get(path)).text())
  const insecable = (html: string) => html.replaceAll('\u00a0', ' ')
  /** Actions of the journal on this account, with who did them. */
  const journal = async (id: string) => {
    const rows = await monde.services.database.as(SYSTEME, (trx) =>
      trx
        .selectFrom('journal')
        .select(['action', 'compte_id'])
        .where('objet', '=', `compte:${id}`)
        .where('action', 'like', 'compte.%')
        .orderBy('id')
        .execute(),
    )
    assert.ok(rows.every((r) => r.compte_id === chef.compteId))
    return rows.map((r) => r.action)
  }
  const commande = async (...args: string[]) => {
    const lines: string[] = []
    const out = (line: string) => void lines.push(line)
    const io: CommandIo = { cwd: '/tmp', out, err: out, progress: () => {} }
    return { code: await runCommand(allCommands(monde.services, []), args, io), lines: lines.join('\n') }
  }

  test('an account is created once, told, found, and written down', async () => {
    const id = monde.services.newId()
    assert.equal((await creer({}, id)).headers.get('location'), `/administration/comptes/${id}`)
    assert.match(await lire(`/administration/comptes/${id}`), /Compte créé\. Zoé Exemple entre par/)
    await creer({}, id)
    assert.match(await lire(`/administration/comptes/${id}`), /déjà créé/)
    assert.match(await lire('/administration/comptes?q=ZOE%20ex'), /zoe@exemple\.fr/)
    assert.match(await lire('/administration/comptes?q=%25'), /Aucun compte trouvé/)
    assert.deepEqual(await journal(id), ['compte.cree'])
  })

  test('what is wrong is said beside its field, and what was typed stays', async () => {
    const cases: [Record<string, string>, RegExp][] = [
      [{ email: 'nina' }, /Écrivez une adresse comme/],
      [{ nom: ' ' }, /Écrivez le prénom et le nom/],
      [{ role: '' }, /Choisissez un rôle/],
      [{ structure: 'inconnue' }, /Choisissez une structure de la liste/],
      [{ role: 'instructeur' }, /Un expert travaille dans un organisme/],
      [{ structure: 'op-caf' }, /Dans un organisme, on est expert ou responsable/],
      [{ email: chef.email.toUpperCase() }, /Un compte existe déjà pour/],
    ]
    for (const [champs, attendu] of cases) {
      const refus = await creer({ nom: 'Lila Témoin', email: 'lila@exemple.fr', ...champs })
      assert.equal(refus.status, 422)
      const html = insecable(await refus.text())
      assert.match(html, attendu)
      assert.ok(champs.nom || html.includes('value="Lila Témoin"'))
    }
  })

  test('an account that is disabled is out at once, and comes back only by signing in again', async () => {
    const parti = await monde.compte({ role: 'aidant', structure: 'fs' })
    const sien = await monde.navigateur(parti)
    assert.equal((await sien.get('/compte')).status, 200)
    const fiche = `/administration/comptes/${parti.compteId}`
    await page.post(`${fiche}/desactiver`, {})
    assert.match(await lire(fiche), /Désactivé le 23 novembre 2026/)
    assert.equal((await sien.get('/compte')).status, 303)
    await page.post(`${fiche}/desactiver`, {})
    assert.match(await lire(fiche), /déjà désactivé/)
    await page.post(`${fiche}/reactiver`, {})
    assert.equal((await sien.get('/compte')).status, 303)
    assert.equal((await (await monde.navigateur(parti)).get('/compte')).status, 200)
    assert.deepEqual(await journal(parti.compteId), ['compte.desactive', 'compte.reactive'])
  })

  test('a role counts from the next page, when it fits the structure', async () => {
    const promu = await monde.compte({ role: 'aidant', structure: 'fs' })
    const fiche = `/administration/comptes/${promu.compteId}`
    const sien = await monde.navigateur(promu)
    assert.equal((await page.post(`${fiche}/role`, { role: 'instructeur' })).status, 422)
    assert.equal((await page.post(`${fiche}/role`, { role: 'roi' })).status, 422)
    assert.equal((await page.post(`${fiche}/role`, { role: 'coordinateur' })).status, 303)
    assert.equal((await sien.get('/espace')).headers.get('location'), '/pilotage')
    assert.deepEqual(await journal(promu.compteId), ['compte.role'])
  })

  test('an account shared by a desk is marked so, and administers nothing', async () => {
    const guichet = await monde.compte({ role: 'aidant', structure: 'fs' })
    const fiche = `/administration/comptes/${guichet.compteId}`
    await page.post(`${fiche}/partage`, { partage: 'oui' })
    assert.match(await lire(fiche), /Compte noté comme partagé[\s\S]*Plusieurs personnes, au même guichet/)
    assert.equal((await page.post(`${fiche}/role`, { role: 'administrateur' })).status, 422)
    await page.post(`${fiche}/partage`, { partage: 'non' })
    await page.post(`${fiche}/partage`, { partage: 'non' })
    assert.match(await lire(fiche), /Une seule personne/)
    assert.deepEqual(await journal(guichet.compteId), ['compte.partage', 'compte.partage'])
    await page.post(`/administration/comptes/${chef.compteId}/partage`, { partage: 'oui' })
    assert.match(await lire(`/administration/comptes/${chef.compteId}`), /reste à une seule personne/)
  })

  test('nobody locks themselves out', async () => {
    const fiche = `/administration/comptes/${chef.compteId}`
    assert.doesNotMatch(await lire(fiche), /Désactiver ce compte/)
    await page.post(`${fiche}/desactiver`, {})
    assert.match(await lire(fiche), /Vous ne pouvez pas désactiver votre propre compte/)
    await page.post(`${fiche}/role`, { role: 'aidant' })
    assert.match(await lire(fiche), /Vous ne pouvez pas changer votre propre rôle/)
    assert.deepEqual(await journal(chef.compteId), [])
  })

  test('the state of the instance, from mails to the journal', async () => {
    const debut = await lire('/administration')
    assert.match(debut, /Pas encore contrôlé/)
    assert.match(debut, /libres sur/)
    await commande('doctor')
    assert.match(await lire('/administration'), /Entier[\s\S]*Dernier contrôle : lundi 23 novembre à 9 h 30/)
    await monde.services.database.as(SYSTEME, (trx) =>
      monde.services.courrier.envoyer(trx, SYSTEME, { a: 'nina@exemple.fr', sujet: 'Essai', texte: '', cle: 'essai' }),
    )
    monde.clock.advance(1.5)
    page = await monde.navigateur(chef)
    const plusTard = await lire('/administration')
    assert.match(plusTard, /1, le plus ancien depuis le lundi 23 novembre à 9 h 30/)
    assert.doesNotMatch(plusTard, /nina@exemple\.fr/)
  })

  test('by command line, a refused account leaves no structure behind', async () => {
    const ajouter = ['user', 'ajouter', '--email', 'e@exemple.fr', '--nom', 'E', '--structure', 'neuve']
    const expert = [...ajouter, '--structure-nom', 'Neuve', '--role', 'instructeur']
    const refus = await commande(...expert)
    assert.equal(refus.code, 1)
    assert.match(refus.lines, /Un expert travaille dans un organisme/)
    assert.equal((await commande(...expert, '--operateur', 'cpam')).code, 0)
  })
})
