import { relire } from '../src/lisibilite/model.ts'
import type { Report } from './report.ts'

const MOTS = 400 * 100
const SEUIL_MS = 1000
const LETTRE =
  'Nous avons l’honneur de vous informer que votre demande, effectuée le 12/03/2026, a été rejetée par nos services. ' +
  'Les pièces justificatives, dont la transmission vous avait été demandée par la CPAM, n’ont pas été reçues.\n'

/** A hundred pages of a letter, as hard as they come. */
export async function lisibilite(report: Report): Promise<void> {
  const texte = LETTRE.repeat(Math.ceil(MOTS / relire(LETTRE).mots))
  const debut = performance.now()
  const { mots } = relire(texte)
  const valeur = performance.now() - debut
  report({
    nom: `Relire une lettre de 100 pages (${mots} mots)`,
    valeur,
    unite: 'ms',
    seuil: `≤ ${SEUIL_MS} ms`,
    tenu: valeur <= SEUIL_MS,
  })
}
