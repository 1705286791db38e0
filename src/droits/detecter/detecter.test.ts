import assert from 'node:assert/strict'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { evaluer } from '../engine/index.ts'
import { detecter } from './detecter.ts'
import { bilanVide, compter, ecrireRapport } from './rapport.ts'

let dossier: string
before(async () => {
  dossier = await mkdtemp(join(tmpdir(), 'droits-'))
})
after(() => rm(dossier, { recursive: true, force: true }))

const passer = (fichier: string, sortie: string) =>
  detecter({ fichier: join(dossier, fichier), mois: '2026-11', sortie: join(dossier, sortie), avance: () => {} })

test('a table and lines of JSON give the same rights not received', async () => {
  const foyer = {
    id: 'f1',
    situation: 'seul',
    logement: { statut: 'locataire_social', loyer_hors_charges: 420, code_insee: '93008' },
    personnes: [
      { role: 'adulte', date_naissance: '1988-04-10', activite: 'sans_activite', nationalite: 'francaise' },
      {
        role: 'enfant',
        date_naissance: '2016-05-20',
        activite: 'mineur',
        nationalite: 'francaise',
        scolarite: 'primaire',
      },
    ],
    recus: ['rsa', 'css'],
  }
  await writeFile(join(dossier, 'a.ndjson'), `${JSON.stringify(foyer)}\nnon\n${JSON.stringify({ nom: 'Exemple' })}\n`)
  const colonnes = ['id', 'situation', 'logement.statut', 'logement.loyer_hors_charges', 'logement.code_insee']
  const personne = (n: number) =>
    ['role', 'date_naissance', 'activite', 'nationalite', 'scolarite'].map((c) => `personnes.${n}.${c}`)
  const valeurs = [
    'f1',
    'seul',
    'locataire_social',
    '420',
    '93008',
    'adulte',
    '1988-04-10',
    'sans_activite',
    'francaise',
    '',
    'enfant',
    '2016-05-20',
    'mineur',
    'francaise',
    'primaire',
  ]
  await writeFile(
    join(dossier, 'a.csv'),
    `${[...colonnes, ...personne(1), ...personne(2), 'recus'].join(';')}\n${[...valeurs, 'rsa css'].join(';')}\n`,
  )
  const [json, csv] = [await passer('a.ndjson', 'a.sortie'), await passer('a.csv', 'b.sortie')]
  assert.ok(json.ok && csv.ok)
  assert.deepEqual(
    [json.value.bilan.lues, json.value.bilan.fausses, csv.value.bilan.lues, csv.value.bilan.fausses],
    [3, 2, 1, 0],
  )
  assert.match(json.value.erreurs.join(' '), /Ligne 2 .*JSON.*Ligne 3 : nom/)
  const lu = await readFile(join(dossier, 'a.sortie'), 'utf8')
  assert.equal(await readFile(join(dossier, 'b.sortie'), 'utf8'), lu)
  const { droits } = JSON.parse(lu) as { droits: { droit: string; montant: number }[] }
  const attendu = evaluer({ mois: '2026-11', ...foyer } as never, { explication: false }).droits
  for (const { droit, montant } of droits) assert.equal(attendu[droit]?.montant, montant, droit)
  assert.ok(droits.some((d) => d.droit === 'asf') && !droits.some((d) => d.droit === 'rsa'))
})

test('figures under five are masked, and cannot be found by subtraction', () => {
  const bilan = bilanVide()
  const fois = (commune: string, n: number) => {
    for (let i = 0; i < n; i++) compter(bilan, commune, true, [{ droit: 'rsa', montant: 100 }])
  }
  fois('93001', 3)
  fois('93008', 7)
  fois('93066', 50)
  assert.deepEqual(ecrireRapport(bilan).trim().split('\n').slice(1), [
    '93001,rsa,masqué,',
    '93008,rsa,masqué,',
    '93066,rsa,50,5000.00',
    'ensemble,rsa,60,',
  ])
})

test('another kind of file is refused in a sentence', async () => {
  await writeFile(join(dossier, 'foyers.xlsx'), '')
  const r = await passer('foyers.xlsx', 'x')
  assert.ok(!r.ok && /ndjson/.test(r.refus.message))
})
