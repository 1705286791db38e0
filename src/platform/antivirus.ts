import { createConnection, type NetConnectOpts } from 'node:net'

/** `attente`: the engine did not answer; the file is kept closed until it does. */
export type Controle = 'sain' | 'infecte' | 'attente'

/** What looks for viruses in a file before anybody opens it. */
export type Antivirus = (contenu: Uint8Array) => Promise<Controle>

const TROP_LONG_MS = 20_000
const MORCEAU = 256 * 1024

/**
 * ClamAV's daemon, by the INSTREAM command of its protocol (`man clamd`): nothing is written where it runs, and the file's
 * name is not told. Never throws: an engine that is away or says something else leaves the file waiting.
 * @param adresse `unix:/run/clamav/clamd.ctl` or `tcp://host:3310`
 */
export function createAntivirus(adresse: string, tropLongMs = TROP_LONG_MS): Antivirus {
  const ou = adresseDuMoteur(adresse)
  return async (contenu) => {
    const dit = await demander(ou, contenu, tropLongMs).catch(() => '')
    if (/\bOK$/.test(dit)) return 'sain'
    return /\bFOUND$/.test(dit) ? 'infecte' : 'attente'
  }
}

function adresseDuMoteur(adresse: string): NetConnectOpts {
  if (adresse.startsWith('unix:')) return { path: adresse.slice('unix:'.length) }
  const { hostname, port } = new URL(adresse)
  return { host: hostname, port: Number(port) }
}

function demander(ou: NetConnectOpts, contenu: Uint8Array, tropLongMs: number): Promise<string> {
  return new Promise((resolve, reject) => {
    const moteur = createConnection(ou)
    let dit = ''
    moteur.setTimeout(tropLongMs, () => moteur.destroy(new Error('The engine did not answer')))
    moteur.on('error', reject)
    moteur.on('data', (octets) => {
      dit += octets.toString('latin1')
    })
    moteur.on('close', () => resolve(dit.replace(/\0/g, '').trim()))
    moteur.on('connect', () => {
      moteur.write('zINSTREAM\0')
      for (let i = 0; i < contenu.byteLength; i += MORCEAU) envoyer(contenu.subarray(i, i + MORCEAU))
      // Nothing more: the engine answers, then closes.
      envoyer(new Uint8Array())
    })
    const envoyer = (morceau: Uint8Array) => {
      const taille = Buffer.alloc(4)
      taille.writeUInt32BE(morceau.byteLength)
      moteur.write(taille)
      moteur.write(morceau)
    }
  })
}
