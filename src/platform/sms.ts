import type { Config } from './config.ts'
import type { Transport } from './courrier.ts'

/** Well below the lease of the outbox: a gateway that hangs is a failure, retried later. */
const TROP_LONG_MS = 10_000
/** The gateway understood and will not: the number is not one. Anything else (keys, quota, outage) may pass later. */
const REFUS_DEFINITIFS = [400, 404, 410, 422]

/** Whether an SMS can leave, or be shown: nothing offers one otherwise. */
export function smsPossible({ sms, demonstration }: Pick<Config, 'sms' | 'demonstration'>): boolean {
  return sms !== null || demonstration
}

/**
 * `POST {"to": "+33612345678", "text": "…", "from": "…"}` with the key as bearer; any 2xx is « taken ». The same
 * `Idempotency-Key` comes again with a second try. In demonstration nothing leaves: read in /boite-aux-lettres.
 */
export function createPasserelle({ sms, demonstration }: Pick<Config, 'sms' | 'demonstration'>): Transport {
  if (demonstration) return async () => {}
  return async ({ a, texte, cle }) => {
    if (!sms) throw new Error('Aucune passerelle SMS : donnez MAILLAGE_SMS_URL')
    const reponse = await fetch(sms.url, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        'idempotency-key': Buffer.from(cle).toString('base64url'),
        ...(sms.cle && { authorization: `Bearer ${sms.cle}` }),
      },
      body: JSON.stringify({ to: a, text: texte, ...(sms.emetteur && { from: sms.emetteur }) }),
      redirect: 'error',
      signal: AbortSignal.timeout(TROP_LONG_MS),
    })
    await reponse.body?.cancel()
    if (reponse.ok) return
    const definitif = REFUS_DEFINITIFS.includes(reponse.status)
    throw Object.assign(new Error(`La passerelle SMS répond ${reponse.status}`), { definitif })
  }
}
