import { createPrivateKey, createPublicKey, type KeyObject, sign, verify } from 'node:crypto'
import { z } from 'zod'
import { ok, type Result, refus, type Services } from '../../platform/index.ts'
import { COMPETENCES, ECHELLE, LIGNES_MAX, type Passeport } from './model.ts'

/** A JSON Web Signature (RFC 7515) with Ed25519 (RFC 8037): any body can check it with the public key, without asking us. */
const ENTETE = { alg: 'EdDSA', typ: 'JWT' }
/** What a private Ed25519 key looks like before its 32 bytes (RFC 8410). */
const PKCS8 = Buffer.from('302e020100300506032b657004220420', 'hex')

type Outils = Pick<Services, 'coffre' | 'config'>

/** Comes from the master key: nothing more to keep, nor to lose. */
function clePrivee({ coffre }: Outils): KeyObject {
  const graine = coffre.sceller(['parcours', 'passeport', 'ed25519'])
  return createPrivateKey({ key: Buffer.concat([PKCS8, graine]), format: 'der', type: 'pkcs8' })
}

/** What whoever wants to check needs: a JSON Web Key. */
export function clePublique(outils: Outils): object {
  return { ...createPublicKey(clePrivee(outils)).export({ format: 'jwk' }), use: 'sig', alg: ENTETE.alg }
}

const enBase64 = (valeur: object) => Buffer.from(JSON.stringify(valeur)).toString('base64url')

const jour = z.iso.date()
const court = z.string().max(200)
const niveau = z.enum(ECHELLE)
const schema = z.object({
  prenom: court,
  nom: court,
  ouvertLe: jour,
  evaluations: z
    .array(z.object({ le: jour, moyen: court, niveaux: z.partialRecord(z.enum(COMPETENCES), niveau), par: court }))
    .max(LIGNES_MAX),
  cours: z
    .array(z.object({ intitule: court, du: jour, au: jour.nullable(), heures: z.number().nullable(), par: court }))
    .max(LIGNES_MAX),
  attestations: z
    .array(z.object({ intitule: court, organisme: court, le: jour, niveau: niveau.nullable(), par: court }))
    .max(LIGNES_MAX),
})

/** Readable by a person and by a program; `signature` carries the same passport, and says who vouches for it. */
export function ecrireFichier(outils: Outils, passeport: Passeport, le: Date): string {
  const contenu = { iss: outils.config.url, iat: Math.floor(le.getTime() / 1000), passeport }
  const corps = `${enBase64(ENTETE)}.${enBase64(contenu)}`
  const signature = `${corps}.${sign(null, Buffer.from(corps), clePrivee(outils)).toString('base64url')}`
  return `${JSON.stringify({ format: FORMAT, verifier: `${outils.config.url}/passeport/cle.json`, passeport, signature }, null, 2)}\n`
}

const FORMAT = 'maillage-passeport-linguistique-1'
const fichier = z.object({ format: z.literal(FORMAT), passeport: z.unknown(), signature: z.string() })

export interface Signe {
  passeport: Passeport
  /** When the file was made. */
  le: Date
  signature: string
}

const ILLISIBLE = 'Ce fichier n’est pas un passeport linguistique. Choisissez le fichier « passeport.json ».'
const ALTERE =
  'Ce fichier a été modifié, ou vient d’un autre site. Ne vous y fiez pas : demandez le code à la personne.'

/** Reads a file that somebody kept; a single letter changed, readable part or signed part, and it is refused. */
export function lireFichier(outils: Outils, texte: string): Result<Signe> {
  const lu = fichier.safeParse(enJson(texte))
  if (!lu.success) return refus('illisible', ILLISIBLE, 'fichier')
  const signe = lireSignature(outils, lu.data.signature)
  if (!signe.ok) return signe
  const pareil = JSON.stringify(schema.safeParse(lu.data.passeport).data) === JSON.stringify(signe.value.passeport)
  return pareil ? signe : refus('altere', ALTERE, 'fichier')
}

export function lireSignature(outils: Outils, signature: string): Result<Signe> {
  const [entete = '', contenu = '', sceau = ''] = signature.split('.')
  const octets = Buffer.from(sceau, 'base64url')
  const juste =
    entete === enBase64(ENTETE) &&
    // The last letter of a seal carries spare bits: one way of writing it, so that no letter can change.
    octets.toString('base64url') === sceau &&
    verify(null, Buffer.from(`${entete}.${contenu}`), createPublicKey(clePrivee(outils)), octets)
  const corps = z
    .object({ iat: z.number(), passeport: schema })
    .safeParse(juste ? enJson(Buffer.from(contenu, 'base64url').toString('utf8')) : null)
  if (!corps.success) return refus('altere', ALTERE, 'fichier')
  return ok({ passeport: corps.data.passeport as Passeport, le: new Date(corps.data.iat * 1000), signature })
}

function enJson(texte: string): unknown {
  try {
    return JSON.parse(texte)
  } catch {
    return null
  }
}
