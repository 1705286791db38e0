/**
 * The tree in which every right is written, once. Evaluation, explanation, ranges of the unknown and documentation all
 * read it; nothing else holds the law.
 */

/** Units of amounts: euros a month and euros a year never mix by accident. `oui` is a condition: 0 or 1. */
export type Unite = 'eur/mois' | 'eur/an' | 'eur' | 'eur/heure' | 'taux' | 'nombre' | 'ans' | 'mois' | 'oui'

export type Operation =
  | 'plus'
  | 'moins'
  | 'fois'
  | 'divise'
  | 'min'
  | 'max'
  | 'inferieur'
  | 'au_plus'
  | 'egal'
  | 'et'
  | 'ou'
  | 'non'
  | 'si'
  | 'arrondi'
  | 'arrondi_sup'
  | 'plancher'

export type Noeud =
  | { genre: 'constante'; valeur: number; unite: Unite }
  | {
      genre: 'parametre'
      nom: string
      unite: Unite /** Months from December of the year of the right; 0: in force at the month. */
      annees: number
      mobile: boolean
      rang?: Noeud
    }
  | { genre: 'entree'; champ: string; unite: Unite }
  | { genre: 'revenu'; unite: Unite; natures: number; champ: ChampRevenu; de: number; a: number }
  | { genre: 'revenu_annee'; unite: Unite; natures: number; champ: ChampRevenu; annees: number }
  | { genre: 'operation'; op: Operation; unite: Unite; args: readonly Noeud[]; pas?: number }
  | { genre: 'somme'; unite: Unite; qui: Noeud; valeur: Noeud }
  | { genre: 'etape'; unite: Unite; etape: Etape }
  | { genre: 'il_y_a'; unite: Unite; mois: number; valeur: Noeud; bref: boolean }
  | { genre: 'ce_mois'; unite: Unite; valeur: Noeud }

export type ChampRevenu = 'net' | 'imposable' | 'brut'

/** A named step of a rule: what the explanation shows as one line, with its reference. */
export interface Etape {
  readonly id: string
  readonly libelle: string
  readonly unite: Unite
  readonly reference: string | undefined
  /** A step of the household, or one computed for each person. */
  readonly portee: 'foyer' | 'personne'
  readonly calcul: Noeud
}

export type Expr<U extends Unite = Unite> = Noeud & { readonly unite: U }

const op = <U extends Unite>(nom: Operation, unite: U, args: readonly Noeud[], pas?: number): Expr<U> =>
  ({ genre: 'operation', op: nom, unite, args, ...(pas === undefined ? {} : { pas }) }) as Expr<U>

export const valeur = <U extends Unite>(v: number, unite: U): Expr<U> =>
  ({ genre: 'constante', valeur: v, unite }) as Expr<U>
export const nombre = (v: number): Expr<'nombre'> => valeur(v, 'nombre')
export const taux = (v: number): Expr<'taux'> => valeur(v, 'taux')

export const plus = <U extends Unite>(a: Expr<U>, ...b: Expr<U>[]): Expr<U> =>
  b.reduce<Expr<U>>((t, x) => op('plus', a.unite, [t, x]), a)
export const moins = <U extends Unite>(a: Expr<U>, ...b: Expr<U>[]): Expr<U> =>
  b.reduce<Expr<U>>((t, x) => op('moins', a.unite, [t, x]), a)

type Facteur = Expr<'taux'> | Expr<'nombre'> | Expr<'oui'>
export const fois = <U extends Unite>(a: Expr<U>, ...facteurs: Facteur[]): Expr<U> =>
  facteurs.reduce<Expr<U>>((t, x) => op('fois', a.unite, [t, x]), a)
export const divise = <U extends Unite>(a: Expr<U>, par: Facteur): Expr<U> => op('divise', a.unite, [a, par])
/** How many times `b` goes into `a`. */
export const rapport = <U extends Unite>(a: Expr<U>, b: Expr<U>): Expr<'taux'> => op('divise', 'taux', [a, b])
export const parMois = (a: Expr<'eur/an'>): Expr<'eur/mois'> => op('divise', 'eur/mois', [a, nombre(12)])
export const parAn = (a: Expr<'eur/mois'>): Expr<'eur/an'> => op('fois', 'eur/an', [a, nombre(12)])
/** Wage of so many hours. */
export const heures = (h: Expr<'nombre'>, prix: Expr<'eur/heure'>): Expr<'eur/mois'> =>
  op('fois', 'eur/mois', [h, prix])
/** A sum earned over three months, a month. */
export const moyenneDeTrois = (a: Expr<'eur'>): Expr<'eur/mois'> => op('divise', 'eur/mois', [a, nombre(3)])
/** The same figure read with another unit: the one place where units change without arithmetic, so each use says why. */
export const commeUnite = <U extends Unite>(a: Expr, unite: U): Expr<U> => ({ ...a, unite }) as Expr<U>

