import type { Rapport } from '../../platform/index.ts'

/** A list that drops more than this share of its sheets was more likely cut short than shortened. */
const PART_RETIREE = 0.1
/** Fewer than this may go at once: a small list changes by large shares. */
const RETRAITS_SURS = 20

/** Why a list should be looked at before what it no longer has is retired; `null`: nothing strange. */
export function raisonDeDouter({ crees, modifies, inchanges, retires }: Rapport): string | null {
  const presents = modifies + inchanges
  const vide = retires > 0 && crees + presents === 0
  if (!vide && (retires <= RETRAITS_SURS || retires <= PART_RETIREE * (presents + retires))) return null
  return `Cette liste n’a plus ${retires} des ${presents + retires} fiches connues : elle est peut-être coupée. Rien n’est changé. Vérifiez le fichier. S’il est complet, relancez avec --retirer.`
}

/** Kinds of warnings, as the report of a terminal names them. */
export const LIBELLES: Readonly<Record<string, string>> = {
  cedex: 'adresses Cedex',
  'code-postal': 'codes postaux',
  'commune-fusionnee': 'communes qui ont fusionné',
  'commune-inconnue': 'communes inconnues',
  'correction-gardee': 'corrections gardées, plus récentes que la liste',
  'correction-remplacee': 'corrections remplacées par la liste',
  courriel: 'adresses électroniques illisibles',
  'courriel-personnel': 'adresses électroniques de personnes, non gardées',
  encodage: 'encodage du fichier',
  'hors-commune': 'coordonnées hors de la commune',
  'horaires-chevauchants': 'horaires qui se chevauchent',
  'horaires-illisibles': 'horaires illisibles',
  'horaires-inverses': 'horaires qui finissent avant de commencer',
  'horaires-nuls': 'horaires qui ne disent rien',
  'horaires-variables': "horaires qui changent d'une semaine à l'autre",
  plusieurs: 'valeurs en trop, non gardées',
  'regle-ecrite': 'règles écrites en toutes lettres',
  'resume-long': 'présentations trop longues',
  'sans-coordonnees': 'lieux sans coordonnées',
  site: 'sites illisibles',
  telephone: 'numéros de téléphone illisibles',
  'telephone-payant': 'numéros de téléphone payants',
  vocabulaire: 'valeurs hors du standard, non gardées',
}
