import assert from 'node:assert/strict'
import { test } from 'node:test'
import { CATALOGUE, type NomParametre } from './baremes/catalogue.ts'
import { BAREMES } from './baremes/donnees.ts'
import { documenter } from './documentation.ts'
import { EXEMPLES } from './droits/exemples.ts'
import { DROITS, evaluer, histoireDe, NOMS_NATIONAUX, verifierFoyer } from './index.ts'
import { lireBaremes } from './parametres.ts'

for (const { dit, foyer, attendu } of EXEMPLES)
  test(`example: ${dit}`, () => {
    assert.deepEqual(verifierFoyer(foyer), { ok: true, foyer })
    const { droits } = evaluer(foyer)
    for (const [nom, valeur] of Object.entries(attendu)) {
      const reponse = droits[nom]
      if (typeof valeur === 'string') assert.equal(reponse?.niveau, valeur, nom)
      else
        assert.ok(
          Math.abs((reponse?.montant ?? Number.NaN) - valeur) <= 0.01,
          `${nom}: ${reponse?.montant} for ${valeur}`,
        )
    }
  })

test('every right of the list is there, with a page', () => {
  assert.deepEqual(
    DROITS.map((d) => d.nom),
    [...NOMS_NATIONAUX],
  )
  for (const droit of DROITS) {
    const fiche = documenter(droit)
    assert.ok(fiche.etapes.length > 0, droit.nom)
    assert.ok(
      fiche.etapes.every((e) => e.reference),
      droit.nom,
    )
  }
})

test('scales have neither gap nor overlap: one value a day, in order, for each parameter', () => {
  const lignes = lireBaremes(BAREMES)
  for (const { nom, depuis, valeurs, etat, reference } of lignes) {
    assert.match(depuis, /^\d{4}-(0[1-9]|1[0-2])-\d\d$/, nom)
    assert.ok(valeurs.length > 0 && valeurs.every(Number.isFinite), nom)
    assert.ok(['ok', 'ancien', 'a_confirmer'].includes(etat), nom)
    assert.ok(reference.length > 0, nom)
  }
  for (const nom of Object.keys(CATALOGUE) as NomParametre[]) {
    const histoire = histoireDe(nom)
    assert.ok(histoire.length > 0, `${nom} has no value`)
    histoire.forEach((l, i) => {
      const suivante = histoire[i + 1]
      if (suivante) assert.ok(l.depuis < suivante.depuis, `${nom}: ${l.depuis} then ${suivante.depuis}`)
      assert.equal(l.valeurs.length, histoire[0]?.valeurs.length, `${nom}: lists of different lengths`)
    })
  }
})

test('what is wrong is refused by the name of its field', () => {
  const refus = (v: object) => {
    const r = verifierFoyer({ mois: '2026-11', ...v })
    return r.ok ? [] : r.erreurs.map((e) => e.champ)
  }
  const p = { role: 'adulte' }
  assert.deepEqual(refus({ couleur: 1 }), ['couleur'])
  assert.deepEqual(refus({ personnes: [{ ...p, age: 3 }] }), ['personnes[0].age'])
  assert.deepEqual(refus({ personnes: [{ ...p, revenus: [{ net_mensuel: -1 }] }] }), [
    'personnes[0].revenus[0].net_mensuel',
  ])
  assert.deepEqual(refus({ personnes: [{ ...p, date_naissance: '2027-01-01' }] }), ['personnes[0].date_naissance'])
  assert.deepEqual(refus({ personnes: [{ ...p, date_naissance: '2001-02-30' }] }), ['personnes[0].date_naissance'])
  assert.deepEqual(refus({ personnes: Array.from({ length: 40 }, () => ({ role: 'enfant' })) }), [
    'personnes',
    'personnes',
  ])
  assert.deepEqual(refus({ personnes: [{ ...p, revenus: [{ du: '2026-05', au: '2026-04' }] }] }), [
    'personnes[0].revenus[0].au',
  ])
  assert.deepEqual(refus({ logement: { code_insee: 'Bobigny' } }), ['logement.code_insee'])
  assert.deepEqual(refus({ mois: '2026-13' }), ['mois'])
  assert.deepEqual(refus({ situation: 'seul', personnes: [p, p] }), ['situation'])
})
