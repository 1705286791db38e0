import type { Mot, Phrase } from '../decouper.ts'
import type { Remarque } from '../types.ts'

const VALEURS = new Map(
  'zero un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize'
    .split(' ')
    .map((mot, valeur) => [mot, valeur] as const),
)
for (const [mot, valeur] of [
  ['une', 1],
  ['vingt', 20],
  ['vingts', 20],
  ['trente', 30],
  ['quarante', 40],
  ['cinquante', 50],
  ['soixante', 60],
  ['cent', 100],
  ['cents', 100],
  ['mille', 1000],
  ['million', 1e6],
  ['millions', 1e6],
] as const)
  VALEURS.set(mot, valeur)

/** « neuf » alone is mostly « new »: a number before these. */
const UNITES = /^(?:ans?|mois|jours?|heures?|minutes?|semaines?|euros?|personnes?|enfants?|fois|pages?)$/
/** « les deux », « tous deux »: nothing is counted. */
const SANS_COMPTE = new Set(['les', 'des', 'ces', 'tous', 'toutes'])

/** Numbers in words and Roman numerals: digits are read faster. */
export function nombres(phrases: readonly Phrase[]): Remarque[] {
  return phrases.flatMap(({ mots }) => [...enLettres(mots), ...mots.flatMap(romain)])
}

function enLettres(mots: readonly Mot[]): Remarque[] {
  const remarques: Remarque[] = []
  for (let rang = 0; rang < mots.length; rang += 1) {
    const suite = suiteDeNombres(mots, rang)
    const [premier, dernier] = [suite[0], suite.at(-1)]
    if (!premier || !dernier) continue
    if (aEcrireEnChiffres(mots, rang, suite)) {
      const valeur = valeurDe(suite)
      remarques.push({
        regle: 'nombre',
        debut: premier.debut,
        fin: dernier.fin,
        raison: 'Ce nombre est écrit en lettres.',
        proposition: `Écrivez-le en chiffres${valeur === null ? '' : ` : ${valeur.toLocaleString('fr-FR')}`}.`,
      })
    }
    rang += suite.length - 1
  }
  return remarques
}

/** « vingt et un », « trois cent mille ». */
function suiteDeNombres(mots: readonly Mot[], depart: number): Mot[] {
  const suite: Mot[] = []
  for (let rang = depart; rang < mots.length; rang += 1) {
    const mot = mots[rang] as Mot
    const apres = mots[rang + 1]
    const lien = mot.cle === 'et' && suite.length > 0 && (apres?.cle === 'un' || apres?.cle === 'onze')
    if (!lien && !estNombre(mot)) break
    suite.push(mot)
  }
  return suite
}

function estNombre(mot: Mot): boolean {
  const dits = parties(mot)
  return dits.length > 0 && dits.every((p) => VALEURS.has(p))
}

function parties({ cle }: Mot): string[] {
  return cle.split(/[-‐‑]/).filter((p) => p !== 'et')
}

function aEcrireEnChiffres(mots: readonly Mot[], rang: number, suite: readonly Mot[]): boolean {
  if (suite.length > 1) return true
  const [{ cle } = { cle: '' }] = suite
  const avant = mots[rang - 1]?.cle ?? ''
  if (cle === 'un' || cle === 'une') return false
  if (cle === 'neuf') return UNITES.test(mots[rang + 1]?.cle ?? '')
  if (cle === 'deux') return !SANS_COMPTE.has(avant)
  return !(cle === 'cent' && avant === 'pour')
}

/** `null` when the words do not make one number (« deux trois »). */
function valeurDe(suite: readonly Mot[]): number | null {
  let total = 0
  let groupe = 0
  for (const valeur of suite.flatMap(parties).flatMap((p) => VALEURS.get(p) ?? [])) {
    if (valeur >= 1000) {
      total += Math.max(groupe, 1) * valeur
      groupe = 0
    } else if (valeur === 100) {
      if (groupe > 9) return null
      groupe = Math.max(groupe, 1) * 100
    } else if (valeur === 20 && groupe % 100 === 4) groupe += 76
    else if (groupe % 100 === 0 || (groupe % 10 === 0 && groupe % 100 >= 20 && valeur < 20)) groupe += valeur
    else return null
  }
  return total + groupe
}

/** Up to 39, as chapters and centuries: beyond, they look like initials (CV, CL). */
const CHIFFRES_ROMAINS: Record<string, number> = { I: 1, V: 5, X: 10 }
const ROMAIN = /^(?=[IVX]{2})(X{0,3}(?:IX|IV|V?I{0,3}))(?:e|ème)?$/

function romain({ texte, debut, fin }: Mot): Remarque[] {
  const [, lettres] = texte.match(ROMAIN) ?? []
  if (!lettres) return []
  const valeurs = [...lettres].map((l) => CHIFFRES_ROMAINS[l] ?? 0)
  const valeur = valeurs.reduce((somme, v, i) => somme + (v < (valeurs[i + 1] ?? 0) ? -v : v), 0)
  return [
    {
      regle: 'nombre',
      debut,
      fin,
      raison: 'Beaucoup de gens ne lisent pas les chiffres romains.',
      proposition: `Écrivez ${valeur}${texte === lettres ? '' : 'e'}.`,
    },
  ]
}

export function estRomain(texte: string): boolean {
  return ROMAIN.test(texte)
}
