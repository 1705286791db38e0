import type { Foyer, Logement, Personne, Revenu } from './foyer.ts'

/** A number from 0 to `max - 1`: from fast-check in tests, from a seed in benches. */
export type Tirer = (max: number) => number

/** The same numbers for the same seed. */
export function graine(n: number): Tirer {
  let a = n >>> 0
  return (max) => {
    a = (a + 0x6d2b79f5) >>> 0
    let t = Math.imul(a ^ (a >>> 15), a | 1)
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61)
    return ((t ^ (t >>> 14)) >>> 0) % max
  }
}

const LOYERS = [0, 280, 340, 450, 600, 780, 1100, 1250]
const COMMUNES = ['93001', '93008', '93066', '69123', '03190']
const NETS = [120, 350, 560, 700, 900, 1150, 1480, 2000, 2900, 5200]
const date = (t: Tirer, annee: number): string =>
  `${annee}-${String(1 + t(12)).padStart(2, '0')}-${String(1 + t(28)).padStart(2, '0')}`
const parmi = <T>(t: Tirer, liste: readonly T[]): T => liste[t(liste.length)] as T

/** A complete household of any kind, fictitious. */
export function foyerAuHasard(t: Tirer, mois = '2026-09'): Foyer {
  const adultes = 1 + (t(3) === 0 ? 1 : 0)
  const enfants = parmi(t, [0, 0, 0, 1, 2, 2, 3, 4])
  return {
    mois,
    situation: adultes === 1 ? 'seul' : parmi(t, ['marie_ou_pacse', 'concubinage'] as const),
    ...(adultes === 1 && t(4) === 0 ? { separation_moins_18_mois: true } : {}),
    logement: logementAuHasard(t),
    personnes: [
      ...Array.from({ length: adultes }, (_, i) => adulteAuHasard(t, `A${i + 1}`, mois)),
      ...Array.from({ length: enfants }, (_, i) => enfantAuHasard(t, `C${i + 1}`, mois)),
    ],
    demenagement: t(9) === 0,
    violences_moins_12_mois: t(20) === 0,
    impayes_logement_ou_energie: t(4) === 0,
  }
}

function logementAuHasard(t: Tirer): Logement {
  const statut = parmi(t, [
    'locataire_social',
    'locataire_social',
    'locataire_prive_vide',
    'locataire_prive_meuble',
    'residence_etudiante',
    'proprietaire',
    'heberge_gratuitement',
    'sans_domicile',
  ] as const)
  const loue = !['proprietaire', 'heberge_gratuitement', 'sans_domicile'].includes(statut)
  return {
    statut,
    loyer_hors_charges: loue ? parmi(t, LOYERS) : 0,
    code_insee: parmi(t, COMMUNES),
    ...(t(8) === 0 ? { colocation: true } : {}),
    ...(t(12) === 0 ? { chambre: true } : {}),
    ...(statut === 'residence_etudiante' ? { residence_crous: t(2) === 0 } : {}),
  }
}

function adulteAuHasard(t: Tirer, id: string, mois: string): Personne {
  const annee = Number(mois.slice(0, 4))
  const activite = parmi(t, ['emploi', 'emploi', 'emploi', 'chomage', 'etudes', 'retraite', 'sans_activite'] as const)
  const age = activite === 'retraite' ? 62 + t(25) : activite === 'etudes' ? 18 + t(10) : 19 + t(50)
  const nationalite = parmi(t, ['francaise', 'francaise', 'francaise', 'eee_suisse', 'autre'] as const)
  return {
    id,
    role: 'adulte',
    date_naissance: date(t, annee - age),
    activite,
    nationalite,
    ...(nationalite === 'autre' ? { annees_titre_sejour: parmi(t, [0, 1, 4, 6, 12]) } : {}),
    ...(t(6) === 0 ? { taux_incapacite: parmi(t, [0.3, 0.6, 0.85]), rsdae: t(2) === 0 } : {}),
    ...(t(10) === 0 ? { enceinte: true } : {}),
    ...(t(10) === 0 ? { epargne_non_imposee: parmi(t, [5000, 40_000]) } : {}),
    ...(age > 60 && t(3) === 0 ? { perte_autonomie: true } : {}),
    ...(activite === 'etudes' ? { boursier: t(2) === 0 } : {}),
    ...(activite === 'chomage'
      ? { condition_activite_ass: t(2) === 0, debut_chomage: `${annee - 1}-0${1 + t(9)}-10` }
      : {}),
    revenus: revenusAuHasard(t, activite, mois),
  }
}

function revenusAuHasard(t: Tirer, activite: string, mois: string): Revenu[] {
  const ligne = (nature: Revenu['nature'], du: string, au: string): Revenu => {
    const net_mensuel = parmi(t, NETS)
    const taux = nature === 'salaire' ? 1.036 : 1
    return { nature, net_mensuel, imposable_mensuel: net_mensuel * taux, du, au }
  }
  const hier = `${Number(mois.slice(0, 4)) - 1}-0${1 + t(9)}`
  const lignes: Revenu[] = []
  if (activite === 'emploi')
    lignes.push(ligne(t(6) === 0 ? 'micro_entreprise' : 'salaire', t(4) === 0 ? hier : '2022-01', mois))
  if (activite === 'etudes' && t(2) === 0) lignes.push(ligne('salaire', '2022-01', mois))
  if (activite === 'retraite' && t(4) > 0) lignes.push(ligne('pension_retraite', '2022-01', mois))
  if (activite === 'chomage') {
    lignes.push(ligne('salaire', '2022-01', hier))
    if (t(2) === 0) lignes.push(ligne('allocation_chomage', hier, mois))
  }
  if (t(12) === 0) lignes.push(ligne('pension_invalidite', '2022-01', mois))
  if (t(12) === 0) lignes.push(ligne('pension_alimentaire_recue', '2022-01', mois))
  return lignes
}

