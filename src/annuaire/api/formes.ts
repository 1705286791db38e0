import { z } from '@hono/zod-openapi'
import { estOuvert, type Lieu } from '../model.ts'
import type { LieuTrouve } from '../recherche.ts'

const texte = z.string().nullable()
const jour = z.string().openapi({ format: 'date' })

/** A place of the open API. Published names: they change by addition only. */
export const lieuApi = z
  .object({
    id: z.string().openapi({ example: 'fs-1234' }),
    url: z.string().openapi({ description: 'Page du lieu.' }),
    nom: z.string(),
    types: z.array(z.string()),
    operateurs: z.array(z.string()),
    adresse: texte,
    complement: texte,
    commune: z.object({ code: texte.openapi({ description: 'Code Insee.' }), nom: z.string(), code_postal: texte }),
    position: z
      .object({
        lat: z.number(),
        lon: z.number(),
        approchee: z.boolean().openapi({ description: 'Milieu de la commune.' }),
      })
      .nullable(),
    distance: z
      .number()
      .nullable()
      .openapi({ description: 'Kilomètres à vol d’oiseau. null : sans point de départ, ou position approchée.' }),
    telephone: texte,
    email: texte,
    site: texte,
    horaires: texte.openapi({
      description: 'Syntaxe opening_hours d’OpenStreetMap. null : non connus.',
      example: 'Mo-Fr 09:00-12:00',
    }),
    ouvert: z.boolean().nullable().openapi({ description: 'En ce moment. null : on ne sait pas.' }),
    accessible: z.boolean().nullable(),
    rendez_vous: z.boolean().nullable().openapi({ description: 'Seulement sur rendez-vous.' }),
    itinerant: z.boolean(),
    services: z.array(z.string()),
    exemple: z.boolean().openapi({ description: 'Lieu inventé pour une démonstration.' }),
    source: z.string(),
    confirme_le: jour.nullable(),
  })
  .openapi('Lieu')

export const lieuDetailApi = lieuApi
  .extend({
    note: texte,
    acces: texte.openapi({ description: 'Accès en fauteuil roulant.' }),
    fermetures: z.array(z.object({ du: jour, au: jour, motif: texte, annonce_le: jour.nullable() })),
    retire_le: jour.nullable().openapi({ description: 'N’est plus dans sa liste depuis ce jour.' }),
  })
  .openapi('LieuDetail')

export const pageApi = z
  .object({
    lieux: z.array(lieuApi),
    total: z.number().int(),
    suivant: texte.openapi({ description: 'À redonner dans « apres ».' }),
  })
  .openapi('Lieux')

export const erreurApi = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.number().int(),
    detail: z.string(),
    erreurs: z.array(z.object({ parametre: z.string(), message: z.string() })).optional(),
  })
  .openapi('Erreur')

export type LieuApi = z.infer<typeof lieuApi>

export function enApi(trouve: LieuTrouve, racine: string): LieuApi {
  return { ...partieStable(trouve.lieu, racine), ...partieDuMoment(trouve) }
}

/** What stays the same until the directory changes. */
export function partieStable(lieu: Lieu, racine: string): Omit<LieuApi, 'distance' | 'ouvert'> {
  return {
    id: lieu.id,
    url: `${racine}/lieux/${encodeURIComponent(lieu.id)}`,
    nom: lieu.nom,
    types: lieu.types,
    operateurs: lieu.operateurs,
    adresse: lieu.adresse,
    complement: lieu.complement,
    commune: { code: lieu.commune, nom: lieu.ville, code_postal: lieu.codePostal },
    position: lieu.position && { lat: lieu.position.lat, lon: lieu.position.lon, approchee: lieu.approchee },
    telephone: lieu.telephone,
    email: lieu.email,
    site: lieu.site,
    horaires: lieu.horaires?.osm ?? null,
    accessible: lieu.accessible,
    rendez_vous: lieu.rendezVous,
    itinerant: lieu.itinerant,
    services: lieu.services,
    exemple: lieu.exemple,
    source: lieu.sourceTitre,
    confirme_le: lieu.confirmeLe,
  }
}

export function partieDuMoment({ distanceKm, ouvert }: LieuTrouve): Pick<LieuApi, 'distance' | 'ouvert'> {
  return { distance: distanceKm === null ? null : Math.round(distanceKm * 100) / 100, ouvert }
}

export function enDetailApi(lieu: Lieu, maintenant: Date, racine: string): z.infer<typeof lieuDetailApi> {
  return {
    ...enApi({ lieu, distanceKm: null, ouvert: estOuvert(lieu, maintenant) }, racine),
    note: lieu.note,
    acces: lieu.accesNote,
    fermetures: lieu.fermetures.map(({ annonceLe, ...f }) => ({ ...f, annonce_le: annonceLe })),
    retire_le: lieu.retireLe,
  }
}

/** One feature of a GeoJSON collection; a place nobody can draw has no geometry. */
export function enFeature({ position, ...proprietes }: LieuApi) {
  return {
    type: 'Feature' as const,
    id: proprietes.id,
    geometry: position && { type: 'Point' as const, coordinates: [position.lon, position.lat] },
    properties: { ...proprietes, position_approchee: position?.approchee ?? null },
  }
}
