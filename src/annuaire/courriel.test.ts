import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { estFonctionnelle, sansBoitesPersonnelles } from './courriel.ts'

const NOMS = ['France services Saint-Martin, association Exemplia', 'Saint-Martin-les-Exemples']

describe('mailboxes of desks and of people', () => {
  for (const boite of [
    'contact@exemple.fr',
    'accueil.saint-martin@exemple.fr',
    'france.services@exemple.fr',
    'mfscolomars@exemple.fr',
    'franceservices-vernoux@exemple.fr',
    'sip.exemple@exemple.fr',
    'ccas@exemple.fr',
    'exemplia@exemple.fr',
    'saint-martin-les-exemples@exemple.fr',
    'saintmartinlesexemples@exemple.fr',
    'maire@exemple.fr',
    't092090@exemple.fr',
  ])
    test(`${boite} is public`, () => assert.equal(estFonctionnelle(boite, NOMS), true))

  for (const boite of [
    'agathe.exemple@exemple.fr',
    'agathe-exemple@exemple.fr',
    'a.exemple@exemple.fr',
    'aexemple@exemple.fr',
    'agathe@exemple.fr',
    // A common family name that is also the name of the town, or of a function.
    'agathe.martin@exemple.fr',
    'a.villeneuve@exemple.fr',
    'agathe.lejeune@exemple.fr',
    'agathe.bureau@exemple.fr',
    'france.exemple@exemple.fr',
    'mlambert@exemple.fr',
    'agathe.maison@exemple.fr',
    'agathe.exemple75@exemple.fr',
    '',
  ])
    test(`${boite || '(nothing)'} stays private`, () => assert.equal(estFonctionnelle(boite, NOMS), false))

  test('people’s mailboxes are taken out of free text, not the others', () => {
    assert.equal(
      sansBoitesPersonnelles('Écrire à agathe.exemple@exemple.fr ou accueil@exemple.fr.', NOMS),
      'Écrire à (adresse non publiée) ou accueil@exemple.fr.',
    )
  })
})
