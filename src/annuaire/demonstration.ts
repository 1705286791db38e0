import { join } from 'node:path'
import { projectRoot, type Services } from '../platform/index.ts'
import { lireFichier } from './imports/fichier.ts'
import { importer } from './imports/formats.ts'

/** Communes of the country and places of the territory; bears being replayed. */
export async function semerAnnuaire(services: Services): Promise<void> {
  const chemin = join('territoires', services.config.departement, 'lieux.json')
  const fichier = await lireFichier(chemin, projectRoot)
  if (!fichier.ok) throw new Error(fichier.refus.message)
  const options = { departement: null, essai: false, avance: () => {} }
  const fait = await importer(services, 'territoire', fichier.value, options)
  if (!fait.ok) throw new Error(fait.refus.message)
}
