import type { Position } from '../model.ts'

export function ouNull(texte: string): string | null {
  return texte === '' ? null : texte
}

export function lirePosition(latitude: string, longitude: string): Position | null {
  if (latitude === '' || longitude === '') return null
  const [lat, lon] = [latitude, longitude].map((t) => Number(t.replace(',', '.')))
  // What is not a number is told by the checks, as coordinates that cannot be read.
  return { lat: lat ?? Number.NaN, lon: lon ?? Number.NaN }
}
