import { sql } from 'kysely'
import { type Acteur, jourIso, ok, type Result, refus, type Services, type Trx } from '../../platform/index.ts'
import { bumpVersion } from '../version.ts'
import type { Changements } from '../versions/champs.ts'
import { dernierRang, enregistrerVersion } from '../versions/store.ts'
import {
  type Cle,
  type ContenuOffre,
  type ContenuPermanence,
  deleteFiche,
  insertOffre,
  insertPermanence,
  readLigne,
  updateOffre,
  updatePermanence,
} from './ecriture.ts'

export interface Tenu {
  id: string
  /** Invented for the demonstration: so is what it offers. */
  exemple: boolean
}

const ABSENTE = refus('introuvable', 'Cette fiche n’existe pas, ou n’est pas de votre lieu.')

/** Written, or found already written by the same form sent twice. */
export interface Fait {
  deja: boolean
}

interface Trace {
  action: string
  objet: string
}

type Outils = Pick<Services, 'database' | 'journal' | 'clock'>

/**
 * Every change that a team makes to its place passes here, in one transaction: what is written, its line in the journal,
 * and the version that tells the caches. Refused or already done, nothing is said twice.
 */
export function changer<F extends Fait>(
  { database, journal }: Outils,
  acteur: Acteur,
  { action, objet }: Trace,
  ecrire: (trx: Trx) => Promise<Result<F>>,
): Promise<Result<F>> {
  return database.as(acteur, async (trx) => {
    const fait = await ecrire(trx)
    if (!fait.ok || fait.value.deja) return fait
    await journal(trx, acteur, { action, objet })
    await bumpVersion(trx, acteur.departement)
    return fait
  })
}

const TABLES = { offre: 'offres', permanence: 'permanences' } as const
type Quoi = keyof typeof TABLES

/** A change of one sheet, which keeps what it was before. */
function changerFiche(
  services: Outils,
  acteur: Acteur,
  fiche: { quoi: Quoi; geste: 'ajoutee' | 'corrigee' | 'retiree'; lieu: Tenu; id: string },
  ecrire: (trx: Trx, cle: Cle) => Promise<Result<Fait>>,
): Promise<Result<Fait>> {
  const { quoi, geste, lieu, id } = fiche
  const cle = { departement: acteur.departement, lieuId: lieu.id, id }
  return changer(services, acteur, { action: `${quoi}.${geste}`, objet: `${quoi}:${id}` }, async (trx) => {
    const avant = await readLigne(trx, TABLES[quoi], cle)
    const fait = await ecrire(trx, cle)
    if (!fait.ok || fait.value.deja) return fait
    const changements = difference(avant, await readLigne(trx, TABLES[quoi], cle))
    await enregistrerVersion(
      trx,
      'service',
      { departement: cle.departement, id, changements },
      {
        le: services.clock.now(),
        origine: 'correction',
        organisation: acteur.structureNom,
        compteId: acteur.compteId,
        motif: null,
      },
    )
    return fait
  })
}

type Ligne = Readonly<Record<string, unknown>>

function difference(avant: Ligne, apres: Ligne): Changements {
  const noms = [...new Set([...Object.keys(avant), ...Object.keys(apres)])]
  const differents = noms.filter((nom) => JSON.stringify(avant[nom]) !== JSON.stringify(apres[nom]))
  return Object.fromEntries(differents.map((nom) => [nom, [avant[nom] ?? null, apres[nom] ?? null]]))
}

const cree = (nouvelle: boolean): Result<Fait> => ok({ deja: !nouvelle })
const trouve = (la: boolean): Result<Fait> => (la ? ok({ deja: false }) : ABSENTE)

export function ajouterOffre(services: Services, acteur: Acteur, lieu: Tenu, id: string, contenu: ContenuOffre) {
  return changerFiche(services, acteur, { quoi: 'offre', geste: 'ajoutee', lieu, id }, async (trx, cle) =>
    cree(await insertOffre(trx, cle, contenu, jourIso(services.clock.now()), lieu.exemple)),
  )
}

/** A form opened before somebody else saved would undo what they wrote, without either of them knowing. */
const depassee = (champ: string) =>
  refus(
    'depassee',
    'Quelqu’un a changé cette fiche pendant que vous écriviez. Ce que vous avez écrit est ci-dessous : rien n’est perdu, rien n’est enregistré. Regardez ce qui a changé dans « Mon lieu », puis enregistrez à nouveau pour garder votre version.',
    champ,
  )

/** First field of each form, where the sentence leads. */
const PREMIER = { offre: 'nom', permanence: 'offre' } as const

/** @param rang rank of the last version when the form was opened: see `dernierRang` */
function corriger(
  services: Services,
  acteur: Acteur,
  fiche: { quoi: Quoi; lieu: Tenu; id: string; rang: number },
  ecrire: (trx: Trx, cle: Cle) => Promise<boolean>,
) {
  return changerFiche(services, acteur, { ...fiche, geste: 'corrigee' }, async (trx, cle) => {
    await sql`select from ${sql.table(TABLES[fiche.quoi])} where departement = ${cle.departement} and id = ${cle.id} for update`.execute(
      trx,
    )
    if ((await dernierRang(trx, 'service', cle)) !== fiche.rang) return depassee(PREMIER[fiche.quoi])
    return trouve(await ecrire(trx, cle))
  })
}

export function corrigerOffre(
  services: Services,
  acteur: Acteur,
  lieu: Tenu,
  { id, rang }: Lue,
  contenu: ContenuOffre,
) {
  return corriger(services, acteur, { quoi: 'offre', lieu, id, rang }, (trx, cle) =>
    updateOffre(trx, cle, contenu, jourIso(services.clock.now())),
  )
}

/** A sheet as the form showed it. */
interface Lue {
  id: string
  rang: number
}

export function ajouterPermanence(services: Services, acteur: Acteur, lieu: Tenu, id: string, c: ContenuPermanence) {
  return changerFiche(services, acteur, { quoi: 'permanence', geste: 'ajoutee', lieu, id }, async (trx, cle) =>
    cree(await insertPermanence(trx, cle, c, lieu.exemple)),
  )
}

export function corrigerPermanence(
  services: Services,
  acteur: Acteur,
  lieu: Tenu,
  { id, rang }: Lue,
  contenu: ContenuPermanence,
) {
  return corriger(services, acteur, { quoi: 'permanence', lieu, id, rang }, (trx, cle) =>
    updatePermanence(trx, cle, contenu),
  )
}

/** A service goes with its permanences. */
export function retirer(services: Services, acteur: Acteur, lieu: Tenu, quoi: Quoi, id: string) {
  return changerFiche(services, acteur, { quoi, geste: 'retiree', lieu, id }, async (trx, cle) =>
    trouve(await deleteFiche(trx, TABLES[quoi], cle)),
  )
}
