import type { Db } from '../../platform/index.ts'
import { type Commune, chercheCommunes, cleDeCommune } from '../communes.ts'
import type { Position } from '../model.ts'
import { cleTri } from '../texte.ts'

/** Where a search looks. */
export type Zone =
  | { genre: 'departement' }
  /** Nothing in the département: everywhere. */
  | { genre: 'ailleurs' }
  | { genre: 'moi'; position: Position }
  | ZoneCommune
  | { genre: 'plusieurs'; texte: string; communes: readonly Commune[] }
  | { genre: 'inconnue'; texte: string }

export interface ZoneCommune {
  genre: 'commune'
  /** « Bobigny », or the postcode when several communes share it. */
  nom: string
  /** « Bobigny (93000) ». */
  complet: string
  codes: readonly string[]
  /** `null`: we know the town, not where it stands. */
  position: Position | null
  /** Town that was asked for, now part of this one. */
  ancienne: string | null
  /** Read in the words of the need, where a wrong guess must be seen. */
  devinee: boolean
}

/** « Bobigny (93000) »: says which one, and is understood again when it comes back in the field. */
export function nomComplet({ nom, codesPostaux }: Pick<Commune, 'nom' | 'codesPostaux'>): string {
  return codesPostaux[0] ? `${nom} (${codesPostaux[0]})` : nom
}

const ECRITE_PAR_NOUS = /^(.+?)\s*\((\d{5})\)$/
const CODE_POSTAL = /^\d{5}$/
const CODE_INSEE = /^\d[\dAB]\d{3}$/i
const PROPOSEES_MAX = 8

/** What somebody typed as a town: a name or its beginning, a postcode, an Insee code. */
export async function situer(db: Db, texte: string, departement: string): Promise<Zone> {
  const [, nom = texte, codePostal] = texte.match(ECRITE_PAR_NOUS) ?? []
  const trouvees = await chercheCommunes(db, nom, departement, 30)
  const candidates = codePostal ? trouvees.filter((c) => c.codesPostaux.includes(codePostal)) : trouvees
  if (candidates.length === 0) return { genre: 'inconnue', texte }
  if (CODE_POSTAL.test(nom)) {
    // The same five digits may be the postcode of a town and the Insee code of another: people know the first.
    const parPostal = candidates.filter((c) => c.codesPostaux.includes(nom))
    return enZone(parPostal.length > 0 ? parPostal : candidates, nom)
  }
  const retenues = lesPlusSures(candidates, nom, departement)
  if (retenues.length > 1) return { genre: 'plusieurs', texte, communes: retenues.slice(0, PROPOSEES_MAX) }
  return enZone(retenues, nom)
}

/** The territory before elsewhere, the whole name before its beginning. */
function lesPlusSures(communes: readonly Commune[], nom: string, departement: string): readonly Commune[] {
  const ici = communes.filter((c) => c.departement === departement)
  const possibles = ici.length > 0 ? ici : communes
  const exactes = possibles.filter((c) => cleTri(c.nom) === cleDeCommune(nom))
  return exactes.length > 0 ? exactes : possibles
}

function enZone(communes: readonly Commune[], texte: string): Zone {
  const [premiere] = communes
  if (!premiere) return { genre: 'inconnue', texte }
  const seule = communes.length === 1
  // Found by a name that is not its own: the one of a commune that has joined it.
  const autreNom = seule && !CODE_INSEE.test(texte) && !cleTri(premiere.nom).startsWith(cleDeCommune(texte))
  return {
    genre: 'commune',
    nom: seule ? premiere.nom : texte,
    complet: seule ? nomComplet(premiere) : texte,
    codes: communes.map((c) => c.code),
    position: communes.find((c) => c.position)?.position ?? null,
    ancienne: autreNom ? texte : null,
    devinee: false,
  }
}

/** Words of one box, « carte Vitale, Bobigny », as a need and a town. */
export interface Partage {
  besoin: string
  ville: string
}

const LIAISON = /^(?:a|au|aux|sur|dans|vers|pres de|pour)$/

/**
 * Finds the town in what was typed in one go: a postcode, what follows the last comma, or the name of a commune of the
 * territory at the end or at the beginning. `null`: no town in it.
 */
export function partager(texte: string, communes: readonly Pick<Commune, 'nom'>[]): Partage | null {
  const postal = texte.match(/^(.*?)[\s,]*\b(\d{5})\b[\s,]*(.*)$/)
  if (postal) return { besoin: `${postal[1]} ${postal[3]}`.trim(), ville: postal[2] ?? '' }
  const connues = new Set(communes.map((c) => cleTri(c.nom)))
  const mots = texte.split(/[\s,]+/).filter(Boolean)
  for (let n = Math.min(mots.length, 5); n > 0; n--) {
    const aLaFin = mots.slice(-n)
    if (connues.has(cleDeCommune(aLaFin.join(' '))))
      return { besoin: sansLiaison(mots.slice(0, -n)), ville: aLaFin.join(' ') }
    const auDebut = mots.slice(0, n)
    if (connues.has(cleDeCommune(auDebut.join(' '))))
      return { besoin: mots.slice(n).join(' '), ville: auDebut.join(' ') }
  }
  const virgule = texte.lastIndexOf(',')
  const apres = texte.slice(virgule + 1).trim()
  return virgule > 0 && apres ? { besoin: texte.slice(0, virgule).trim(), ville: apres } : null
}

/** « retraite à », « retraite » before « Bobigny ». */
function sansLiaison(mots: string[]): string {
  return mots.filter((mot, rang) => rang < mots.length - 1 || !LIAISON.test(cleTri(mot))).join(' ')
}
