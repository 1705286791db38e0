import { sql } from 'kysely'
import type { Database } from '../platform/index.ts'
import { type Comprehension, comprendre, motAMot } from './comprendre.ts'
import { listSynonymes } from './synonymes/store.ts'
import { createVocabulaire, type MotsAnnuaire, type Vocabulaire } from './vocabulaire.ts'

const MEMOIRE = 2000

/** Understands what people type with the words of the directory of the moment; each text once. */
export function createComprendre({ db }: Database, departement: string) {
  const compris = new Map<string, Comprehension | null>()
  let pret: { version: string; vocabulaire: Promise<Vocabulaire> } | null = null

  function vocabulaireDe(version: string): Promise<Vocabulaire> {
    if (pret?.version === version) return pret.vocabulaire
    compris.clear()
    const vocabulaire = lireMots(db, departement).then((mots) => createVocabulaire(departement, mots))
    pret = { version, vocabulaire }
    vocabulaire.catch(() => {
      pret = null
    })
    return vocabulaire
  }
  return async (texte: string, exact: boolean, version: string): Promise<Comprehension | null> => {
    if (exact) return motAMot(texte)
    const vocabulaire = await vocabulaireDe(version)
    const connu = compris.get(texte)
    if (connu !== undefined) return connu
    if (compris.size >= MEMOIRE) compris.clear()
    const neuf = comprendre(texte, vocabulaire)
    compris.set(texte, neuf)
    return neuf
  }
}

/** Numbers are left out: they are streets and postcodes, too many and never mistaken for a word. */
async function lireMots(db: Database['db'], departement: string): Promise<MotsAnnuaire> {
  const lieux = await sql<{ word: string }>`
    select word from ts_stat('select recherche from lieux where retire_le is null') where word ~ '^[a-z]+$'`.execute(db)
  const villes = await sql<{ nom: string }>`
    select nom from communes where departement = ${departement}`.execute(db)
  const ajouts = await listSynonymes(db, departement)
  return { lieux: lieux.rows.map((r) => r.word), villes: villes.rows.map((r) => r.nom), ajouts }
}
