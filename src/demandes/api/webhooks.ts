import { createHmac, randomBytes } from 'node:crypto'
import { sql } from 'kysely'
import { type Services, SYSTEME, type Trx } from '../../platform/index.ts'
import type { TypeEvenement } from '../model.ts'
import type { Demande } from '../store.ts'

type EtatAppel = 'a-envoyer' | 'en-cours' | 'envoye' | 'abandonne'

interface WebhookTable {
  departement: string
  machine_id: string
  adresse: string
  dossier_id: string
  secret: Buffer
}
interface AppelTable {
  departement: string
  id: string
  machine_id: string
  corps: string
  etat: EtatAppel
  essais: number
  prochain_le: Date
  cree_le: Date
  reponse: string | null
}
declare module '../../platform/db/tables.ts' {
  interface Tables {
    webhooks: WebhookTable
    webhooks_appels: AppelTable
  }
}

/** As the mails: after one minute, then doubling; given up after about a day. */
const ESSAIS_MAX = 11
const PREMIER_DELAI_MS = 60_000
/** A node that died while calling: its call is taken over after this. */
const BAIL_MS = 60_000
const TROP_LONG_MS = 10_000

/** Something happened to a request: the programs of its group are called, once this transaction is written. */
export async function annoncerAuxMachines(
  trx: Trx,
  { departement, id, repere, etat }: Demande,
  evenement: { id: string; type: TypeEvenement; le: Date; par: string | null },
): Promise<void> {
  const { type, le } = evenement
  const corps = {
    type: `demande.${type}`,
    timestamp: le.toISOString(),
    data: { demande: id, repere, statut: etat.statut },
  }
  await sql`select webhooks_annoncer(${departement}, ${etat.groupe}, ${evenement.par}, ${evenement.id}, ${JSON.stringify(corps)}, ${le})`.execute(
    trx,
  )
}

/** As the system. @returns the key of the signatures, in clear this once */
export async function saveWebhook(
  trx: Trx,
  { coffre }: Pick<Services, 'coffre'>,
  departement: string,
  machineId: string,
  adresse: string,
): Promise<string> {
  const dossierId = await coffre.creer(trx, departement)
  const dossier = await coffre.ouvrir(trx, departement, dossierId)
  const secret = randomBytes(24).toString('base64')
  if (!dossier) throw new Error('A dossier that was just made is there')
  const row = { adresse, dossier_id: dossierId, secret: dossier.chiffrer(secret) }
  await trx
    .insertInto('webhooks')
    .values({ departement, machine_id: machineId, ...row })
    .onConflict((oc) => oc.columns(['departement', 'machine_id']).doUpdateSet(row))
    .execute()
  return `whsec_${secret}`
}

export interface EtatWebhook {
  machineId: string
  adresse: string
  enAttente: number
  /** What the last call that failed answered; `null` when the last one went well. */
  panne: string | null
}

export async function listWebhooks(trx: Trx, departement: string): Promise<EtatWebhook[]> {
  const { rows } = await sql<EtatWebhook>`
    select w.machine_id as "machineId", w.adresse,
      (select count(*)::int from webhooks_appels a where a.departement = w.departement and a.machine_id = w.machine_id
        and a.etat in ('a-envoyer', 'en-cours')) as "enAttente",
      (select a.reponse from webhooks_appels a where a.departement = w.departement and a.machine_id = w.machine_id
        and a.essais > 0 order by a.cree_le desc, a.id desc limit 1) as panne
    from webhooks w where w.departement = ${departement}`.execute(trx)
  return rows
}

/** Calls that ended long ago say nothing any more. */
export async function purgeAppels(trx: Trx, avant: Date): Promise<void> {
  await trx
    .deleteFrom('webhooks_appels')
    .where('etat', 'in', ['envoye', 'abandonne'])
    .where('cree_le', '<', avant)
    .execute()
}

/** Calls what is due; safe from several nodes at once. @returns how many were heard */
export async function appelerMachines(services: Pick<Services, 'clock' | 'coffre' | 'database'>): Promise<number> {
  let entendus = 0
  for (;;) {
    const appel = await prendre(services)
    if (!appel) return entendus
    const panne = await appeler(appel, services.clock.now())
    await noter(services, appel, panne)
    if (panne === null) entendus += 1
  }
}

interface Appel {
  departement: string
  id: string
  essais: number
  corps: string
  adresse: string
  secret: string
}

/** Committed before calling: another node does not take the same call meanwhile. */
function prendre({ clock, coffre, database }: Pick<Services, 'clock' | 'coffre' | 'database'>): Promise<Appel | null> {
  const now = clock.now()
  return database.as(SYSTEME, async (trx) => {
    const { rows } = await sql<Omit<Appel, 'secret'> & { dossier_id: string; secret: Buffer }>`
      with pris as (
        update webhooks_appels set etat = 'en-cours', essais = essais + 1, prochain_le = ${new Date(now.getTime() + BAIL_MS)}
        where (departement, id) in (select departement, id from webhooks_appels
          where etat in ('a-envoyer', 'en-cours') and prochain_le <= ${now} order by prochain_le, id limit 1 for update skip locked)
        returning departement, id, machine_id, essais, corps)
      select p.departement, p.id, p.essais, p.corps, w.adresse, w.dossier_id, w.secret
      from pris p join webhooks w on w.departement = p.departement and w.machine_id = p.machine_id`.execute(trx)
    const [row] = rows
    const dossier = row && (await coffre.ouvrir(trx, row.departement, row.dossier_id))
    return row && dossier ? { ...row, secret: dossier.dechiffrer(row.secret) } : null
  })
}

/** Signed as « Standard Webhooks » says, so that their libraries check it. @returns why it was not heard, or `null` */
async function appeler({ id, corps, adresse, secret }: Appel, now: Date): Promise<string | null> {
  const instant = Math.floor(now.getTime() / 1000)
  const signature = createHmac('sha256', Buffer.from(secret, 'base64'))
    .update(`${id}.${instant}.${corps}`)
    .digest('base64')
  try {
    const reponse = await fetch(adresse, {
      method: 'POST',
      body: corps,
      redirect: 'error',
      signal: AbortSignal.timeout(TROP_LONG_MS),
      headers: {
        'content-type': 'application/json',
        'webhook-id': id,
        'webhook-timestamp': String(instant),
        'webhook-signature': `v1,${signature}`,
      },
    })
    await reponse.body?.cancel()
    return reponse.ok ? null : `Réponse ${reponse.status}`
  } catch {
    return 'Pas de réponse'
  }
}

async function noter(
  { clock, database }: Pick<Services, 'clock' | 'database'>,
  { departement, id, essais }: Appel,
  panne: string | null,
): Promise<void> {
  const attente = PREMIER_DELAI_MS * 2 ** (essais - 1)
  const suite: EtatAppel = essais >= ESSAIS_MAX ? 'abandonne' : 'a-envoyer'
  await database.as(SYSTEME, (trx) =>
    trx
      .updateTable('webhooks_appels')
      .set({
        etat: panne === null ? 'envoye' : suite,
        reponse: panne,
        prochain_le: new Date(clock.now().getTime() + attente),
      })
      .where('departement', '=', departement)
      .where('id', '=', id)
      .execute(),
  )
}
