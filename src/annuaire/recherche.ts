import { ok, type Result, refus, type Services } from '../platform/index.ts'
import { createComprendre } from './comprehension.ts'
import type { Comprehension } from './comprendre.ts'
import { ecrireCurseur, lireCurseur } from './curseur.ts'
import type { Lieu } from './model.ts'
import { type Criteres, ecrireRequete, type Requete } from './requete.ts'
import { enLieu, type LigneLieu } from './store.ts'
import type { Version } from './version.ts'

export type { Criteres }

export interface Recherche extends Criteres {
  /** Words: of the place, of what its operators do, or of a need. */
  q?: string | undefined
  /** The very words, without making good their mistakes nor guessing the need. */
  exact?: boolean | undefined
  /** Open places first: sorts, never hides. */
  ouvertsDAbord?: boolean | undefined
  /** Results of one page. */
  limite: number
  /** Cursor of the page before. */
  apres?: string | undefined
  /** Instead of now. */
  a?: Date | undefined
}

export interface LieuTrouve {
  lieu: Lieu
  /** From the middle of the search, as the crow flies; `null` when the place is only known to be in its commune. */
  distanceKm: number | null
  /** At the moment of the search; `null` when nobody knows. */
  ouvert: boolean | null
}

export interface Trouves {
  lieux: LieuTrouve[]
  total: number
  /** What was understood of the words; `null` when there was nothing to understand. */
  compris: Comprehension | null
  /** Cursor of the next page; `null` on the last one. */
  suivant: string | null
}

interface LigneTrouvee extends LigneLieu {
  rang: number
  cle: string | number
  distance: number | null
  total: string | null
  ouvert: boolean | null
}

export interface Chercher {
  (recherche: Recherche): Promise<Result<Trouves>>
  /** What the words mean, before looking anywhere; `null` when there is nothing to understand. */
  comprendre(q: string, exact: boolean): Promise<Comprehension | null>
}

const MINUTE_MS = 60_000

/** Search of the directory: one statement each time; a count is kept as long as it stays true. */
export function createChercher({ database, clock, config }: Services, version: Version): Chercher {
  const lireMots = createComprendre(database, config.departement)
  const lireVersion = async () => version.fraiche() ?? (await version.lire())
  const comprendre: Chercher['comprendre'] = async (q, exact) => lireMots(q, exact, await lireVersion())
  const totaux = createTotaux()
  const chercher = async ({ q, exact = false, limite, apres, ouvertsDAbord = false, a, ...criteres }: Recherche) => {
    const curseur = apres === undefined ? null : lireCurseur(apres)
    if (apres !== undefined && curseur === null)
      return refus('curseur', "La suite demandée n'existe pas : reprenez la recherche au début.", 'apres')
    const instant = a ?? clock.now()
    const minute = curseur?.minute ?? Math.floor(instant.getTime() / MINUTE_MS)
    const connus = totaux(await lireVersion())
    const compris = q ? await comprendre(q, exact) : null
    const { ouvert, ouvertDansLaJournee } = criteres
    const cle = JSON.stringify([criteres, compris?.requete.large, ouvert || ouvertDansLaJournee ? minute : null])
    const connu = curseur?.total ?? connus.get(cle)
    const requete = ecrireRequete(criteres, {
      cherche: compris?.requete ?? null,
      maintenant: new Date(minute * MINUTE_MS),
      instant,
      ouvertsDAbord,
      curseur,
      limite: limite + 1,
      compter: connu === undefined,
    })
    const { rows } = await database.pool.query<LigneTrouvee>(requete.texte, requete.valeurs)
    const total = connu ?? Number(rows[0]?.total ?? 0)
    connus.set(cle, total)
    const page = rows.slice(0, limite)
    const derniere = rows.length > limite ? page.at(-1) : undefined
    return ok({
      lieux: page.map((ligne) => ({
        lieu: enLieu(ligne),
        distanceKm: ligne.approchee ? null : ligne.distance,
        ouvert: ligne.ouvert,
      })),
      total,
      compris,
      suivant: derniere
        ? ecrireCurseur({ total, minute, rang: derniere.rang, cle: derniere.cle, id: derniere.id })
        : null,
    })
  }
  return Object.assign(chercher, { comprendre })
}

const TOTAUX_MAX = 2000

/** Counts by search, forgotten when the directory changes. */
function createTotaux() {
  let epoque = ''
  const parRecherche = new Map<string, number>()
  return (version: string) => {
    if (version !== epoque || parRecherche.size > TOTAUX_MAX) parRecherche.clear()
    epoque = version
    return parRecherche
  }
}

export type { Requete }
