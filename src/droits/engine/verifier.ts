import {
  ACTIVITES,
  type Foyer,
  LIMITES,
  NATIONALITES,
  NATURES,
  ROLES_FOYER,
  SCOLARITES,
  SITUATIONS,
  STATUTS_LOGEMENT,
} from './foyer.ts'

/** What is wrong, in French, and in which field (`personnes[0].revenus[1].au`). */
export interface Erreur {
  champ: string
  message: string
}

export type Verifie = { ok: true; foyer: Foyer } | { ok: false; erreurs: Erreur[] }

/** Says what is wrong with a value, or nothing. */
type Regle = (v: unknown) => string | null

const parmi =
  (liste: readonly string[]): Regle =>
  (v) =>
    typeof v === 'string' && liste.includes(v) ? null : `une de ces réponses est attendue : ${liste.join(', ')}.`
const oui: Regle = (v) => (typeof v === 'boolean' ? null : 'la réponse est true ou false.')
const texte: Regle = (v) =>
  typeof v === 'string' && v.length > 0 && v.length <= 40 ? null : 'un nom court est attendu.'
const entre =
  (bas: number, haut: number, unite = ''): Regle =>
  (v) => {
    if (typeof v !== 'number' || !Number.isFinite(v)) return 'un nombre est attendu.'
    if (v < bas) return bas === 0 ? 'le nombre ne peut pas être négatif.' : `le nombre est au moins ${bas}.`
    return v > haut ? `le nombre est au plus ${haut.toLocaleString('fr-FR')}${unite}.` : null
  }
const entier =
  (bas: number, haut: number): Regle =>
  (v) =>
    entre(bas, haut)(v) ?? (Number.isInteger(v) ? null : 'un nombre entier est attendu.')
const euros = (haut: number): Regle => entre(0, haut, ' €')
const mois: Regle = (v) =>
  typeof v === 'string' && /^(19|20)\d\d-(0[1-9]|1[0-2])$/.test(v) ? null : 'un mois est attendu, par exemple 2026-11.'
const jour: Regle = (v) =>
  typeof v === 'string' && /^(18|19|20)\d\d-\d\d-\d\d$/.test(v) && existe(v)
    ? null
    : 'une date est attendue, par exemple 1988-04-10.'
const insee: Regle = (v) =>
  typeof v === 'string' && /^(\d\d|2[AB])\d{3}$/.test(v) && !/^(00|96|99)/.test(v)
    ? null
    : 'cette commune est inconnue : donnez son code Insee à cinq caractères, par exemple 93008.'

/** 31 February is not a day. */
function existe(date: string): boolean {
  const [a = 0, m = 0, j = 0] = date.split('-').map(Number)
  const longueurs = [
    31,
    (a % 4 === 0 && a % 100 !== 0) || a % 400 === 0 ? 29 : 28,
    31,
    30,
    31,
    30,
    31,
    31,
    30,
    31,
    30,
    31,
  ]
  return j >= 1 && j <= (longueurs[m - 1] ?? 0)
}

type Regles = Readonly<Record<string, Regle>>
const FOYER: Regles = {
  mois,
  situation: parmi(SITUATIONS),
  separation_moins_18_mois: oui,
  nombre_enfants: entier(0, LIMITES.enfants),
  demenagement: oui,
  violences_moins_12_mois: oui,
  impayes_logement_ou_energie: oui,
}
const LOGEMENT: Regles = {
  statut: parmi(STATUTS_LOGEMENT),
  loyer_hors_charges: euros(LIMITES.loyer),
  code_insee: insee,
  zone: entier(1, 3),
  colocation: oui,
  chambre: oui,
  residence_crous: oui,
}
const PERSONNE: Regles = {
  id: texte,
  role: parmi(ROLES_FOYER),
  date_naissance: jour,
  activite: parmi(ACTIVITES),
  nationalite: parmi(NATIONALITES),
  annees_titre_sejour: entre(0, LIMITES.annees),
  scolarite: parmi(SCOLARITES),
  enceinte: oui,
  a_naitre: oui,
  handicap: oui,
  taux_incapacite: entre(0, 1),
  rsdae: oui,
  complement_aeeh: entier(0, 6),
  condition_activite_ass: oui,
  debut_chomage: jour,
  boursier: oui,
  epargne_non_imposee: euros(LIMITES.epargne),
  perte_autonomie: oui,
}
const REVENU: Regles = {
  nature: parmi(NATURES),
  net_mensuel: euros(LIMITES.revenuMensuel),
  imposable_mensuel: euros(LIMITES.revenuMensuel * 2),
  brut_mensuel: euros(LIMITES.revenuMensuel * 2),
  du: mois,
  au: mois,
}

type Objet = Record<string, unknown>
const estObjet = (v: unknown): v is Objet => typeof v === 'object' && v !== null && !Array.isArray(v)

class Verification {
  readonly erreurs: Erreur[] = []
  private readonly connue: (code: string) => boolean

  constructor(connue: (code: string) => boolean) {
    this.connue = connue
  }

  non(champ: string, message: string): void {
    this.erreurs.push({ champ, message })
  }

