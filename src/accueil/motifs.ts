/** The bouquet of services, as the directory gives it. */
export interface Bouquet {
  familles: readonly { code: string; libelle: string }[]
  evenements: readonly { code: string; libelle: string; famille: string }[]
  demarches: readonly {
    code: string
    libelle: string
    famille: string
    evenement: string
    operateur: string | null
    frequent: boolean
  }[]
}

/** A reason to come: a procedure, or a life event when the procedure is not known. */
export interface Motif {
  code: string
  libelle: string
  famille: string
  evenement: string
  demarche: string | null
  /** Operator of the procedure. */
  operateur: string | null
  frequent: boolean
}

export interface Motifs {
  /** In the order of the bouquet: by family, each event after its procedures. */
  tous: readonly Motif[]
  parCode: ReadonlyMap<string, Motif>
  /** Reasons whose words, operator or family start with every word typed; the exact label alone when it is one. */
  chercher(texte: string): Motif[]
}

export function createMotifs(bouquet: Bouquet, operateurs: readonly { code: string; nomCourt: string }[]): Motifs {
  const nomCourt = new Map(operateurs.map((o) => [o.code, o.nomCourt]))
  const famille = new Map(bouquet.familles.map((f) => [f.code, f.libelle]))
  const index = bouquet.evenements.flatMap((evenement) => {
    const around = `${evenement.libelle} ${famille.get(evenement.famille) ?? ''}`
    const demarches = bouquet.demarches
      .filter((d) => d.evenement === evenement.code)
      .map((d) => ({
        motif: {
          ...pick(d),
          evenement: evenement.code,
          demarche: d.code,
          operateur: d.operateur,
          frequent: d.frequent,
        },
        mots: mots(`${d.libelle} ${nomCourt.get(d.operateur ?? '') ?? ''} ${around}`),
      }))
    const seul = { evenement: evenement.code, demarche: null, operateur: null, frequent: false }
    return [...demarches, { motif: { ...pick(evenement), ...seul }, mots: mots(around) }]
  })
  const tous = index.map((i) => i.motif)
  return {
    tous,
    parCode: new Map(tous.map((m) => [m.code, m])),
    chercher(texte) {
      const cherches = mots(texte)
      if (cherches.length === 0) return []
      const exact = tous.filter((m) => mots(m.libelle).join(' ') === cherches.join(' '))
      if (exact.length > 0) return exact
      return index.filter((i) => cherches.every((c) => i.mots.some((m) => m.startsWith(c)))).map((i) => i.motif)
    },
  }
}

const pick = ({ code, libelle, famille }: { code: string; libelle: string; famille: string }) => ({
  code,
  libelle,
  famille,
})

/** Words without accents or apostrophes: people type « l'etat » and « L’État ». */
export function mots(texte: string): string[] {
  return texte
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter(Boolean)
}

/** Room for the digits 1 to 8; 9 is « another reason ». */
export const PUCES = 8

/**
 * The reasons shown as chips: the most noted ones, completed by the bouquet's frequent ones, in the order of the
 * bouquet, so that a digit keeps its meaning from one week to the next.
 */
export function motifsFrequents(motifs: Motifs, plusNotes: readonly string[]): Motif[] {
  const connus = plusNotes.filter((code) => motifs.parCode.has(code))
  const choisis = new Set([...new Set([...connus, ...frequents(motifs)])].slice(0, PUCES))
  return motifs.tous.filter((m) => choisis.has(m.code))
}

/** The first of each family, then the second of each: a new structure finds every subject. */
function frequents(motifs: Motifs): string[] {
  const parFamille = [
    ...Map.groupBy(
      motifs.tous.filter((m) => m.frequent),
      (m) => m.famille,
    ).values(),
  ]
  const rangs = Math.max(0, ...parFamille.map((f) => f.length))
  return Array.from({ length: rangs }, (_, rang) => parFamille.flatMap((f) => f[rang]?.code ?? [])).flat()
}
