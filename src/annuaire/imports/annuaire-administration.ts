import { z } from 'zod'
import { estType, operateursDuType, TYPES_ADMINISTRATION } from '../types.ts'
import { type Alerte, horairesDe, lireCreneaux, NOMS_JOURS, type SemaineLue } from './creneaux.ts'
import type { Lecture, LieuSource } from './lieu-source.ts'
import { appliquerRegle } from './regles-ecrites.ts'
import { lirePosition, ouNull } from './valeurs.ts'

/** Columns of the local administration directory (DILA), flattened to CSV. */
export const COLONNES = [
  'id',
  'type',
  'nom',
  'code_insee',
  'adresse',
  'code_postal',
  'commune',
  'longitude',
  'latitude',
  'telephone',
  'email',
  'url',
  'date_maj',
  'ouverture_json',
  'commentaire',
] as const

type Valeurs = Record<(typeof COLONNES)[number], string>

export function lireAnnuaireAdministration(v: Valeurs): Lecture {
  if (!v.id) return { rejet: { code: 'sans-identifiant', message: "Pas d'identifiant (id)." } }
  if (!v.nom) return { rejet: { code: 'sans-nom', message: `L'organisme ${v.id} n'a pas de nom.` } }
  const type = TYPES_ADMINISTRATION[v.type]
  if (!type || !estType(type)) {
    const message = `Les lieux de type « ${v.type} » ne sont pas publiés : ce type n'est pas dans la liste des types retenus.`
    return { rejet: { code: 'type-non-publie', message } }
  }
  const ouverture = lireOuverture(v)
  const lieu: LieuSource = {
    sourceId: v.id,
    id: `dila-${v.id}`,
    nom: v.nom,
    types: [type],
    operateurs: operateursDuType(type),
    itinerant: false,
    adresse: ouNull(v.adresse),
    complement: null,
    codePostal: ouNull(v.code_postal),
    commune: v.code_insee,
    ville: v.commune,
    departement: v.code_insee.slice(0, v.code_insee.startsWith('97') ? 3 : 2),
    position: lirePosition(v.latitude, v.longitude),
    telephone: ouNull(v.telephone),
    email: ouNull(v.email),
    site: ouNull(v.url),
    horaires: horairesDe(ouverture),
    accessible: null,
    accesNote: null,
    services: [],
    note: ouNull(ouverture.notes.join('\n')),
    rendezVous: ouverture.rendezVous ? true : null,
    exemple: false,
    sourceTitre: 'Annuaire de l’administration',
    confirmeLe: /^\d{4}-\d{2}-\d{2}$/.test(v.date_maj) ? v.date_maj : null,
    exceptions: [],
  }
  return { lieu, alertes: ouverture.alertes }
}

const jour = z.enum(NOMS_JOURS)
const heures = z.object({ début: z.string(), fin: z.string() })
const plageJ = z.object({
  début: jour,
  fin: jour,
  Note: z.string().optional(),
  // One slot is an object, several are a list; the same holds for days.
  PlageH: z.union([z.array(heures), heures]).optional(),
})
const schema = z.object({ PlageJ: z.union([z.array(plageJ), plageJ]) })
type PlageJ = z.infer<typeof plageJ>

interface Ouverture extends SemaineLue {
  notes: string[]
  alertes: Alerte[]
  rendezVous: boolean
}

function lireOuverture(v: Valeurs): Ouverture {
  const lue: Ouverture = { ouvert: [], incertain: [], notes: [], alertes: [], rendezVous: false }
  const plages = lirePlages(v.ouverture_json)
  if (plages === null)
    lue.alertes.push({ code: 'horaires-illisibles', message: 'La colonne ouverture_json ne se lit pas.' })
  let surRendezVous = 0
  for (const plage of plages ?? []) {
    const jours = lireJours(plage)
    const regle = appliquerRegle(plage.Note ?? '', jours)
    lue.ouvert.push(...regle.ouvert)
    lue.incertain.push(...regle.incertain)
    lue.alertes.push(...jours.alertes, ...regle.alertes)
    if (regle.rendezVous) surRendezVous += 1
    if (plage.Note) lue.notes.push((plages?.length ?? 0) > 1 ? `${nomDesJours(plage)} : ${plage.Note}` : plage.Note)
  }
  lue.rendezVous = surRendezVous > 0 && surRendezVous === plages?.length
  if (!v.commentaire) return lue
  const regle = appliquerRegle(v.commentaire, lue)
  return {
    ...regle,
    notes: [...new Set([...lue.notes, v.commentaire])],
    // A comment says much else than hours: only one that changes them is worth reading again.
    alertes: lue.alertes,
    rendezVous: lue.rendezVous || regle.rendezVous,
  }
}

/** `null` when the cell cannot be read; an empty one is no hours at all. */
function lirePlages(json: string): PlageJ[] | null {
  if (json === '') return []
  try {
    const { PlageJ } = schema.parse(JSON.parse(json))
    return Array.isArray(PlageJ) ? PlageJ : [PlageJ]
  } catch {
    return null
  }
}

function lireJours({ début, fin, PlageH }: PlageJ): SemaineLue & { alertes: Alerte[] } {
  const creneaux = PlageH === undefined ? [] : Array.isArray(PlageH) ? PlageH : [PlageH]
  const [de, a] = [NOMS_JOURS.indexOf(début), NOMS_JOURS.indexOf(fin)]
  const rangs = NOMS_JOURS.map((_, rang) => rang).filter((r) => (de <= a ? de <= r && r <= a : r >= de || r <= a))
  const jours = rangs.map((rang) =>
    lireCreneaux(
      rang,
      creneaux.map((c) => [c.début, c.fin] as const),
    ),
  )
  return {
    ouvert: jours.flatMap((j) => j.ouvert),
    incertain: jours.flatMap((j) => j.incertain),
    // The days of a range share their slots: what is wrong is said once.
    alertes: jours[0]?.alertes ?? [],
  }
}

function nomDesJours({ début, fin }: PlageJ): string {
  const nom = début === fin ? début : `${début} à ${fin}`
  return nom.charAt(0).toUpperCase() + nom.slice(1)
}
