import { debutDuJour, jourIso, type Services } from '../../platform/index.ts'
import { ferme } from '../horaires.ts'
import { distanceKm, type Etat, etatDe, type Lieu, type Position } from '../model.ts'
import type { Chercher, Recherche } from '../recherche.ts'
import type { Apercu } from './apercu.ts'
import { exceptionsUtiles } from './exceptions.ts'
import type { LieuSitue } from './fiche.tsx'
import type { Autre } from './lieu.tsx'

const RAYON_KM = 15

/** The nearest place of the same kind open now, when this one is not. */
export async function autreOuvert(chercher: Chercher, lieu: Lieu, etat: Etat): Promise<Autre | null> {
  return etat.etat === 'ouvert' && lieu.retireLe === null ? null : plusProche(chercher, lieu, { ouvert: true })
}

const JOURS_MAX = 3

/** For each coming closure of one day, the nearest place of the same kind that opens on that day. */
export async function autresParJour(
  chercher: Chercher,
  lieu: Lieu,
  maintenant: Date,
): Promise<ReadonlyMap<string, Autre>> {
  const jours = exceptionsUtiles(lieu)
    .filter((e) => ferme(e) && e.du === e.au && e.du > jourIso(maintenant))
    .slice(0, JOURS_MAX)
  const trouves = new Map<string, Autre>()
  for (const { du } of jours) {
    const autre = await plusProche(chercher, lieu, { ouvertDansLaJournee: true, a: debutDuJour(du) })
    if (autre) trouves.set(du, autre)
  }
  return trouves
}

async function plusProche(chercher: Chercher, lieu: Lieu, criteres: Partial<Recherche>): Promise<Autre | null> {
  if (lieu.position === null) return null
  const trouves = await chercher({
    ...criteres,
    autour: { position: lieu.position, rayonKm: RAYON_KM },
    types: lieu.types,
    sauf: lieu.id,
    limite: 1,
  })
  const [premier] = trouves.ok ? trouves.value.lieux : []
  return premier && premier.distanceKm !== null ? { lieu: premier.lieu, distance: premier.distanceKm } : null
}

const MONTRES = 3
const EXAMINES = 60

export interface Ouverts {
  lieux: LieuSitue[]
  /** Town at the middle of the territory. */
  ville: string | null
}

/** {@link lieuxOuverts}, looked for once a minute and version: everybody who opens the home page sees the same. */
export function createLieuxOuverts(services: Pick<Services, 'territoire' | 'clock'>, chercher: Chercher) {
  let pret: { cle: string; ouverts: Promise<Ouverts> } | null = null
  return (apercu: Apercu): Promise<Ouverts> => {
    const cle = `${apercu.version} ${Math.floor(services.clock.now().getTime() / 60_000)}`
    if (pret?.cle === cle) return pret.ouverts
    const ouverts = lieuxOuverts(services, chercher, apercu)
    pret = { cle, ouverts }
    ouverts.catch(() => {
      pret = null
    })
    return ouverts
  }
}

/** What is open around the middle of the territory; at night, what opens first. */
async function lieuxOuverts(
  { territoire, clock }: Pick<Services, 'territoire' | 'clock'>,
  chercher: Chercher,
  { fond }: Apercu,
): Promise<Ouverts> {
  const { centre } = territoire
  const maintenant = clock.now()
  const trouves = await chercher({
    autour: { position: centre, rayonKm: 2 * RAYON_KM },
    communes: fond.communes.map((c) => c.code),
    ouvertsDAbord: true,
    limite: EXAMINES,
  })
  const situes = (trouves.ok ? trouves.value.lieux : []).map(({ lieu, distanceKm: distance }) => ({
    lieu,
    etat: etatDe(lieu, maintenant),
    distance,
  }))
  const ouverts = situes.filter((l) => l.etat.etat === 'ouvert')
  const lieux = (ouverts.length > 0 ? ouverts : prochains(situes)).slice(0, MONTRES)
  return { lieux, ville: communeDuMilieu(fond, centre) }
}

function prochains(lieux: readonly LieuSitue[]): LieuSitue[] {
  const quand = ({ etat }: LieuSitue) => (etat.etat === 'ferme' ? (etat.ouvre?.getTime() ?? null) : null)
  return lieux.filter((l) => quand(l) !== null).sort((a, b) => (quand(a) ?? 0) - (quand(b) ?? 0))
}

function communeDuMilieu({ communes }: Apercu['fond'], milieu: Position): string | null {
  const placees = communes.flatMap(({ nom, centre }) => (centre ? [{ nom, d: distanceKm(centre, milieu) }] : []))
  return placees.sort((a, b) => a.d - b.d)[0]?.nom ?? communes[0]?.nom ?? null
}
