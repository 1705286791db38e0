import type { Services } from '../../platform/index.ts'
import type { Lieu } from '../model.ts'
import { enCellule } from './cellule.ts'
import { enService, enStructure } from './data-inclusion.ts'
import { lireJours, lireLieux, lireMediations, lireOffres } from './lecture.ts'
import { enMediation } from './mediation-numerique.ts'
import { enOds, enXlsx } from './tableur.ts'
import { COLONNES as COLONNES_MEDIATION } from './vocabulaire-mediation.ts'

/** A file that others take: its name, its type, and its content a piece at a time. */
export interface Fichier {
  type: string
  /** Written whole at once: kept until the directory changes, since it costs as much for each who asks. */
  entier?: boolean
  ecrire(services: Services): AsyncIterable<string | Uint8Array>
}

/** By name of the file under `/api/v1/export/`, and of the command `export`. */
export const FICHIERS: Readonly<Record<string, Fichier>> = {
  'data-inclusion-structures.json': { type: 'application/json', ecrire: (services) => enJson(structures(services)) },
  'data-inclusion-services.json': { type: 'application/json', ecrire: (services) => enJson(offres(services)) },
  'mediation-numerique.csv': { type: 'text/csv; charset=utf-8', ecrire: enMediationCsv },
  'lieux.geojson': { type: 'application/geo+json', ecrire: enGeoJson },
  'lieux.csv': { type: 'text/csv; charset=utf-8', ecrire: enCsv },
  'lieux.ods': {
    type: 'application/vnd.oasis.opendocument.spreadsheet',
    entier: true,
    ecrire: (services) => enOds(Object.keys(COLONNES), lignes(services)),
  },
  'lieux.xlsx': {
    type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    entier: true,
    ecrire: (services) => enXlsx(Object.keys(COLONNES), lignes(services)),
  },
}

async function* structures(services: Services) {
  const jourDe = await lireJours(services)
  for await (const lieu of lireLieux(services))
    yield enStructure(lieu, { url: services.config.url, jour: jourDe(lieu.source) })
}

async function* offres(services: Services) {
  const jourDe = await lireJours(services)
  for await (const { offre, lieu } of lireOffres(services))
    yield enService(offre, lieu, { url: services.config.url, jour: jourDe(lieu.source) })
}

/** One object a line: what changed between two files is seen line by line. */
async function* enJson(objets: AsyncIterable<object>): AsyncGenerator<string> {
  let avant = '[\n'
  for await (const objet of objets) {
    yield avant + JSON.stringify(objet)
    avant = ',\n'
  }
  yield avant === '[\n' ? '[]\n' : '\n]\n'
}

async function* enGeoJson(services: Services): AsyncGenerator<string> {
  let avant = '{"type":"FeatureCollection","features":[\n'
  for await (const lieu of lireLieux(services)) {
    const { longitude, latitude, ...properties } = proprietes(lieu)
    const geometry =
      longitude === null || latitude === null ? null : { type: 'Point', coordinates: [longitude, latitude] }
    yield avant + JSON.stringify({ type: 'Feature', id: lieu.id, geometry, properties })
    avant = ',\n'
  }
  yield `${avant === ',\n' ? '' : avant}\n]}\n`
}

/** Columns of the open tables, in order. */
const COLONNES = {
  id: (l) => l.id,
  nom: (l) => l.nom,
  types: (l) => l.types.join('|'),
  adresse: (l) => l.adresse,
  complement: (l) => l.complement,
  code_postal: (l) => l.codePostal,
  commune: (l) => l.commune,
  ville: (l) => l.ville,
  longitude: (l) => l.position?.lon ?? null,
  latitude: (l) => l.position?.lat ?? null,
  position_approchee: (l) => (l.approchee ? 'oui' : 'non'),
  telephone: (l) => l.telephone,
  courriel: (l) => l.email,
  site: (l) => l.site,
  horaires: (l) => l.horaires?.osm ?? null,
  accessible: (l) => (l.accessible === null ? null : l.accessible ? 'oui' : 'non'),
  itinerant: (l) => (l.itinerant ? 'oui' : 'non'),
  exemple: (l) => (l.exemple ? 'oui' : 'non'),
  source: (l) => l.sourceTitre,
  confirme_le: (l) => l.confirmeLe,
} as const satisfies Record<string, (lieu: Lieu) => string | number | null>

type Proprietes = { [C in keyof typeof COLONNES]: ReturnType<(typeof COLONNES)[C]> }

function proprietes(lieu: Lieu): Proprietes {
  return Object.fromEntries(Object.entries(COLONNES).map(([nom, lire]) => [nom, lire(lieu)])) as Proprietes
}

async function* lignes(services: Services): AsyncGenerator<(string | number | null)[]> {
  for await (const lieu of lireLieux(services)) yield Object.values(proprietes(lieu))
}

async function* enCsv(services: Services): AsyncGenerator<string> {
  // The mark that tells spreadsheets the file is UTF-8.
  yield `\uFEFF${Object.keys(COLONNES).join(';')}\r\n`
  for await (const ligne of lignes(services)) yield `${ligne.map(celluleCsv).join(';')}\r\n`
}

function celluleCsv(valeur: string | number | null): string {
  return typeof valeur === 'number' ? String(valeur).replace('.', ',') : enCellule(valeur ?? '', ';')
}

/** The standard is read by tools rather than by spreadsheets: commas, no mark. */
async function* enMediationCsv(services: Services): AsyncGenerator<string> {
  yield `${COLONNES_MEDIATION.join(',')}\r\n`
  for await (const { lieu, mediation } of lireMediations(services)) {
    const ligne = enMediation(lieu, mediation)
    if (ligne) yield `${COLONNES_MEDIATION.map((c) => enCellule(ligne[c], ',')).join(',')}\r\n`
  }
}
