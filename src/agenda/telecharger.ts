import { lookup } from 'node:dns'
import { get } from 'node:https'
import { BlockList, isIP, type LookupFunction } from 'node:net'
import { ok, type Result, refus } from '../platform/index.ts'
import { OCTETS_MAX, TROP_GROS } from './import-ics.ts'

const ATTENTE_MS = 15_000

/** Addresses of this machine and of the networks around it: nobody reads them through us. */
const CHEZ_NOUS = new BlockList()
for (const [reseau, taille] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['224.0.0.0', 3],
] as const)
  CHEZ_NOUS.addSubnet(reseau, taille, 'ipv4')
for (const [reseau, taille] of [
  ['::', 127],
  ['64:ff9b::', 96],
  ['fc00::', 7],
  ['fe80::', 10],
  ['ff00::', 8],
] as const)
  CHEZ_NOUS.addSubnet(reseau, taille, 'ipv6')

export const estChezNous = (adresse: string) => CHEZ_NOUS.check(adresse, isIP(adresse) === 6 ? 'ipv6' : 'ipv4')

/** Checked at the moment of connecting: a name that changes its mind in between leads nowhere else. */
const resoudre: LookupFunction = (nom, options, done) => {
  lookup(nom, { ...options, all: true }, (erreur, adresses) => {
    const [premiere] = adresses ?? []
    if (erreur || !premiere) return done(erreur ?? new Error('no address'), '', 4)
    if (adresses.some((a) => estChezNous(a.address))) return done(new Error('a private address'), '', 4)
    return options.all ? done(null, adresses) : done(null, premiere.address, premiere.family)
  })
}

const INJOIGNABLE = refus('adresse', 'Cette adresse ne répond pas. Vérifiez-la, ou donnez le fichier.', 'adresse')

/** A text from a public https address, up to the size of a calendar; redirections are not followed. */
export function telecharger(adresse: string): Promise<Result<string>> {
  const url = URL.parse(adresse.replace(/^webcals?:/, 'https:'))
  if (url?.protocol !== 'https:')
    return Promise.resolve(refus('adresse', 'Écrivez une adresse qui commence par https://.', 'adresse'))
  if (isIP(url.hostname.replace(/[[\]]/g, '')) !== 0) return Promise.resolve(INJOIGNABLE)
  return new Promise((resolve) => {
    const demande = get(
      url,
      { lookup: resoudre, timeout: ATTENTE_MS, headers: { accept: 'text/calendar' } },
      (reponse) => {
        if (reponse.statusCode !== 200) {
          reponse.destroy()
          return resolve(INJOIGNABLE)
        }
        lireAuPlus(reponse, OCTETS_MAX).then(
          (texte) => resolve(texte === null ? TROP_GROS : ok(texte)),
          () => resolve(INJOIGNABLE),
        )
      },
    )
    demande.on('timeout', () => demande.destroy())
    demande.on('error', () => resolve(INJOIGNABLE))
  })
}

/** @returns `null` past `max` bytes: the rest is not read */
export async function lireAuPlus(flux: AsyncIterable<Uint8Array>, max: number): Promise<string | null> {
  const morceaux: Uint8Array[] = []
  let taille = 0
  for await (const morceau of flux) {
    taille += morceau.length
    if (taille > max) return null
    morceaux.push(morceau)
  }
  return Buffer.concat(morceaux).toString('utf8')
}
