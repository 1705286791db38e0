import { DROITS, type Droit, evaluer, type Foyer, type Personne, type Reponse } from '../../engine/index.ts'
import type { Contexte } from './contexte.ts'
import { pageDuChamp } from './parcours.ts'
import { lireCommune, type Page, type Reponses } from './reponses.ts'

/** Sure, likely, one answer short, no. */
export const ETATS = ['sur', 'probable', 'manque', 'non'] as const
export type EtatDroit = (typeof ETATS)[number]

/** A right of the household, as the summary and the result show it. */
export interface Ligne {
  nom: string
  libelle: string
  etat: EtatDroit
  reponse: Reponse
  /** Where the answers that would decide are given, each once. */
  pages: Page[]
}

/** The rights of the territory, for who lives in it; somewhere else has its own. */
export function locauxPour({ communes, locaux }: Pick<Contexte, 'communes' | 'locaux'>, r: Reponses): readonly Droit[] {
  if (r.commune !== 'ailleurs') return locaux
  const departement = communes[0]?.code.slice(0, 2)
  return lireCommune(r)?.slice(0, 2) === departement ? locaux : []
}

/** What is rare is taken as absent: a right that is open then is likely. */
const RARES = [
  'enceinte',
  'a_naitre',
  'handicap',
  'taux_incapacite',
  'rsdae',
  'complement_aeeh',
  'boursier',
  'epargne_non_imposee',
  'perte_autonomie',
  'condition_activite_ass',
  'debut_chomage',
] as const satisfies readonly (keyof Personne)[]

/** Every right, each with its state, the largest amounts first. */
export function resumer(foyer: Foyer, locaux: readonly Droit[], explication = false): Ligne[] {
  const { droits } = evaluer(foyer, { explication, locaux })
  const suppose = evaluer(supposer(foyer), { explication: false, locaux }).droits
  return [...DROITS, ...locaux]
    .flatMap(({ nom, libelle }): Ligne[] => {
      const reponse = droits[nom]
      if (!reponse) return []
      const pages = [...new Set(reponse.manquants.map(pageDuChamp))]
      return [{ nom, libelle, etat: etatDe(reponse, suppose[nom]), reponse, pages }]
    })
    .sort((a, b) => poids(b.reponse) - poids(a.reponse))
}

function etatDe(reponse: Reponse, suppose: Reponse | undefined): EtatDroit {
  if (reponse.statut === 'ouvert') return 'sur'
  if (reponse.statut === 'ferme') return 'non'
  if (reponse.decision !== undefined && reponse.manquants.length === 0) return 'probable'
  const decidable = suppose?.decision !== undefined && suppose.manquants.length === 0 && suppose.statut !== 'ferme'
  return suppose?.statut === 'ouvert' || decidable ? 'probable' : 'manque'
}

/** Euros of a year. */
function poids({ montant, fourchette, periodicite }: Reponse): number {
  return (montant ?? fourchette?.[0] ?? 0) * (periodicite === 'mois' ? 12 : 1)
}

function supposer(foyer: Foyer): Foyer {
  const sansRares = (p: Personne): Personne => {
    const copie: Personne = { ...p }
    for (const cle of RARES) if (copie[cle] === null) delete copie[cle]
    return copie
  }
  const { colocation, chambre, residence_crous, ...logement } = foyer.logement ?? {}
  return {
    ...foyer,
    separation_moins_18_mois: foyer.separation_moins_18_mois ?? false,
    violences_moins_12_mois: foyer.violences_moins_12_mois ?? false,
    impayes_logement_ou_energie: foyer.impayes_logement_ou_energie ?? false,
    demenagement: foyer.demenagement ?? false,
    logement: {
      ...logement,
      colocation: colocation ?? false,
      chambre: chambre ?? false,
      residence_crous: residence_crous ?? false,
    },
    personnes: foyer.personnes?.map(sansRares) ?? null,
  }
}
