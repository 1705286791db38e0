import type { NomParametre } from './baremes/catalogue.ts'
import { CHAMPS_REVENU, PLACES, RANG_FOYER, RANG_PERSONNE } from './cases.ts'
import type { Dossier } from './dossier.ts'
import type { ChampFoyer, ChampPersonne } from './entrees.ts'
import { type Etape, type Expr, enfantsDe, type Noeud } from './expression.ts'
import { moisDeLAnnee } from './interprete.ts'
import { baremeDuMois, moisDuParametre } from './parametres.ts'
import { arrondirA, arrondirSup } from './plage.ts'

/** Months a rule may look back: a year and a month, and the steps it crosses on the way. */
const RECULS = 20

/** Runs on a complete household; gives one figure for each expression asked for, always in the same array. */
export type Programme = (dossier: Dossier) => Float64Array

/**
 * Writes the tree as JavaScript for one month and builds it. For batches in Node: a page forbids `eval`, the browser uses
 * `Interprete`, which gives the same figures (a test compares them on random households).
 */
export function compiler(expressions: readonly Expr[], mois: number): Programme {
  const redaction = new Redaction(mois, compterUsages(expressions))
  const sorties = expressions.map((e, i) => `S[${i}]=${redaction.nombre(e, { i: '-1', k: '0' })};`)
  const corps = `'use strict';
const{bas:B,debut:D,nature:NA,revenuBas:[R0,R1,R2,R3,R4]}=d,F=d.foyerBas;
const V=new Float64Array(${redaction.cases}),G=new Int32Array(V.length),S=new Float64Array(${sorties.length});
let g=0,N=0,A=0;const M=${mois};
${redaction.tables.join('\n')}
function rev(A,n,i,de,a){let t=0;const f=D[i+1];for(let l=D[i];l<f;l++){if((NA[l]&n)===0)continue;const q=(R4[l]<a?R4[l]:a)-(R3[l]>de?R3[l]:de)+1;if(q>0)t+=A[l]*q}return t}
${redaction.fonctions.join('\n')}
return function(){g++;N=d.n;A=d.adultes;${sorties.join('')}return S}`
  const construire = new Function('d', 'arrondirA', 'arrondirSup', corps)
  let courant: Dossier | null = null
  let lancer: () => Float64Array = () => new Float64Array(0)
  return (dossier) => {
    // The program is tied to the arrays of one file, which batches reuse.
    if (dossier !== courant) {
      lancer = construire(dossier, arrondirA, arrondirSup)
      courant = dossier
    }
    if (dossier.mois !== mois || dossier.incomplet) throw new Error('another month, or an incomplete household')
    return lancer()
  }
}

/** How many places of the tree read each step. */
function compterUsages(expressions: readonly Noeud[]): Map<Etape, number> {
  const usages = new Map<Etape, number>()
  const voir = (n: Noeud): void => {
    if (n.genre === 'etape') {
      const deja = usages.get(n.etape) ?? 0
      usages.set(n.etape, deja + 1)
      if (deja > 0) return
    }
    enfantsDe(n).forEach(voir)
  }
  expressions.forEach(voir)
  return usages
}

/** Names of the variables in scope: the person, how many months back. */
interface Portee {
  i: string
  k: string
}

class Redaction {
  readonly fonctions: string[] = []
  readonly tables: string[] = []
  /** Size of the memory of steps. */
  cases = 0
  private readonly etapes = new Map<Etape, string>()
  private readonly usages: ReadonlyMap<Etape, number>
  private readonly annees = new Map<number, string>()
  private readonly mois: number
  private sommes = 0

  constructor(mois: number, usages: ReadonlyMap<Etape, number>) {
    this.mois = mois
    this.usages = usages
  }

