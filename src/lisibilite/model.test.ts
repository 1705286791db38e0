import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import fc from 'fast-check'
import { annoter } from './annoter.ts'
import { decouper } from './decouper.ts'
import { type Regle, relire, SEUIL } from './model.ts'
import donnees from './mots.json' with { type: 'json' }

const regles = (texte: string) => [...new Set(relire(texte).remarques.map((r) => r.regle))]
const marques = (texte: string, regle: Regle) =>
  relire(texte).remarques.flatMap((r) => (r.regle === regle ? texte.slice(r.debut, r.fin) : []))

const FACILE = [
  'Vous avez demandé une aide.',
  'Nous avons lu votre lettre.',
  'Il manque un papier.',
  'Venez nous voir lundi.',
  'Une personne peut vous aider.',
  'C’est gratuit.',
]

/** One cause, the rule that must see it, and the same thing said simply. */
const CAUSES: Record<string, { regle: Regle; simple: string }> = {
  'Nous étudions votre demande nonobstant votre retard.': {
    regle: 'mot-administratif',
    simple: 'Nous étudions votre demande malgré votre retard.',
  },
  'Nous voulons une attestation sur l’honneur.': {
    regle: 'mot-administratif',
    simple: 'Nous voulons une attestation sur l’honneur : un papier que vous signez.',
  },
  'La MDPH vous répond.': {
    regle: 'sigle',
    simple: 'La maison départementale des personnes handicapées (MDPH) vous répond.',
  },
  'Le QZTV vous répond.': { regle: 'sigle', simple: 'Le QZTV (votre garage) vous répond.' },
  'Votre demande a été refusée.': { regle: 'passif', simple: 'La Caisse a refusé votre demande.' },
  'Votre dossier est étudié par la mairie.': { regle: 'passif', simple: 'La mairie étudie votre dossier.' },
  'Vous ne pouvez pas ne pas venir.': { regle: 'negations', simple: 'Vous devez venir.' },
  'Ce n’est pas impossible.': { regle: 'negations', simple: 'C’est possible.' },
  'Apportez vingt-deux photos.': { regle: 'nombre', simple: 'Apportez 22 photos.' },
  'Lisez le chapitre IV.': { regle: 'nombre', simple: 'Lisez le chapitre 4.' },
  'Venez le 12/03/2026.': { regle: 'date', simple: 'Venez le jeudi 12 mars 2026.' },
  'Venez le 4 mai.': { regle: 'date', simple: 'Venez le 4 mai 2026.' },
  'Nous faisons une intercommunalisation.': { regle: 'mot-long', simple: 'Nous faisons un groupe.' },
  'La dame dont je parle, que vous voyez quand elle passe, vient si elle veut.': {
    regle: 'subordonnees',
    simple: 'Je parle de cette dame. Vous la voyez passer. Elle vient quand elle veut.',
  },
  'Vous venez avec votre carte, votre photo, votre livret, votre fiche de paie et la lettre de la mairie.': {
    regle: 'phrase-longue',
    simple: 'Vous venez avec votre carte et votre photo. Prenez aussi votre livret.',
  },
}

