import { z } from '@hono/zod-openapi'
import type { Comprehension } from '../comprendre.ts'
import { type Exception, ecrireHeure, ferme } from '../horaires.ts'
import { estOuvert, type Lieu } from '../model.ts'
import { cheminDe, pistesDe, titreDe } from '../pistes.ts'
import type { LieuTrouve } from '../recherche.ts'
import type { Offre, Permanence } from '../services/model.ts'
import type { ServicesDuLieu } from '../services/store.ts'
import { codesDe, FRAIS, MOBILISABLE_PAR, MODES, modesAccueil, NATURES, PUBLICS } from '../services/vocabulaires.ts'

const texte = z.string().nullable()
const jour = z.string().openapi({ format: 'date' })
const heure = z.string().openapi({ example: '09:00', description: '24:00 : minuit, à la fin du jour.' })

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

const permanenceApi = z
  .object({
    id: z.string(),
    offre: texte.openapi({ description: 'Identifiant du service rendu. null : tous ceux d’un lieu itinérant.' }),
    porteur: z.string().openapi({ description: 'Lieu qui la tient.' }),
    lieu: texte.openapi({ description: 'Lieu de l’annuaire où elle se tient. null : à une adresse.' }),
    nom: z.string().openapi({ description: 'Nom de l’endroit.' }),
    adresse: texte,
    commune: z.string(),
    horaires: z.string().openapi({
      description: 'Syntaxe opening_hours d’OpenStreetMap. SH : vacances scolaires de la zone du territoire.',
      example: 'Tu[1] 09:00-12:00; SH off',
    }),
    precision: texte,
  })
  .openapi('Permanence')

/** A service: codes of data·inclusion v1 where it has one. */
const offreApi = z
  .object({
    id: z.string(),
    url: z.string().openapi({ description: 'Page du service.' }),
    lieu: z.string().openapi({ description: 'Lieu qui le propose.' }),
    nom: z.string(),
    organisme: texte.openapi({ description: 'Qui le rend, quand ce n’est pas l’équipe du lieu.' }),
    description: z.string(),
    type: z.enum(codesDe(NATURES)).nullable(),
    thematiques: z.array(z.string()).openapi({ example: ['numerique--acceder-a-des-services-en-ligne'] }),
    publics: z.array(z.enum(codesDe(PUBLICS))),
    conditions_acces: texte,
    modes: z.array(z.enum(codesDe(MODES))),
    modes_accueil: z.array(z.enum(['en-presentiel', 'a-distance'])),
    frais: z.enum(codesDe(FRAIS)).nullable(),
    frais_precisions: texte,
    langues: z.array(z.string()).openapi({ description: 'Codes ISO 639.' }),
    mobilisable_par: z.array(z.enum(codesDe(MOBILISABLE_PAR))),
    documents: texte,
    horaires: texte.openapi({ description: 'null : ceux du lieu, ou de ses permanences.' }),
    exemple: z.boolean(),
    date_maj: jour,
  })
  .openapi('Offre')

const exceptionApi = z.object({ du: jour, au: jour, motif: texte, annonce_le: jour.nullable() })

export const lieuDetailApi = lieuApi
  .extend({
    note: texte,
    acces: texte.openapi({ description: 'Accès en fauteuil roulant.' }),
    offres: z
      .array(offreApi)
      .openapi({ description: 'Services décrits : ceux du lieu, et ceux des permanences tenues ici.' }),
    permanences: z
      .array(permanenceApi)
      .openapi({ description: 'Tenues ici par d’autres, ou ailleurs par ce lieu : le circuit d’un itinérant.' }),
    fermetures: z.array(exceptionApi),
    horaires_exceptionnels: z
      .array(exceptionApi.extend({ plages: z.array(z.object({ de: heure, a: heure })) }))
      .openapi({
        description: 'Jours ouverts autrement : ces heures remplacent celles de la semaine, même un jour férié.',
      }),
    retire_le: jour.nullable().openapi({ description: 'N’est plus dans sa liste depuis ce jour.' }),
  })
  .openapi('LieuDetail')

