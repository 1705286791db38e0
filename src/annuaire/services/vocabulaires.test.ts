import assert from 'node:assert/strict'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, test } from 'node:test'
import { parse } from 'csv-parse/sync'
import { projectRoot } from '../../platform/index.ts'
import { codesDe, FRAIS, MOBILISABLE_PAR, modesAccueil, NATURES, PUBLICS, THEMATIQUES } from './vocabulaires.ts'

const SCHEMA = join(process.env.MAILLAGE_DONNEES ?? join(projectRoot, '../shared/data'), 'data-inclusion/schema/v1')

/** Vocabularies, kept beside the project and never in it, against the codes we wrote down. */
const VOCABULAIRES: Record<string, readonly string[]> = {
  'thematiques_v1.csv': [...THEMATIQUES.keys()],
  'publics_v1.csv': codesDe(PUBLICS),
  'frais_v1.csv': codesDe(FRAIS),
  'types_de_services_v1.csv': codesDe(NATURES),
  'personne_mobilisatrice_v1.csv': codesDe(MOBILISABLE_PAR),
  'modes_accueil_v1.csv': modesAccueil(['sans-rendez-vous', 'a-distance']),
}

describe('vocabularies', () => {
  if (existsSync(SCHEMA))
    for (const [fichier, codes] of Object.entries(VOCABULAIRES))
      test(`${fichier}: the same codes, none more, none less`, () => {
        const lignes: { value: string }[] = parse(readFileSync(join(SCHEMA, fichier)), { columns: true })
        assert.deepEqual([...codes].sort(), lignes.map((l) => l.value).sort())
      })
  else console.log(`Vocabulaires data·inclusion non comparés : ${SCHEMA} n'est pas là.`)

  test('remote and on the spot are told apart', () => {
    assert.deepEqual(modesAccueil(['sur-rendez-vous']), ['en-presentiel'])
    assert.deepEqual(modesAccueil(['a-distance']), ['a-distance'])
  })
})
