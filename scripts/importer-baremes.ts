/**
 * Rewrites the lines of `src/droits/engine/baremes/donnees.ts` whose value is in the list of national scales:
 *   node --import tsx scripts/importer-baremes.ts <baremes.json>
 * Lines of other dates, and those written by hand, stay as they are, with where they were read. Lines to check:
 *   node --import tsx scripts/importer-baremes.ts --a-verifier
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { BAREMES } from '../src/droits/engine/baremes/donnees.ts'
import { baremesAVerifier, CATALOGUE } from '../src/droits/engine/index.ts'
import { SOURCES } from './importer-baremes.sources.ts'

interface LigneSource {
  parametre: string
  valeur: string
  depuis: string
  reference: string
  etat_nov_2026: string
}

const CIBLE = new URL('../src/droits/engine/baremes/donnees.ts', import.meta.url)

const fichier = process.argv[2]
if (!fichier) {
  console.error('Usage : node --import tsx scripts/importer-baremes.ts <baremes.json> | --a-verifier')
  process.exit(2)
}
if (fichier === '--a-verifier') {
  const lignes = baremesAVerifier()
  for (const { nom, depuis, valeurs, reference } of lignes)
    console.log(`${nom} | ${depuis} | ${valeurs.join(' ')} | ${CATALOGUE[nom][1]} | où vérifier : ${reference}`)
  console.log(`${lignes.length} lignes écrites de mémoire, à vérifier.`)
  process.exit(0)
}
const source = new Map((JSON.parse(readFileSync(fichier, 'utf8')) as LigneSource[]).map((l) => [l.parametre, l]))

/** A scale « ≥0: 194; ≥5600: 146 » gives its thresholds or its values; a plain figure gives itself. */
function valeurs(ligne: LigneSource, partie: string | undefined): string[] {
  if (!ligne.valeur.startsWith('barème')) return [ligne.valeur]
  const tranches = [...ligne.valeur.matchAll(/≥([\d.]+): ([\d.]+)/g)]
  if (partie === 'seuils') return tranches.slice(1).map((t) => t[1] ?? '')
  return tranches.map((t) => t[2] ?? '').filter((v) => v !== '0')
}

const enClair = (texte: string): string =>
  texte
    .replaceAll(/\[([^\]]*)\]\(([^)]*)\)/g, '$1 $2')
    .replaceAll(/\s+/g, ' ')
    .replaceAll(/[|`$\\]/g, ' ')
    .trim()

/** The first texts named, each whole with its address: the page of a right has room for that much. */
function reference(texte: string): string {
  const [premier = '', ...autres] = enClair(texte).split(' ; ')
  let lue = premier
  for (const autre of autres) if (lue.length + autre.length < 220) lue += ` ; ${autre}`
  return lue || 'source non indiquée'
}

function ligneDe(nom: string, chemins: readonly string[]): string {
  const lues = chemins.map((chemin) => {
    const [cle = '', partie] = chemin.split('#')
    const ligne = source.get(cle)
    if (!ligne) throw new Error(`${nom} : ${cle} n'est pas dans ${fichier}`)
    return { ligne, valeurs: valeurs(ligne, partie) }
  })
  const [premiere] = lues
  if (!premiere) throw new Error(`${nom} n'a pas de source`)
  // A family of figures is dated by the last one that changed.
  const depuis =
    lues
      .map((l) => l.ligne.depuis)
      .sort()
      .at(-1) ?? ''
  const etat = lues.some((l) => l.ligne.etat_nov_2026.startsWith('⚠')) ? 'ancien' : 'ok'
  const chiffres = lues.flatMap((l) => l.valeurs).map((v) => String(Number(v)))
  return `${nom} | ${depuis} | ${chiffres.join(' ')} | ${etat} | liste | ${reference(premiere.ligne.reference)}`
}

const cle = (ligne: string): string => ligne.split(' | ').slice(0, 2).join(' ')
const lignes = new Map(
  BAREMES.trim()
    .split('\n')
    .map((l) => [cle(l), l]),
)
for (const [nom, chemins] of Object.entries(SOURCES)) {
  const ligne = ligneDe(nom, chemins)
  lignes.set(cle(ligne), ligne)
}
const texte = readFileSync(CIBLE, 'utf8')
const triees = [...lignes.entries()].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, l]) => l)
const ouverture = texte.indexOf('BAREMES = `') + 'BAREMES = `'.length
if (ouverture < 20) throw new Error('donnees.ts n’a plus la forme attendue')
writeFileSync(CIBLE, `${texte.slice(0, ouverture)}\n${triees.join('\n')}\n\`\n`)
console.log(`${triees.length} lignes.`)
