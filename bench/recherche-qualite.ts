import {
  FAUTES,
  fauter,
  garnirUnDeChaque,
  mesurer,
  type RequeteDuQuotidien,
  reglage,
  requetes,
  reserve,
} from '../src/annuaire/qualite.test-data.ts'
import { createChercher } from '../src/annuaire/recherche.ts'
import { createVersion } from '../src/annuaire/version.ts'
import { creerMonde, ouvrirBase } from '../src/platform/testing/index.ts'
import type { Report } from './report.ts'

const SEUIL = 0.95
const PERTE_POINTS = 3

/** Everyday queries with a right answer in the first three places, as they should be written and with mistakes. */
export async function qualiteRecherche(report: Report): Promise<void> {
  const database = await ouvrirBase('pglite')
  await garnirUnDeChaque(database)
  const monde = creerMonde(database, () => [])
  const chercher = createChercher(monde.services, createVersion(database, monde.clock, '93'))
  const part = async (liste: readonly RequeteDuQuotidien[]) => (await mesurer(chercher, liste)).part
  for (const [nom, liste] of [
    ['réglage', reglage],
    ['réserve', reserve],
  ] as const) {
    const valeur = await part(liste)
    const promesse = { seuil: `≥ ${SEUIL * 100} %`, tenu: valeur >= SEUIL }
    report({ nom: `Bonne réponse dans les 3 premières, ${nom} (${liste.length})`, ...enPoints(valeur), ...promesse })
  }
  const justes = await part(requetes)
  for (const faute of Object.keys(FAUTES) as (keyof typeof FAUTES)[]) {
    const valeur = await part(fauter(faute, requetes))
    const perte = (justes - valeur) * 100
    report({
      nom: `La même, ${faute} (${requetes.length})`,
      ...enPoints(valeur),
      reference: justes * 100,
      seuil: `au plus ${PERTE_POINTS} points perdus, ici ${perte.toLocaleString('fr-FR', { maximumFractionDigits: 1 })}`,
      tenu: perte <= PERTE_POINTS,
    })
  }
  monde.close()
  await database.close()
}

function enPoints(part: number) {
  return { valeur: part * 100, unite: '%' }
}
