import type { Phrase } from '../decouper.ts'
import type { Remarque } from '../types.ts'

const MOIS = 'janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre'
const EN_CHIFFRES =
  /(?<![\d./-])(?:(\d{4})-(\d\d)-(\d\d)|(\d{1,2})([/.-])(\d{1,2})\5(\d{4}|\d\d)|(\d{1,2})\/(0\d|1[0-2]))(?![./-]?\d)/g
const EN_LETTRES = new RegExp(`(?<![\\p{L}\\d])(?:1er|\\d{1,2}) (?:${MOIS})(?!\\p{L})`, 'giu')
const JOUR_DIT = /(?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche) $/i
const ANNEE = /\b(?:19|20)\d\d\b/
/** « du 30 novembre au 4 décembre 2026 »: one year for both. */
const PORTEE = 40

const entiere = new Intl.DateTimeFormat('fr-FR', { dateStyle: 'full', timeZone: 'UTC' })

/** Dates in figures, and days without a year nor a day of the week: which one is it, when the letter is read later? */
export function dates(_phrases: readonly Phrase[], texte: string): Remarque[] {
  return [...enChiffres(texte), ...sansAnnee(texte)]
}

function enChiffres(texte: string): Remarque[] {
  return [...texte.matchAll(EN_CHIFFRES)].flatMap((trouvee) => {
    const [ecrite, a1, m1, j1, j2, , m2, a2, j3, m3] = trouvee
    const [jour, mois] = [Number(j1 ?? j2 ?? j3), Number(m1 ?? m2 ?? m3)]
    const annee = a1 ?? (a2?.length === 2 ? `20${a2}` : a2)
    // Any leap year holds every day that may be written without one.
    const date = new Date(Date.UTC(Number(annee ?? 2024), mois - 1, jour))
    if (date.getUTCMonth() !== mois - 1 || date.getUTCDate() !== jour) return []
    const exemple = annee === undefined ? 'lundi 2 mars 2026' : entiere.format(date)
    return {
      regle: 'date' as const,
      debut: trouvee.index,
      fin: trouvee.index + ecrite.length,
      raison: 'Cette date est écrite en chiffres.',
      proposition: `Écrivez le jour et le mois en lettres, avec l’année${annee === undefined ? '. Exemple' : ''} : « ${exemple} ».`,
    }
  })
}

function sansAnnee(texte: string): Remarque[] {
  return [...texte.matchAll(EN_LETTRES)].flatMap((trouvee) => {
    const fin = trouvee.index + trouvee[0].length
    if (ANNEE.test(texte.slice(fin, fin + PORTEE)) || JOUR_DIT.test(texte.slice(0, trouvee.index).slice(-9))) return []
    return {
      regle: 'date' as const,
      debut: trouvee.index,
      fin,
      raison: 'Cette date n’est pas entière.',
      proposition: 'Ajoutez l’année, ou le jour de la semaine.',
    }
  })
}
