import { lireDossier } from './dossier.ts'
import { DROITS, type Droit } from './droits/liste.ts'
import { repondre, type Statut } from './evaluer.ts'
import {
  ACTIVITES,
  type Foyer,
  NATIONALITES,
  NATURES,
  type Personne,
  SCOLARITES,
  SITUATIONS,
  STATUTS_LOGEMENT,
} from './foyer.ts'
import { Interprete } from './interprete.ts'

/** A missing answer, and how many rights it would decide on average. */
export interface Question {
  /** As in `manquants`: `logement.statut`, `personnes.A1.revenus`, `personnes.conjoint`… */
  champ: string
  /** Rights, among those not decided, that this answer may decide. */
  droits: string[]
  /** Rights decided by a typical answer, on average. */
  poids: number
}

/** Who is there comes first: until then, trying answers for people who may not exist says nothing. */
const STRUCTURE = ['personnes', 'situation', 'nombre_enfants']
/** Beyond these many, the fields that fewest rights wait for are not tried. */
const ESSAYES = 12

/**
 * The questions left, the one that decides most first: each is tried with a few typical answers, and what they decide is
 * counted. Before the members of the household are known, those questions come first.
 */
export function prochainesQuestions(foyer: Foyer, locaux: readonly Droit[] = []): Question[] {
  const droits = [...DROITS, ...locaux]
  const parChamp = new Map<string, string[]>()
  for (const [nom, { statut, manquants }] of etats(foyer, droits)) {
    if (statut !== 'a_completer') continue
    for (const champ of manquants) parChamp.set(champ, [...(parChamp.get(champ) ?? []), nom])
  }
  const structure = [...parChamp].filter(([champ]) => STRUCTURE.includes(champ))
  if (!foyer.personnes?.some((p) => p.role === 'adulte')) structure.unshift(['personnes', droits.map((d) => d.nom)])
  const tries = [...parChamp].filter(([champ]) => seDemande(champ, structure)).sort((a, b) => b[1].length - a[1].length)
  return [...structure, ...tries]
    .map(([champ, noms], i): Question => {
      const essayer = structure.length === 0 && i < ESSAYES
      return { champ, droits: noms, poids: essayer ? poids(foyer, champ, noms, droits) : 0 }
    })
    .sort(
      (a, b) =>
        Number(STRUCTURE.includes(b.champ)) - Number(STRUCTURE.includes(a.champ)) ||
        b.poids - a.poids ||
        b.droits.length - a.droits.length ||
        rang(a.champ) - rang(b.champ),
    )
}

/** Not about somebody who may not be there. */
function seDemande(champ: string, structure: readonly (readonly [string, unknown])[]): boolean {
  if (STRUCTURE.includes(champ)) return false
  const ouvertes = structure.map(([c]) => c)
  if (champ.startsWith('personnes.conjoint')) return !ouvertes.includes('situation')
  if (champ.startsWith('personnes.enfant_')) return !ouvertes.includes('nombre_enfants')
  return !(ouvertes.includes('personnes') && champ.startsWith('personnes.'))
}

const ORDRE = [
  'logement.code_insee',
  'personnes',
  'date_naissance',
  'situation',
  'nombre_enfants',
  'nationalite',
  'activite',
  'logement.statut',
  'loyer',
  'revenus',
]
const rang = (champ: string): number => {
  const i = ORDRE.findIndex((o) => champ === o || champ.endsWith(`.${o}`))
  return i < 0 ? ORDRE.length : i
}

function etats(foyer: Foyer, droits: readonly Droit[]): Map<string, { statut: Statut; manquants: string[] }> {
  const interprete = new Interprete(lireDossier(foyer))
  return new Map(droits.map((d) => [d.nom, repondre(d, interprete)]))
}

