import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

export interface FaussePasserelle {
  /** For `MAILLAGE_SMS_URL`. */
  adresse: string
  /** What it took, once for each key. */
  recus: { to: string; text: string; from?: string; cle: string; autorisation: string | undefined }[]
  /** What it answers from now on: 202 takes; `'muette'` takes and cuts the line before answering. */
  repond: number | 'muette'
  arreter(): Promise<void>
}

/** An SMS gateway in memory, which knows a key it has seen. */
export async function demarrerFaussePasserelle(): Promise<FaussePasserelle> {
  const fausse: Omit<FaussePasserelle, 'adresse' | 'arreter'> = { recus: [], repond: 202 }
  const server = createServer(async (req, res) => {
    let corps = ''
    for await (const octets of req) corps += octets
    const cle = String(req.headers['idempotency-key'])
    const { repond, recus } = fausse
    if ((repond === 202 || repond === 'muette') && !recus.some((r) => r.cle === cle))
      recus.push({ ...JSON.parse(corps), cle, autorisation: req.headers.authorization })
    if (repond === 'muette') req.socket.destroy()
    else res.writeHead(repond).end()
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  server.unref()
  const { port } = server.address() as AddressInfo
  return Object.assign(fausse, {
    adresse: `http://127.0.0.1:${port}/sms`,
    async arreter() {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  })
}
