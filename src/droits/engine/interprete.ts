import type { NomParametre } from './baremes/catalogue.ts'
import { CHAMPS_REVENU, PLACES, RANG_FOYER, RANG_PERSONNE, TOUTE_NATURE } from './cases.ts'
import type { Dossier } from './dossier.ts'
import type { ChampFoyer, ChampPersonne } from './entrees.ts'
import type { ChampRevenu, Etape, Noeud } from './expression.ts'
import { baremeDuMois, moisDuParametre } from './parametres.ts'
import { additionner, calculer, compter, connu, soit, transformer, type Valeur } from './plage.ts'

/** Where a node is read: which person, how many months back. */
export interface Ou {
  personne: number
  recul: number
}

/**
 * Reads the tree on a household, known or not, and gives the range of each figure. Needs no `eval`: this is what runs in
 * the browser. One instance for one household; steps are computed once.
 */
export class Interprete {
  readonly dossier: Dossier
  private readonly memoire = new Map<Etape, Map<number, Valeur>>()

  constructor(dossier: Dossier) {
    this.dossier = dossier
  }

  valeurDe(etape: Etape, ou: Ou): Valeur {
    const cle = ou.recul * 64 + (etape.portee === 'personne' ? ou.personne + 1 : 0)
    let valeurs = this.memoire.get(etape)
    if (!valeurs) {
      valeurs = new Map()
      this.memoire.set(etape, valeurs)
    }
    const connue = valeurs.get(cle)
    if (connue) return connue
    const v = this.lire(etape.calcul, etape.portee === 'personne' ? ou : { personne: -1, recul: ou.recul })
    valeurs.set(cle, v)
    return v
  }

  lire(n: Noeud, ou: Ou): Valeur {
    switch (n.genre) {
      case 'constante':
        return connu(n.valeur)
      case 'parametre':
        return this.parametre(n, ou)
      case 'entree':
        return this.entree(n.champ, ou)
      case 'revenu':
        return this.revenus(n.natures, n.champ, ou, { de: ou.recul + n.de, a: ou.recul + n.a })
      case 'revenu_annee': {
        const { de, a } = moisDeLAnnee(this.dossier.mois, ou.recul, n.annees)
        return this.revenus(n.natures, n.champ, ou, { de, a })
      }
      case 'operation':
        return this.operation(n, ou)
      case 'somme':
        return this.somme(n.qui, n.valeur, ou)
      case 'etape':
        return this.valeurDe(n.etape, ou)
      case 'il_y_a':
        return this.lire(n.valeur, { personne: ou.personne, recul: ou.recul + n.mois })
      case 'ce_mois':
        return this.lire(n.valeur, { personne: ou.personne, recul: 0 })
    }
  }

  private parametre(n: Noeud & { genre: 'parametre' }, ou: Ou): Valeur {
    const { valeurs } = baremeDuMois(n.nom as NomParametre, moisDuParametre(n, this.dossier.mois, ou.recul))
    if (!n.rang) return connu(valeurs[0] ?? 0)
    const rang = this.lire(n.rang, ou)
    const dernier = valeurs.length - 1
    const fin = Math.min(Math.max(rang.haut, 0), dernier)
    let place = Math.min(Math.max(rang.bas, 0), dernier)
    let v = connu(valeurs[place] ?? 0)
    while (++place <= fin) v = soit(v, connu(valeurs[place] ?? 0), rang.manque)
    return v
  }

  private entree(champ: string, ou: Ou): Valeur {
    const mois = this.dossier.mois - ou.recul
    switch (champ) {
      case 'mois':
        return connu(mois)
      case 'annee':
        return connu(Math.floor(mois / 12))
      case 'mois_de_l_annee':
        return connu((mois % 12) + 1)
      case 'age_mois':
        return calculer('moins', connu(mois), this.champPersonne('naissance', ou))
      case 'age_mois_15_septembre':
        return calculer('moins', connu(Math.floor(mois / 12) * 12 + 8), this.champPersonne('naissance_15', ou))
      default:
        if (champ in RANG_FOYER) return this.champFoyer(RANG_FOYER[champ as ChampFoyer])
        return this.champPersonne(champ as ChampPersonne, ou)
    }
  }

  private champFoyer(rang: number): Valeur {
    const { foyerBas, foyerHaut, manquesFoyer } = this.dossier
    return plage(foyerBas[rang], foyerHaut[rang], manquesFoyer, rang)
  }

  private champPersonne(champ: ChampPersonne, ou: Ou): Valeur {
    if (ou.personne < 0) throw new Error(`${champ} is read outside a person`)
    const { bas, haut, manques } = this.dossier
    const place = RANG_PERSONNE[champ] * PLACES + ou.personne
    return plage(bas[place], haut[place], manques, place)
  }

