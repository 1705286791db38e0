import { CHAMPS_FOYER, CHAMPS_PERSONNE, type ChampFoyer, type ChampPersonne } from './entrees.ts'
import { LIMITES } from './foyer.ts'

export const RANG_FOYER = Object.fromEntries(CHAMPS_FOYER.map((c, i) => [c, i])) as Record<ChampFoyer, number>
export const RANG_PERSONNE = Object.fromEntries(CHAMPS_PERSONNE.map((c, i) => [c, i])) as Record<ChampPersonne, number>
/** Places in the arrays: field `c` of person `i` is at `c * PLACES + i`. */
export const PLACES = LIMITES.personnes
export const CHAMPS_REVENU = ['net', 'imposable', 'brut', 'du', 'au'] as const
const LIGNES = PLACES * LIMITES.revenus

/** A kind of income not known yet. */
export const TOUTE_NATURE = -1

/**
 * A household as the tree reads it: for each field the least and the most it can be, in plain arrays, so that a million
 * households reuse the same few kilobytes. Known figures have both ends equal.
 */
export class Cases {
  mois = 0
  /** Persons described, supposed ones included; the first `adultes` are adults. */
  n = 0
  adultes = 0
  /** Id of each person, else its rank in the household, from 1. */
  readonly noms: string[] = []
  readonly foyerBas = new Float64Array(CHAMPS_FOYER.length)
  readonly foyerHaut = new Float64Array(CHAMPS_FOYER.length)
  readonly bas = new Float64Array(CHAMPS_PERSONNE.length * PLACES)
  readonly haut = new Float64Array(CHAMPS_PERSONNE.length * PLACES)
  /** Lines of income of person `i`: from `debut[i]` to `debut[i + 1]`. */
  readonly debut = new Int32Array(PLACES + 1)
  readonly nature = new Int32Array(LIGNES)
  readonly revenuBas = CHAMPS_REVENU.map(() => new Float64Array(LIGNES))
  readonly revenuHaut = CHAMPS_REVENU.map(() => new Float64Array(LIGNES))
  /** Missing answers: what each unknown end depends on. */
  readonly manquesFoyer = new Map<number, string>()
  readonly manques = new Map<number, string>()
  readonly manquesRevenu = new Map<number, string>()
  protected lignes = 0
  /** Set while a person supposed, not described, is read. */
  protected prefixe = ''

  /** Some answer is missing: not every range is a point. */
  get incomplet(): boolean {
    return this.manquesFoyer.size + this.manques.size + this.manquesRevenu.size > 0
  }

  protected fixer(rang: number, v: number): void {
    this.foyerBas[rang] = v
    this.foyerHaut[rang] = v
  }

  protected ignorer(rang: number, manque: string, bas: number, haut: number): void {
    this.foyerBas[rang] = bas
    this.foyerHaut[rang] = haut
    this.manquesFoyer.set(rang, manque)
  }

  /** Absent: no. `null`: asked, not known. */
  protected oui(rang: number, manque: string, v: boolean | null | undefined): void {
    if (v === null) this.ignorer(rang, manque, 0, 1)
    else this.fixer(rang, v ? 1 : 0)
  }

  /** Where the answers about this person are, as `manquants` says it. */
  protected nom(): string {
    return this.prefixe || `personnes.${this.noms[this.n]}`
  }

  protected mettre(rang: number, v: number): void {
    const ou = rang * PLACES + this.n
    this.bas[ou] = v
    this.haut[ou] = v
  }

  /** @param cle the field of the person that would tell; `=` before the name of a field of the household */
  protected manquer(rang: number, cle: string, bas: number, haut: number): void {
    const ou = rang * PLACES + this.n
    this.bas[ou] = bas
    this.haut[ou] = haut
    this.manques.set(ou, cle.startsWith('=') ? cle.slice(1) : `${this.nom()}.${cle}`)
  }

  protected ouiOuNon(rang: number, cle: string, v: boolean | null | undefined): void {
    if (v === null) this.manquer(rang, cle, 0, 1)
    else this.mettre(rang, v ? 1 : 0)
  }

  protected chiffre(rang: number, cle: string, v: number | null | undefined, haut: number): void {
    if (v === null) this.manquer(rang, cle, 0, haut)
    else this.mettre(rang, v ?? 0)
  }

  protected parmi(rang: number, cle: string, v: string | null | undefined, liste: readonly string[]): void {
    if (v === null || v === undefined) this.manquer(rang, cle, 0, liste.length - 1)
    else this.mettre(rang, liste.indexOf(v))
  }

  protected revenuInconnu(champ: number, haut: number): void {
    const l = this.lignes
    ;(this.revenuBas[champ] as Float64Array)[l] = 0
    ;(this.revenuHaut[champ] as Float64Array)[l] = haut
    this.manquesRevenu.set(l, `${this.nom()}.revenus`)
  }

  protected revenuConnu(champ: number, v: number): void {
    const l = this.lignes
    ;(this.revenuBas[champ] as Float64Array)[l] = v
    ;(this.revenuHaut[champ] as Float64Array)[l] = v
  }
}
