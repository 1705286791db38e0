import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { enFoyer } from './commun/foyer.ts'
import { avancer, type Etape, pageDuChamp } from './commun/parcours.ts'
import { questionsDe } from './commun/questions.ts'
import { lireEuros, lireMois, lireReponses, PAGES, pagesVues, type Reponses } from './commun/reponses.ts'
import { resumer } from './commun/resume.ts'
import { changer, completer, donneesGardees, planNeuf, relanceDe, type Suivi, variations } from './model.ts'

const MOIS = '2026-11'
const MONOPARENT: Reponses = {
  urgence: 'non',
  situation: 'separe',
  enfants: '2',
  enceinte: 'non',
  vous_ne: '04/1990',
  enfant_1_ne: '03/2016',
  enfant_2_ne: '05/2019',
  commune: '93008',
  logement: 'locataire_social',
  loyer: '420',
  vous_activite: 'emploi',
  vous_nationalite: 'francaise',
  vous_salaire: '900',
}

/** Answers each page with what the household knows, until the result. */
function derouler(sait: Reponses, action = 'suite'): { reponses: Reponses; etapes: Etape[] } {
  let suite = { reponses: {} as Reponses, etape: 'urgence' as Etape }
  const etapes: Etape[] = []
  while (suite.etape !== 'resultat') {
    const page = suite.etape
    etapes.push(page)
    assert.ok(etapes.length <= PAGES.length, `it never ends: ${etapes.join(' ')}`)
    const reponses = { ...suite.reponses }
    for (const { nom } of questionsDe(page, reponses, MOIS)) if (sait[nom]) reponses[nom] = sait[nom]
    suite = avancer({ reponses, page, action }, MOIS, [])
  }
  return { reponses: suite.reponses, etapes }
}

const etatDe = (r: Reponses, droit: string) => resumer(enFoyer(r, MOIS), []).find((l) => l.nom === droit)

describe('the interview', () => {
  it('reads months and amounts as people write them', () => {
    for (const ecrit of ['04/1988', '4 1988', '041988', '04-1988']) assert.equal(lireMois(ecrit), '1988-04', ecrit)
    for (const faux of ['13/1988', '1988', 'avril', '']) assert.equal(lireMois(faux), null, faux)
    assert.equal(lireEuros('1 234,50 €'), 1234.5)
    assert.equal(lireEuros('-3'), null)
  })

  it('keeps its own fields only, each short', () => {
    const lues = lireReponses([
      ['situation', 'seul'],
      ['nom', 'Lila Témoin'],
      ['vous_ne', 'x'.repeat(500)],
    ])
    assert.deepEqual(Object.keys(lues), ['situation', 'vous_ne'])
    assert.equal(lues.vous_ne?.length, 20)
  })

  it('asks about danger first, who is there next, and never the same page twice', () => {
    const { etapes } = derouler(MONOPARENT)
    assert.deepEqual(etapes.slice(0, 2), ['urgence', 'foyer'])
    assert.equal(new Set(etapes).size, etapes.length)
  })

  it('ends with « je ne sais pas » everywhere, and says what is missing', () => {
    const { reponses } = derouler({}, 'passer')
    const lignes = resumer(enFoyer(reponses, MOIS), [])
    assert.equal(lignes.filter((l) => l.etat === 'sur').length, 0)
    assert.ok(lignes.filter((l) => l.etat === 'manque').every((l) => l.pages.length > 0))
  })

  it('gives the amounts of the engine once everything is said', () => {
    const { reponses } = derouler(MONOPARENT)
    assert.equal(etatDe(reponses, 'allocations_familiales')?.reponse.montant, 153.01)
    assert.equal(etatDe(reponses, 'allocations_familiales')?.etat, 'sur')
    assert.equal(etatDe(reponses, 'complement_familial')?.etat, 'non')
  })

  it('takes a box left empty as a no on a page that was answered, as unknown on a page passed over', () => {
    const { reponses } = derouler(MONOPARENT)
    assert.equal(enFoyer(reponses, MOIS).personnes?.[0]?.handicap, false)
    const passee = avancer({ reponses, page: 'situations', action: 'passer' }, MOIS, [])
    assert.equal(enFoyer(passee.reponses, MOIS).personnes?.[0]?.handicap, null)
  })

  it('changes an answer at any time, and says what cannot be read', () => {
    const { reponses } = derouler(MONOPARENT)
    const retour = avancer({ reponses, page: 'resultat', action: 'aller:logement' }, MOIS, [])
    assert.equal(retour.etape, 'logement')
    const faux = avancer({ reponses: { ...reponses, loyer: 'cher' }, page: 'logement', action: 'suite' }, MOIS, [])
    assert.deepEqual([faux.etape, faux.erreurs], ['logement', [{ champ: 'loyer', texte: 'euros' }]])
    assert.equal(faux.reponses.loyer, 'cher', 'what was typed stays')
    const demain = avancer({ reponses: { ...reponses, vous_ne: '12/2026' }, page: 'ages', action: 'suite' }, MOIS, [])
    assert.deepEqual(demain.erreurs, [{ champ: 'vous_ne', texte: 'futur' }])
    const juste = avancer({ reponses: { ...reponses, loyer: '500' }, page: 'logement', action: 'suite' }, MOIS, [])
    assert.equal(juste.etape, 'resultat')
  })

  it('forgets everything when asked', () => {
    const { reponses } = derouler(MONOPARENT)
    assert.deepEqual(avancer({ reponses, page: 'resultat', action: 'recommencer' }, MOIS, []).reponses, {})
  })

  it('knows on which page every missing answer is given', () => {
    const lignes = resumer(enFoyer({ situation: 'marie_ou_pacse', enfants: '1', enceinte: 'oui' }, MOIS), [])
    for (const { reponse } of lignes)
      for (const champ of reponse.manquants) assert.ok(PAGES.includes(pageDuChamp(champ)), champ)
    assert.equal(pageDuChamp('personnes.enfant_1.activite'), 'ages')
    assert.equal(pageDuChamp('personnes.vous.activite'), 'activite')
  })

  it('counts the unborn child from the month it is due', () => {
    const foyer = enFoyer({ enceinte: 'oui', terme: '02/2027', enfants: '0', vues: 'foyer,ages' }, MOIS)
    assert.deepEqual(
      foyer.personnes?.map((p) => [p.id, p.a_naitre, p.date_naissance]),
      [
        ['vous', false, null],
        ['a_naitre', true, '2027-02-01'],
      ],
    )
  })
})

