import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { enfantAuHasard, foyerAuHasard, oublier, recalculer, type Tirer } from './hasard.test-data.ts'
import { DROITS, evaluer, type Foyer, prochainesQuestions, type Reponse, verifierFoyer } from './index.ts'
import { creerLot, NOMS_CALCULES } from './lot.ts'

const vite = { explication: false }
/** A source of numbers that fast-check can shrink. */
const pour = (fois: number, propriete: (t: Tirer) => void) =>
  fc.assert(
    fc.property(fc.gen(), (g) => propriete((max) => g(fc.nat, { max: max - 1 }))),
    { numRuns: fois, seed: 93 },
  )
const montant = (r: Reponse | undefined): number => r?.montant ?? 0

test('compiled and interpreted rules give the same figures', () => {
  const lot = creerLot()
  pour(1000, (t) => {
    const foyer = foyerAuHasard(t)
    assert.ok(verifierFoyer(foyer).ok)
    const figures = lot.lire(foyer)
    assert.ok(figures)
    const { droits } = evaluer(foyer, vite)
    NOMS_CALCULES.forEach((nom, i) => {
      const r = droits[nom]
      const attendu =
        nom === 'css'
          ? ['aucune', 'participation', 'gratuite'].indexOf(r?.niveau ?? '')
          : nom === 'ame'
            ? Number(r?.statut === 'ouvert')
            : montant(r)
      assert.ok(Math.abs((figures[i] ?? Number.NaN) - attendu) < 0.006, `${nom}: ${figures[i]} and ${attendu}`)
    })
  })
})

test('the order of persons changes nothing', () => {
  pour(800, (t) => {
    const foyer = foyerAuHasard(t)
    const envers: Foyer = { ...foyer, personnes: [...(foyer.personnes ?? [])].reverse() }
    const [a, b] = [evaluer(foyer, vite).droits, evaluer(envers, vite).droits]
    for (const { nom } of DROITS) {
      assert.equal(b[nom]?.statut, a[nom]?.statut, nom)
      assert.ok(Math.abs(montant(a[nom]) - montant(b[nom])) < 0.011, nom)
    }
  })
})

const FAMILLE = ['allocations_familiales', 'complement_familial', 'asf', 'paje_base', 'aeeh'] as const
test('one more child never lowers the sum of family benefits', () => {
  pour(1000, (t) => {
    const foyer = foyerAuHasard(t)
    const enfant = { ...enfantAuHasard(t, 'N', foyer.mois), handicap: false, complement_aeeh: 0 }
    const avec: Foyer = { ...foyer, personnes: [...(foyer.personnes ?? []), enfant] }
    const somme = (f: Foyer) => {
      const { droits } = evaluer(f, vite)
      return FAMILLE.reduce((s, nom) => s + montant(droits[nom]), 0) + montant(droits.ars_annuelle) / 12
    }
    assert.ok(somme(avec) >= somme(foyer) - 0.02, `${somme(foyer)} then ${somme(avec)}`)
  })
})

/** What one more euro of wage may cost at most, in euros a month, for each right with a threshold. The others are smooth. */
export const SEUILS: Partial<Record<string, number>> = {
  rsa: 7,
  prime_activite: 17,
  // The income of who receives RSA is set aside: the aid is counted anew when RSA ends.
  aide_logement: 700,
  mva: 104.77,
  complement_familial: 99.61,
  paje_base: 99.58,
  ars_annuelle: 16,
  prime_naissance: 1098.57,
  cheque_energie: 277,
  bourse_college_annuelle: 4 * 189,
  bourse_lycee_annuelle: 4 * 120 + 504,
  prime_noel: 600,
  aspa: 3,
  ass: 20.5,
}
test('one more euro of wage costs no more than the known thresholds', () => {
  pour(1000, (t) => {
    const foyer = foyerAuHasard(t)
    const plus = structuredClone(foyer)
    const r = plus.personnes?.flatMap((p) => p.revenus ?? []).find((x) => x.nature === 'salaire')
    if (!r) return
    r.net_mensuel = (r.net_mensuel ?? 0) + 1
    r.imposable_mensuel = (r.imposable_mensuel ?? 0) + 1.036
    const [a, b] = [evaluer(foyer, vite).droits, evaluer(plus, vite).droits]
    for (const { nom, periodicite } of DROITS) {
      const perte = montant(a[nom]) - montant(b[nom])
      const permis = SEUILS[nom] ?? (periodicite === 'mois' ? 1.5 : 20)
      assert.ok(perte <= permis, `${nom} loses ${perte}`)
    }
  })
})

