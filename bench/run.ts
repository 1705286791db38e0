import { parseArgs } from 'node:util'
import { agenda } from './agenda.ts'
import { demandes } from './demandes.ts'
import { droits } from './droits.ts'
import { droitsJustesse } from './droits-justesse.ts'
import { lisibilite } from './lisibilite.ts'
import { pages } from './pages.ts'
import { recherche } from './recherche.ts'
import { qualiteRecherche } from './recherche-qualite.ts'
import { type Mesure, printMesure, type Report } from './report.ts'

const benches: Record<string, (report: Report) => Promise<void>> = {
  recherche,
  pages,
  'qualite-recherche': qualiteRecherche,
  demandes,
  'droits-justesse': droitsJustesse,
  droits,
  lisibilite,
  agenda,
}

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { json: { type: 'boolean', default: false } },
})
const names = positionals.length > 0 ? positionals : Object.keys(benches)
const unknown = names.filter((name) => !benches[name])
if (unknown.length > 0) {
  console.error(`Banc d'essai inconnu : ${unknown.join(', ')}. Il y a : ${Object.keys(benches).join(', ')}.`)
  process.exit(2)
}

const mesures: Mesure[] = []
for (const name of names) {
  await benches[name]?.((mesure) => {
    mesures.push(mesure)
    if (!values.json) printMesure(mesure)
  })
}
if (values.json) console.log(JSON.stringify(mesures))
process.exit(0)
