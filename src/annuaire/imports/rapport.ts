/** Something to say about one line of a file. */
export interface Remarque {
  /** Line of the file, the header being 1. */
  ligne: number
  code: string
  message: string
}

/** What an import read and did: every line read is created, modified, unchanged or refused. */
export interface Rapport {
  lus: number
  crees: number
  modifies: number
  inchanges: number
  /** No longer in the list. */
  retires: number
  rejetes: Remarque[]
  avertissements: Remarque[]
}

export function nouveauRapport(): Rapport {
  return { lus: 0, crees: 0, modifies: 0, inchanges: 0, retires: 0, rejetes: [], avertissements: [] }
}

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

const EXEMPLES = 3

/** Kinds of warnings, as the report of a terminal names them. */
const LIBELLES: Readonly<Record<string, string>> = {
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

/** For a terminal: the counts, each refusal, and the warnings by kind with a few examples. */
export function ecrireRapport(rapport: Rapport, essai: boolean): string[] {
  const nombre = (n: number, un: string, plusieurs: string) => `${n} ${n > 1 ? plusieurs : un}`
  const { lus, crees, modifies, inchanges, retires, rejetes, avertissements } = rapport
  return [
    ...(essai ? ['Essai : rien n’a été écrit.'] : []),
    [
      nombre(lus, 'ligne lue', 'lignes lues'),
      nombre(crees, 'créée', 'créées'),
      nombre(modifies, 'modifiée', 'modifiées'),
      nombre(inchanges, 'inchangée', 'inchangées'),
      nombre(rejetes.length, 'refusée', 'refusées'),
      `${retires} n’${retires > 1 ? 'y sont' : 'y est'} plus`,
    ].join(', '),
    ...rejetes.map((r) => `  Refus, ligne ${r.ligne} : ${r.message}`),
    ...resume(avertissements),
  ]
}

function resume(remarques: readonly Remarque[]): string[] {
  const parCode = [...Map.groupBy(remarques, (r) => r.code)].sort((a, b) => b[1].length - a[1].length)
  return parCode.flatMap(([code, groupe]) => [
    `  À vérifier : ${LIBELLES[code] ?? code} (${groupe.length})`,
    ...groupe.slice(0, EXEMPLES).map((r) => `    ligne ${r.ligne} : ${r.message}`),
    ...(groupe.length > EXEMPLES ? [`    et ${groupe.length - EXEMPLES} autres (--json les donne toutes)`] : []),
  ])
}
