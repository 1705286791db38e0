import { formats } from '../../../ui/index.ts'
import type { CompteVu } from '../comptes.ts'

export const ACCUEIL = '/administration'
export const VIOLATIONS = '/administration/violations'
export const COMPTES = '/administration/comptes'

export const IMPORTER = '/administration/comptes/importer'

export const pageDe = (id: string) => `${COMPTES}/${encodeURIComponent(id)}`

export function quand(date: Date): string {
  const { jour, heure } = formats('fr')
  return `${jour(date)} à ${heure(date)}`
}

export function etatDuCompte({ desactiveLe }: CompteVu): string {
  return desactiveLe ? `Désactivé le ${formats('fr').date(desactiveLe)}` : 'Actif'
}