describe('reading a letter over', () => {
  for (const [phrase, { regle, simple }] of Object.entries(CAUSES)) {
    test(`${regle}: « ${phrase} »`, () => {
      assert.ok(regles(phrase).includes(regle), `${regle} seen in ${JSON.stringify(relire(phrase).remarques)}`)
      assert.deepEqual(regles(simple), [], simple)
    })
  }

  test('an easy text has no remark and the whole score', () => {
    assert.deepEqual(relire(FACILE.join('\n')), { score: 100, facile: true, mots: 25, phrases: 6, remarques: [] })
  })

  test('a letter of an administration is under the threshold', () => {
    const lettre =
      'Nous avons l’honneur de vous informer que votre demande, effectuée le 12/03/2026, a été rejetée par nos services au motif que les pièces justificatives dont la transmission vous avait été demandée n’ont pas été reçues. Veuillez procéder à la régularisation dans les meilleurs délais.'
    assert.ok(relire(lettre).score < SEUIL / 2)
  })

  test('movement, state and « se » are not passive', () => {
    for (const phrase of ['Elle est venue.', 'La porte est fermée.', 'Vous vous êtes inscrit.', 'Ils se sont servis.'])
      assert.deepEqual(marques(phrase, 'passif'), [], phrase)
    assert.deepEqual(marques('La porte est fermée par le gardien.', 'passif'), ['est fermée'])
    assert.deepEqual(marques('L’aide a bien été versée.', 'passif'), ['été versée'])
  })

  test('numbers in words are read whole', () => {
    const propose = (texte: string) => relire(texte).remarques.find((r) => r.regle === 'nombre')?.proposition
    assert.match(propose('Mille neuf cent quatre-vingt-quatre jours.') ?? '', /1\s984/)
    assert.match(propose('Soixante et onze jours.') ?? '', / 71\./)
    assert.match(propose('Quatre-vingt-dix-sept jours.') ?? '', / 97\./)
    assert.match(propose('Trois cent mille euros.') ?? '', /300\s000/)
    assert.deepEqual(marques('Les deux ont un logement neuf. Une personne et une autre.', 'nombre'), [])
  })

  test('initials are asked for once, where they first come', () => {
    assert.deepEqual(marques('La CPAM écrit. La CPAM paie. La Caf aussi.', 'sigle'), ['CPAM', 'Caf'])
    assert.deepEqual(marques('Vous avez le RSA. Le RSA, c’est une aide.', 'sigle'), [])
    assert.deepEqual(marques('PAPIERS À APPORTER', 'sigle'), [])
  })

  test('impossible dates and telephone numbers are not dates', () => {
    assert.deepEqual(marques('Le 31/02/2026. Au 01.02.03.04.05. De 24/24. Du 3 au 7 mars 2026.', 'date'), [])
  })

  test('a line that only wraps does not end the sentence; a list does', () => {
    assert.equal(decouper('Vous venez\navec votre carte.').length, 1)
    assert.equal(decouper('Apportez :\n- une carte\n- une photo').length, 3)
    assert.equal(decouper('M. Exemple vous reçoit. Venez.').length, 2)
    assert.deepEqual(
      marques('Allez sur aidejuridictionnelle.justice.fr ou www.exemple.fr/intercommunalisation.', 'mot-long'),
      [],
    )
  })

  test('the dictionary proposes nothing that it would itself find difficult', () => {
    const propositions = [...Object.entries(donnees.remplacer), ...Object.entries(donnees.expliquer)]
    const difficiles = propositions.flatMap(([mot, dites]) => {
      const remarques = relire(dites).remarques.filter((r) => r.regle === 'mot-administratif')
      return remarques.length > 0 ? `${mot} → ${dites}` : []
    })
    assert.deepEqual(difficiles, [])
  })
})

const phraseFacile = fc.constantFrom(...FACILE)
const texteQuelconque = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 400 }),
  fc.string({ unit: 'grapheme', maxLength: 400 }),
  fc
    .array(fc.constantFrom(...Object.keys(CAUSES), ...FACILE, '\n', ' ', '(', '’', 'ne ', 'IV ', '12/'), {
      maxLength: 20,
    })
    .map((morceaux) => morceaux.join('')),
)

describe('properties of the reading', () => {
  test('taking a cause away takes its remark away, wherever it stands', () => {
    const cause = fc.constantFrom(...Object.entries(CAUSES))
    fc.assert(
      fc.property(
        fc.array(phraseFacile),
        cause,
        fc.array(phraseFacile),
        (avant, [phrase, { regle, simple }], apres) => {
          assert.ok(regles([...avant, phrase, ...apres].join(' ')).includes(regle))
          assert.deepEqual(regles([...avant, simple, ...apres].join(' ')), [])
        },
      ),
    )
  })

  test('any text is read, its remarks are inside it, and its score is a score', () => {
    fc.assert(
      fc.property(texteQuelconque, (texte) => {
        const { remarques, score, mots } = relire(texte)
        assert.ok(Number.isInteger(score) && score >= 0 && score <= 100)
        assert.ok(mots >= 0)
        for (const { debut, fin } of remarques) assert.ok(debut >= 0 && debut < fin && fin <= texte.length)
      }),
      { numRuns: 500 },
    )
  })

  test('a marked text put together again is the text, and every remark has its number', () => {
    fc.assert(
      fc.property(texteQuelconque, (texte) => {
        const { remarques } = relire(texte)
        const { morceaux, groupes } = annoter(texte, remarques)
        assert.equal(morceaux.map((m) => m.texte).join(''), texte)
        assert.equal(
          groupes.reduce((somme, g) => somme + g.fois, 0),
          remarques.length,
        )
        assert.equal(morceaux.flatMap((m) => m.finDe).length, remarques.length)
        assert.ok(morceaux.every((m) => m.finDe.every((numero) => groupes[numero - 1]?.numero === numero)))
      }),
      { numRuns: 500 },
    )
  })

  test('easy sentences do not lower the score', () => {
    fc.assert(
      fc.property(fc.constantFrom(...Object.keys(CAUSES)), fc.array(phraseFacile), (phrase, autres) => {
        assert.ok(relire([phrase, ...autres].join(' ')).score >= relire(phrase).score)
      }),
    )
  })
})
