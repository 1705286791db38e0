import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import fc from 'fast-check'
import { delaiEnMots, echeanceDe, enRetard, partEcoulee } from './delai.ts'
import { appliquer, type Cote, EN_ATTENTE, type Etat, type Evenement, peut, STATUTS } from './model.ts'

const LUNDI = new Date('2026-11-23T09:30:00+01:00')
const heures = (n: number) => new Date(LUNDI.getTime() + n * 3_600_000)

const envoyee: Evenement = {
  type: 'envoyee',
  le: LUNDI,
  par: 'agathe',
  cote: 'aidant',
  groupe: 'caf-rsa',
  operateur: 'caf',
  echeance: echeanceDe(LUNDI, { delaiJoursOuvres: 3 }),
}

const cotes: Cote[] = ['aidant', 'operateur', 'invite', 'systeme']
const compte = fc.constantFrom('agathe', 'bastien', 'chloe')
const destination = { groupe: fc.constantFrom('caf-rsa', 'cpam', 'ccas'), operateur: fc.constantFrom('caf', 'cpam') }

/** Any event, plausible or not; dates are put in order afterwards. */
const evenement: fc.Arbitrary<Evenement> = fc
  .tuple(
    fc.oneof(
      fc.record({ type: fc.constant('envoyee'), ...destination }),
      fc.record({ type: fc.constant('prise-en-charge'), relais: fc.boolean() }),
      fc.record({
        type: fc.constantFrom(
          'message',
          'question',
          'traitee',
          'pas-pour-nous',
          'mandat-fini',
          'rappel',
          'liberee',
          'close-seule',
        ),
      }),
      fc.record({
        type: fc.constant('etape'),
        etape: fc.constantFrom('suppleance', 'responsable', 'coordination', 'relance', 'structure'),
        groupe: fc.constant('cpam'),
      }),
      fc.record({ type: fc.constant('reroutee'), ...destination }),
      fc.record({
        type: fc.constant('invitation'),
        groupe: fc.constant('cpam'),
        compte: fc.constant(null),
        voit: fc.constant('tout'),
      }),
      fc.record({ type: fc.constant('reponse'), question: fc.constant('q') }),
      fc.record({ type: fc.constant('reunie'), vers: fc.constant('d') }),
      fc.record({ type: fc.constant('reunion'), de: fc.constant('d') }),
      fc.record({ type: fc.constant('rouverte') }),
      fc.record({ type: fc.constantFrom('confiee', 'reprise'), a: compte }),
      fc.record({
        type: fc.constant('heritee'),
        groupe: fc.constantFrom('caf-rsa', 'ccas'),
        responsable: fc.option(compte),
      }),
      fc.record({ type: fc.constant('close'), utile: fc.constantFrom('oui', 'en-partie', 'non', 'sans-objet') }),
    ),
    fc.constantFrom(...cotes),
    compte,
  )
  .map(
    ([fait, cote, par]) =>
      ({ ...fait, cote, par: cote === 'systeme' ? null : par, le: LUNDI, echeance: LUNDI }) as Evenement,
  )

/** A request as it is lived: events that the rules refuse leave no trace. */
function vivre(evenements: Evenement[]): { etat: Etat; gardes: Evenement[] } {
  const gardes: Evenement[] = []
  let etat: Etat | null = null
  for (const [rang, brut] of [envoyee, ...evenements].entries()) {
    const le = heures(rang * 7)
    const e = {
      ...brut,
      le,
      ...('echeance' in brut && { echeance: echeanceDe(le, { delaiJoursOuvres: 3 }) }),
    } as Evenement
    const suite = appliquer(etat, e)
    if (!suite.ok) continue
    etat = suite.value
    gardes.push(e)
  }
  assert.ok(etat)
  return { etat, gardes }
}

