import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import type { Catalogue } from './catalogue.ts'
import { ecrireJour, readJour, schemaMandat } from './saisie.ts'

const catalogue: Catalogue = [
  { operateur: { code: 'caf', libelle: 'Caf' }, demarches: [{ code: 'rsa', libelle: 'Demander le RSA' }] },
  {
    operateur: { code: 'cpam', libelle: 'Assurance maladie' },
    demarches: [{ code: 'c2s', libelle: 'Demander la C2S' }],
  },
]
const schema = schemaMandat(catalogue)
const plein = {
  id: '0198f5a0-0000-7000-8000-000000000001',
  prenom: 'Lila',
  nom: 'Témoin',
  naissance: '1/1/1990',
  'demarches-caf': 'rsa',
  'demarches-cpam': ['toutes', 'c2s'],
  donnees: ['identite', 'identifiants'],
  duree: '12',
}

test('one procedure of an operator, all those of another', () => {
  const { saisi } = schema.parse(plein)
  assert.deepEqual(saisi.mandant, { prenom: 'Lila', nom: 'Témoin', naissance: '1990-01-01' })
  assert.deepEqual(saisi.portees, [
    { operateur: { code: 'caf', libelle: 'Caf' }, demarches: [{ code: 'rsa', libelle: 'Demander le RSA' }] },
    { operateur: { code: 'cpam', libelle: 'Assurance maladie' }, demarches: 'toutes' },
  ])
  assert.equal(saisi.dureeMois, 12)
})

test('everything that is missing is said at once, in French', () => {
  const champs = schema.safeParse({ id: plein.id }).error?.issues.map((i) => [i.path[0], i.message])
  assert.deepEqual(champs, [
    ['prenom', 'Écrivez le prénom de la personne.'],
    ['nom', 'Écrivez le nom de famille de la personne.'],
    ['naissance', 'Écrivez la date de naissance de la personne.'],
    ['demarches', 'Choisissez au moins une démarche.'],
    ['donnees', 'Choisissez au moins une information que vous utiliserez.'],
    ['duree', 'Choisissez la durée du mandat.'],
  ])
})

test('procedures that are not in the catalogue, passwords alone, more than a year: refused', () => {
  const messages = (changes: object) => schema.safeParse({ ...plein, ...changes }).error?.issues.map((i) => i.message)
  assert.deepEqual(messages({ 'demarches-caf': 'autre', 'demarches-cpam': undefined }), [
    'Choisissez au moins une démarche.',
  ])
  assert.deepEqual(messages({ donnees: 'identifiants' }), ['Choisissez au moins une information que vous utiliserez.'])
  assert.deepEqual(messages({ duree: '24' }), ['Choisissez la durée du mandat.'])
})

test('names are as on an identity document', () => {
  const accepte = (nom: string) => schema.safeParse({ ...plein, nom }).success
  for (const nom of ['Exemple', "D'Exemple", 'De L’Exemple', 'Témoin-Modèle', 'Şahin', 'Nguyễn', 'É. Témoin'])
    assert.ok(accepte(nom), nom)
  for (const nom of ['', '   ', '1234', 'Témoin 3', '<b>', 'Пример', 'مثال', '-', 'a'.repeat(81)])
    assert.ok(!accepte(nom), nom)
})

test('property: a day written in French is read back; a day that does not exist is not', () => {
  fc.assert(
    fc.property(fc.date({ min: new Date(1900, 0, 2), max: new Date(2100, 0, 1), noInvalidDate: true }), (date) => {
      const jour = date.toISOString().slice(0, 10)
      assert.equal(readJour(ecrireJour(jour)), jour)
      assert.equal(readJour(jour), jour)
    }),
  )
  for (const faux of ['31/02/1990', '29/02/2027', '00/01/1990', '1/13/1990', '01/01/90', 'hier'])
    assert.equal(readJour(faux), null)
  assert.equal(readJour('1.2.1990'), '1990-02-01')
})
