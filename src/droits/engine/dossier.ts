import { CHAMPS_FOYER, CHAMPS_PERSONNE, type ChampFoyer, type ChampPersonne } from './entrees.ts'
import {
  ACTIVITES,
  type Foyer,
  LIMITES,
  type Logement,
  NATIONALITES,
  NATURES,
  type Personne,
  type Revenu,
  SCOLARITES,
  STATUTS_LOGEMENT,
} from './foyer.ts'
import {
  BRUT,
  departementDe,
  dernierSalaire,
  IMPOSABLE,
  LOGEMENT_INCONNU,
  moisDe,
  PERSONNE_INCONNUE,
} from './suppose.ts'
import { zoneDe } from './zones.ts'

export const RANG_FOYER = Object.fromEntries(CHAMPS_FOYER.map((c, i) => [c, i])) as Record<ChampFoyer, number>
export const RANG_PERSONNE = Object.fromEntries(CHAMPS_PERSONNE.map((c, i) => [c, i])) as Record<ChampPersonne, number>
/** Places in the arrays: field `c` of person `i` is at `c * PLACES + i`. */
export const PLACES = LIMITES.personnes
export const CHAMPS_REVENU = ['net', 'imposable', 'brut', 'du', 'au'] as const
export const LIGNES = PLACES * LIMITES.revenus

/** A kind of income not known yet. */
export const TOUTE_NATURE = -1
const TOUJOURS = 9999 * 12
const MARS_2012 = 2012 * 12 + 2
const SANS_LOYER: readonly (string | null | undefined)[] = ['proprietaire', 'heberge_gratuitement', 'sans_domicile']

/**
 * A household as the tree reads it: for each field the least and the most it can be, in plain arrays, so that a million
 * households reuse the same few kilobytes. Known figures have both ends equal.
 */
export class Dossier {
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
  private lignes = 0
  private prefixe = ''

  /** Some answer is missing: not every range is a point. */
  get incomplet(): boolean {
    return this.manquesFoyer.size + this.manques.size + this.manquesRevenu.size > 0
  }

  /** Reads a household that has been checked (`verifier.ts`), in place of the one before. */
  lire(foyer: Foyer): this {
    if (this.incomplet) {
      this.manquesFoyer.clear()
      this.manques.clear()
      this.manquesRevenu.clear()
    }
    this.mois = moisDe(foyer.mois)
    this.n = 0
    this.lignes = 0
    this.lireFoyer(foyer)
    this.lirePersonnes(foyer)
    return this
  }

  private fixer(champ: ChampFoyer, v: number): void {
    const rang = RANG_FOYER[champ]
    this.foyerBas[rang] = v
    this.foyerHaut[rang] = v
  }

  private ignorer(champ: ChampFoyer, manque: string, bas: number, haut: number): void {
    const rang = RANG_FOYER[champ]
    this.foyerBas[rang] = bas
    this.foyerHaut[rang] = haut
    this.manquesFoyer.set(rang, manque)
  }

  /** Absent: no. `null`: asked, not known. */
  private oui(champ: ChampFoyer, manque: string, v: boolean | null | undefined): void {
    if (v === null) this.ignorer(champ, manque, 0, 1)
    else this.fixer(champ, v ? 1 : 0)
  }

  private lireFoyer(foyer: Foyer): void {
    const { situation } = foyer
    if (situation) {
      this.fixer('couple', situation === 'seul' ? 0 : 1)
      this.fixer('maries', situation === 'marie_ou_pacse' ? 1 : 0)
    } else {
      this.ignorer('couple', 'situation', 0, 1)
      this.ignorer('maries', 'situation', 0, 1)
    }
    this.oui('separe', 'separation_moins_18_mois', foyer.separation_moins_18_mois)
    // These three open rights by themselves: not asked is not « no ».
    this.oui('demenagement', 'demenagement', foyer.demenagement ?? null)
    this.oui('violences', 'violences_moins_12_mois', foyer.violences_moins_12_mois ?? null)
    this.oui('impayes', 'impayes_logement_ou_energie', foyer.impayes_logement_ou_energie ?? null)
    this.lireLogement(foyer.logement ?? LOGEMENT_INCONNU)
  }

  private lireLogement(logement: Logement): void {
    const { statut, loyer_hors_charges: loyer, code_insee: code } = logement
    if (statut) this.fixer('statut', STATUTS_LOGEMENT.indexOf(statut))
    else this.ignorer('statut', 'logement.statut', 0, STATUTS_LOGEMENT.length - 1)
    if (typeof loyer === 'number') this.fixer('loyer', loyer)
    else if (SANS_LOYER.includes(statut)) this.fixer('loyer', 0)
    else this.ignorer('loyer', 'logement.loyer_hors_charges', 0, LIMITES.loyer)
    const zone = logement.zone ?? (code ? zoneDe(code) : undefined)
    if (zone === undefined) this.ignorer('zone', code ? 'logement.zone' : 'logement.code_insee', 1, 3)
    else this.fixer('zone', zone)
    if (code) this.fixer('departement', departementDe(code))
    else this.ignorer('departement', 'logement.code_insee', 0, 999)
    this.oui('colocation', 'logement.colocation', logement.colocation)
    this.oui('chambre', 'logement.chambre', logement.chambre)
    this.oui('crous', 'logement.residence_crous', logement.residence_crous)
  }

