import { encode } from 'uqr'
import type { Reponses } from '../entretien/commun/reponses.ts'
import { sceller, tirerNumero } from './communs/sceau.ts'

const BORD = 3

/** A square to scan, that opens the agent's page with the closed answers after the `#`: no server receives them. */
export async function dessinerCode(reponses: Reponses): Promise<{ numero: string; svg: string }> {
  const numero = tirerNumero()
  const adresse = `${location.origin}/agent/droits/ouvrir#${await sceller(reponses, numero)}`
  const { data, size } = encode(adresse, { ecc: 'L', border: BORD })
  const traits = data.flatMap((ligne, y) => ligne.flatMap((noir, x) => (noir ? [`M${x} ${y}h1v1h-1z`] : [])))
  const svg = `<svg viewBox="0 0 ${size} ${size}" role="img" aria-label="QR" shape-rendering="crispEdges"><rect width="${size}" height="${size}" fill="#fff"/><path d="${traits.join('')}" fill="#000"/></svg>`
  return { numero, svg }
}
