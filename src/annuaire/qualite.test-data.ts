import { type Database, SYSTEME } from '../platform/index.ts'
import { assurerCommunes } from './imports/communes.ts'
import type { LieuControle } from './imports/controles.ts'
import { ecrireLieux } from './imports/ecriture.ts'
import { lireHoraires } from './osm.ts'
import type { Chercher } from './recherche.ts'
import donnees from './requetes-du-quotidien.test-data.json' with { type: 'json' }
import { sansAccents } from './texte.ts'
import { CODES_TYPES, libelleType, operateursDuType, type TypeLieu } from './types.ts'

export interface RequeteDuQuotidien {
  theme: string
  requete: string
  /** Kinds of places that are a right answer. */
  lieux: string[]
  /** Kept apart from the tuning. */
  reserve: boolean
}

/** What people type, in their words. */
export const requetes: readonly RequeteDuQuotidien[] = donnees
/** Those one may look at while tuning the list of everyday words. */
export const reglage = requetes.filter((r) => !r.reserve)
/** Those nobody looks at while tuning: they say what the search is worth for words that were not foreseen. */
export const reserve = requetes.filter((r) => r.reserve)

const VILLES = [
  { commune: '93008', ville: 'Bobigny', codePostal: '93000', lat: 48.907, lon: 2.44 },
  { commune: '93066', ville: 'Saint-Denis', codePostal: '93200', lat: 48.93, lon: 2.359 },
  { commune: '93051', ville: 'Noisy-le-Grand', codePostal: '93160', lat: 48.836, lon: 2.565 },
]

/** A place of each kind in each of three towns, and a few more France services, as in a real département. */
export async function garnirUnDeChaque(database: Database): Promise<void> {
  const types: TypeLieu[] = [...CODES_TYPES, 'france-services', 'france-services']
  const lieux = VILLES.flatMap((ou, rang) => types.map((type, i) => unLieu(type, ou, `${type}-${rang}-${i}`, i + rang)))
  await database.as(SYSTEME, async (trx) => {
    await assurerCommunes(trx, '93')
    await ecrireLieux(trx, 'essai', lieux, () => {})
  })
}

function unLieu(type: TypeLieu, ou: (typeof VILLES)[number], id: string, rang: number): LieuControle {
  const horaires = lireHoraires(rang % 3 === 0 ? 'Tu-Fr 14:00-17:00' : 'Mo-Fr 09:00-12:00,14:00-17:00')
  return {
    departement: '93',
    sourceId: id,
    id,
    sourceTitre: 'Essai',
    nom: `${libelleType(type)} de ${ou.ville} (exemple)`,
    types: [type],
    operateurs: operateursDuType(type),
    itinerant: false,
    adresse: `${rang} rue de l’Exemple`,
    complement: null,
    codePostal: ou.codePostal,
    commune: ou.commune,
    ville: ou.ville,
    autresNoms: ou.ville === 'Saint-Denis' ? ['Pierrefitte-sur-Seine', '93380'] : [],
    position: { lat: ou.lat + (rang % 7) / 500, lon: ou.lon + (rang % 5) / 400 },
    approchee: false,
    telephone: null,
    email: null,
    site: null,
    horaires: horaires.ok ? horaires.value : null,
    accessible: null,
    accesNote: null,
    services: [],
    note: null,
    rendezVous: null,
    exemple: true,
    confirmeLe: null,
    exceptions: [],
  }
}

export interface Qualite {
  /** Part of the queries with a right answer in the first three, anywhere and around a town. */
  part: number
  /** Those without, with what came instead. */
  rates: { requete: string; trouves: string[] }[]
}

/** Asks each query twice, in the whole département and around a town: both must give a right answer. */
export async function mesurer(chercher: Chercher, liste: readonly RequeteDuQuotidien[]): Promise<Qualite> {
  const rates: Qualite['rates'] = []
  const autour = { position: { lat: 48.907, lon: 2.44 }, rayonKm: 10 }
  for (const { requete, lieux } of liste) {
    for (const ou of [{}, { autour }]) {
      const trouves = await chercher({ q: requete, ouvertsDAbord: true, limite: 3, ...ou })
      if (!trouves.ok) throw new Error(trouves.refus.message)
      const types = trouves.value.lieux.map((l) => l.lieu.types[0] ?? '')
      if (types.some((type) => lieux.includes(type))) continue
      rates.push({ requete, trouves: types })
      break
    }
  }
  return { part: 1 - rates.length / liste.length, rates }
}

/** The ways in which people write a word wrong. */
export const FAUTES = {
  'sans accents': (requete: string) => sansAccents(requete),
  'lettre oubliée': (requete: string, hasard: Hasard) =>
    surUnMot(requete, hasard, (mot, i) => mot.slice(0, i) + mot.slice(i + 1)),
  'lettres inversées': (requete: string, hasard: Hasard) =>
    surUnMot(requete, hasard, (mot, i) => mot.slice(0, i - 1) + mot[i] + mot[i - 1] + mot.slice(i + 1)),
  'lettre doublée': (requete: string, hasard: Hasard) =>
    surUnMot(requete, hasard, (mot, i) => mot.slice(0, i) + mot[i] + mot.slice(i)),
  'comme ça se prononce': (requete: string, hasard: Hasard) => surUnMot(requete, hasard, ecrireAuSon),
}

type Hasard = () => number

/** The same variants each time, each query with a mistake of that kind. */
export function fauter(faute: keyof typeof FAUTES, liste: readonly RequeteDuQuotidien[]): RequeteDuQuotidien[] {
  const hasard = createHasard(faute.length)
  return liste.map((r) => ({ ...r, requete: FAUTES[faute](r.requete, hasard) }))
}

/** Changes one word of four letters or more, never its first letter: nobody misses that one. */
function surUnMot(requete: string, hasard: Hasard, changer: (mot: string, i: number) => string): string {
  const longs = [...requete.matchAll(/[\p{L}\p{M}]{4,}/gu)]
  const choisi = longs[Math.floor(hasard() * longs.length)]
  if (!choisi) return requete
  const [mot] = choisi
  const faux = changer(mot, 1 + Math.floor(hasard() * (mot.length - 1)))
  return requete.slice(0, choisi.index) + faux + requete.slice(choisi.index + mot.length)
}

const AU_SON: readonly [RegExp, string][] = [
  [/eau|au/, 'o'],
  [/ph/, 'f'],
  [/qu/, 'k'],
  [/tion/, 'sion'],
  [/c(?=[eiyéè])/, 's'],
  [/ai|ei/, 'é'],
  [/en(?=[tcds])/, 'an'],
  [/an(?=[tcds])/, 'en'],
  [/(.)\1/, '$1'],
  [/er$/, 'é'],
  [/[ée]e?s?$/, 'er'],
  [/y/, 'i'],
  [/i/, 'y'],
  [/c(?=[aou])/, 'k'],
  [/s(?=[aeiou])/, 'ss'],
  [/o/, 'au'],
  [/e$/, ''],
]

function ecrireAuSon(mot: string): string {
  const [motif, son] = AU_SON.find(([m]) => m.test(mot)) ?? [/$/, 'e']
  return mot.replace(motif, son)
}

/** mulberry32. */
function createHasard(graine: number): Hasard {
  let etat = graine
  return () => {
    etat = (etat + 0x6d2b79f5) | 0
    let t = Math.imul(etat ^ (etat >>> 15), 1 | etat)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
}
