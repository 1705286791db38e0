import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { LieuControle } from '../src/annuaire/imports/controles.ts'
import { COLONNES, lireFranceServices } from '../src/annuaire/imports/france-services.ts'
import type { LieuSource } from '../src/annuaire/imports/lieu-source.ts'
import { lireHoraires } from '../src/annuaire/osm.ts'
import { CODES_TYPES, libelleType, operateursDuType } from '../src/annuaire/types.ts'
import { lireCsv, projectRoot } from '../src/platform/index.ts'

/** What a synthetic place borrows: where, and when it is open. */
type Modele = Pick<LieuSource, 'ville' | 'commune' | 'departement' | 'codePostal' | 'adresse' | 'horaires' | 'note'> & {
  position: { lat: number; lon: number }
}

const LISTE = join(
  process.env.MAILLAGE_DONNEES ?? join(projectRoot, '../shared/data'),
  'france-services/liste-fs-20240801.csv',
)

/** Places spread like the national list when it is there, else like a few invented towns of every size. */
export function lieuxSynthetiques(nombre: number): LieuControle[] {
  const hasard = createHasard(93)
  const modeles = existsSync(LISTE) ? modelesReels() : modelesInventes(hasard)
  return Array.from({ length: nombre }, (_, rang) => {
    const modele = modeles[Math.floor(hasard() * modeles.length)]
    if (!modele) throw new Error('no model to copy')
    return copier(modele, rang, hasard)
  })
}

/** About a third are France services, as among the places of the real sources. */
function copier(modele: Modele, rang: number, hasard: () => number): LieuControle {
  const type =
    hasard() < 0.35 ? 'france-services' : (CODES_TYPES[Math.floor(hasard() * CODES_TYPES.length)] ?? 'mairie')
  const { position } = modele
  return {
    ...modele,
    sourceId: String(rang),
    id: `bench-${rang}`,
    nom: `${libelleType(type)} de ${modele.ville} ${rang}`,
    types: [type],
    operateurs: operateursDuType(type),
    itinerant: false,
    complement: null,
    position: { lat: position.lat + (hasard() - 0.5) * 0.08, lon: position.lon + (hasard() - 0.5) * 0.1 },
    approchee: false,
    telephone: '01 99 00 00 00',
    email: 'accueil@exemple.fr',
    site: null,
    accessible: hasard() < 0.5,
    accesNote: null,
    services: [],
    rendezVous: null,
    exemple: true,
    sourceTitre: 'Lieux du banc d’essai',
    confirmeLe: '2026-01-05',
    exceptions: [],
    autresNoms: [],
  }
}

function modelesReels(): Modele[] {
  const csv = lireCsv(readFileSync(LISTE, 'utf8'), COLONNES)
  if (!csv.ok) throw new Error(csv.refus.message)
  return csv.value.lignes.flatMap(({ valeurs }) => {
    const lecture = lireFranceServices(valeurs, '2024-08-01')
    if ('rejet' in lecture || lecture.lieu.position === null) return []
    return [{ ...lecture.lieu, position: lecture.lieu.position }]
  })
}

const HORAIRES = [
  'Mo-Fr 09:00-12:00,14:00-17:00',
  'Mo-Th 08:30-12:30; Fr 08:30-16:00',
  'Tu-Sa 10:00-18:00',
  'Mo,We 13:30-17:30; Tu,Th,Fr 09:00-12:00,13:30-17:30; Sa 09:00-12:00',
]

function modelesInventes(hasard: () => number): Modele[] {
  return Array.from({ length: 2500 }, (_, rang) => {
    const departement = String(1 + Math.floor(hasard() * 95)).padStart(2, '0')
    const lu = lireHoraires(HORAIRES[rang % HORAIRES.length] ?? '24/7')
    return {
      ville: `Villexemple-${rang}`,
      commune: `${departement}${String(rang % 900).padStart(3, '0')}`,
      departement,
      codePostal: `${departement}000`,
      adresse: `${rang} rue de l’Exemple`,
      horaires: lu.ok ? lu.value : null,
      note: null,
      // Half of the country lives in a few places: the square pulls points together.
      position: { lat: 43 + 7 * hasard() ** 2, lon: -1 + 7 * hasard() ** 2 },
    }
  })
}

/** The same draw each time (mulberry32), so that two runs compare. */
function createHasard(graine: number): () => number {
  let etat = graine
  return () => {
    etat = (etat + 0x6d2b79f5) | 0
    let t = Math.imul(etat ^ (etat >>> 15), 1 | etat)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
}
