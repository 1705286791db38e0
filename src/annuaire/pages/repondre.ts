import { findEvenement } from '../bouquet.ts'
import type { Comprehension } from '../comprendre.ts'
import { etatDe } from '../model.ts'
import { type Piste, pistesDe } from '../pistes.ts'
import type { Chercher, Criteres, Recherche } from '../recherche.ts'
import type { Apercu } from './apercu.ts'
import type { Demande } from './demande.ts'
import type { LieuNumerote } from './fiche.tsx'
import { partager, type Zone } from './zone.ts'

/** Usual distance of a search around somewhere, in kilometres. */
export const RAYON_KM = 10
const PAR_PAGE = 15

export interface Reponse {
  /** As understood: a town found in the words of the need has its own field. */
  demande: Demande
  zone: Zone
  /** What was understood of the words; `null` without words. */
  compris: Comprehension | null
  /** Mistakes were made good: the words once right, and the demand for the very words that were typed. */
  corrige: { dit: string; exacte: Demande } | null
  /** On the first page only. */
  pistes: Piste[]
  lieux: LieuNumerote[]
  total: number
  /** Cursor of the next page. */
  suivant: string | null
  /** The page asked for does not exist any more: this is the first one. */
  suitePerdue: boolean
}

interface Recherchants {
  chercher: Chercher
  apercu: Apercu
  maintenant: Date
}

/** Answers a search: finds where to look, looks there, and everywhere rather than giving nothing. */
export async function repondre(outils: Recherchants, brute: Demande): Promise<Reponse> {
  const { demande, zone } = await comprendre(brute, outils.apercu)
  if (zone.genre === 'plusieurs') return { demande, zone, ...RIEN }
  const corrigee = zone.genre === 'departement' ? await comprendreCorrigee(demande, outils) : null
  if (corrigee) {
    const la = await chercherDans(corrigee.zone, corrigee.demande, outils)
    return { ...la, corrige: { dit: corrigee.demande.q, exacte: { ...demande, exact: true } } }
  }
  const ici = await chercherDans(zone, demande, outils)
  if (ici.lieux.length > 0 || zone.genre !== 'departement' || !demande.q) return ici
  const ailleurs = await chercherDans({ genre: 'ailleurs' }, demande, outils)
  return ailleurs.lieux.length > 0 ? ailleurs : ici
}

const RIEN = { compris: null, corrige: null, pistes: [], lieux: [], total: 0, suivant: null, suitePerdue: false }

/** The town is one of the words that were written wrong: « cart vital bobini ». */
async function comprendreCorrigee(demande: Demande, { chercher, apercu }: Recherchants) {
  const dit = demande.q ? (await chercher.comprendre(demande.q, demande.exact))?.corrige : null
  if (!dit) return null
  const mieux = await comprendre({ ...demande, q: dit }, apercu)
  return mieux.zone.genre === 'commune' ? mieux : null
}

/** Where to look, and the demand with its town in its own field. */
async function comprendre(brute: Demande, { situer, fond }: Apercu): Promise<{ demande: Demande; zone: Zone }> {
  if (brute.ville) {
    const zone = await situer(brute.ville)
    // « 93008 » in the address: the field says the town.
    return { demande: zone.genre === 'commune' ? { ...brute, ville: zone.complet } : brute, zone }
  }
  if (brute.position) return { demande: brute, zone: { genre: 'moi', position: brute.position } }
  const partage = brute.q ? partager(brute.q, fond.communes) : null
  const zone = partage ? await situer(partage.ville) : null
  return partage && zone?.genre === 'commune'
    ? { demande: { ...brute, q: partage.besoin, ville: zone.complet }, zone: { ...zone, devinee: true } }
    : { demande: brute, zone: { genre: 'departement' } }
}

async function chercherDans(zone: Zone, demande: Demande, outils: Recherchants): Promise<Reponse> {
  const { chercher, apercu, maintenant } = outils
  const recherche = { ...criteresDe(demande, zone, apercu), ouvertsDAbord: demande.tri === 'ouverts', limite: PAR_PAGE }
  const suite = demande.apres ? await chercher({ ...recherche, apres: demande.apres }) : null
  const page = suite?.ok ? suite : await chercher(recherche)
  if (!page.ok) throw new Error(page.refus.message)
  const debut = suite?.ok ? demande.rang : 1
  const lieux = page.value.lieux.map(({ lieu, distanceKm }, i) => ({
    lieu,
    etat: etatDe(lieu, maintenant),
    distance: distanceKm,
    numero: debut + i,
  }))
  const { total, suivant, compris } = page.value
  const corrige = compris?.corrige ? { dit: compris.corrige, exacte: { ...demande, exact: true } } : null
  const pistes = suite?.ok ? [] : pistesDe(demande.q, compris)
  return { demande, zone, compris, corrige, pistes, lieux, total, suivant, suitePerdue: suite?.ok === false }
}

function criteresDe(demande: Demande, zone: Zone, { fond }: Apercu): Omit<Recherche, 'limite'> {
  const { q, exact, accessible, evenement, rayon } = demande
  const rayonKm = rayon ?? RAYON_KM
  const criteres: Omit<Recherche, 'limite'> = {
    q: q || undefined,
    exact,
    accessible: accessible || undefined,
    types: demande.types,
    operateurs: demande.operateur ? [demande.operateur] : undefined,
    ...(evenement ? lieuxDeLEvenement(evenement, demande) : {}),
  }
  switch (zone.genre) {
    case 'moi':
      return { ...criteres, autour: { position: zone.position, rayonKm } }
    case 'commune':
      return {
        ...criteres,
        communes: zone.codes,
        autour: zone.position ? { position: zone.position, rayonKm } : undefined,
      }
    case 'ailleurs':
      return criteres
    default:
      return { ...criteres, communes: fond.communes.map((c) => c.code) }
  }
}

/** What narrows the search further was chosen by hand: it goes first. */
function lieuxDeLEvenement(evenement: string, { types, operateur }: Demande): Criteres {
  const lieux = findEvenement(evenement)?.lieux
  return types.length > 0 || operateur || !lieux ? {} : { types: lieux }
}
