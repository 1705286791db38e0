import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { createServer, type Server } from 'node:net'

/** What every antivirus finds, and no machine fears (eicar.org); in two pieces, so that this file is left alone. */
export const EICAR = Buffer.from(
  ['X5O!P%@AP[4\\PZX54(P^)7CC)7}$', 'EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*'].join(''),
  'latin1',
)

export interface FauxMoteur {
  /** For `MAILLAGE_CLAMAV`. */
  adresse: string
  /** Files it was shown. */
  vus: Buffer[]
  /** It goes away, and comes back at the same address. */
  arreter(): Promise<void>
  reprendre(): Promise<void>
}

/** Speaks the INSTREAM command of clamd, and finds the test file of the trade wherever it is. */
export async function demarrerFauxMoteur(): Promise<FauxMoteur> {
  const vus: Buffer[] = []
  let server = await ecouter(0, vus)
  const { port } = server.address() as AddressInfo
  return {
    adresse: `tcp://127.0.0.1:${port}`,
    vus,
    async arreter() {
      server.close()
      await once(server, 'close')
    },
    async reprendre() {
      server = await ecouter(port, vus)
    },
  }
}

async function ecouter(port: number, vus: Buffer[]): Promise<Server> {
  const server = createServer((client) => {
    let recu = Buffer.alloc(0)
    client.on('error', () => {})
    client.on('data', (octets) => {
      recu = Buffer.concat([recu, octets])
      const fichier = entier(recu)
      if (!fichier) return
      vus.push(fichier)
      client.end(fichier.includes(EICAR) ? 'stream: Eicar-Test-Signature FOUND\0' : 'stream: OK\0')
    })
  }).listen(port, '127.0.0.1')
  await once(server, 'listening')
  server.unref()
  return server
}

const COMMANDE = 'zINSTREAM\0'

/** The file, once the empty piece that ends it is there. */
function entier(recu: Buffer): Buffer | null {
  const morceaux: Buffer[] = []
  for (let i = COMMANDE.length; i + 4 <= recu.length; ) {
    const taille = recu.readUInt32BE(i)
    if (taille === 0) return Buffer.concat(morceaux)
    morceaux.push(recu.subarray(i + 4, i + 4 + taille))
    i += 4 + taille
  }
  return null
}
