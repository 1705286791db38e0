import { ok, type Result, refus } from '../platform/index.ts'
import type { Reglages } from './reglages.ts'

/** Who answers at an operator, on what and where. */
export interface Groupe extends Cadre, Reglages {}

/** What the territory's file says of a group. */
export interface Cadre {
  id: string
  operateur: string
  nom: string
  themes: readonly string[]
  /** Insee codes; `null`: the whole territory. */
  communes: readonly string[] | null
  delaiJoursOuvres: number
  email: string
}

interface Besoin {
  operateur: { code: string; libelle: string }
  theme: { code: string; libelle: string }
  commune: { code: string; nom: string }
}

export interface Destinataire {
  groupe: Groupe
  /** Why this one, in a sentence. */
  raison: string
}

/** The group that answers for this theme in this commune; the territory's data name one at most. */
export function choisirGroupe(groupes: readonly Groupe[], { operateur, theme, commune }: Besoin): Result<Destinataire> {
  const competents = groupes.filter((g) => g.operateur === operateur.code && g.themes.includes(theme.code))
  if (competents.length === 0) {
    const message = `Aucun groupe ne répond encore sur « ${theme.libelle} » (${operateur.libelle}). Appelez l’organisme, ou choisissez une autre démarche.`
    return refus('sans-groupe', message, 'demarche')
  }
  const groupe = competents.find((g) => g.communes === null || g.communes.includes(commune.code))
  if (!groupe) {
    const message = `Aucun groupe ne répond encore à ${commune.nom} sur « ${theme.libelle} » (${operateur.libelle}). Vérifiez la commune de la personne.`
    return refus('sans-groupe', message, 'commune')
  }
  const ou = groupe.communes === null ? 'dans tout le département' : `à ${commune.nom}`
  return ok({ groupe, raison: `Ce groupe répond sur « ${theme.libelle} » ${ou}.` })
}