describe('reducer', () => {
  test('replaying what was kept gives the same state, and every refusal is a French sentence', () => {
    fc.assert(
      fc.property(fc.array(evenement, { maxLength: 40 }), (evenements) => {
        const { etat, gardes } = vivre(evenements)
        const rejoue = gardes.reduce<Etat | null>((avant, e) => {
          const suite = appliquer(avant, e)
          assert.ok(suite.ok)
          return suite.value
        }, null)
        assert.deepEqual(rejoue, etat)
        assert.equal(etat.evenements, gardes.length)
        assert.deepEqual(etat.mouvementLe, gardes.at(-1)?.le)
        for (const e of evenements) {
          const refusee = appliquer(etat, e)
          if (!refusee.ok) assert.match(refusee.refus.message, /^[A-ZÉÀ].*\.$/)
        }
      }),
    )
  })

  test('nothing is possible on nothing, and a request is sent once', () => {
    fc.assert(
      fc.property(evenement, fc.array(evenement, { maxLength: 20 }), (premier, suite) => {
        assert.equal(appliquer(null, premier).ok, premier.type === 'envoyee')
        assert.equal(appliquer(vivre(suite).etat, envoyee).ok, false)
      }),
    )
  })

  test('what stands on the row holds together, whatever happened', () => {
    fc.assert(
      fc.property(fc.array(evenement, { maxLength: 40 }), (evenements) => {
        const { etat } = vivre(evenements)
        assert.equal(etat.closeLe !== null, etat.statut === 'close')
        if (etat.statut === 'traitee' || etat.statut === 'pas-pour-nous') assert.ok(etat.repondueLe)
        if (EN_ATTENTE.includes(etat.statut)) assert.equal(etat.repondueLe, null)
        if (etat.statut === 'prise-en-charge') assert.ok(etat.responsable && etat.priseLe)
        assert.ok(etat.depuis < etat.echeance)
        if (etat.utile) assert.equal(etat.statut, 'close')
      }),
    )
  })

  test('a closed request only opens again by the hand of its structure', () => {
    fc.assert(
      fc.property(fc.array(evenement, { maxLength: 30 }), evenement, (evenements, e) => {
        const close = appliquer(vivre(evenements).etat, {
          type: 'mandat-fini',
          le: heures(999),
          par: null,
          cote: 'systeme',
        })
        if (!close.ok) return
        const suite = appliquer(close.value, { ...e, le: heures(1000) })
        assert.equal(suite.ok, e.type === 'rouverte' && e.cote === 'aidant')
      }),
    )
  })

  test('an operator never closes, an agent never answers for the operator, a guest only writes and invites', () => {
    fc.assert(
      fc.property(fc.array(evenement, { maxLength: 30 }), evenement, (evenements, e) => {
        const { etat } = vivre(evenements)
        if (!appliquer(etat, { ...e, le: heures(1000) }).ok) return
        if (e.type === 'close' || e.type === 'rouverte') assert.equal(e.cote, 'aidant')
        if (e.type === 'traitee' || e.type === 'prise-en-charge' || e.type === 'pas-pour-nous')
          assert.equal(e.cote, 'operateur')
        if (e.cote === 'invite') assert.ok(e.type === 'message' || e.type === 'invitation')
      }),
    )
  })

  test('a button shown is an action accepted, but for what only the data of the event can spoil', () => {
    const gatees = new Set(['meme-groupe', 'deja-prise', 'deja-vous', 'pas-l-heure'])
    fc.assert(
      fc.property(fc.array(evenement, { maxLength: 30 }), evenement, (evenements, e) => {
        if (e.type === 'envoyee') return
        const { etat } = vivre(evenements)
        const suite = appliquer(etat, { ...e, le: heures(1000) })
        if (peut(etat, e.cote, e.type)) assert.ok(suite.ok || gatees.has(suite.refus.code))
        else assert.ok(!suite.ok)
      }),
    )
  })

  test('the second to take a request is told; the relay is asked for by name', () => {
    const prise = (par: string, relais = false): Evenement => ({
      type: 'prise-en-charge',
      relais,
      le: heures(1),
      par,
      cote: 'operateur',
    })
    const { etat } = vivre([prise('bastien')])
    assert.equal(etat.responsable, 'bastien')
    const seconde = appliquer(etat, prise('chloe'))
    assert.ok(!seconde.ok && seconde.refus.code === 'deja-prise')
    const relais = appliquer(etat, prise('chloe', true))
    assert.ok(relais.ok && relais.value.responsable === 'chloe')
  })

  test('given back, only the agent sends it elsewhere; before that, only the group does', () => {
    const ailleurs = (cote: Cote): Evenement => ({
      type: 'reroutee',
      groupe: 'ccas',
      operateur: 'ccas',
      echeance: heures(300),
      le: heures(9),
      par: 'x',
      cote,
    })
    const { etat: chezEux } = vivre([])
    assert.equal(appliquer(chezEux, ailleurs('aidant')).ok, false)
    const partie = appliquer(chezEux, ailleurs('operateur'))
    assert.ok(partie.ok && partie.value.groupe === 'ccas' && partie.value.statut === 'envoyee')
    const { etat: rendue } = vivre([{ type: 'pas-pour-nous', le: heures(1), par: 'bastien', cote: 'operateur' }])
    assert.equal(appliquer(rendue, ailleurs('operateur')).ok, false)
    assert.equal(appliquer(rendue, ailleurs('aidant')).ok, true)
  })
})