  private revenus(natures: number, champ: ChampRevenu, ou: Ou, fenetre: { de: number; a: number }): Valeur {
    const { dossier } = this
    const fin = dossier.debut[ou.personne + 1] ?? 0
    let total = connu(0)
    for (let l = dossier.debut[ou.personne] ?? 0; l < fin; l++) {
      const vu = revenuVu(dossier, l, natures, champ, dossier.mois - fenetre.de, dossier.mois - fenetre.a)
      if (vu) total = additionner(total, vu)
    }
    return total
  }

  private operation(n: Noeud & { genre: 'operation' }, ou: Ou): Valeur {
    const a = n.args[0]
    const b = n.args[1]
    const c = n.args[2]
    if (!a) throw new Error(`${n.op} has nothing to work on`)
    if (n.op === 'et' || n.op === 'ou') return this.logique(n.op, n.args, ou)
    if (n.op === 'si' && b && c) {
      const condition = this.lire(a, ou)
      if (condition.bas === 1) return this.lire(b, ou)
      if (condition.haut === 0) return this.lire(c, ou)
      return soit(this.lire(b, ou), this.lire(c, ou), condition.manque)
    }
    if (!b) return transformer(n.op, this.lire(a, ou), n.pas ?? 1)
    const gauche = this.lire(a, ou)
    // Nothing times whatever is nothing: what is not known of the rest does not matter.
    if (n.op === 'fois' && gauche.bas === 0 && gauche.haut === 0) return gauche
    return calculer(n.op, gauche, this.lire(b, ou))
  }

  /** `et` is decided by one no, `ou` by one yes, whatever is missing elsewhere. */
  private logique(op: 'et' | 'ou', args: readonly Noeud[], ou: Ou): Valeur {
    let total = connu(op === 'et' ? 1 : 0)
    for (const arg of args) {
      total = calculer(op === 'et' ? 'min' : 'max', total, this.lire(arg, ou))
      if (op === 'et' ? total.haut === 0 : total.bas === 1) return connu(total.bas)
    }
    return total
  }

  /** Whether person `ou.personne` counts in a sum: there, and as asked. */
  compteDans(qui: Noeud, ou: Ou): Valeur {
    const present = this.champPersonne('present', ou)
    return present.haut === 0 ? present : calculer('min', present, this.lire(qui, ou))
  }

  private somme(qui: Noeud, valeur: Noeud, ou: Ou): Valeur {
    let total = connu(0)
    for (let personne = 0; personne < this.dossier.n; personne++) {
      const la: Ou = { personne, recul: ou.recul }
      const compte = compter(this.compteDans(qui, la), () => this.lire(valeur, la))
      if (compte) total = additionner(total, compte)
    }
    return total
  }
}

function plage(
  bas: number | undefined,
  haut: number | undefined,
  manques: ReadonlyMap<number, string>,
  cle: number,
): Valeur {
  if (bas === haut) return connu(bas ?? 0)
  const manque = manques.get(cle)
  return manque === undefined ? connu(bas ?? 0) : { bas: bas ?? 0, haut: haut ?? 0, manque: new Set([manque]) }
}

/** A calendar year, in months back from the month of the right. */
export function moisDeLAnnee(mois: number, recul: number, annees: number): { de: number; a: number } {
  const janvier = (Math.floor((mois - recul) / 12) + annees) * 12
  return { de: mois - janvier, a: mois - janvier - 11 }
}

/** What a line of income gives between two months (counted from year 0); `null`: of another kind. */
function revenuVu(d: Dossier, l: number, natures: number, champ: ChampRevenu, de: number, a: number): Valeur | null {
  const nature = d.nature[l] ?? 0
  if ((nature & natures) === 0) return null
  const c = CHAMPS_REVENU.indexOf(champ)
  const haut = lu(d.revenuHaut, c, l) * moisCommuns(lu(d.revenuBas, 3, l), lu(d.revenuHaut, 4, l), de, a)
  const bas =
    nature === TOUTE_NATURE
      ? 0
      : lu(d.revenuBas, c, l) * moisCommuns(lu(d.revenuHaut, 3, l), lu(d.revenuBas, 4, l), de, a)
  const manque = d.manquesRevenu.get(l)
  return bas === haut || manque === undefined ? connu(bas) : { bas, haut, manque: new Set([manque]) }
}
const lu = (bornes: readonly Float64Array[], champ: number, l: number): number => bornes[champ]?.[l] ?? 0
const moisCommuns = (du: number, au: number, de: number, a: number): number =>
  Math.max(0, Math.min(au, a) - Math.max(du, de) + 1)
