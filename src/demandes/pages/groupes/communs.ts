import { type Acteur, acteurDe, type Contexte } from '../../../platform/index.ts'
import { formats } from '../../../ui/index.ts'
import type { Absence } from '../../absences.ts'
import { idDe } from '../communs.tsx'

export const GROUPES = '/operateur/groupes'
export const NOUVEAU = `${GROUPES}/nouveau`

export const groupeHref = (id: string) => `${GROUPES}/${encodeURIComponent(id)}`
/** Address of the group the page is about. */
export const iciHref = (c: Contexte) => groupeHref(idDe(c))

/** The manager of an operator; others with the same role answer for a desk. */
export function gerant(c: Contexte): (Acteur & { operateur: string }) | null {
  const { operateur, ...acteur } = acteurDe(c)
  return operateur === null ? null : { ...acteur, operateur }
}

export const filDesGroupes = (...suite: { libelle: string; href?: string }[]) => [
  { libelle: 'Groupes', href: GROUPES },
  ...suite,
]

export const JOURS = ['lundi', 'mardi', 'mercredi', 'jeudi', 'vendredi', 'samedi', 'dimanche']

/** @param iso `yyyy-mm-dd` */
export function dateDe(iso: string): string {
  return formats('fr').date(new Date(`${iso}T12:00:00`))
}

export function periode({ du, au }: Pick<Absence, 'du' | 'au'>): string {
  return du === au ? `le ${dateDe(du)}` : `du ${dateDe(du)} au ${dateDe(au)}`
}
