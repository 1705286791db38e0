import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { bouquet } from '../annuaire/index.ts'
import { DROITS } from '../droits/index.ts'
import { type Database, loadDemonstration } from '../platform/index.ts'
import { creerMonde, type MondeDeTest, ouvrirBase } from '../platform/testing/index.ts'
import { composeRooms } from '../rooms.ts'
import { extraire } from './extraire.ts'
import { relire } from './model.ts'

const LIEU = '/lieux/exemple-france-services-tilleuls'

const PAGES = [
  '/',
  '/lieux',
  '/lieux?q=caf&commune=93008',
  '/lieux?q=introuvable-partout',
  '/lieux/nimporte',
  LIEU,
  `${LIEU}/ecrire`,
  `${LIEU}/signaler`,
  `${LIEU}/abonnement`,
  `${LIEU}/services/exemple-tilleuls-initiation`,
  '/services',
  '/couverture',
  '/couverture?commune=93008',
  '/couverture?commune=neuilly',
  '/mon-mandat',
  '/droits',
  '/droits/nimporte',
  '/numerique',
  '/apprendre-le-francais',
  '/passeport',
  ...DROITS.map(({ nom }) => `/droits/${nom}`),
  ...bouquet.evenements.map(({ code }) => `/evenements/${code}`),
  ...bouquet.demarches.map(({ code }) => `/demarches/${code}`),
]

/** A family with wages, and the pages of its interview. */
const FOYER = {
  urgence: 'non',
  situation: 'separe',
  enfants: '2',
  vous_ne: '04/1990',
  enfant_1_ne: '03/2016',
  enfant_2_ne: '05/2019',
  commune: '93008',
  logement: 'locataire_social',
  loyer: '420',
  vous_activite: 'emploi',
  vous_nationalite: 'francaise',
  vous_salaire: '900',
  vues: 'urgence,foyer,ages,logement,activite,sejour,revenus,situations',
  etape: 'urgence',
}
const ETAPES = ['foyer', 'ages', 'logement', 'activite', 'sejour', 'revenus', 'situations', 'resultat']

const TEST = Object.fromEntries(
  'mobile ordinateur connexion message photo application mail piece motDePasse formulaire compte attestation recherche trajet officiel arnaque secret fermer'
    .split(' ')
    .map((question) => [question, 'aide']),
)

/** What the public forms answer. */
const REPONSES: [string, Record<string, string>][] = [
  ['/apprendre-le-francais', { oral: '2', ecrit: '1', ecole: 'peu', ville: '93066', action: 'voir' }],
  ...['telephone', 'courriel', 'demarches', 'internet', 'securite', 'ville', 'resultat'].map(
    (etape): [string, Record<string, string>] => ['/numerique', { ...TEST, action: `aller:${etape}` }],
  ),
]

const PAS_ENCORE = 'Cette page n’est pas encore écrite en facile à lire.'

describe('the pages in easy-to-read French', () => {
  let database: Database
  let monde: MondeDeTest
  before(async () => {
    database = await ouvrirBase('pglite')
    monde = creerMonde(database, composeRooms)
    await loadDemonstration(monde.services, composeRooms(monde.services), () => {})
  })
  after(async () => {
    monde.close()
    await database.close()
  })

  test('pass the reading', async () => {
    const personne = await monde.navigateur()
    const rates: string[] = []
    const sansVersion: string[] = []
    for (const page of PAGES) {
      const reponse = await personne.get(`${page}${page.includes('?') ? '&' : '?'}langue=facile`)
      const { texte } = extraire(await reponse.text(), 'html')
      const { facile, mots } = relire(texte)
      assert.ok(mots > 5, `${page} has words`)
      if (texte.includes(PAS_ENCORE)) sansVersion.push(page)
      else if (!facile) rates.push(page)
    }
    for (const etape of ETAPES) {
      const reponse = await personne.post('/droits?langue=facile', { ...FOYER, action: `aller:${etape}` })
      if (!relire(extraire(await reponse.text(), 'html').texte).facile) rates.push(`/droits, ${etape}`)
    }
    for (const [page, envoi] of REPONSES) {
      const { texte } = extraire(await (await personne.post(`${page}?langue=facile`, envoi)).text(), 'html')
      if (!relire(texte).facile) rates.push(`${page}, ${envoi.action}`)
    }
    assert.deepEqual({ rates, sansVersion }, { rates: [], sansVersion: [] })
  })
})