describe('deadline', () => {
  const avec = (statut: Etat['statut']) => ({ statut, echeance: heures(72) })

  test('working days of the group from the sending, at the same hour', () => {
    assert.deepEqual(echeanceDe(LUNDI, { delaiJoursOuvres: 3 }), new Date('2026-11-26T09:30:00+01:00'))
    const vendredi = new Date('2026-11-27T16:00:00+01:00')
    assert.deepEqual(echeanceDe(vendredi, { delaiJoursOuvres: 3 }), new Date('2026-12-02T16:00:00+01:00'))
    const samedi = new Date('2026-11-28T11:00:00+01:00')
    assert.deepEqual(echeanceDe(samedi, { delaiJoursOuvres: 3 }), new Date('2026-12-03T00:00:00+01:00'))
  })

  test('late only while the operator owes an answer', () => {
    for (const statut of STATUTS) {
      assert.equal(enRetard(avec(statut), heures(72)), false, 'on the hour it is not late')
      assert.equal(enRetard(avec(statut), heures(73)), EN_ATTENTE.includes(statut), statut)
    }
  })

  test('said in words', () => {
    const echeance = new Date('2026-11-27T10:00:00+01:00')
    const dit = (iso: string) => delaiEnMots({ echeance }, new Date(iso))
    assert.equal(dit('2026-11-24T11:00:00+01:00'), '3 jours ouvrés restants')
    assert.equal(dit('2026-11-26T18:00:00+01:00'), '1 jour ouvré restant')
    assert.equal(dit('2026-11-27T09:59:00+01:00'), 'Pour aujourd’hui')
    assert.equal(dit('2026-11-27T10:01:00+01:00'), 'En retard')
    assert.equal(dit('2026-11-29T10:01:00+01:00'), 'En retard')
    assert.equal(dit('2026-12-01T08:00:00+01:00'), 'En retard de 2 jours ouvrés')
  })

  test('in the days that the group works', () => {
    const calendrier = { jours: [1, 2, 3, 5], fermes: new Set(['2026-11-25']) }
    const etat = { echeance: new Date('2026-11-27T10:00:00+01:00') }
    assert.equal(delaiEnMots(etat, new Date('2026-11-24T11:00:00+01:00'), calendrier), '1 jour ouvré restant')
  })

  test('a deadline at midnight is the evening before', () => {
    const etat = { echeance: new Date('2026-12-03T00:00:00+01:00') }
    assert.equal(delaiEnMots(etat, new Date('2026-12-02T09:00:00+01:00')), 'Pour aujourd’hui')
  })

  test('the share of the delay stays between the two knots', () => {
    const etat = { depuis: LUNDI, echeance: heures(72) }
    assert.equal(partEcoulee(etat, LUNDI), 0)
    assert.equal(partEcoulee(etat, heures(36)), 0.5)
    assert.equal(partEcoulee(etat, heures(500)), 1)
  })
})