describe('the plan', () => {
  const suivi = (issue: Suivi['issue'], motif = ''): Suivi => ({ issue, motif, qui: 'agent', pour: '2026-12-21' })
  const plan = { rsa: suivi('a-demander'), css: { ...suivi('demande'), pour: '2026-12-01' } }

  it('waits for the first day to ask, then for nothing', () => {
    assert.equal(relanceDe(plan), '2026-12-01')
    assert.equal(relanceDe({ rsa: suivi('obtenu') }), null)
  })

  it('refuses a refusal without its reason', () => {
    const sans = changer(plan, 'rsa', suivi('refuse'))
    assert.equal(sans.ok ? '' : sans.refus.champ, 'motif-rsa')
    assert.equal(changer(plan, 'rsa', suivi('refuse', 'trop-complique')).ok, false, 'a reason of another outcome')
    assert.ok(changer(plan, 'rsa', suivi('refuse', 'piece')).ok)
    assert.equal(changer(plan, 'inconnu', suivi('obtenu')).ok, false)
  })

  it('moves the counts with each change, once', () => {
    assert.deepEqual(variations(undefined, suivi('demande')), [])
    assert.deepEqual(variations(suivi('refuse', 'piece'), suivi('obtenu')), [
      { issue: 'refuse', motif: 'piece', delta: -1 },
      { issue: 'obtenu', motif: '', delta: 1 },
    ])
    assert.deepEqual(variations(suivi('obtenu'), suivi('obtenu')), [])
  })

  it('holds what may be asked, and nothing closed', () => {
    const r = completer(MONOPARENT)
    const neuf = planNeuf(resumer(enFoyer(r, MOIS), []), '2026-12-21')
    assert.ok('allocations_familiales' in neuf)
    assert.equal('complement_familial' in neuf, false)
  })
})

describe('the dense form', () => {
  it('takes an empty row for nobody, and every page as answered', () => {
    const r = completer({ situation: 'seul', vous_ne: '04/1990' })
    assert.equal(r.enfants, '0')
    assert.deepEqual(pagesVues(r), [...PAGES])
    assert.equal(enFoyer(r, MOIS).personnes?.length, 1)
    assert.equal(enFoyer(r, MOIS).violences_moins_12_mois, false)
  })

  it('says which data a mandate must let the agent keep', () => {
    assert.deepEqual(donneesGardees(MONOPARENT), ['famille', 'logement', 'ressources'])
    assert.deepEqual(donneesGardees({ vous_handicap: 'oui', vous_nationalite: 'autre' }), [
      'famille',
      'logement',
      'ressources',
      'sante',
      'papiers',
    ])
  })
})
