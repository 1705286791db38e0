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

const EXEMPLES = 3

/**
 * For a terminal: the counts, each refusal, and the warnings by kind with a few examples.
 * @param libelles kinds of warnings, by code
 */
export function ecrireRapport(rapport: Rapport, essai: boolean, libelles: Readonly<Record<string, string>>): string[] {
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
    ...resume(avertissements, libelles),
  ]
}

function resume(remarques: readonly Remarque[], libelles: Readonly<Record<string, string>>): string[] {
  const parCode = [...Map.groupBy(remarques, (r) => r.code)].sort((a, b) => b[1].length - a[1].length)
  return parCode.flatMap(([code, groupe]) => [
    `  À vérifier : ${libelles[code] ?? code} (${groupe.length})`,
    ...groupe.slice(0, EXEMPLES).map((r) => `    ligne ${r.ligne} : ${r.message}`),
    ...(groupe.length > EXEMPLES ? [`    et ${groupe.length - EXEMPLES} autres (--json les donne toutes)`] : []),
  ])
}
