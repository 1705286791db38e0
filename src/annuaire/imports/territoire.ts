import { z } from 'zod'
import { jourIso, ok, plusJours, type Result, refus } from '../../platform/index.ts'
import { lireHorairesDates } from '../osm.ts'
import { estType } from '../types.ts'
import type { Alerte } from './creneaux.ts'
import type { LigneLue } from './importer.ts'
import type { Lecture } from './lieu-source.ts'

const texte = z.string().nullable()

/** One place of `territoires/<département>/lieux.json`; its README says what each field means. */
const schema = z.object({
  id: z.string(),
  departement: z.string(),
  nom: z.string(),
  types: z.array(z.string()),
  operateurs: z.array(z.string()),
  itinerant: z.boolean(),
  adresse: texte,
  complement: texte,
  codePostal: texte,
  communeInsee: z.string(),
  communeNom: z.string(),
  lat: z.number().nullable(),
  lon: z.number().nullable(),
  telephone: texte,
  email: texte,
  site: texte,
  horaires: texte,
  fermetures: z.array(
    z.object({ jours: z.number(), duree: z.number().min(1), motif: z.string(), annonceeIlYA: z.number() }),
  ),
  accessible: z.boolean().nullable(),
  accesNote: texte,
  services: z.array(z.string()),
  surRendezVous: z.boolean().nullable(),
  note: texte,
  exemple: z.boolean(),
  source: z.object({ titre: z.string() }).nullish(),
})

type Entree = z.infer<typeof schema>

/** Lines are ranks in the file. Closures are dated from `maintenant`. */
export function lireTerritoire(texte: string, maintenant: Date): Result<LigneLue[]> {
  let entrees: unknown
  try {
    entrees = JSON.parse(texte)
  } catch {
    entrees = null
  }
  if (!Array.isArray(entrees)) return refus('territoire', "Ce fichier n'est pas une liste de lieux en JSON.")
  return ok(entrees.map((brut, rang) => ({ ligne: rang + 1, lecture: lireEntree(brut, maintenant) })))
}

function lireEntree(brut: unknown, maintenant: Date): Lecture {
  const { success, data, error } = schema.safeParse(brut)
  if (!success) {
    const champs = [...new Set(error.issues.map((i) => i.path.join('.')))].join(', ')
    return { rejet: { code: 'champ', message: `Champs absents ou mal écrits : ${champs}.` } }
  }
  const types = data.types.filter(estType)
  if (types.length < data.types.length)
    return { rejet: { code: 'type-non-publie', message: `Type inconnu : ${data.types.join(', ')}.` } }
  const alertes: Alerte[] = []
  const horaires = data.horaires === null ? null : lireHorairesDates(data.horaires, maintenant)
  if (horaires && !horaires.ok) alertes.push({ code: horaires.refus.code, message: horaires.refus.message })
  const { communeInsee, communeNom, fermetures, surRendezVous, source, lat, lon, ...reste } = data
  return {
    alertes,
    lieu: {
      ...reste,
      types,
      sourceId: data.id,
      commune: communeInsee,
      ville: communeNom,
      position: lat === null || lon === null ? null : { lat, lon },
      rendezVous: surRendezVous,
      horaires: horaires?.ok ? horaires.value.horaires : null,
      sourceTitre: source?.titre ?? 'Lieu inventé pour la démonstration',
      confirmeLe: null,
      exceptions: [
        ...fermetures.map((f) => fermeture(f, maintenant)),
        ...(horaires?.ok ? horaires.value.exceptions : []),
      ],
    },
  }
}

function fermeture({ jours, duree, motif, annonceeIlYA }: Entree['fermetures'][number], maintenant: Date) {
  return {
    du: jourIso(plusJours(maintenant, jours)),
    au: jourIso(plusJours(maintenant, jours + duree - 1)),
    plages: [],
    motif,
    annonceLe: jourIso(plusJours(maintenant, -annonceeIlYA)),
  }
}