  /** Adults first, children after: sums over one kind stop where it ends. */
  private lirePersonnes(foyer: Foyer): void {
    const liste = foyer.personnes ?? []
    for (let i = 0; i < liste.length; i++) this.lireDans(liste, i, 'adulte')
    const adultes = this.n
    if (adultes === 0) this.lirePersonne({ role: 'adulte', ...PERSONNE_INCONNUE }, 'personnes', '')
    // A partner not described yet: there for sure in a couple, there or not when the situation is not known.
    if (adultes <= 1 && foyer.situation !== 'seul')
      this.lirePersonne(
        { role: 'adulte', ...PERSONNE_INCONNUE },
        'personnes.conjoint',
        foyer.situation ? '' : 'situation',
      )
    this.adultes = this.n
    for (let i = 0; i < liste.length; i++) this.lireDans(liste, i, 'enfant')
    const enfants = liste.length - adultes
    const attendus = foyer.nombre_enfants === undefined && foyer.personnes ? enfants : (foyer.nombre_enfants ?? null)
    for (let i = enfants; i < (attendus ?? LIMITES.enfants); i++)
      this.lirePersonne(
        { role: 'enfant', ...PERSONNE_INCONNUE },
        `personnes.enfant_${i + 1}`,
        attendus === null ? 'nombre_enfants' : '',
      )
    this.debut[this.n] = this.lignes
  }

  private lireDans(liste: readonly Personne[], i: number, role: Personne['role']): void {
    const p = liste[i]
    if (p?.role !== role) return
    this.noms[this.n] = p.id ?? String(i + 1)
    this.lirePersonne(p, '', '')
  }

  /** Where the answers about this person are, as `manquants` says it. */
  private nom(): string {
    return this.prefixe || `personnes.${this.noms[this.n]}`
  }

  private mettre(champ: ChampPersonne, v: number): void {
    const ou = RANG_PERSONNE[champ] * PLACES + this.n
    this.bas[ou] = v
    this.haut[ou] = v
  }

  /** @param cle the field of the person that would tell; `=` before the name of a field of the household */
  private manquer(champ: ChampPersonne, cle: string, bas: number, haut: number): void {
    const ou = RANG_PERSONNE[champ] * PLACES + this.n
    this.bas[ou] = bas
    this.haut[ou] = haut
    this.manques.set(ou, cle.startsWith('=') ? cle.slice(1) : `${this.nom()}.${cle}`)
  }

  private ouiOuNon(champ: ChampPersonne, cle: string, v: boolean | null | undefined): void {
    if (v === null) this.manquer(champ, cle, 0, 1)
    else this.mettre(champ, v ? 1 : 0)
  }

  private chiffre(champ: ChampPersonne, cle: string, v: number | null | undefined, haut: number): void {
    if (v === null) this.manquer(champ, cle, 0, haut)
    else this.mettre(champ, v ?? 0)
  }

  private parmi(champ: ChampPersonne, cle: string, v: string | null | undefined, liste: readonly string[]): void {
    if (v === null || v === undefined) this.manquer(champ, cle, 0, liste.length - 1)
    else this.mettre(champ, liste.indexOf(v))
  }

  /** @param nom empty: the person has an id
   * @param presence the missing answer that says whether this person is there; empty: there for sure */
  private lirePersonne(p: Personne, nom: string, presence: string): void {
    const adulte = p.role === 'adulte'
    this.prefixe = nom
    if (nom) this.noms[this.n] = nom
    if (presence) this.manquer('present', `=${presence}`, 0, 1)
    else this.mettre('present', 1)
    this.mettre('adulte', adulte ? 1 : 0)
    this.lireNaissance(p)
    this.parmi('activite', 'activite', p.activite, ACTIVITES)
    this.parmi('nationalite', 'nationalite', p.nationalite, NATIONALITES)
    this.lireTitre(p)
    if (adulte && !p.scolarite) this.mettre('scolarite', 0)
    else this.parmi('scolarite', 'scolarite', p.scolarite, SCOLARITES)
    this.ouiOuNon('enceinte', 'enceinte', p.enceinte)
    this.ouiOuNon('a_naitre', 'a_naitre', p.a_naitre)
    this.ouiOuNon('handicap', 'handicap', p.handicap)
    this.chiffre('taux', 'taux_incapacite', p.taux_incapacite, 1)
    this.ouiOuNon('rsdae', 'rsdae', p.rsdae)
    this.chiffre('complement', 'complement_aeeh', p.complement_aeeh, 6)
    this.ouiOuNon('condition_ass', 'condition_activite_ass', p.condition_activite_ass)
    this.lireChomage(p)
    this.ouiOuNon('boursier', 'boursier', p.boursier)
    this.chiffre('epargne', 'epargne_non_imposee', p.epargne_non_imposee, LIMITES.epargne)
    this.ouiOuNon('autonomie', 'perte_autonomie', p.perte_autonomie)
    this.lireRevenus(p)
    this.n++
  }

