import { z } from 'zod'
import type { Alerte } from '../imports/creneaux.ts'
import type { Lecture } from '../imports/lieu-source.ts'
import { lienLieu, lienService } from '../liens.ts'
import type { Lieu } from '../model.ts'
import { lireHorairesDates } from '../osm.ts'
import { type Adresse, lieuDe, type Offre } from '../services/model.ts'
import {
  FRAIS,
  MOBILISABLE_PAR,
  type Mode,
  modesAccueil,
  NATURES,
  PUBLICS,
  THEMATIQUES,
} from '../services/vocabulaires.ts'
import { cleTri } from '../texte.ts'
import { operateursDuType } from '../types.ts'
import { reseauxDe, typesDe } from './reseaux.ts'

/** The exchange format of French social directories, version 1 (data.inclusion.gouv.fr): structures and services. */

const SOURCE = 'maillage'
const SEPARATEUR = '--'

const texte = z.string().nullable()
const liste = z.array(z.string()).nullable()

const schemaStructure = z.object({
  source: z.string(),
  id: z.string().regex(/^[\w.-]+--.+$/, { error: 'un identifiant « source--identifiant »' }),
  lien_source: texte.default(null),
  date_maj: z.iso.date(),
  siret: texte.default(null),
  nom: z.string().min(1),
  description: texte.default(null),
  commune: texte,
  code_postal: texte,
  code_insee: texte,
  adresse: texte.default(null),
  complement_adresse: texte.default(null),
  longitude: z.number().nullable().default(null),
  latitude: z.number().nullable().default(null),
  telephone: texte.default(null),
  courriel: texte.default(null),
  site_web: texte.default(null),
  horaires_accueil: texte.default(null),
  accessibilite_lieu: texte.default(null),
  reseaux_porteurs: liste.default(null),
})
export type StructureDI = z.infer<typeof schemaStructure>

const schemaService = z.object({
  source: z.string(),
  id: z.string().regex(/^[\w.-]+--.+$/, { error: 'un identifiant « source--identifiant »' }),
  structure_id: z.string(),
  lien_source: texte.default(null),
  date_maj: z.iso.date(),
  nom: z.string().min(1),
  description: z.string(),
  type: z
    .enum(Object.keys(NATURES) as [keyof typeof NATURES])
    .nullable()
    .default(null),
  thematiques: z.array(z.string().refine((code) => THEMATIQUES.has(code), { error: 'une thématique inconnue' })),
  frais: z
    .enum(Object.keys(FRAIS) as [keyof typeof FRAIS])
    .nullable()
    .default(null),
  frais_precisions: texte.default(null),
  publics: z
    .array(z.enum(Object.keys(PUBLICS) as [keyof typeof PUBLICS]))
    .nullable()
    .default(null),
  publics_precisions: texte.default(null),
  conditions_acces: texte.default(null),
  commune: texte.default(null),
  code_postal: texte.default(null),
  code_insee: texte.default(null),
  adresse: texte.default(null),
  complement_adresse: texte.default(null),
  longitude: z.number().nullable().default(null),
  latitude: z.number().nullable().default(null),
  telephone: texte.default(null),
  courriel: texte.default(null),
  modes_accueil: z
    .array(z.enum(['en-presentiel', 'a-distance']))
    .nullable()
    .default(null),
  modes_mobilisation: liste.default(null),
  mobilisable_par: z
    .array(z.enum(Object.keys(MOBILISABLE_PAR) as [keyof typeof MOBILISABLE_PAR]))
    .nullable()
    .default(null),
  mobilisation_precisions: texte.default(null),
  horaires_accueil: texte.default(null),
})
export type ServiceDI = z.infer<typeof schemaService>

/** Our identifiers carry no source; those that came from elsewhere keep theirs. */
const cleDI = (id: string) => (id.includes(SEPARATEUR) ? id : `${SOURCE}${SEPARATEUR}${id}`)
const notreCle = (id: string) => (id.startsWith(`${SOURCE}${SEPARATEUR}`) ? id.slice(SOURCE.length + 2) : id)
const sourceDe = (id: string) => cleDI(id).split(SEPARATEUR)[0] ?? SOURCE

