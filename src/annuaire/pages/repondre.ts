import type { Services } from '../../platform/index.ts'
import { operateursDeLEvenement } from '../bouquet.ts'
import { etatDe } from '../model.ts'
import type { Chercher, Criteres, Trouves } from '../recherche.ts'
import type { TypeLieu } from '../types.ts'
import type { Apercu } from './apercu.ts'
import type { Demande } from './demande.ts'
import type { LieuNumerote } from './fiche.tsx'
import { partager, type Zone } from './zone.ts'

/** Usual distance of a search around somewhere, in kilometres. */
export const RAYON_KM = 10
export const PAR_PAGE = 15

export interface Reponse {
  /** As understood: a town found in the words of the need has its own field. */
  demande: Demande
  zone: Zone
  lieux: LieuNumerote[]
  total: number
  /** Cursor of the next page. */
  suivant: string | null
  /** The page asked for does not exist any more: this is the first one. */
  suitePerdue: boolean
}

/** Answers a search: finds where to look, looks there, and everywhere rather than giving nothing. */
export async function repondre(
  { clock }: Pick<Services, 'clock'>,
  chercher: Chercher,
  apercu: Apercu,
  brute: Demande,
): Promise<Reponse> {
  const { demande, zone } = await comprendre()
  if (zone.genre === 'plusieurs') return { demande, zone, lieux: [], total: 0, suivant: null, suitePerdue: false }
  const trouvee = await page(zone)
  if (trouvee.lieux.length === 0 && zone.genre === 'departement' && demande.q) {
    const ailleurs = await page({ genre: 'ailleurs' })
    if (ailleurs.lieux.length > 0) return ailleurs
  }
  return trouvee

  async function comprendre(): Promise<{ demande: Demande; zone: Zone }> {
    if (brute.ville) {
      const zone = await apercu.situer(brute.ville)
      // « 93008 » in the address: the field says the town.
      return { demande: zone.genre === 'commune' ? { ...brute, ville: zone.complet } : brute, zone }
    }
    if (brute.position) return { demande: brute, zone: { genre: 'moi', position: brute.position } }
    const partage = brute.q ? partager(brute.q, apercu.fond.communes) : null
    const zone = partage ? await apercu.situer(partage.ville) : null
    return partage && zone?.genre === 'commune'
      ? { demande: { ...brute, q: partage.besoin, ville: zone.complet }, zone: { ...zone, devinee: true } }
      : { demande: brute, zone: { genre: 'departement' } }
  }

  async function page(ou: Zone): Promise<Reponse> {
    const criteres = { ...criteresDe(demande, ou, apercu), ouvertsDAbord: demande.tri === 'ouverts', limite: PAR_PAGE }
    const suite = demande.apres ? await chercher({ ...criteres, apres: demande.apres }) : null
    const suitePerdue = suite !== null && !suite.ok
    const trouves = suite?.ok ? suite.value : await premiere(criteres)
    const debut = suite?.ok ? demande.rang : 1
    const maintenant = clock.now()
    const lieux = trouves.lieux.map(({ lieu, distanceKm }, i) => ({
      lieu,
      etat: etatDe(lieu, maintenant),
      distance: distanceKm,
      numero: debut + i,
    }))
    return { demande, zone: ou, lieux, total: trouves.total, suivant: trouves.suivant, suitePerdue }
  }

  async function premiere(criteres: Parameters<Chercher>[0]): Promise<Trouves> {
    const trouves = await chercher(criteres)
    if (!trouves.ok) throw new Error(trouves.refus.message)
    return trouves.value
  }
}

function criteresDe(demande: Demande, zone: Zone, { fond }: Apercu): Criteres {
  const { q, accessible, evenement, rayon } = demande
  const rayonKm = rayon ?? RAYON_KM
  const criteres: Criteres = {
    q: q || undefined,
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

/** Who helps when no operator is in charge of the life event. */
const SANS_OPERATEUR: Record<string, TypeLieu[]> = {
  'etre-jeune': ['mission-locale', 'pij', 'france-services'],
  'litige-consommation': ['point-justice', 'france-services'],
  'gerer-energie': ['france-services', 'adil', 'ccas'],
}

/** What narrows the search further was chosen by hand: it goes first. */
function lieuxDeLEvenement(evenement: string, demande: Demande): Criteres {
  const types = SANS_OPERATEUR[evenement]
  if (types) return demande.types.length > 0 ? {} : { types }
  return demande.operateur ? {} : { operateurs: operateursDeLEvenement(evenement) }
}