function poids(foyer: Foyer, champ: string, noms: string[], droits: readonly Droit[]): number {
  const reponses = reponsesTypes(foyer, champ)
  if (reponses.length === 0) return 0
  const concernes = droits.filter((d) => noms.includes(d.nom))
  let decides = 0
  // A right left to a person has nothing more to ask: it counts as decided.
  for (const reponse of reponses)
    for (const { statut, manquants } of etats(reponse, concernes).values())
      if (statut !== 'a_completer' || manquants.length === 0) decides++
  return decides / reponses.length
}

/** The household with a few typical answers to one question. */
function reponsesTypes(foyer: Foyer, champ: string): Foyer[] {
  const [tete = '', qui = '', cle = ''] = champ.split('.')
  if (tete === 'situation') return SITUATIONS.slice(0, 2).map((situation) => ({ ...foyer, situation }))
  if (tete === 'nombre_enfants') return [0, 1, 3].map((n) => ({ ...foyer, nombre_enfants: n }))
  if (tete === 'logement') {
    const logements = LOGEMENTS[qui] ?? []
    return logements.map((l) => ({ ...foyer, logement: { ...foyer.logement, ...l } }))
  }
  if (tete === 'personnes') return typesDePersonne(foyer, qui, cle)
  return [true, false].map((v) => ({ ...foyer, [tete]: v }))
}

const LOGEMENTS: Record<string, readonly object[]> = {
  statut: STATUTS_LOGEMENT.map((statut) => ({ statut })),
  loyer_hors_charges: [300, 600, 1200].map((loyer_hors_charges) => ({ loyer_hors_charges })),
  code_insee: [{ code_insee: '93008' }],
  zone: [1, 2, 3].map((zone) => ({ zone })),
  colocation: [{ colocation: false }, { colocation: true }],
  chambre: [{ chambre: false }, { chambre: true }],
  residence_crous: [{ residence_crous: false }, { residence_crous: true }],
}

function typesDePersonne(foyer: Foyer, qui: string, cle: string): Foyer[] {
  const personnes = foyer.personnes ?? []
  if (cle === '') {
    const nouvelle: Personne = { id: qui || 'A1', role: 'adulte' }
    return [{ ...foyer, personnes: [...personnes, nouvelle] }]
  }
  const i = personnes.findIndex((p, rangPersonne) => (p.id ?? String(rangPersonne + 1)) === qui)
  const role = qui.startsWith('enfant') ? 'enfant' : 'adulte'
  const existante: Personne = personnes[i] ?? { id: qui, role }
  const mois = foyer.mois
  return champsPersonne(existante, cle, mois).map((p) => ({
    ...foyer,
    personnes: i >= 0 ? personnes.map((q, j) => (j === i ? p : q)) : [...personnes, p],
  }))
}

function champsPersonne(p: Personne, cle: string, mois: string): Personne[] {
  const annee = Number(mois.slice(0, 4))
  const naissances = p.role === 'adulte' ? [22, 35, 50, 63, 72] : [1, 4, 8, 12, 16, 19]
  const valeurs: Partial<Record<string, readonly unknown[]>> = {
    date_naissance: naissances.map((a) => `${annee - a}-01-15`),
    activite: p.role === 'adulte' ? ACTIVITES.slice(0, 5) : ['mineur', 'etudes'],
    nationalite: NATIONALITES,
    scolarite: SCOLARITES,
    annees_titre_sejour: [0, 3, 7, 12],
    taux_incapacite: [0, 0.6, 0.8],
    complement_aeeh: [0, 2],
    epargne_non_imposee: [0, 50_000],
    debut_chomage: [`${annee - 1}-01-01`],
    revenus: [[], ...[500, 1200, 2500].map((net) => [revenuType(p, net, mois)])],
  }
  return (valeurs[cle] ?? [true, false]).map((v) => ({ ...p, [cle]: v }))
}

const revenuType = (p: Personne, net: number, mois: string) => ({
  nature: p.activite === 'retraite' ? NATURES[2] : p.activite === 'chomage' ? NATURES[1] : NATURES[0],
  net_mensuel: net,
  du: '2000-01',
  au: mois,
})
