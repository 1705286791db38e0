import { createHash, randomBytes, randomInt } from 'node:crypto'
import { type Acteur, jourIso, ok, type Result, refus, type Services, SYSTEME, type Trx } from '../platform/index.ts'
import { auNomDe, DEJA_SIGNE, type OptionsMandats } from './gestes.ts'
import { fermerLiens, type LienTable } from './liens.ts'
import { type Mandat, periode } from './model.ts'
import { findAnnexes, findMandat, type Traces, updateBrouillon, writeSignature } from './store.ts'

const MINUTE = 60_000
export const MINUTES_POUR_SIGNER = 15
/** Once signed, long enough to take one's copy. */
const MINUTES_POUR_SA_COPIE = 60
const ESSAIS = 5

type Geste = Services & { options: OptionsMandats }

/** Shown once to the agent: only their prints are kept. */
export interface LienDeSignature {
  jeton: string
  /** Six digits, said aloud. */
  code: string
}

/** The agent checked the identity and signs for the structure; the person has some minutes to read and sign. */
export function ouvrirLien(
  { database, coffre, clock, newId, journal }: Geste,
  acteur: Acteur,
  id: string,
): Promise<Result<LienDeSignature> | null> {
  const { departement, compteId } = acteur
  const lien = { jeton: randomBytes(24).toString('base64url'), code: String(randomInt(1_000_000)).padStart(6, '0') }
  return database.as(acteur, async (trx) => {
    const mandat = await findMandat(trx, coffre, { departement, id }, 'verrou')
    if (!mandat?.contenu) return null
    if (mandat.signature) return refus('deja-signe', DEJA_SIGNE)
    await updateBrouillon(trx, coffre, auNomDe(mandat, acteur))
    await fermerLiens(trx, mandat)
    const expire_le = new Date(clock.now().getTime() + MINUTES_POUR_SIGNER * MINUTE)
    const haches = { jeton_hache: hacher(lien.jeton), code_hache: hacher(`${lien.jeton}:${lien.code}`) }
    await trx
      .insertInto('mandats_liens')
      .values({ departement, id: newId(), mandat_id: id, ...haches, compte_id: compteId, expire_le, essais: 0 })
      .execute()
    await journal(trx, acteur, { action: 'mandat.lien-ouvert', objet: `mandat:${id}` })
    return ok(lien)
  })
}

export type Ouverture =
  | { genre: 'perime' }
  | { genre: 'code-faux' }
  | { genre: 'ouvert'; mandat: Mandat; lien: LienTable }

/** Does the link still live? Nothing of the mandate is read before the code is given. */
export function lienVit(salle: Geste, jeton: string): Promise<boolean> {
  return salle.database.as(SYSTEME, async (trx) => (await findLien(trx, salle, jeton)) !== undefined)
}

/** Opens the mandate behind a link for whoever was told the code; five wrong codes end the link. */
export function ouvrirParLien(salle: Geste, lien: LienDeSignature): Promise<Ouverture> {
  return salle.database.as(SYSTEME, (trx) => ouvrir(trx, salle, lien))
}

async function ouvrir(trx: Trx, salle: Geste, { jeton, code }: LienDeSignature): Promise<Ouverture> {
  const lien = await findLien(trx, salle, jeton)
  if (!lien) return { genre: 'perime' }
  if (!hacher(`${jeton}:${code}`).equals(lien.code_hache)) {
    await trx
      .updateTable('mandats_liens')
      .set((eb) => ({ essais: eb('essais', '+', 1) }))
      .where('departement', '=', lien.departement)
      .where('id', '=', lien.id)
      .execute()
    return { genre: 'code-faux' }
  }
  const mandat = await findMandat(trx, salle.coffre, { departement: lien.departement, id: lien.mandat_id }, 'verrou')
  if (!mandat?.contenu) return { genre: 'perime' }
  await salle.journal(trx, SYSTEME, { action: 'mandat.ouvert-par-lien', objet: `mandat:${mandat.id}` })
  return { genre: 'ouvert', mandat, lien }
}

/** The person signs, with a drawing or with the button alone. Signed twice (double click), once. */
export function signerParLien(
  salle: Geste,
  acces: LienDeSignature,
  trace: string,
): Promise<Exclude<Ouverture, { genre: 'ouvert' }> | { genre: 'signe'; mandat: Mandat }> {
  const { database, clock, coffre, journal } = salle
  return database.as(SYSTEME, async (trx) => {
    const vu = await ouvrir(trx, salle, acces)
    if (vu.genre !== 'ouvert') return vu
    const { mandat, lien } = vu
    if (mandat.signature) return { genre: 'signe', mandat }
    const le = clock.now()
    const quand = { compteId: lien.compte_id, le, ...periode(jourIso(le), mandat.dureeMois) }
    const signe = { ...mandat, signature: { mode: 'telephone' as const, ...quand } }
    const traces: Traces | null = trace === '' ? null : { personne: trace, agent: '' }
    await writeSignature(trx, coffre, signe, traces)
    await trx
      .updateTable('mandats_liens')
      .set({ expire_le: new Date(le.getTime() + MINUTES_POUR_SA_COPIE * MINUTE) })
      .where('departement', '=', lien.departement)
      .where('id', '=', lien.id)
      .execute()
    const detail = { mode: 'telephone', fin: signe.signature.dernierJour, identite: lien.compte_id }
    await journal(trx, SYSTEME, { action: 'mandat.signe', objet: `mandat:${mandat.id}`, detail })
    return { genre: 'signe', mandat: signe }
  })
}

/** The drawing, for the copy. */
export function lireTraces({ database, coffre }: Geste, mandat: Mandat): Promise<Traces | null> {
  return database.as(SYSTEME, async (trx) => (await findAnnexes(trx, coffre, mandat)).traces)
}

function findLien(trx: Trx, { config, clock }: Geste, jeton: string): Promise<LienTable | undefined> {
  return trx
    .selectFrom('mandats_liens')
    .selectAll()
    .where('departement', '=', config.departement)
    .where('jeton_hache', '=', hacher(jeton))
    .where('expire_le', '>', clock.now())
    .where('essais', '<', ESSAIS)
    .executeTakeFirst()
}

function hacher(secret: string): Buffer {
  return createHash('sha256').update(`signature:${secret}`).digest()
}