const comprisApi = z
  .object({
    texte: z.string().openapi({ description: 'Les mots demandés.' }),
    corrige: texte.openapi({ description: 'Les mots sans leurs fautes. null : rien à corriger.' }),
    besoins: z
      .array(z.object({ nom: z.string(), types: z.array(z.string()) }))
      .openapi({ description: 'Besoins reconnus, le plus sûr d’abord, et les types de lieux qui s’en occupent.' }),
    a_lire: z
      .array(z.object({ titre: z.string(), url: z.string() }))
      .openapi({ description: 'Pages qui disent quoi faire, deux au plus.' }),
  })
  .openapi('Compris')

export const pageApi = z
  .object({
    lieux: z.array(lieuApi),
    total: z.number().int(),
    suivant: texte.openapi({ description: 'À redonner dans « apres ».' }),
    compris: comprisApi.nullable().openapi({ description: 'Ce qui a été compris de « q ». null : sans mots.' }),
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

export function enDetailApi(
  lieu: Lieu,
  { offres, ici, ailleurs }: ServicesDuLieu,
  maintenant: Date,
  racine: string,
): z.infer<typeof lieuDetailApi> {
  return {
    ...enApi({ lieu, distanceKm: null, ouvert: estOuvert(lieu, maintenant) }, racine),
    note: lieu.note,
    acces: lieu.accesNote,
    offres: offres.map((o) => offreEnApi(o, racine)),
    permanences: [...ici, ...ailleurs].map(permanenceEnApi),
    fermetures: lieu.exceptions.filter(ferme).map(exceptionEnApi),
    horaires_exceptionnels: lieu.exceptions
      .filter((e) => !ferme(e))
      .map((e) => ({
        ...exceptionEnApi(e),
        plages: e.plages.map((p) => ({ de: ecrireHeure(p.debut), a: ecrireHeure(p.fin) })),
      })),
    retire_le: lieu.retireLe,
  }
}

function exceptionEnApi({ du, au, motif, annonceLe }: Exception) {
  return { du, au, motif, annonce_le: annonceLe }
}

function offreEnApi(o: Offre, racine: string): z.infer<typeof offreApi> {
  return {
    id: o.id,
    url: `${racine}/lieux/${encodeURIComponent(o.lieuId)}/services/${encodeURIComponent(o.id)}`,
    lieu: o.lieuId,
    nom: o.nom,
    organisme: o.organisme,
    description: o.description,
    type: o.nature,
    thematiques: o.thematiques,
    publics: o.publics,
    conditions_acces: o.conditions,
    modes: o.modes,
    modes_accueil: modesAccueil(o.modes),
    frais: o.frais,
    frais_precisions: o.fraisPrecision,
    langues: o.langues,
    mobilisable_par: o.mobilisablePar,
    documents: o.documents,
    horaires: o.horaires,
    exemple: o.exemple,
    date_maj: o.misAJourLe,
  }
}

function permanenceEnApi({ id, offre, porteur, endroit, horaires, precision }: Permanence) {
  return {
    id,
    offre: offre?.id ?? null,
    porteur: porteur.id,
    lieu: endroit.lieuId,
    nom: endroit.nom,
    adresse: endroit.adresse,
    commune: endroit.ville,
    horaires,
    precision,
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

export function comprisEnApi(
  q: string | undefined,
  compris: Comprehension | null,
  racine: string,
): z.infer<typeof comprisApi> | null {
  if (q === undefined || compris === null) return null
  return {
    texte: q,
    corrige: compris.corrige,
    besoins: compris.besoins.map(({ nom, lieux }) => ({ nom, types: [...lieux] })),
    a_lire: pistesDe(q, compris).map((piste) => ({ titre: titreDe(piste), url: racine + cheminDe(piste) })),
  }
}