export function enfantAuHasard(t: Tirer, id: string, mois: string): Personne {
  const annee = Number(mois.slice(0, 4))
  if (t(15) === 0)
    return {
      id,
      role: 'enfant',
      date_naissance: `${annee}-${parmi(t, ['11', '12'])}-10`,
      a_naitre: true,
      activite: 'mineur',
      nationalite: 'francaise',
      scolarite: 'aucune',
    }
  const age = t(22)
  const scolarite =
    age < 3
      ? 'aucune'
      : age < 6
        ? 'maternelle'
        : age < 11
          ? 'primaire'
          : age < 15
            ? 'college'
            : age < 18
              ? 'lycee'
              : 'superieur'
  return {
    id,
    role: 'enfant',
    date_naissance: date(t, annee - 1 - age),
    activite: age < 16 ? 'mineur' : 'etudes',
    nationalite: 'francaise',
    scolarite,
    ...(t(10) === 0 ? { handicap: true, complement_aeeh: t(7) } : {}),
  }
}

/** The household with some answers not known yet: forgotten, or « je ne sais pas ». */
export function oublier(t: Tirer, complet: Foyer): Foyer {
  const un = (n: number) => t(n) === 0
  const partiel: Foyer = structuredClone(complet)
  if (un(4)) partiel.situation = null
  if (un(6)) partiel.separation_moins_18_mois = null
  if (un(6)) partiel.demenagement = null
  if (un(6)) partiel.violences_moins_12_mois = null
  if (un(5)) partiel.logement = null
  else oublierParmi(t, partiel.logement as object, 5)
  let personnes = partiel.personnes ?? []
  for (const p of personnes) {
    oublierParmi(t, p, 6, ['id', 'role', 'a_naitre'])
    for (const r of p.revenus ?? []) oublierParmi(t, r, 8)
  }
  if (un(6) && personnes.some((p) => p.role === 'enfant')) {
    partiel.nombre_enfants = un(2) ? null : personnes.filter((p) => p.role === 'enfant').length
    personnes = personnes.filter((p) => p.role === 'adulte' || un(2))
  }
  if (un(6) && personnes.filter((p) => p.role === 'adulte').length === 2)
    personnes = personnes.filter((p) => p.id !== 'A2')
  partiel.personnes = personnes
  if (un(15)) {
    delete partiel.personnes
    delete partiel.nombre_enfants
  }
  return partiel
}

function oublierParmi(t: Tirer, objet: object, n: number, sauf: readonly string[] = []): void {
  const champs = objet as Record<string, unknown>
  for (const cle of Object.keys(champs)) if (!sauf.includes(cle) && t(n) === 0) champs[cle] = null
}

/** Does again the arithmetic of an explanation, from its text alone. */
export function recalculer(texte: string): number {
  const jetons = texte.match(/\d+(?:\.\d+)?(?:e-?\d+)?|<=|[-+*/<=();]|[a-z_]+/g) ?? []
  let i = 0
  const lire = () => jetons[i++] ?? ''
  const oui = (b: boolean) => (b ? 1 : 0)
  const liste = (): number[] => {
    const valeurs = [logique()]
    while (jetons[i] === ';') {
      lire()
      valeurs.push(logique())
    }
    lire()
    return valeurs
  }
  const fonctions: Record<string, (v: number[]) => number> = {
    min: (v) => Math.min(...v),
    max: (v) => Math.max(...v),
    plancher: ([a = 0]) => Math.floor(a),
    non: ([a = 0]) => 1 - a,
    arrondi: ([a = 0, pas = 1]) => Math.round(a / pas + 1e-9) * pas,
    arrondi_sup: ([a = 0, pas = 1]) => Math.ceil(Math.round((a / pas) * 1e6) / 1e6) * pas,
  }
  const facteur = (): number => {
    const j = lire()
    if (j === '-') return -facteur()
    if (j === '(') {
      const v = logique()
      lire()
      return v
    }
    const fonction = fonctions[j]
    if (fonction) {
      lire()
      return fonction(liste())
    }
    return Number(j)
  }
  const suite = (plusFort: () => number, signes: Record<string, (a: number, b: number) => number>) => (): number => {
    let v = plusFort()
    for (let f = signes[jetons[i] ?? '']; f; f = signes[jetons[i] ?? '']) {
      lire()
      v = f(v, plusFort())
    }
    return v
  }
  const produit = suite(facteur, { '*': (a, b) => a * b, '/': (a, b) => a / b })
  const somme = suite(produit, { '+': (a, b) => a + b, '-': (a, b) => a - b })
  const comparaison = suite(somme, {
    '<': (a, b) => oui(a < b),
    '<=': (a, b) => oui(a <= b),
    '=': (a, b) => oui(Math.abs(a - b) < 1e-6),
  })
  const logique = suite(comparaison, { et: (a, b) => Math.min(a, b), ou: (a, b) => Math.max(a, b) })
  return logique()
}