  nombre(n: Noeud, p: Portee): string {
    switch (n.genre) {
      case 'constante':
        return litteral(n.valeur)
      case 'parametre':
        return this.parametre(n, p)
      case 'entree':
        return entree(n.champ, p)
      case 'revenu':
        return `rev(R${CHAMPS_REVENU.indexOf(n.champ)},${n.natures},${p.i},M-${p.k}-${n.de},M-${p.k}-${n.a})`
      case 'revenu_annee': {
        const t = this.annee(n.annees)
        return `rev(R${CHAMPS_REVENU.indexOf(n.champ)},${n.natures},${p.i},${t}[${p.k}],${t}[${p.k}]+11)`
      }
      case 'operation':
        return this.operation(n, p)
      case 'somme':
        return this.somme(n, p)
      case 'etape':
        return n.etape.portee === 'personne'
          ? `${this.etape(n.etape)}(${p.i},${p.k})`
          : `${this.etape(n.etape)}(${p.k})`
      case 'il_y_a':
        return this.nombre(n.valeur, { i: p.i, k: `(${p.k}+${n.mois})` })
      case 'ce_mois':
        return this.nombre(n.valeur, { i: p.i, k: '0' })
    }
  }

  /** The node as a JavaScript condition. */
  private condition(n: Noeud, p: Portee): string {
    if (n.genre !== 'operation') return `${this.nombre(n, p)}!==0`
    const a = (i: number) => this.nombre(n.args[i] as Noeud, p)
    switch (n.op) {
      case 'inferieur':
        return `${a(0)}<${a(1)}`
      case 'au_plus':
        return `${a(0)}<=${a(1)}`
      case 'egal':
        return `${a(0)}===${a(1)}`
      case 'et':
        return `(${n.args.map((x) => this.condition(x, p)).join('&&')})`
      case 'ou':
        return `(${n.args.map((x) => this.condition(x, p)).join('||')})`
      case 'non':
        return `!(${this.condition(n.args[0] as Noeud, p)})`
      default:
        return `${this.nombre(n, p)}!==0`
    }
  }

  private operation(n: Noeud & { genre: 'operation' }, p: Portee): string {
    const a = (i: number) => this.nombre(n.args[i] as Noeud, p)
    switch (n.op) {
      case 'plus':
        return `(${a(0)}+${a(1)})`
      case 'moins':
        return `(${a(0)}-${a(1)})`
      case 'fois':
        return `(${a(0)}*${a(1)})`
      case 'divise':
        return `(${a(0)}/${a(1)})`
      case 'min':
      case 'max':
        return `Math.${n.op}(${a(0)},${a(1)})`
      case 'si':
        return `(${this.condition(n.args[0] as Noeud, p)}?${a(1)}:${a(2)})`
      case 'arrondi':
        return `arrondirA(${a(0)},${n.pas ?? 1})`
      case 'arrondi_sup':
        return `arrondirSup(${a(0)},${n.pas ?? 1})`
      case 'plancher':
        return `Math.floor(${a(0)})`
      default:
        return `(${this.condition(n, p)}?1:0)`
    }
  }

  /** Scales of the month of the right are figures in the code; those of the month looked at, a small table. */
  private parametre(n: Noeud & { genre: 'parametre' }, p: Portee): string {
    const valeurs = (recul: number) => baremeDuMois(n.nom as NomParametre, moisDuParametre(n, this.mois, recul)).valeurs
    if (n.rang) {
      const nom = `T${this.tables.length}`
      const liste = valeurs(0)
      this.tables.push(`const ${nom}=[${liste.join()}];`)
      return `${nom}[Math.min(Math.max(${this.nombre(n.rang, p)},0),${liste.length - 1})]`
    }
    if (!n.mobile) return litteral(valeurs(0)[0] ?? 0)
    const nom = `T${this.tables.length}`
    this.tables.push(`const ${nom}=[${Array.from({ length: RECULS }, (_, k) => valeurs(k)[0] ?? 0).join()}];`)
    return `${nom}[${p.k}]`
  }

