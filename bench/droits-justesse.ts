import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { evaluer, type Foyer, type Reponse } from '../src/droits/engine/index.ts'
import type { Report } from './report.ts'

/** Households worked out by an independent engine; not part of the project. */
const REFERENCE = fileURLToPath(new URL('../../shared/data/droits/foyers-de-reference.json', import.meta.url))

interface Cas {
  id: string
  foyer: Foyer
  attendu: Record<string, number | string | null>
  precautions: string[]
}

interface Compte {
  affirmes: number
  egaux: number
  proches: number
  faux: string[]
}

/** Where the law is kept against the reference, by right and household: said in words, and still counted as wrong. */
const LOI_GARDEE: Readonly<Record<string, string>> = {
  'aeeh C259':
    'complément de catégorie 3, parent seul. La référence paie le complément de la catégorie 2 : ' +
    '(0,32 + 0,65 + 0,18) × 478,16 € = 549,88 €. Les art. D. 541-1, D. 541-2 et D. 541-4 CSS et les barèmes donnent ' +
    '(0,32 + 0,92 + 0,18) × 478,16 € = 678,99 €. La loi est gardée (docs/decisions/0013-rights-engine.md).',
}

/** For each right: asserted, equal to the cent, within 1 € (3 € where the reference says so), wrong with the household. */
export async function droitsJustesse(report: Report): Promise<void> {
  if (!existsSync(REFERENCE)) {
    console.log(`droits-justesse : pas de foyers de référence (${REFERENCE}), rien n’est mesuré.`)
    return
  }
  const { cas } = JSON.parse(readFileSync(REFERENCE, 'utf8')) as { cas: Cas[] }
  const comptes = new Map<string, Compte>()
  for (const c of cas) {
    const { droits } = evaluer(c.foyer, { explication: false })
    for (const [nom, attendu] of Object.entries(c.attendu)) {
      // A contribution without its level asserted is a figure of the reference's own, not an assertion.
      if (attendu === null || (nom === 'css_participation' && c.attendu.css === null)) continue
      const compte = comptes.get(nom) ?? { affirmes: 0, egaux: 0, proches: 0, faux: [] }
      comptes.set(nom, compte)
      noter(compte, c, attendu, obtenu(nom, droits))
    }
  }
  for (const [nom, { affirmes, egaux, proches, faux }] of comptes) {
    report({
      nom: `justesse ${nom}`,
      valeur: proches,
      unite: `sur ${affirmes}, ${egaux} égaux`,
      seuil: `tous à 1 € près${faux.length > 0 ? ` ; faux : ${faux.join(', ')}` : ''}`,
      tenu: proches === affirmes,
    })
    for (const f of faux) {
      const cle = `${nom} ${f.split(' ')[0]}`
      const raison = LOI_GARDEE[cle]
      if (raison) console.log(`  ${cle} : ${raison}`)
    }
  }
}

function obtenu(nom: string, droits: Record<string, Reponse>): number | string | undefined {
  if (nom === 'css') return droits.css?.niveau
  if (nom === 'css_participation') return droits.css?.participation
  return droits[nom]?.montant
}

function noter(compte: Compte, c: Cas, attendu: number | string, v: number | string | undefined): void {
  compte.affirmes++
  const ecart =
    typeof attendu === 'number' && typeof v === 'number' ? Math.abs(attendu - v) : attendu === v ? 0 : Number.NaN
  if (ecart <= 0.01) compte.egaux++
  if (ecart <= (c.precautions.some((p) => p.includes('3 €')) ? 3 : 1)) compte.proches++
  else compte.faux.push(`${c.id} (${v} pour ${attendu})`)
}