/** Where the sheet is read, and the day its list is from when the sheet says none. */
interface Autour {
  url: string
  jour: string
}

export function enStructure(lieu: Lieu, { url, jour }: Autour): StructureDI {
  const reseaux = reseauxDe(lieu.types)
  return {
    source: sourceDe(lieu.id),
    id: cleDI(lieu.id),
    lien_source: `${url}${lienLieu(lieu.id)}`,
    date_maj: lieu.confirmeLe ?? jour,
    siret: null,
    nom: lieu.nom,
    description: lieu.note,
    ...adresseDI(lieu),
    telephone: lieu.telephone,
    courriel: lieu.email,
    site_web: lieu.site,
    horaires_accueil: lieu.horaires?.osm ?? null,
    accessibilite_lieu: null,
    reseaux_porteurs: reseaux.length > 0 ? reseaux : null,
  }
}

function adresseDI({ ville, codePostal, commune, adresse, complement, position, approchee }: Lieu) {
  return {
    commune: ville,
    code_postal: codePostal,
    code_insee: commune,
    adresse,
    complement_adresse: complement,
    // The middle of the commune is not where the place is: others would draw it as if it were.
    longitude: approchee ? null : (position?.lon ?? null),
    latitude: approchee ? null : (position?.lat ?? null),
  }
}

export function enService(offre: Offre, lieu: Lieu, { url }: Autour): ServiceDI {
  return {
    source: sourceDe(offre.id),
    id: cleDI(offre.id),
    structure_id: cleDI(lieu.id),
    lien_source: `${url}${lienService(lieu.id, offre.id)}`,
    date_maj: offre.misAJourLe,
    nom: offre.nom,
    description: offre.description,
    type: offre.nature,
    thematiques: offre.thematiques,
    frais: offre.frais,
    frais_precisions: offre.fraisPrecision,
    publics: offre.publics.length > 0 ? offre.publics : null,
    publics_precisions: null,
    conditions_acces: offre.conditions,
    ...adresseDI(lieuDe(offre, lieu)),
    telephone: lieu.telephone,
    courriel: lieu.email,
    modes_accueil: modesAccueil(offre.modes),
    modes_mobilisation: mobilisation(offre.modes, lieu),
    mobilisable_par: offre.mobilisablePar.length > 0 ? offre.mobilisablePar : null,
    mobilisation_precisions: null,
    horaires_accueil: offre.horaires,
  }
}

function mobilisation(modes: readonly Mode[], { telephone, email }: Lieu): string[] {
  const parContact = modes.some((m) => m !== 'sans-rendez-vous')
  return [
    ...(parContact && email ? ['envoyer-un-courriel'] : []),
    ...(modes.includes('sans-rendez-vous') ? ['se-presenter'] : []),
    ...(parContact && telephone ? ['telephoner'] : []),
  ]
}