  /** January of an earlier year, for each number of months back. */
  private annee(annees: number): string {
    const connue = this.annees.get(annees)
    if (connue) return connue
    const nom = `A${this.annees.size}`
    this.annees.set(annees, nom)
    const janviers = Array.from({ length: RECULS }, (_, k) => this.mois - moisDeLAnnee(this.mois, k, annees).de)
    this.tables.push(`const ${nom}=[${janviers.join()}];`)
    return nom
  }

  private somme(n: Noeud & { genre: 'somme' }, p: Portee): string {
    const nom = `s${this.sommes++}`
    const dedans: Portee = { i: 'i', k: 'k' }
    const terme = this.nombre(n.valeur, dedans)
    const { bornes, reste } = parcours(n.qui)
    const test = reste.length === 0 ? '' : `if(${reste.map((r) => this.condition(r, dedans)).join('&&')})`
    this.fonctions.push(`function ${nom}(k){let t=0;for(let ${bornes};i++)${test}t+=${terme};return t}`)
    return `${nom}(${p.k})`
  }

  private etape(etape: Etape): string {
    const connue = this.etapes.get(etape)
    if (connue !== undefined) return connue
    // Profiles show the steps by their names.
    const nom = `${etape.id}_${this.etapes.size}`
    this.etapes.set(etape, nom)
    const deLaPersonne = etape.portee === 'personne'
    const parametres = deLaPersonne ? 'i,k' : 'k'
    const corps = this.nombre(etape.calcul, { i: deLaPersonne ? 'i' : '-1', k: 'k' })
    // A step read in one place only is computed each time it is asked: remembering it costs more.
    if ((this.usages.get(etape) ?? 0) < 2) {
      this.fonctions.push(`function ${nom}(${parametres}){return ${corps}}`)
      return nom
    }
    const place = deLaPersonne ? `${this.cases}+k*${PLACES}+i` : `${this.cases}+k`
    this.cases += RECULS * (deLaPersonne ? PLACES : 1)
    this.fonctions.push(
      `function ${nom}(${parametres}){const j=${place};if(G[j]===g)return V[j];const v=${corps};V[j]=v;G[j]=g;return v}`,
    )
    return nom
  }
}

/** Adults come first in a file: a sum over adults, or over children, goes through them only. */
function parcours(qui: Noeud): { bornes: string; reste: readonly Noeud[] } {
  const conditions = qui.genre === 'operation' && qui.op === 'et' ? qui.args.flatMap(aplatir) : [qui]
  const [premiere, ...reste] = conditions
  if (premiere && estAdulte(premiere)) return { bornes: 'i=0;i<A', reste }
  const contraire = premiere?.genre === 'operation' && premiere.op === 'non' ? premiere.args[0] : undefined
  if (contraire && estAdulte(contraire)) return { bornes: 'i=A;i<N', reste }
  return { bornes: 'i=0;i<N', reste: conditions }
}
const estAdulte = (n: Noeud): boolean => n.genre === 'entree' && n.champ === 'adulte'
const aplatir = (n: Noeud): readonly Noeud[] =>
  n.genre === 'operation' && n.op === 'et' ? n.args.flatMap(aplatir) : [n]

const litteral = (v: number): string => (v < 0 || Object.is(v, -0) ? `(${v})` : String(v))

function entree(champ: string, p: Portee): string {
  switch (champ) {
    case 'mois':
      return `(M-${p.k})`
    case 'annee':
      return `Math.floor((M-${p.k})/12)`
    case 'mois_de_l_annee':
      return `((M-${p.k})%12+1)`
    case 'age_mois':
      return `(M-${p.k}-${lu('naissance', p)})`
    case 'age_mois_15_septembre':
      return `(Math.floor((M-${p.k})/12)*12+8-${lu('naissance_15', p)})`
    default:
      if (champ in RANG_FOYER) return `F[${RANG_FOYER[champ as ChampFoyer]}]`
      return lu(champ as ChampPersonne, p)
  }
}

const lu = (champ: ChampPersonne, p: Portee): string => `B[${RANG_PERSONNE[champ] * PLACES}+${p.i}]`
