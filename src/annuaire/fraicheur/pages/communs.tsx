import type { Contexte } from '../../../platform/index.ts'
import { lienLieu } from '../../liens.ts'
import type { Fiche } from '../fiche.ts'

export const MON_LIEU = '/agent/lieu'
export const MES_FICHES = '/agent/fiches'
export const SUIVI = '/pilotage/fiches'

export const idDe = (c: Contexte) => c.req.param('id') ?? ''

export const lienModifier = (id: string) => `/agent/lieux/${encodeURIComponent(id)}/modifier`
export const lienVersions = (id: string) => `/agent/lieux/${encodeURIComponent(id)}/versions`
export const lienConfirmer = (id: string) => `/agent/lieux/${encodeURIComponent(id)}/confirmer`

/** The list the reader comes from. */
export function listeDe(c: Contexte): { libelle: string; href: string } {
  const pilote = c.var.acteur?.role === 'coordinateur' || c.var.acteur?.role === 'administrateur'
  return pilote ? { libelle: 'Fiches', href: SUIVI } : { libelle: 'Mes fiches', href: MES_FICHES }
}

/** The menu entry those pages belong to, and the way that led there. */
export function optionsDe(c: Contexte, titre: string, fiche?: Fiche) {
  const liste = listeDe(c)
  const milieu = fiche ? [{ libelle: fiche.lieu.nom, href: lienLieu(fiche.lieu.id) }] : []
  return { titre, courant: liste.href === SUIVI ? SUIVI : MON_LIEU, fil: [liste, ...milieu, { libelle: titre }] }
}
