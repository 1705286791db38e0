import { lireReponses, type Reponses } from '../../entretien/commun/reponses.ts'

/**
 * Answers closed with a number of six digits, told aloud. It keeps a glance away, not somebody who tries them all
 * (docs/decisions/0014): that is why nothing in the answers names anybody.
 */
const TOURS = 600_000
const [SEL, IV] = [16, 12]
/** First byte: what follows, were it to change one day. */
const FORME = 1
const CHIFFRES = 6

async function cleDe(numero: string, sel: Uint8Array<ArrayBuffer>): Promise<CryptoKey> {
  const base = await crypto.subtle.importKey('raw', new TextEncoder().encode(numero), 'PBKDF2', false, ['deriveKey'])
  const derive = { name: 'PBKDF2', hash: 'SHA-256', salt: sel, iterations: TOURS }
  return crypto.subtle.deriveKey(derive, base, { name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt'])
}

/** Six digits, each as likely as the others. */
export function tirerNumero(): string {
  const plafond = 2 ** 32 - (2 ** 32 % 10 ** CHIFFRES)
  for (;;) {
    const [n = 0] = crypto.getRandomValues(new Uint32Array(1))
    if (n < plafond) return String(n % 10 ** CHIFFRES).padStart(CHIFFRES, '0')
  }
}

/** @returns text for a fragment: base64url of form, salt, nonce, ciphertext */
export async function sceller(reponses: Reponses, numero: string): Promise<string> {
  const sel = crypto.getRandomValues(new Uint8Array(SEL))
  const iv = crypto.getRandomValues(new Uint8Array(IV))
  const clair = new TextEncoder().encode(String(new URLSearchParams(reponses)))
  const chiffre = await crypto.subtle.encrypt({ name: 'AES-GCM', iv }, await cleDe(numero, sel), clair)
  return enTexte(new Uint8Array([FORME, ...sel, ...iv, ...new Uint8Array(chiffre)]))
}

/** `null` when the number is not the right one, or the text was cut. */
export async function desceller(texte: string, numero: string): Promise<Reponses | null> {
  try {
    const octets = enOctets(texte)
    if (octets[0] !== FORME) return null
    const [sel, iv] = [octets.slice(1, 1 + SEL), octets.slice(1 + SEL, 1 + SEL + IV)]
    const cle = await cleDe(numero, sel)
    const clair = await crypto.subtle.decrypt({ name: 'AES-GCM', iv }, cle, octets.slice(1 + SEL + IV))
    return lireReponses(new URLSearchParams(new TextDecoder().decode(clair)))
  } catch {
    return null
  }
}

const enTexte = (octets: Uint8Array): string =>
  btoa(String.fromCharCode(...octets))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replace(/=+$/, '')

const enOctets = (texte: string): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(atob(texte.replaceAll('-', '+').replaceAll('_', '/')), (c) => c.charCodeAt(0))
