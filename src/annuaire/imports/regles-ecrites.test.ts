import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { JOUR, type Plage } from '../horaires.ts'
import { ecrireHoraires } from '../osm.ts'
import { lireAnnuaireAdministration } from './annuaire-administration.ts'
import { appliquerRegle } from './regles-ecrites.ts'

const h = (rang: number, debut: number, fin: number): Plage => ({
  debut: rang * JOUR + debut * 60,
  fin: rang * JOUR + fin * 60,
})
const SEMAINE = [0, 1, 2, 3, 4].flatMap((r) => [h(r, 9, 12), h(r, 14, 17)])

function apres(regle: string, ouvert = SEMAINE) {
  const { alertes, rendezVous, ...semaine } = appliquerRegle(regle, { ouvert, incertain: [] })
  const ecrit = (plages: Plage[]) => (plages.length > 0 ? ecrireHoraires(plages).osm : '')
  return {
    ouvert: ecrit(semaine.ouvert),
    incertain: ecrit(semaine.incertain),
    alertes: alertes.map((a) => a.code),
    rendezVous,
  }
}

const ENTIERE = 'Mo-Fr 09:00-12:00,14:00-17:00'

describe('rules written in words', () => {
  test('closing a day or a half-day, when nothing else is said', () => {
    const cas = {
      'Fermé le jeudi': 'Mo-We,Fr 09:00-12:00,14:00-17:00',
      'Fermé le jeudi après-midi': 'Mo-We,Fr 09:00-12:00,14:00-17:00, Th 09:00-12:00',
      'également sur rendez-vous. Fermé le mardi et le  jeudi': 'Mo,We,Fr 09:00-12:00,14:00-17:00',
      'Accueil avec ou sans rendez-vous, fermée les jeudi après-midi.':
        'Mo-We,Fr 09:00-12:00,14:00-17:00, Th 09:00-12:00',
    }
    for (const [regle, ouvert] of Object.entries(cas))
      assert.deepEqual(apres(regle), { ouvert, incertain: '', alertes: [], rendezVous: false }, regle)
  })

  test('half a day taken from one long slot leaves a doubt', () => {
    const { ouvert, incertain } = apres('Fermé le lundi après-midi', [h(0, 9, 16), h(1, 9, 16)])
    assert.deepEqual([ouvert, incertain], ['Tu 09:00-16:00', 'Mo 09:00-16:00'])
  })

  test('closed for one service only changes nothing, and is to be read', () => {
    for (const regle of [
      'Accueil fermé le jeudi matin et le vendredi après-midi pour le guichet d’accueil unique.',
      'Le jeudi après-midi les services administratifs sont fermés, seul l’accueil est ouvert.',
      'Accueil ouvert uniquement pour l’état civil.',
    ])
      assert.deepEqual(
        apres(regle),
        { ouvert: ENTIERE, incertain: '', alertes: ['regle-ecrite'], rendezVous: false },
        regle,
      )
  })

  test('true of some weeks only: neither open nor closed', () => {
    for (const regle of [
      'Accueil ouvert uniquement les semaines impaires.',
      'Accueil ouvert uniquement un jeudi sur deux.',
      'Accueil ouvert uniquement le 2e et 4e samedi de chaque mois.',
      'Accueil ouvert uniquement pendant les congés scolaires.',
      'Pas d’accueil physique. Accueil téléphonique uniquement du lundi au vendredi.',
    ])
      assert.deepEqual(
        apres(regle),
        { ouvert: '', incertain: ENTIERE, alertes: ['regle-ecrite'], rendezVous: false },
        regle,
      )
  })

  test('on appointment only', () => {
    assert.equal(apres('Accueil uniquement sur rendez-vous.').rendezVous, true)
    assert.equal(apres('Accueil ouvert uniquement sur rendez-vous le matin.').rendezVous, false)
  })
})

const CORPS = {
  id: 'pmi-1',
  type: 'pmi',
  nom: 'PMI Exemple',
  code_insee: '93008',
  adresse: '',
  code_postal: '93000',
  commune: 'Bobigny',
  longitude: '',
  latitude: '',
  telephone: '',
  email: '',
  url: '',
  date_maj: '2017-11-13',
  ouverture_json: '',
  commentaire: '',
}

function horaires(ouverture: unknown, commentaire = '') {
  const lecture = lireAnnuaireAdministration({ ...CORPS, ouverture_json: JSON.stringify(ouverture), commentaire })
  if ('rejet' in lecture) throw new Error(lecture.rejet.message)
  return { osm: lecture.lieu.horaires?.osm, note: lecture.lieu.note, codes: lecture.alertes.map((a) => a.code) }
}

describe('administration directory', () => {
  const matin = { début: '09:00:00', fin: '12:00:00' }
  const apresMidi = { début: '13:30:00', fin: '17:00:00' }

  test('one range or a list, one slot or a list', () => {
    assert.equal(horaires({ PlageJ: { début: 'lundi', fin: 'vendredi', PlageH: matin } }).osm, 'Mo-Fr 09:00-12:00')
    assert.equal(
      horaires({
        PlageJ: [
          { début: 'lundi', fin: 'mardi', PlageH: [matin, apresMidi] },
          { début: 'jeudi', fin: 'jeudi', PlageH: matin },
        ],
      }).osm,
      'Mo,Tu 09:00-12:00,13:30-17:00, Th 09:00-12:00',
    )
  })

  test('a note applies to its own days and is shown with them', () => {
    const { osm, note } = horaires({
      PlageJ: [
        { début: 'lundi', fin: 'vendredi', Note: 'Fermé le mercredi', PlageH: matin },
        { début: 'samedi', fin: 'samedi', Note: 'Accueil ouvert uniquement les semaines paires.', PlageH: matin },
      ],
    })
    assert.equal(osm, 'Mo,Tu,Th,Fr 09:00-12:00, Sa 09:00-12:00 unknown "à vérifier"')
    assert.equal(note, 'Lundi à vendredi : Fermé le mercredi\nSamedi : Accueil ouvert uniquement les semaines paires.')
  })

  test('no hours are unknown hours; what cannot be read is told', () => {
    assert.ok(!('rejet' in lireAnnuaireAdministration(CORPS)))
    assert.equal(horaires({}).osm, undefined)
    assert.deepEqual(horaires({ PlageJ: { début: 'lundredi', fin: 'mardi' } }).codes, ['horaires-illisibles'])
  })

  test('kinds of places that nobody decided to show are refused', () => {
    for (const type of ['bav', 'centre_hebergement', '']) {
      const lecture = lireAnnuaireAdministration({ ...CORPS, type })
      assert.ok('rejet' in lecture && lecture.rejet.code === 'type-non-publie', type)
    }
  })
})