export const min = <U extends Unite>(a: Expr<U>, b: Expr<U>): Expr<U> => op('min', a.unite, [a, b])
export const max = <U extends Unite>(a: Expr<U>, b: Expr<U>): Expr<U> => op('max', a.unite, [a, b])
export const positif = <U extends Unite>(a: Expr<U>): Expr<U> => max(a, valeur(0, a.unite))

export const inferieur = <U extends Unite>(a: Expr<U>, b: Expr<U>): Expr<'oui'> => op('inferieur', 'oui', [a, b])
export const auPlus = <U extends Unite>(a: Expr<U>, b: Expr<U>): Expr<'oui'> => op('au_plus', 'oui', [a, b])
export const superieur = <U extends Unite>(a: Expr<U>, b: Expr<U>): Expr<'oui'> => inferieur(b, a)
export const auMoins = <U extends Unite>(a: Expr<U>, b: Expr<U>): Expr<'oui'> => auPlus(b, a)
export const egal = <U extends Unite>(a: Expr<U>, b: Expr<U>): Expr<'oui'> => op('egal', 'oui', [a, b])
export const et = (...args: Expr<'oui'>[]): Expr<'oui'> => op('et', 'oui', args)
export const ou = (...args: Expr<'oui'>[]): Expr<'oui'> => op('ou', 'oui', args)
export const non = (a: Expr<'oui'>): Expr<'oui'> => op('non', 'oui', [a])
export const si = <U extends Unite>(condition: Expr<'oui'>, alors: Expr<U>, sinon: Expr<U>): Expr<U> =>
  op('si', alors.unite, [condition, alors, sinon])
/** `a` when the condition holds, else 0. */
export const seulementSi = <U extends Unite>(condition: Expr<'oui'>, a: Expr<U>): Expr<U> =>
  si(condition, a, valeur(0, a.unite))

/** To the nearest `pas` (0.01: to the cent). */
export const arrondi = <U extends Unite>(a: Expr<U>, pas: number): Expr<U> => op('arrondi', a.unite, [a], pas)
/** To the `pas` above; a hair over a step (floating point) is not over it. */
export const arrondiSup = <U extends Unite>(a: Expr<U>, pas: number): Expr<U> => op('arrondi_sup', a.unite, [a], pas)
export const plancher = <U extends Unite>(a: Expr<U>): Expr<U> => op('plancher', a.unite, [a])

/** Sum of `x` over the persons for whom `qui` holds. */
export const somme = <U extends Unite>(qui: Expr<'oui'>, x: Expr<U>): Expr<U> =>
  ({ genre: 'somme', unite: x.unite, qui, valeur: x }) as Expr<U>
export const combien = (qui: Expr<'oui'>): Expr<'nombre'> => somme(qui, nombre(1))
export const existe = (qui: Expr<'oui'>): Expr<'oui'> => superieur(combien(qui), nombre(0))

/**
 * `x` as it was `mois` months before. Scales stay those of the month of the right, except `paramDuMois`.
 * @param bref the explanation gives its figure without its steps: they are those of another right, month after month
 */
export const ilYA = <U extends Unite>(mois: number, x: Expr<U>, bref = false): Expr<U> =>
  ({ genre: 'il_y_a', unite: x.unite, mois, valeur: x, bref }) as Expr<U>
/** `x` at the month of the right, even inside `ilYA`. */
export const ceMois = <U extends Unite>(x: Expr<U>): Expr<U> =>
  ({ genre: 'ce_mois', unite: x.unite, valeur: x }) as Expr<U>

interface Entete {
  id: string
  libelle: string
  reference?: string
}

const noms = new Set<string>()
function nouvelle<U extends Unite>(portee: Etape['portee'], entete: Entete, calcul: Expr<U>): Expr<U> {
  if (noms.has(entete.id)) throw new Error(`two steps are called ${entete.id}`)
  noms.add(entete.id)
  const etape: Etape = { ...entete, reference: entete.reference, unite: calcul.unite, portee, calcul }
  return { genre: 'etape', unite: calcul.unite, etape } as Expr<U>
}
export const etape = <U extends Unite>(entete: Entete, calcul: Expr<U>): Expr<U> => nouvelle('foyer', entete, calcul)
export const etapePersonne = <U extends Unite>(entete: Entete, calcul: Expr<U>): Expr<U> =>
  nouvelle('personne', entete, calcul)

/** Direct children of a node, for whoever walks the tree. */
export function enfantsDe(n: Noeud): readonly Noeud[] {
  switch (n.genre) {
    case 'operation':
      return n.args
    case 'somme':
      return [n.qui, n.valeur]
    case 'etape':
      return [n.etape.calcul]
    case 'il_y_a':
    case 'ce_mois':
      return [n.valeur]
    case 'parametre':
      return n.rang ? [n.rang] : []
    default:
      return []
  }
}