/** A structure as a place; refused when its network is not one we list (our own exports were sorted where they come from). */
export function lireStructure(brut: unknown, maintenant: Date): Lecture {
  const { success, data, error } = schemaStructure.safeParse(brut)
  if (!success) return { rejet: champsFaux(error) }
  const types = typesDe(data.reseaux_porteurs ?? [])
  if (types.length === 0 && data.source !== SOURCE) {
    const reseaux = data.reseaux_porteurs?.join(', ') || 'aucun'
    return { rejet: { code: 'type-non-publie', message: `Réseau porteur non publié ici : ${reseaux}.` } }
  }
  const alertes: Alerte[] = []
  const horaires = data.horaires_accueil === null ? null : lireHorairesDates(data.horaires_accueil, maintenant)
  if (horaires && !horaires.ok) alertes.push({ code: horaires.refus.code, message: horaires.refus.message })
  const { latitude: lat, longitude: lon } = data
  return {
    alertes,
    lieu: {
      sourceId: data.id,
      id: notreCle(data.id),
      nom: data.nom,
      types,
      operateurs: [...new Set(types.flatMap(operateursDuType))],
      itinerant: false,
      adresse: data.adresse,
      complement: data.complement_adresse,
      codePostal: data.code_postal,
      commune: data.code_insee ?? '',
      ville: data.commune ?? '',
      departement: (data.code_insee ?? data.code_postal ?? '').slice(0, /^97/.test(data.code_insee ?? '') ? 3 : 2),
      position: lat === null || lon === null ? null : { lat, lon },
      telephone: data.telephone,
      email: data.courriel,
      site: data.site_web,
      horaires: horaires?.ok ? horaires.value.horaires : null,
      accessible: null,
      accesNote: null,
      services: [],
      note: data.description,
      rendezVous: null,
      exemple: false,
      sourceTitre: data.source === SOURCE ? 'Maillage' : `data·inclusion (${data.source})`,
      confirmeLe: data.date_maj,
      exceptions: horaires?.ok ? horaires.value.exceptions : [],
    },
  }
}

export type LectureService = { offre: Offre } | { rejet: Alerte }

export function lireService(brut: unknown): LectureService {
  const { success, data, error } = schemaService.safeParse(brut)
  if (!success) return { rejet: champsFaux(error) }
  return {
    offre: {
      id: notreCle(data.id),
      lieuId: notreCle(data.structure_id),
      nom: data.nom,
      organisme: null,
      description: data.description,
      nature: data.type,
      thematiques: data.thematiques,
      publics: data.publics ?? [],
      modes: modesDe(data),
      frais: data.frais,
      fraisPrecision: data.frais_precisions,
      langues: [],
      mobilisablePar: data.mobilisable_par ?? [],
      conditions: data.conditions_acces,
      documents: null,
      horaires: data.horaires_accueil,
      ailleurs: adresseDe(data),
      exemple: false,
      misAJourLe: data.date_maj,
    },
  }
}

/** Without a street, it says no more than its structure does. */
function adresseDe(data: ServiceDI): Adresse | null {
  const { adresse, latitude: lat, longitude: lon } = data
  if (!adresse) return null
  return {
    adresse,
    complement: data.complement_adresse,
    codePostal: data.code_postal,
    commune: data.code_insee,
    ville: data.commune ?? '',
    position: lat === null || lon === null ? null : { lat, lon },
  }
}

/** The same door, however it is written: a service that repeats the address of its structure is given there. */
export function memeAdresse(
  ailleurs: Adresse,
  lieu: Pick<Lieu, 'codePostal' | 'commune'> & { adresses: readonly (string | null)[] },
): boolean {
  const meme = (a: string | null, b: string | null) => cleTri(a ?? '') === cleTri(b ?? '')
  return (
    lieu.adresses.some((adresse) => meme(ailleurs.adresse, adresse)) &&
    (meme(ailleurs.codePostal, lieu.codePostal) || meme(ailleurs.commune, lieu.commune))
  )
}

/** « Se présenter » is without appointment; to call or to write is to make one. */
function modesDe({ modes_accueil, modes_mobilisation }: ServiceDI): Mode[] {
  const surPlace = modes_accueil?.includes('en-presentiel') ?? false
  const seule = modes_mobilisation?.includes('se-presenter') ?? false
  const contact = modes_mobilisation?.some((m) => m !== 'se-presenter') ?? false
  const aDistance = modes_accueil?.includes('a-distance') ?? false
  return [
    ...(surPlace && seule ? (['sans-rendez-vous'] as const) : []),
    ...(surPlace && (!seule || (contact && !aDistance)) ? (['sur-rendez-vous'] as const) : []),
    ...(aDistance ? (['a-distance'] as const) : []),
  ]
}

function champsFaux(error: z.ZodError): Alerte {
  const champs = [...new Set(error.issues.map((i) => i.path.join('.') || 'la ligne'))].join(', ')
  return { code: 'champ', message: `Champs absents ou mal écrits : ${champs}.` }
}
