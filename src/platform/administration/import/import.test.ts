import assert from 'node:assert/strict'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { before, test } from 'node:test'
import { type Acteur, SYSTEME } from '../../access.ts'
import { allCommands, runCommand } from '../../control/index.ts'
import { session } from '../../session/room.tsx'
import { creerMonde, lire, type MondeDeTest, surChaqueBase } from '../../testing/index.ts'
import { administration } from '../room.tsx'

const SIRET = '12345678901234'

surChaqueBase('accounts from a list', (ouvrir) => {
  let monde: MondeDeTest
  let chef: Acteur
  let responsable: Acteur

  before(async () => {
    monde = creerMonde(await ouvrir(), (services) => [session(services), administration(services)])
    chef = await monde.compte({ role: 'administrateur', nom: 'Yann Fictif', structure: 'maillage' })
    responsable = await monde.compte({
      role: 'responsable',
      nom: 'Rose Exemple',
      structure: 'fs',
      email: 'rose@exemple.fr',
    })
    await monde.compte({ role: 'instructeur', nom: 'Bastien Factice', operateur: 'caf', email: 'bastien@exemple.fr' })
    await monde.compte({ role: 'aidant', nom: 'Agathe Exemple', structure: 'fs', email: 'agathe@exemple.fr' })
  })

  const fichier = (texte: string | Uint8Array) => new File([texte as BlobPart], 'liste.csv')
  const montrer = async (qui: Acteur, texte: string | Uint8Array) =>
    lire(await (await monde.navigateur(qui)).post('/administration/comptes/importer', { fichier: fichier(texte) }))
  const ecrire = async (qui: Acteur, texte: string) => {
    const page = await monde.navigateur(qui)
    const fait = await page.post('/administration/comptes/importer', { texte })
    return lire(await page.get(fait.headers.get('location') ?? ''))
  }
  const comptes = (adresses: string[]) =>
    monde.services.database.as(SYSTEME, (trx) =>
      trx
        .selectFrom('comptes')
        .select(['email', 'nom', 'fonction', 'role', 'structure_id'])
        .where('email', 'in', adresses)
        .orderBy('email')
        .execute(),
    )
  const commande = async (texte: string, ...options: string[]) => {
    const chemin = join(monde.services.config.dataDir, 'liste.csv')
    writeFileSync(chemin, texte)
    const lignes: string[] = []
    const out = (ligne: string) => void lignes.push(ligne)
    const io = { cwd: monde.services.config.dataDir, out, err: out, progress: () => {} }
    const code = await runCommand(allCommands(monde.services, []), ['user', 'import', 'liste.csv', ...options], io)
    return { code, lignes }
  }

  test('is shown before anything is written, whatever the headers and the encoding; then each new person is written to', async () => {
    const liste = [
      'Mail professionnel;NOM;Prénom;Poste;Rôle;Nom de la structure;N° SIRET',
      `lila@exemple.fr;Témoin;Lila;Conseillère;agent d’accueil;STRUCTURE FS;${SIRET}`.replace('’', "'"),
      'bastien@exemple.fr;FACTICE;Bastien;Expert AAH;expert;op-caf;',
      'agathe@exemple.fr;Exemple;Agathe;;;fs;',
    ].join('\r\n')
    const vu = await montrer(chef, Buffer.from(liste, 'latin1'))
    assert.match(vu, /3 lignes lues : 1 à créer, 1 à changer, 1 sans changement, 0 refusées\. Rien n’est encore écrit/)
    assert.match(vu, /lu en Latin-1/)
    assert.match(vu, /Lila Témoin lila@exemple\.fr Structure fs Créé Nouveau compte : Au guichet/)
    assert.match(vu, /Changé fonction : « Fonction exemple » devient « Expert AAH »/)
    assert.deepEqual(await comptes(['lila@exemple.fr']), [])

    assert.match(
      await ecrire(chef, liste),
      /1 compte créé, 1 changé, 1 inchangé\. Chaque nouvelle personne reçoit un courriel/,
    )
    assert.deepEqual(await comptes(['bastien@exemple.fr', 'lila@exemple.fr']), [
      {
        email: 'bastien@exemple.fr',
        nom: 'Bastien Factice',
        fonction: 'Expert AAH',
        role: 'instructeur',
        structure_id: 'op-caf',
      },
      { email: 'lila@exemple.fr', nom: 'Lila Témoin', fonction: 'Conseillère', role: 'aidant', structure_id: 'fs' },
    ])
    await monde.services.courrier.vider()
    assert.deepEqual(
      monde.courriels.map((m) => [m.a, m.sujet]),
      [['lila@exemple.fr', 'Votre compte Maillage est ouvert']],
    )
    assert.doesNotMatch(monde.courriels[0]?.texte ?? '', /Lila/)

    // Sent again: nothing more happens, and the structure is now known by its number.
    assert.match(await ecrire(chef, liste), /^.*3 inchangés\./)
    const parSiret = await montrer(chef, `e-mail\tnom complet\tsiret\nneuf@exemple.fr\tNeuf Exemple\t${SIRET}\n`)
    assert.match(parSiret, /Neuf Exemple neuf@exemple\.fr Structure fs/)
    await monde.services.courrier.vider()
    assert.equal(monde.courriels.length, 1)
  })

  test('each refusal has its line and its reason; duplicates are shown', async () => {
    const { code, lignes } = await commande(
      [
        'courriel,prénom et nom,rôle,structure',
        'zoe@exemple.fr,Zoé Modèle,agent,fs',
        'ZOE@Exemple.fr,Zoé Modèle,agent,fs',
        'zoé@exemple.fr,Zoé Modèle,agent,fs',
        'modele@exemple.fr,MODÈLE Zoé,expert,op-caf',
        'zoe.modele@gmail.com,Zoé Autre,agent,fs',
        'agathe@exemple.fr,Agathe Exemple,expert,op-caf',
        'roi@exemple.fr,Roi Fictif,roi,fs',
        'adm@exemple.fr,Adm Fictive,administrateur,maillage',
        `${chef.email},Yann Fictif,agent,maillage`,
        'fs@exemple.fr,Fs Fictif,expert,fs',
        'la@exemple.fr,La Fictive,agent,Nulle part',
        'pas-une-adresse,Un Fictif,agent,fs',
        'vide@exemple.fr,,agent,fs',
      ].join('\n'),
      '--dry-run',
      '--json',
    )
    assert.equal(code, 0)
    const rapport = JSON.parse(lignes.join(''))
    assert.deepEqual(Object.keys(rapport), [
      'lus',
      'crees',
      'modifies',
      'inchanges',
      'retires',
      'rejetes',
      'avertissements',
    ])
    const { lus, crees, modifies, inchanges, retires, rejetes, avertissements } = rapport
    assert.deepEqual([lus, crees, modifies, inchanges, retires], [13, 3, 0, 0, 0])
    const enBref = (r: { ligne: number; code: string }) => `${r.ligne} ${r.code}`
    assert.deepEqual(rejetes.map(enBref), [
      '3 courriel-double',
      '4 courriel-double',
      '7 deja-ailleurs',
      '8 role',
      '9 role-reserve',
      '10 protege',
      '11 role',
      '12 structure-inconnue',
      '13 courriel',
      '14 sans-nom',
    ])
    assert.deepEqual(avertissements.map(enBref), ['5 meme-personne', '6 boite-personnelle'])
    assert.deepEqual(await comptes(['zoe@exemple.fr']), [])
  })

  test('a manager opens accounts in their own structure only, and none that steers; the database alone says so too', async () => {
    const liste = [
      'courriel;nom;rôle;structure',
      'mien@exemple.fr;Mien Fictif;;',
      'autre@exemple.fr;Autre Fictif;expert;op-caf',
      'pilote@exemple.fr;Pilote Fictif;pilotage;fs',
      'rose@exemple.fr;Rose Exemple;agent;fs',
      'bastien@exemple.fr;Bastien Factice;;',
    ].join('\n')
    const vu = await montrer(responsable, liste)
    assert.match(vu, /1 à créer, 0 à changer, 0 sans changement, 4 refusées/)
    assert.match(vu, /Vous ouvrez des comptes dans votre structure seulement/)
    assert.doesNotMatch(vu, /op-caf/)
    assert.match(await ecrire(responsable, liste), /1 compte créé, 4 lignes refusées/)
    assert.deepEqual(
      (await comptes(['mien@exemple.fr'])).map((c) => [c.role, c.structure_id]),
      [['aidant', 'fs']],
    )
    const simple = await monde.compte({ role: 'aidant', structure: 'fs' })
    assert.equal((await (await monde.navigateur(simple)).get('/administration/comptes/importer')).status, 403)

    const ligne = {
      departement: '93',
      nom: 'x',
      fonction: '',
      presentation: '',
      cree_le: monde.clock.now(),
      desactive_le: null,
    }
    for (const [structure_id, role] of [
      ['op-caf', 'responsable'],
      ['fs', 'administrateur'],
      ['fs', 'coordinateur'],
    ] as const)
      await assert.rejects(
        monde.services.database.as(responsable, (trx) =>
          trx
            .insertInto('comptes')
            .values({ ...ligne, id: 'x', email: 'x@exemple.fr', structure_id, role })
            .execute(),
        ),
        /row-level security/,
      )
    await assert.rejects(
      monde.services.database.as(responsable, (trx) =>
        trx.updateTable('comptes').set({ role: 'administrateur' }).where('email', '=', 'agathe@exemple.fr').execute(),
      ),
      /row-level security/,
    )
  })

  test('what is no list is said', async () => {
    const cas: [string, RegExp][] = [
      ['', /Choisissez un fichier/],
      ['PK\u0003\u0004\u0000', /n’est pas un CSV/],
      ['nom;prénom\nA;B\n', /La colonne « courriel » manque/],
      ['courriel;nom\n', /n’a aucune ligne/],
      [`courriel;nom\n${'a@exemple.fr;A\n'.repeat(2001)}`, /2001 lignes : 2000 au plus/],
    ]
    for (const [texte, attendu] of cas) assert.match(await montrer(chef, texte), attendu)
  })
})
