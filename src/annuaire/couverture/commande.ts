import { parseArgs } from 'node:util'
import type { Commande, Services } from '../../platform/index.ts'
import { formats, messages } from '../../ui/index.ts'
import { distanceDite, heuresDites, nomDuGenre, nomEntier, type Parole } from './dire.ts'
import { type Couverture, presence, RAYON_KM, sansLieu, TOUS } from './model.ts'
import { findCouverture } from './store.ts'

const FRANCAIS: Parole = { t: messages('fr'), f: formats('fr') }

/** `couverture [93] [--json]`: hours and distances, commune by commune and kind by kind. */
export function commandeCouverture({ config, database }: Pick<Services, 'config' | 'database'>): Commande {
  return {
    nom: 'couverture',
    usage: '[93] [--json]   distances et heures d’ouverture, commune par commune',
    async run(args, io) {
      const { values, positionals } = parseArgs({
        args,
        allowPositionals: true,
        options: { json: { type: 'boolean', default: false } },
      })
      const departement = (positionals[0] ?? config.departement).toUpperCase()
      const couverture = await findCouverture(database.db, departement)
      if (couverture.communes.length === 0) {
        io.err(`Aucune commune connue dans le département « ${departement} ». Exemple : couverture 93`)
        return 2
      }
      for (const ligne of values.json ? [enJson(departement, couverture)] : ecrire(couverture)) io.out(ligne)
      return 0
    },
  }
}

function enJson(departement: string, { communes, genres }: Couverture): string {
  return JSON.stringify({
    departement,
    rayonKm: RAYON_KM,
    communes: communes.map((commune) => ({
      ...commune,
      presences: Object.fromEntries(genres.map((genre) => [genre, presence(commune, genre)])),
    })),
  })
}

function ecrire({ communes, genres }: Couverture): string[] {
  const sansPosition = communes.filter((c) => c.position === null).length
  return [
    'Lieux et heures d’ouverture par semaine',
    ...communes.map((commune) => {
      const { lieux, heures, sansHoraires } = presence(commune, TOUS)
      const inconnues = sansHoraires > 0 ? `, sans compter ${sansHoraires} aux heures inconnues` : ''
      return `  ${nomEntier(commune, FRANCAIS)} : ${lieux}, ${heuresDites(heures, FRANCAIS)}${inconnues}`
    }),
    '',
    'Communes sans lieu, et distance du plus proche en ligne droite',
    ...genres
      .filter((genre) => genre !== TOUS)
      .map((genre) => {
        const sans = sansLieu(communes, genre)
        const liste = sans.map((c) => `${c.nom} ${distanceDite(c, presence(c, genre).proche, FRANCAIS)}`)
        return `  ${nomDuGenre(genre, FRANCAIS)} : ${sans.length === 0 ? 'aucune' : `${sans.length} (${liste.join(' ; ')})`}`
      }),
    ...(sansPosition > 0 ? ['', `${sansPosition} communes n’ont pas de position. Importez leurs contours.`] : []),
  ]
}
