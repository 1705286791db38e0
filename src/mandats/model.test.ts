import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import fc from 'fast-check'
import { unMandat } from './exemple.ts'
import {
  couvre,
  DUREES,
  type Duree,
  etatLe,
  type Jour,
  joursRestants,
  type Mandat,
  type MotifDeFin,
  type Portee,
  periode,
} from './model.ts'

const OPERATEURS = ['caf', 'cpam', 'cnav']
const DEMARCHES = ['a', 'b', 'c']

const jours = fc
  .date({ min: new Date('2024-01-01T12:00:00Z'), max: new Date('2032-12-31T12:00:00Z'), noInvalidDate: true })
  .map((d): Jour => d.toISOString().slice(0, 10))
const durees = fc.constantFrom(...(Object.keys(DUREES).map(Number) as Duree[]))
const libelle = (code: string) => ({ code, libelle: code.toUpperCase() })
const portees: fc.Arbitrary<Portee[]> = fc.uniqueArray(
  fc.record({
    operateur: fc.constantFrom(...OPERATEURS).map(libelle),
    demarches: fc.oneof(
      fc.constant('toutes' as const),
      fc.subarray(DEMARCHES, { minLength: 1 }).map((codes) => codes.map(libelle)),
    ),
  }),
  { minLength: 1, selector: (p) => p.operateur.code },
)
const mandats: fc.Arbitrary<Mandat> = fc
  .record({
    debut: jours,
    duree: durees,
    signe: fc.boolean(),
    portees,
    fin: fc.option(fc.record({ jour: jours, motif: fc.constantFrom<MotifDeFin>('revocation', 'demarches-terminees') })),
  })
  .map(({ debut, duree, signe, portees, fin }) => {
    const base = unMandat({ portees })
    const signature = signe
      ? { mode: 'ecran' as const, compteId: 'agent', le: base.creeLe, ...periode(debut, duree) }
      : null
    const close = signature && fin && fin.jour >= debut ? { ...fin, le: base.creeLe, compteId: 'agent' } : null
    return { ...base, dureeMois: duree, signature, fin: close }
  })

describe('state of a mandate', () => {
  test('a draft, then in force up to its last day included, then expired', () => {
    const brouillon = unMandat()
    assert.equal(etatLe(brouillon, '2026-11-23'), 'brouillon')
    const signe = unMandat({ signe: '2026-11-23' })
    assert.equal(etatLe(signe, '2026-11-23'), 'en-vigueur')
    assert.equal(etatLe(signe, '2027-11-23'), 'en-vigueur')
    assert.equal(etatLe(signe, '2027-11-24'), 'expire')
    assert.equal(joursRestants(signe, '2027-11-22'), 2)
    assert.equal(joursRestants(signe, '2027-11-24'), 0)
  })

  test('the day it is taken back it holds no more, and it says why', () => {
    const signe = unMandat({ signe: '2026-11-23', fini: { motif: 'revocation', jour: '2026-12-01' } })
    assert.equal(etatLe(signe, '2026-11-30'), 'en-vigueur')
    assert.equal(etatLe(signe, '2026-12-01'), 'revoque')
    const resultat = couvre(signe, 'caf', 'rsa', '2026-12-02')
    assert.equal(!resultat.ok && resultat.refus.message.includes('1er décembre 2026'), true)
    const termine = unMandat({ signe: '2026-11-23', fini: { motif: 'demarches-terminees', jour: '2026-12-01' } })
    assert.equal(etatLe(termine, '2026-12-01'), 'termine')
  })

  test('property: once it holds no more, it never holds again', () => {
    fc.assert(
      fc.property(mandats, jours, jours, (mandat, x, y) => {
        const [avant, apres] = x < y ? [x, y] : [y, x]
        const debut = mandat.signature?.debut ?? ''
        const etat = etatLe(mandat, avant)
        if (etat === 'en-vigueur' || etat === 'brouillon' || avant < debut) return
        assert.notEqual(etatLe(mandat, apres), 'en-vigueur')
      }),
    )
  })
})

describe('length of a mandate', () => {
  test('the same day of the last month, or the last day of a shorter month', () => {
    assert.equal(periode('2026-11-23', 12).dernierJour, '2027-11-23')
    assert.equal(periode('2026-11-30', 3).dernierJour, '2027-02-28')
    assert.equal(periode('2028-02-29', 12).dernierJour, '2029-02-28')
    assert.equal(periode('2026-12-31', 1).dernierJour, '2027-01-31')
    assert.equal(periode('2026-08-31', 6).dernierJour, '2027-02-28')
  })

  test('property: never more than a year, never less than the months chosen minus the short days', () => {
    fc.assert(
      fc.property(jours, durees, (debut, duree) => {
        const { dernierJour } = periode(debut, duree)
        const anneeApres = `${Number(debut.slice(0, 4)) + 1}${debut.slice(4)}`
        assert.ok(dernierJour <= anneeApres, `${debut} + ${duree} → ${dernierJour}`)
        assert.ok(dernierJour > debut)
        const mois = (j: Jour) => Number(j.slice(0, 4)) * 12 + Number(j.slice(5, 7))
        assert.equal(mois(dernierJour) - mois(debut), duree)
        assert.ok(dernierJour.slice(8) <= debut.slice(8))
      }),
    )
  })
})

describe('what a mandate covers', () => {
  const mandat = unMandat({
    signe: '2026-11-23',
    portees: [
      { operateur: { code: 'caf', libelle: 'Caf' }, demarches: [{ code: 'rsa', libelle: 'Demander le RSA' }] },
      { operateur: { code: 'cpam', libelle: 'Assurance maladie' }, demarches: 'toutes' },
    ],
  })

  test('says in French what is missing, and what to do', () => {
    const message = (operateur: string, demarche: string | null, jour = '2026-11-24') => {
      const r = couvre(mandat, operateur, demarche, jour)
      return r.ok ? 'oui' : r.refus.message
    }
    assert.equal(message('caf', 'rsa'), 'oui')
    assert.equal(message('caf', null), 'oui')
    assert.equal(message('cpam', 'tout-ce-qu-on-veut'), 'oui')
    assert.match(message('cnav', 'retraite'), /ne couvre pas cet organisme. Il couvre : Caf et Assurance maladie/)
    assert.match(message('caf', 'aah'), /Avec Caf, il couvre : « Demander le RSA ». Établissez un nouveau mandat/)
    assert.match(message('caf', 'rsa', '2027-11-24'), /a pris fin le 23 novembre 2027/)
  })

  test('property: covers exactly when it is in force, the operator is named, and the procedure is named or all are', () => {
    fc.assert(
      fc.property(
        mandats,
        fc.constantFrom(...OPERATEURS),
        fc.option(fc.constantFrom(...DEMARCHES)),
        jours,
        (mandat, operateur, demarche, jour) => {
          const portee = mandat.contenu.portees.find((p) => p.operateur.code === operateur)
          const prevue =
            portee !== undefined &&
            (demarche === null || portee.demarches === 'toutes' || portee.demarches.some((d) => d.code === demarche))
          const resultat = couvre(mandat, operateur, demarche, jour)
          assert.equal(resultat.ok, etatLe(mandat, jour) === 'en-vigueur' && prevue)
          if (!resultat.ok) assert.match(resultat.refus.message, /^(Ce mandat|La personne) .+\.$/)
        },
      ),
    )
  })
})
