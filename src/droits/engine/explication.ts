import { CATALOGUE, type NomParametre } from './baremes/catalogue.ts'
import type { Etape, Noeud, Operation, Unite } from './expression.ts'
import type { Interprete, Ou } from './interprete.ts'
import { LIBELLES } from './libelles.ts'
import { baremeDuMois, moisDuParametre } from './parametres.ts'
import { estConnu, type Valeur } from './plage.ts'

/** A figure used by a step: a scale, an answer, or an earlier step. */
export interface Terme {
  libelle: string
  valeur: number
  unite: Unite
  /** Id of the step it comes from. */
  etape?: string
  /** Since when the scale is in force. */
  depuis?: string
}

/** One line of an explanation. */
export interface LigneExplication {
  id: string
  libelle: string
  /** Id of the person concerned; month looked at, when it is not that of the right. */
  personne?: string
  mois?: string
  unite: Unite
  reference?: string
  /** `null` while an answer is missing: then between `entre[0]` and `entre[1]`. */
  valeur: number | null
  entre?: [number, number]
  /** The operation with its figures: `recalculer(calcul)` gives `valeur`. */
  calcul?: string
  termes: Terme[]
  /** Conditions met on the way, and whether they hold. */
  conditions: { calcul: string; oui: boolean }[]
}

const SIGNES: Partial<Record<Operation, string>> = {
  plus: ' + ',
  moins: ' - ',
  fois: ' * ',
  divise: ' / ',
  inferieur: ' < ',
  au_plus: ' <= ',
  egal: ' = ',
  et: ' et ',
  ou: ' ou ',
}

/** A step worked out, and those it rests on. */
interface Faite {
  ligne: LigneExplication
  avant: Faite[]
}

/** Steps that lead to a figure, first ones first, with only the branches really taken. One for all rights of a household. */
export class Explication {
  private readonly interprete: Interprete
  /** Each step is worked out once; rights share many. */
  private readonly faites = new Map<Etape, Map<number, Faite>>()
  private avant: Faite[] = []
  private enBref = false

  constructor(interprete: Interprete) {
    this.interprete = interprete
  }

  /** The steps that lead to these, in order. */
  lignes(etapes: readonly Etape[]): LigneExplication[] {
    const ordre = new Set<Faite>()
    for (const etape of etapes) suivre(this.etape(etape, { personne: -1, recul: 0 }), ordre)
    return Array.from(ordre, ({ ligne }) => ligne)
  }

  private etape(etape: Etape, ou: Ou): Faite {
    const la: Ou = { personne: etape.portee === 'personne' ? ou.personne : -1, recul: ou.recul }
    const cle = la.recul * 64 + la.personne
    let ailleurs = this.faites.get(etape)
    if (!ailleurs) {
      ailleurs = new Map()
      this.faites.set(etape, ailleurs)
    }
    const deja = ailleurs.get(cle)
    if (deja) return deja
    const v = this.interprete.valeurDe(etape, la)
    const su = estConnu(v)
    const { id, libelle, unite, reference } = etape
    const ligne: LigneExplication = { id, libelle, unite, valeur: su ? v.bas : null, termes: [], conditions: [] }
    const { dossier } = this.interprete
    if (la.personne >= 0) ligne.personne = dossier.noms[la.personne] ?? ''
    if (la.recul > 0) ligne.mois = enMois(dossier.mois - la.recul)
    if (reference) ligne.reference = reference
    if (!su) ligne.entre = [v.bas, v.haut]
    const autour = this.avant
    this.avant = []
    const calcul = this.calcul(etape.calcul, la, ligne)
    if (su && calcul !== null) ligne.calcul = sansParentheses(calcul)
    const faite = { ligne, avant: this.avant }
    ailleurs.set(cle, faite)
    this.avant = autour
    return faite
  }

  /** The operation in figures; `null` when one is not known. */
  private calcul(n: Noeud, ou: Ou, ligne: LigneExplication): string | null {
    switch (n.genre) {
      case 'constante':
        return ecrire(n.valeur)
      case 'il_y_a':
        return this.autreMois(n, ou, ligne)
      case 'ce_mois':
        return this.calcul(n.valeur, { personne: ou.personne, recul: 0 }, ligne)
      case 'operation':
        return this.operation(n, ou, ligne)
      case 'somme':
        return this.somme(n, ou, ligne)
      default:
        return this.feuille(n, ou, ligne)
    }
  }

  private autreMois(n: Noeud & { genre: 'il_y_a' }, ou: Ou, ligne: LigneExplication): string | null {
    const avant = this.enBref
    this.enBref ||= n.bref
    const calcul = this.calcul(n.valeur, { personne: ou.personne, recul: ou.recul + n.mois }, ligne)
    this.enBref = avant
    return calcul
  }

  private feuille(n: Noeud, ou: Ou, ligne: LigneExplication): string | null {
    const v = this.interprete.lire(n, ou)
    if (n.genre === 'etape' && !this.enBref) this.avant.push(this.etape(n.etape, ou))
    if (!estConnu(v)) return null
    const terme = this.terme(n, ou, v)
    if (!contient(ligne.termes, terme)) ligne.termes.push(terme)
    return ecrire(v.bas)
  }

