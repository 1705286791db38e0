import { formats } from '../../ui/index.ts'
import { libelleType } from '../types.ts'
import { type CommuneCouverte, type Genre, type Proche, RAYON_KM, TOUS } from './model.ts'

/** Words that the page and the command share. */
export function nomDuGenre(genre: Genre): string {
  return genre === TOUS ? 'Tous les lieux' : libelleType(genre)
}

/** « Saint-Denis (avec Pierrefitte-sur-Seine) ». */
export function nomEntier({ nom, anciennes }: CommuneCouverte): string {
  return anciennes.length > 0 ? `${nom} (avec ${anciennes.join(', ')})` : nom
}

/** « 35 h 30 ». */
export function heuresDites(heures: number): string {
  const minutes = Math.round(heures * 60)
  const reste = minutes % 60
  return `${formats('fr').nombre(Math.floor(minutes / 60))} h${reste === 0 ? '' : ` ${String(reste).padStart(2, '0')}`}`
}

/** How far the nearest desk is; without a position, nobody can tell. */
export function distanceDite(commune: CommuneCouverte, proche: Proche | null): string {
  if (proche) return formats('fr').distance(proche.km)
  return commune.position ? `plus de ${RAYON_KM} km` : 'distance inconnue'
}
