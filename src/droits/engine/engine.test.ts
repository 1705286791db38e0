import assert from 'node:assert/strict'
import { test } from 'node:test'
import { CATALOGUE, type NomParametre } from './baremes/catalogue.ts'
import { BAREMES } from './baremes/donnees.ts'
import { documenter } from './documentation.ts'
import { EXEMPLES } from './droits/exemples.ts'
import { recalculer } from './hasard.test-data.ts'
import { baremesAVerifier, DROITS, evaluer, histoireDe, NOMS_NATIONAUX, PROVENANCES, verifierFoyer } from './index.ts'
import { lireBaremes } from './parametres.ts'

/** « 1 000 × 12 % − 3,4 » as a program reads it. */
const enChiffres = (calcul: string): string =>
  calcul
    .replaceAll(/(\d) (?=\d)/g, '$1')
    .replaceAll(',', '.')
    .replaceAll('×', '*')
    .replaceAll('−', '-')
    .replaceAll(' %', '*0.01')

for (const { dit, calcul, foyer, attendu } of EXEMPLES)
  test(`example: ${dit}`, () => {
    assert.deepEqual(verifierFoyer(foyer), { ok: true, foyer })
    const { droits } = evaluer(foyer)
    for (const [nom, valeur] of Object.entries(attendu)) {
      const { niveau, montant, maximum } = droits[nom] ?? {}
      if (typeof valeur === 'string') assert.equal(niveau, valeur, nom)
      else
        assert.ok(Math.abs((montant ?? maximum ?? 0) - valeur) <= 0.01, `${nom}: ${montant ?? maximum}, not ${valeur}`)
    }
    const [premier = 0] = Object.values(attendu)
    if (typeof premier === 'string' || premier === 0) return
    assert.ok(calcul, 'an amount is worked by hand')
    const refait = recalculer(enChiffres(calcul))
    assert.ok(Math.abs(refait - premier) <= 0.006, `${calcul} = ${refait}, not ${premier}`)
  })

test('every right with an amount has an example that gives it, and one more', () => {
  for (const { nom, montant } of DROITS) {
    if (!montant) continue
    const siens = EXEMPLES.filter((e) => nom in e.attendu).map((e) => e.attendu[nom])
    assert.ok(siens.length >= 2, nom)
    assert.ok(
      siens.some((v) => v !== 0 && v !== 'aucune'),
      nom,
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

test('scales have neither gap nor overlap: one value a day, in order, for each parameter, and where it was read', () => {
  const lignes = lireBaremes(BAREMES)
  for (const { nom, depuis, valeurs, etat, provenance, reference } of lignes) {
    assert.match(depuis, /^\d{4}-(0[1-9]|1[0-2])-\d\d$/, nom)
    assert.ok(valeurs.length > 0 && valeurs.every(Number.isFinite), nom)
    assert.ok(['ok', 'ancien', 'a_confirmer'].includes(etat), nom)
    assert.ok(provenance in PROVENANCES, nom)
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

test('a scale read nowhere says so: on the line, the page, the answer and its explanation', () => {
  const sansProvenance = 'bmaf | 2026-04-01 | 478.16 | ok | Instruction du 26 mars 2026'
  assert.throws(() => lireBaremes(sansProvenance), /unreadable scale/)
  const bourse = DROITS.find((d) => d.nom === 'bourse_college_annuelle')
  const collegien = EXEMPLES.find((e) => (e.attendu.bourse_college_annuelle ?? 0) !== 0)
  const ligne = histoireDe('bmaf').find((l) => l.depuis === '2025-04-01')
  assert.ok(bourse && collegien && ligne)
  const lire = () => {
    // A copy of the right: what is said of its scales is kept by right.
    const reponse = evaluer(collegien.foyer, { locaux: [{ ...bourse }] }).droits.bourse_college_annuelle
    return {
      aVerifier: baremesAVerifier().includes(ligne),
      page: documenter(bourse).baremes.flatMap((b) => (b.nom === 'bmaf' ? b.histoire.slice(-2) : [])),
      baremes: reponse?.baremes,
      termes: reponse?.explication?.flatMap((e) => e.termes.map((t) => t.libelle)),
    }
  }
  const lu = lire()
  ligne.provenance = 'memoire'
  const deMemoire = lire()
  ligne.provenance = 'texte'

  const dite = /de mémoire|à vérifier/
  assert.equal(lu.aVerifier, false)
  assert.doesNotMatch(JSON.stringify(lu), dite)
  assert.equal(deMemoire.aVerifier, true)
  assert.match(deMemoire.page[0]?.reference ?? '', /\(de mémoire, à vérifier\)$/)
  assert.match(
    deMemoire.page[1]?.reference ?? '',
    /^Instruction .* \(liste nationale des barèmes\)\. Valeurs d’avant : de mémoire, à vérifier$/,
  )
  assert.deepEqual(deMemoire.baremes, ['barème à vérifier (2025)'])
  assert.ok(deMemoire.termes?.includes('Base mensuelle des allocations familiales (valeur à vérifier)'))
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
