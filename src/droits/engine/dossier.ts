import { Cases, RANG_FOYER, RANG_PERSONNE, TOUTE_NATURE } from './cases.ts'
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
  deuxChiffres,
  IMPOSABLE,
  LOGEMENT_INCONNU,
  moisDe,
  PERSONNE_INCONNUE,
} from './suppose.ts'
import { zoneDe } from './zones.ts'

const [F, P] = [RANG_FOYER, RANG_PERSONNE]
const TOUJOURS = 9999 * 12
const MARS_2012 = 2012 * 12 + 2
const SANS_LOYER: readonly (string | null | undefined)[] = ['proprietaire', 'heberge_gratuitement', 'sans_domicile']

/** A household, read from what was answered. */
export class Dossier extends Cases {
  private readonly nonDit: false | null

  /**
   * @param nonDit what a move, violence or debts not mentioned are taken for. They open rights by themselves: not asked is
   * not « no », unless those rights are not looked at.
   */
  constructor(nonDit: false | null = null) {
    super()
    this.nonDit = nonDit
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

  private lireFoyer(foyer: Foyer): void {
    const { situation } = foyer
    if (situation) {
      this.fixer(F.couple, situation === 'seul' ? 0 : 1)
      this.fixer(F.maries, situation === 'marie_ou_pacse' ? 1 : 0)
    } else {
      this.ignorer(F.couple, 'situation', 0, 1)
      this.ignorer(F.maries, 'situation', 0, 1)
    }
    this.oui(F.separe, 'separation_moins_18_mois', foyer.separation_moins_18_mois)
    const { demenagement, violences_moins_12_mois: violences, impayes_logement_ou_energie: impayes } = foyer
    this.oui(F.demenagement, 'demenagement', demenagement === undefined ? this.nonDit : demenagement)
    this.oui(F.violences, 'violences_moins_12_mois', violences === undefined ? this.nonDit : violences)
    this.oui(F.impayes, 'impayes_logement_ou_energie', impayes === undefined ? this.nonDit : impayes)
    this.lireLogement(foyer.logement ?? LOGEMENT_INCONNU)
  }

  private lireLogement(logement: Logement): void {
    const { statut, loyer_hors_charges: loyer, code_insee: code } = logement
    if (statut) this.fixer(F.statut, STATUTS_LOGEMENT.indexOf(statut))
    else this.ignorer(F.statut, 'logement.statut', 0, STATUTS_LOGEMENT.length - 1)
    if (typeof loyer === 'number') this.fixer(F.loyer, loyer)
    else if (SANS_LOYER.includes(statut)) this.fixer(F.loyer, 0)
    else this.ignorer(F.loyer, 'logement.loyer_hors_charges', 0, LIMITES.loyer)
    const zone = logement.zone ?? (code ? zoneDe(code) : undefined)
    if (zone === undefined) this.ignorer(F.zone, code ? 'logement.zone' : 'logement.code_insee', 1, 3)
    else this.fixer(F.zone, zone)
    if (code) this.fixer(F.departement, departementDe(code))
    else this.ignorer(F.departement, 'logement.code_insee', 0, 999)
    this.oui(F.colocation, 'logement.colocation', logement.colocation)
    this.oui(F.chambre, 'logement.chambre', logement.chambre)
    this.oui(F.crous, 'logement.residence_crous', logement.residence_crous)
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

  /** @param nom empty: the person has an id
   * @param presence the missing answer that says whether this person is there; empty: there for sure */
  private lirePersonne(p: Personne, nom: string, presence: string): void {
    const adulte = p.role === 'adulte'
    this.prefixe = nom
    if (nom) this.noms[this.n] = nom
    if (presence) this.manquer(P.present, `=${presence}`, 0, 1)
    else this.mettre(P.present, 1)
    this.mettre(P.adulte, adulte ? 1 : 0)
    this.lireNaissance(p)
    this.parmi(P.activite, 'activite', p.activite, ACTIVITES)
    this.parmi(P.nationalite, 'nationalite', p.nationalite, NATIONALITES)
    this.lireTitre(p)
    if (adulte && !p.scolarite) this.mettre(P.scolarite, 0)
    else this.parmi(P.scolarite, 'scolarite', p.scolarite, SCOLARITES)
    this.ouiOuNon(P.enceinte, 'enceinte', p.enceinte)
    this.ouiOuNon(P.a_naitre, 'a_naitre', p.a_naitre)
    this.ouiOuNon(P.handicap, 'handicap', p.handicap)
    this.chiffre(P.taux, 'taux_incapacite', p.taux_incapacite, 1)
    this.ouiOuNon(P.rsdae, 'rsdae', p.rsdae)
    this.chiffre(P.complement, 'complement_aeeh', p.complement_aeeh, 6)
    this.ouiOuNon(P.condition_ass, 'condition_activite_ass', p.condition_activite_ass)
    this.lireChomage(p)
    this.ouiOuNon(P.boursier, 'boursier', p.boursier)
    this.chiffre(P.epargne, 'epargne_non_imposee', p.epargne_non_imposee, LIMITES.epargne)
    this.ouiOuNon(P.autonomie, 'perte_autonomie', p.perte_autonomie)
    this.lireRevenus(p)
    this.n++
  }

  private lireNaissance(p: Personne): void {
    const date = p.date_naissance
    if (date) {
      const m = moisDe(date)
      const jour = deuxChiffres(date, 8)
      // Someone born after the first is a month younger on the first.
      this.mettre(P.naissance, m + (jour > 1 ? 1 : 0))
      this.mettre(P.naissance_15, m + (jour > 15 ? 1 : 0))
      this.mettre(P.annee_naissance, Math.floor(m / 12))
      this.mettre(P.ne_avant_mars_2012, m < MARS_2012 ? 1 : 0)
      return
    }
    const manque = 'date_naissance'
    const vieux = p.role === 'adulte' ? LIMITES.ageAdulte : LIMITES.ageEnfant
    const bas = this.mois - (vieux + 1) * 12
    const haut = this.mois + (p.role === 'adulte' ? 0 : 12) + 1
    this.manquer(P.naissance, manque, bas, haut)
    this.manquer(P.naissance_15, manque, bas, haut)
    this.manquer(P.annee_naissance, manque, Math.floor(bas / 12), Math.floor(haut / 12))
    this.manquer(P.ne_avant_mars_2012, manque, 0, 1)
  }

  /** A French person needs no permit: as if it were held for ever. */
  private lireTitre(p: Personne): void {
    const annees = p.annees_titre_sejour
    const suppose = p.nationalite === 'francaise' || (p.nationalite === 'eee_suisse' && annees === undefined)
    if (!p.nationalite) this.manquer(P.titre, 'nationalite', annees ?? 0, LIMITES.annees)
    else if (suppose) this.mettre(P.titre, LIMITES.annees)
    else if (typeof annees === 'number') this.mettre(P.titre, annees)
    else this.manquer(P.titre, 'annees_titre_sejour', 0, LIMITES.annees)
  }

  /** Not asked: since the month after the last wage, as the payslips say. */
  private lireChomage(p: Personne): void {
    const { debut_chomage: debut, activite } = p
    if (debut) this.mettre(P.debut_chomage, moisDe(debut) + (deuxChiffres(debut, 8) > 1 ? 0.5 : 0))
    else if (activite && activite !== 'chomage') this.mettre(P.debut_chomage, 0)
    else {
      const fin = activite && debut === undefined ? dernierSalaire(p.revenus) : null
      if (fin === null) this.manquer(P.debut_chomage, 'debut_chomage', 0, TOUJOURS)
      else this.mettre(P.debut_chomage, fin + 1)
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

  /** @param part of the net amount, when this one was not given */
  private lireMontant(
    champ: number,
    { nature, net_mensuel: net }: Revenu,
    v: Revenu['net_mensuel'],
    part: number,
  ): void {
    if (!nature) this.revenuInconnu(champ, LIMITES.revenuMensuel * 2)
    else if (typeof v === 'number') this.revenuConnu(champ, v)
    else if (v === undefined && typeof net === 'number') this.revenuConnu(champ, net * part)
    else this.revenuInconnu(champ, LIMITES.revenuMensuel * 2)
  }

  private lireRevenu(r: Revenu): void {
    const { nature, net_mensuel: net, du, au } = r
    this.nature[this.lignes] = nature ? 1 << NATURES.indexOf(nature) : TOUTE_NATURE
    this.lireMontant(0, r, net, 1)
    this.lireMontant(1, r, r.imposable_mensuel, IMPOSABLE[nature ?? ''] ?? 1)
    this.lireMontant(2, r, r.brut_mensuel, BRUT[nature ?? ''] ?? 1)
    if (du) this.revenuConnu(3, moisDe(du))
    else this.revenuInconnu(3, TOUJOURS)
    if (au) this.revenuConnu(4, moisDe(au))
    else this.revenuInconnu(4, TOUJOURS)
    this.lignes++
  }
}

export const lireDossier = (foyer: Foyer): Dossier => new Dossier().lire(foyer)