  /** Each key is known, and its value passes its rule; `null` is « not known yet », except where it must be said. */
  champs(o: Objet, ou: string, regles: Regles, autres: readonly string[], dits: readonly string[] = []): void {
    for (const cle in o) {
      const v = o[cle]
      const champ = ou ? `${ou}.${cle}` : cle
      const regle = regles[cle]
      if (!regle) {
        if (!autres.includes(cle)) this.non(champ, `le champ « ${cle} » n’existe pas.`)
      } else if (v !== undefined && (v !== null || dits.includes(cle))) {
        const faux = regle(v)
        if (faux) this.non(champ, faux)
      }
    }
    for (const cle of dits) if (!(cle in o)) this.non(ou ? `${ou}.${cle}` : cle, 'cette réponse est nécessaire.')
  }

  liste(v: unknown, ou: string, haut: number, chaque: (o: Objet, ou: string) => void): void {
    if (v === undefined || v === null) return
    if (!Array.isArray(v)) this.non(ou, 'une liste est attendue.')
    else if (v.length > haut) this.non(ou, `la liste a ${v.length} lignes, ${haut} au plus.`)
    else
      v.forEach((o, i) => {
        if (estObjet(o)) chaque(o, `${ou}[${i}]`)
        else this.non(`${ou}[${i}]`, 'un objet est attendu.')
      })
  }

  foyer(o: Objet): void {
    this.champs(o, '', FOYER, ['logement', 'personnes', 'recus'], ['mois'])
    if (o.logement !== undefined && o.logement !== null) this.logement(o.logement)
    this.liste(o.personnes, 'personnes', LIMITES.personnes, (p, ou) => this.personne(p, ou, String(o.mois)))
    if (Array.isArray(o.personnes)) this.composition(o.personnes.filter(estObjet), o)
    const { recus } = o
    if (recus !== undefined && !(Array.isArray(recus) && recus.every((r) => typeof r === 'string')))
      this.non('recus', 'une liste de noms de droits est attendue.')
  }

  private logement(v: unknown): void {
    if (!estObjet(v)) {
      this.non('logement', 'un objet est attendu.')
      return
    }
    const avant = this.erreurs.length
    this.champs(v, 'logement', LOGEMENT, [])
    const code = v.code_insee
    if (this.erreurs.length === avant && typeof code === 'string' && !this.connue(code))
      this.non('logement.code_insee', `la commune « ${code} » est inconnue.`)
  }

  private personne(p: Objet, ou: string, mois: string): void {
    this.champs(p, ou, PERSONNE, ['revenus'], ['role'])
    const { date_naissance: ne, a_naitre: aNaitre, role } = p
    if (typeof ne === 'string' && !jour(ne)) this.naissance(ne, `${ou}.date_naissance`, mois, aNaitre === true, role)
    this.liste(p.revenus, `${ou}.revenus`, LIMITES.revenus, (r, la) => this.revenu(r, la))
  }

  private naissance(ne: string, champ: string, mois: string, aNaitre: boolean, role: unknown): void {
    const annees = Number(mois.slice(0, 4)) - Number(ne.slice(0, 4))
    if (ne.slice(0, 7) > mois && !aNaitre)
      this.non(champ, 'la date de naissance est dans le futur. Pour un enfant à naître, ajoutez « a_naitre ».')
    else if (aNaitre && annees < -1) this.non(champ, 'le terme de la grossesse est trop loin.')
    else if (aNaitre && ne.slice(0, 7) < mois) this.non(champ, 'cet enfant est déjà né : retirez « a_naitre ».')
    else if (annees > LIMITES.ageAdulte)
      this.non(champ, `la date de naissance est trop ancienne (${LIMITES.ageAdulte} ans au plus).`)
    else if (role === 'enfant' && annees > LIMITES.ageEnfant)
      this.non(champ, `à plus de ${LIMITES.ageEnfant} ans, ce n’est plus un enfant du foyer.`)
  }

  private revenu(r: Objet, ou: string): void {
    this.champs(r, ou, REVENU, [])
    const { du, au } = r
    if (typeof du === 'string' && typeof au === 'string' && !mois(du) && !mois(au) && au < du)
      this.non(`${ou}.au`, `la fin (${au}) est avant le début (${du}).`)
  }

  private composition(personnes: Objet[], foyer: Objet): void {
    const adultes = personnes.filter((p) => p.role === 'adulte').length
    const enfants = personnes.filter((p) => p.role === 'enfant').length
    if (adultes > 2) this.non('personnes', 'un foyer a deux adultes au plus : les autres font leur propre demande.')
    if (adultes > 1 && foyer.situation === 'seul') this.non('situation', 'une personne seule, mais deux adultes.')
    if (enfants > LIMITES.enfants) this.non('personnes', `${enfants} enfants : ${LIMITES.enfants} au plus.`)
    if (typeof foyer.nombre_enfants === 'number' && foyer.nombre_enfants < enfants)
      this.non('nombre_enfants', `${enfants} enfants sont décrits.`)
    const ids = personnes.map((p) => p.id).filter((id) => id !== undefined)
    if (new Set(ids).size < ids.length) this.non('personnes', 'deux personnes ont le même « id ».')
  }
}

/**
 * Checks what comes from outside. Every mistake names its field and says in a sentence what is wrong.
 * @param connue whether a commune exists; by default any well-formed code
 */
export function verifierFoyer(v: unknown, connue: (code: string) => boolean = () => true): Verifie {
  const verification = new Verification(connue)
  if (!estObjet(v)) return { ok: false, erreurs: [{ champ: '', message: 'un foyer est attendu.' }] }
  verification.foyer(v)
  return verification.erreurs.length > 0
    ? { ok: false, erreurs: verification.erreurs }
    : { ok: true, foyer: v as unknown as Foyer }
}