test('what is said with answers missing is never contradicted', () => {
  pour(1500, (t) => {
    const complet = foyerAuHasard(t)
    const partiel = oublier(t, complet)
    const verifie = verifierFoyer(partiel)
    assert.ok(verifie.ok, JSON.stringify(verifie))
    const [su, vrai] = [evaluer(partiel, vite).droits, evaluer(complet, vite).droits]
    for (const { nom } of DROITS) {
      const [a, b] = [su[nom] as Reponse, vrai[nom] as Reponse]
      const dit = `${nom}: ${JSON.stringify(a)} then ${JSON.stringify(b)} for ${JSON.stringify(partiel)}`
      if (a.statut !== 'a_completer') assert.equal(b.statut, a.statut, dit)
      else if (!a.decision) assert.ok(a.manquants.length > 0, dit)
      if (a.montant !== undefined && b.montant !== undefined) assert.ok(Math.abs(a.montant - b.montant) < 0.011, dit)
      if (a.niveau !== undefined) assert.equal(b.niveau, a.niveau, dit)
      const [bas, haut] = a.fourchette ?? [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY]
      assert.ok(montant(b) >= bas - 0.011 && montant(b) <= haut + 0.011, dit)
    }
  })
})

test('every explanation recomputes to its result', () => {
  pour(150, (t) => {
    const { droits } = evaluer(foyerAuHasard(t))
    for (const [nom, reponse] of Object.entries(droits)) {
      const vues = new Set<string>()
      for (const e of reponse.explication ?? []) {
        assert.ok(e.valeur !== null && e.calcul !== undefined, `${nom}/${e.id}`)
        const refait = recalculer(e.calcul)
        assert.ok(Math.abs(refait - e.valeur) < 0.01, `${nom}/${e.id}: ${e.calcul} = ${refait}, not ${e.valeur}`)
        for (const c of e.conditions) assert.equal(recalculer(c.calcul) !== 0, c.oui, `${nom}/${e.id}: ${c.calcul}`)
        // Each figure taken from a step is that of a line already shown.
        for (const terme of e.termes)
          if (terme.etape) assert.ok(vues.has(terme.etape), `${nom}/${e.id}: ${terme.etape}`)
        vues.add(e.id)
      }
      const fin = reponse.explication?.at(-1)
      if (reponse.montant !== undefined && reponse.montant > 0)
        assert.ok(Math.abs((fin?.valeur ?? 0) - reponse.montant) < 0.006, nom)
    }
  })
})

test('the next question is one that is missing, and answers end', () => {
  const vide: Foyer = { mois: '2026-11' }
  assert.equal(evaluer(vide, vite).droits.rsa?.statut, 'a_completer')
  assert.ok(prochainesQuestions(vide).length > 0)
  pour(5, (t) => {
    const complet = foyerAuHasard(t)
    assert.deepEqual(prochainesQuestions(complet), [])
    const partiel = oublier(t, complet)
    const [premiere] = prochainesQuestions(partiel)
    const manquants = new Set(Object.values(evaluer(partiel, vite).droits).flatMap((r) => r.manquants))
    assert.ok(!premiere || premiere.champ === 'personnes' || manquants.has(premiere.champ), premiere?.champ)
  })
})
