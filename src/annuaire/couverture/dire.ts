import type { Formats, Messages } from '../../ui/index.ts'
import { type CommuneCouverte, type Genre, type Proche, RAYON_KM, TOUS } from './model.ts'

/** A language: its words and its numbers. What the page and the command say is said here. */
export interface Parole {
  t: Messages
  f: Formats
}

export function nomDuGenre(genre: Genre, { t }: Parole): string {
  return genre === TOUS ? t.couverture.tous : t.lieux.types[genre]
}

/** « Saint-Denis (avec Pierrefitte-sur-Seine) ». */
export function nomEntier({ nom, anciennes }: CommuneCouverte, { t }: Parole): string {
  return anciennes.length > 0 ? `${nom} (${t.couverture.avec(anciennes.join(', '))})` : nom
}

/** « 35 h 30 ». */
export function heuresDites(heures: number, { t, f }: Parole): string {
  const minutes = Math.round(heures * 60)
  const reste = minutes % 60
  const rondes = f.nombre(Math.floor(minutes / 60))
  return t.couverture.heures(rondes, reste === 0 ? null : String(reste).padStart(2, '0'))
}

/** How far the nearest desk is; without a position, nobody can tell. */
export function distanceDite(commune: CommuneCouverte, proche: Proche | null, { t, f }: Parole): string {
  if (proche) return f.distance(proche.km)
  return commune.position ? t.couverture.plusDe(RAYON_KM) : t.couverture.distanceInconnue
}