  private terme(n: Noeud, ou: Ou, v: Valeur): Terme {
    const terme: Terme = { libelle: 'Revenus de la période', valeur: v.bas, unite: n.unite }
    if (n.genre === 'etape') {
      terme.libelle = n.etape.libelle
      if (this.enBref) terme.libelle += ` (${enMois(this.interprete.dossier.mois - ou.recul)})`
      else terme.etape = n.etape.id
    } else if (n.genre === 'parametre') {
      const nom = n.nom as NomParametre
      const { depuis, provenance } = baremeDuMois(nom, moisDuParametre(n, this.interprete.dossier.mois, ou.recul))
      terme.libelle = CATALOGUE[nom][1] + (provenance === 'memoire' ? ' (valeur à vérifier)' : '')
      terme.depuis = depuis
    } else if (n.genre === 'entree') terme.libelle = LIBELLES[n.champ] ?? n.champ
    return terme
  }

  private operation(n: Noeud & { genre: 'operation' }, ou: Ou, ligne: LigneExplication): string | null {
    if (n.op === 'si') return this.branche(n.args, ou, ligne)
    if (n.op === 'et' || n.op === 'ou') return this.logique(n, ou, ligne)
    const parties: (string | null)[] = []
    for (const arg of n.args) parties.push(this.calcul(arg, ou, ligne))
    if (parties.includes(null)) return null
    const signe = SIGNES[n.op]
    if (signe) return `(${parties.join(signe)})`
    return `${n.op}(${[...parties, ...(n.pas === undefined ? [] : [ecrire(n.pas)])].join('; ')})`
  }

  /** Only what decides is shown: a first no, or a first yes, ends it. */
  private logique(n: Noeud & { genre: 'operation' }, ou: Ou, ligne: LigneExplication): string | null {
    const parties: string[] = []
    for (const arg of n.args) {
      const partie = this.calcul(arg, ou, ligne)
      if (partie === null) return null
      parties.push(partie)
      const v = this.interprete.lire(arg, ou)
      if (n.op === 'ou' ? v.bas === 1 : v.haut === 0) break
    }
    return `(${parties.join(SIGNES[n.op])})`
  }

  private branche(args: readonly Noeud[], ou: Ou, ligne: LigneExplication): string | null {
    const [condition, alors, sinon] = args as [Noeud, Noeud, Noeud]
    const v = this.interprete.lire(condition, ou)
    const texte = this.calcul(condition, ou, ligne)
    if (v.bas === v.haut && texte !== null) {
      const calcul = sansParentheses(texte)
      if (calcul !== '1' && calcul !== '0' && !ligne.conditions.some((c) => c.calcul === calcul))
        ligne.conditions.push({ calcul, oui: v.bas === 1 })
    }
    if (v.bas === 1) return this.calcul(alors, ou, ligne)
    if (v.haut === 0) return this.calcul(sinon, ou, ligne)
    this.calcul(alors, ou, ligne)
    this.calcul(sinon, ou, ligne)
    return null
  }

  private somme(n: Noeud & { genre: 'somme' }, ou: Ou, ligne: LigneExplication): string | null {
    const parties: (string | null)[] = []
    for (let personne = 0; personne < this.interprete.dossier.n; personne++) {
      const la: Ou = { personne, recul: ou.recul }
      const v = this.interprete.compteDans(n.qui, la)
      if (v.haut === 0) continue
      const partie = this.calcul(n.valeur, la, ligne)
      parties.push(v.bas === 1 ? partie : null)
    }
    if (parties.includes(null)) return null
    return parties.length === 0 ? '0' : `(${parties.join(' + ')})`
  }
}

function suivre(faite: Faite, ordre: Set<Faite>): void {
  if (ordre.has(faite)) return
  for (const avant of faite.avant) suivre(avant, ordre)
  ordre.add(faite)
}

function contient(termes: readonly Terme[], { libelle, valeur }: Terme): boolean {
  for (const t of termes) if (t.valeur === valeur && t.libelle === libelle) return true
  return false
}

const enMois = (m: number): string => `${Math.floor(m / 12)}-${String((m % 12) + 1).padStart(2, '0')}`

/** Enough digits to recompute to the cent. */
const ecrire = (v: number): string => {
  const texte = String(Math.round(v * 1e8) / 1e8)
  return v < 0 ? `(${texte})` : texte
}

/** Without the parentheses around the whole. */
function sansParentheses(texte: string): string {
  if (!texte.startsWith('(') || !texte.endsWith(')')) return texte
  const fin = texte.length - 1
  let ouvertes = 0
  for (let i = 0; i < fin; i++) {
    const lettre = texte.charCodeAt(i)
    if (lettre === 40) ouvertes++
    else if (lettre === 41 && --ouvertes === 0) return texte
  }
  return texte.slice(1, -1)
}