  private lireNaissance(p: Personne): void {
    const date = p.date_naissance
    if (date) {
      const m = moisDe(date)
      const jour = Number(date.slice(8, 10))
      // Someone born after the first is a month younger on the first.
      this.mettre('naissance', m + (jour > 1 ? 1 : 0))
      this.mettre('naissance_15', m + (jour > 15 ? 1 : 0))
      this.mettre('annee_naissance', Math.floor(m / 12))
      this.mettre('ne_avant_mars_2012', m < MARS_2012 ? 1 : 0)
      return
    }
    const manque = 'date_naissance'
    const vieux = p.role === 'adulte' ? LIMITES.ageAdulte : LIMITES.ageEnfant
    const bas = this.mois - (vieux + 1) * 12
    const haut = this.mois + (p.role === 'adulte' ? 0 : 12) + 1
    this.manquer('naissance', manque, bas, haut)
    this.manquer('naissance_15', manque, bas, haut)
    this.manquer('annee_naissance', manque, Math.floor(bas / 12), Math.floor(haut / 12))
    this.manquer('ne_avant_mars_2012', manque, 0, 1)
  }

  /** A French person needs no permit: as if it were held for ever. */
  private lireTitre(p: Personne): void {
    const annees = p.annees_titre_sejour
    const suppose = p.nationalite === 'francaise' || (p.nationalite === 'eee_suisse' && annees === undefined)
    if (!p.nationalite) this.manquer('titre', 'nationalite', annees ?? 0, LIMITES.annees)
    else if (suppose) this.mettre('titre', LIMITES.annees)
    else if (typeof annees === 'number') this.mettre('titre', annees)
    else this.manquer('titre', 'annees_titre_sejour', 0, LIMITES.annees)
  }

  /** Not asked: since the month after the last wage, as the payslips say. */
  private lireChomage(p: Personne): void {
    const { debut_chomage: debut, activite } = p
    if (debut) this.mettre('debut_chomage', moisDe(debut) + (debut.slice(8, 10) > '01' ? 0.5 : 0))
    else if (activite && activite !== 'chomage') this.mettre('debut_chomage', 0)
    else {
      const fin = activite && debut === undefined ? dernierSalaire(p.revenus) : null
      if (fin === null) this.manquer('debut_chomage', 'debut_chomage', 0, TOUJOURS)
      else this.mettre('debut_chomage', fin + 1)
    }
  }

  /** No line of income: nothing was earned, unless the person works or looks for work. */
  private lireRevenus(p: Personne): void {
    this.debut[this.n] = this.lignes
    if (p.revenus) {
      for (const r of p.revenus) this.lireRevenu(r)
      return
    }
    const { activite } = p
    const parle = p.role === 'adulte' && (!activite || activite === 'emploi' || activite === 'chomage')
    if (p.revenus === undefined && !parle) return
    this.nature[this.lignes] = TOUTE_NATURE
    for (let c = 0; c < 3; c++) this.revenuInconnu(c, LIMITES.revenuMensuel * LIMITES.revenus * 2)
    this.revenuInconnu(3, TOUJOURS)
    this.revenuInconnu(4, TOUJOURS)
    this.lignes++
  }

  private revenuInconnu(champ: number, haut: number): void {
    const l = this.lignes
    ;(this.revenuBas[champ] as Float64Array)[l] = 0
    ;(this.revenuHaut[champ] as Float64Array)[l] = haut
    this.manquesRevenu.set(l, `${this.nom()}.revenus`)
  }

  private revenuConnu(champ: number, v: number): void {
    const l = this.lignes
    ;(this.revenuBas[champ] as Float64Array)[l] = v
    ;(this.revenuHaut[champ] as Float64Array)[l] = v
  }

  private lireRevenu(r: Revenu): void {
    const { nature, net_mensuel: net, du, au } = r
    const plafond = LIMITES.revenuMensuel * 2
    this.nature[this.lignes] = nature ? 1 << NATURES.indexOf(nature) : TOUTE_NATURE
    const montants = [net, r.imposable_mensuel, r.brut_mensuel] as const
    const parts = [1, IMPOSABLE[nature ?? ''] ?? 1, BRUT[nature ?? ''] ?? 1] as const
    for (let c = 0; c < 3; c++) {
      const v = montants[c]
      if (!nature) this.revenuInconnu(c, plafond)
      else if (typeof v === 'number') this.revenuConnu(c, v)
      else if (v === undefined && typeof net === 'number') this.revenuConnu(c, net * (parts[c] ?? 1))
      else this.revenuInconnu(c, plafond)
    }
    if (du) this.revenuConnu(3, moisDe(du))
    else this.revenuInconnu(3, TOUJOURS)
    if (au) this.revenuConnu(4, moisDe(au))
    else this.revenuInconnu(4, TOUJOURS)
    this.lignes++
  }
}

export const lireDossier = (foyer: Foyer): Dossier => new Dossier().lire(foyer)
