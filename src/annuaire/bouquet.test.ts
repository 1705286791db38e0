import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { bouquet, findDemarche, findEvenement, findSite, operateursDeLEvenement } from './bouquet.ts'
import { listOperateurs } from './operateurs.ts'

/** Rights that the rights engine answers for, by its names. */
const DROITS = new Set(
  `rsa prime_activite aide_logement allocations_familiales complement_familial asf paje_base prime_naissance aeeh ajpp
  aah mva aspa asi ass ars_annuelle css ame cheque_energie bourse_college_annuelle bourse_lycee_annuelle apa
  prime_demenagement prime_noel aide_urgence_violences`.split(/\s+/),
)

const uniques = (nom: string, valeurs: readonly string[]) =>
  it(`has each ${nom} once`, () => {
    assert.deepEqual(
      valeurs.filter((v, i) => valeurs.indexOf(v) !== i),
      [],
    )
  })

describe('the bouquet', () => {
  const { evenements, demarches, sites, familles } = bouquet
  uniques(
    'code',
    [...evenements, ...demarches].map((e) => e.code),
  )
  uniques(
    'label',
    [...evenements, ...demarches].map((e) => e.libelle),
  )
  uniques(
    'site',
    sites.map((s) => s.code),
  )
  uniques(
    'address',
    sites.map((s) => s.adresse),
  )

  it('keeps the codes that desks and requests already wrote', () => {
    for (const code of ['retraite-demander', 'sante-carte-vitale', 'budget-rsa', 'logement-fsl', 'victime-116-006'])
      assert.ok(findDemarche(code), code)
    assert.equal(findEvenement('nimporte'), null)
  })

  it('names operators and themes that the territory has', () => {
    const themes = new Map(listOperateurs('93').map((o) => [o.code, new Set(o.themes.map((t) => t.code))]))
    for (const { code, operateur, theme } of demarches) {
      assert.ok(operateur !== null || theme === null, code)
      if (operateur !== null) assert.ok(themes.has(operateur), `${code}: ${operateur}`)
      if (operateur !== null && theme !== null) assert.ok(themes.get(operateur)?.has(theme), `${code}: ${theme}`)
    }
  })

  it('has a procedure for each right, and no other right', () => {
    const ouverts = new Set(demarches.flatMap((d) => d.droit ?? []))
    assert.deepEqual([...ouverts].sort(), [...DROITS].sort())
  })

  it('points to sites and procedures that exist', () => {
    for (const { code, site } of demarches) if (site !== null) assert.ok(findSite(site), `${code}: ${site}`)
    const connues = new Set(familles.map((f) => f.code))
    for (const { code, acces, famille } of sites) {
      assert.ok(connues.has(famille), `${code}: ${famille}`)
      if (acces !== null) assert.ok(findDemarche(acces), `${code}: ${acces}`)
    }
  })

  it('says where to go when a procedure goes further than reading', () => {
    for (const { code, niveau, site, operateur } of demarches)
      if ((niveau ?? 0) > 1) assert.ok(site ?? operateur, `${code}: online, but no site`)
  })

  it('is written in short sentences', () => {
    const textes = [...evenements, ...demarches].flatMap((e) => [
      'accroche' in e ? e.accroche : '',
      ...e.etapes,
      ...e.documents,
      ...e.pieges,
    ])
    for (const phrase of textes.flatMap((t) => t.split(/(?<=[.?!])\s/))) {
      const mots = phrase.split(/\s+/).filter((mot) => /[\p{L}\d]/u.test(mot))
      assert.ok(mots.length <= 20, `${mots.length}: ${phrase}`)
    }
  })

  it('knows the operators of a life event', () => {
    assert.deepEqual(operateursDeLEvenement('attendre-enfant'), ['caf', 'cpam', 'departement'])
    assert.deepEqual(operateursDeLEvenement('apprendre-francais'), [])
  })
})
