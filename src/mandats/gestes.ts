import {
  type Acteur,
  jourIso,
  ok,
  type Result,
  refus,
  type Services,
  type SYSTEME,
  type Trx,
} from '../platform/index.ts'
import { nouveauCode } from './code.ts'
import { readDelai } from './delai.ts'
import { fermerLiens } from './liens.ts'
import {
  type Contenu,
  type Duree,
  etatLe,
  type Fiche,
  type Jour,
  type Mandat,
  type Mandataire,
  type MotifDeFin,
  periode,
  verifierFin,
  verifierJourDeSignature,
  verifierNaissance,
} from './model.ts'
import type { PartieDeSuivi } from './personne.ts'
import { detruire } from './purge.ts'
import { noterRenouvele } from './renouveler.ts'
import { nextRepere } from './repere.ts'
import {
  findMandat,
  insertBrouillon,
  type Traces,
  updateBrouillon,
  waitForTwin,
  writeFin,
  writeSignature,
} from './store.ts'

/** What other rooms and the instance decide about mandates; given by the composition root. */
export interface OptionsMandats {
  /** What each room adds to the page of the person, in this order. */
  suivi: readonly PartieDeSuivi[]
  /** A mandate has just ended by somebody's act, in the same transaction: requests close what it opened. */
  aLaFin?: (trx: Trx, acteur: Acteur | typeof SYSTEME, mandat: Mandat) => Promise<void>
  /** Those of these mandates that something still open needs: their data wait. */
  retenus?: (trx: Trx, departement: string, mandatIds: string[]) => Promise<Set<string>>
  /** Where a request is begun under a mandate; no link without it. */
  lienDemande?: (mandatId: string) => string
  /** Where the person is sent to another structure; no link without it. */
  lienOrientation?: (mandatId: string) => string
}

/** What the form says; who acts is the account, not the form. */
export type Saisi = Omit<Contenu, 'mandataire' | 'code'> & { dureeMois: Duree }

type Geste = Services & { options: OptionsMandats }

export const DEJA_SIGNE = 'Ce mandat est déjà signé. Pour le changer, faites-en un nouveau.'

/**
 * Draws up a draft. Sent twice with the same `id` (double click, page reloaded), the second finds the first one:
 * `deja` says so.
 * @param renouvele the mandate it follows, whose person may have asked for it
 */
export async function etablir(
  services: Geste,
  acteur: Acteur,
  id: string,
  { dureeMois, ...saisi }: Saisi,
  renouvele?: string,
): Promise<Result<{ mandat: Fiche; deja: boolean }>> {
  const { clock, coffre, database, journal } = services
  const { departement, structureId, compteId } = acteur
  const creeLe = clock.now()
  const faux = verifierNaissance(saisi.mandant.naissance, jourIso(creeLe))
  if (faux) return { ok: false, refus: faux }
  return database.as(acteur, async (trx) => {
    await waitForTwin(trx, id)
    const existant = await findMandat(trx, coffre, { departement, id })
    if (existant) return ok({ mandat: existant, deja: true })
    const mandat = await insertBrouillon(trx, coffre, {
      departement,
      id,
      repere: await nextRepere(trx, departement, creeLe.getFullYear()),
      structureId,
      auteurId: compteId,
      dureeMois,
      delaiJours: await readDelai(trx, acteur),
      creeLe,
      contenu: { ...saisi, mandataire: mandataire(acteur), code: nouveauCode() },
      signature: null,
      fin: null,
      renouvellementLe: null,
      detruitLe: null,
    })
    if (renouvele) await noterRenouvele(trx, acteur, renouvele)
    await journal(trx, acteur, { action: 'mandat.etabli', objet: `mandat:${id}`, detail: { repere: mandat.repere } })
    return ok({ mandat, deja: false })
  })
}

/** Corrects a draft. A signed mandate is never changed: another one is made. */
export function corriger(
  services: Geste,
  acteur: Acteur,
  id: string,
  { dureeMois, ...saisi }: Saisi,
): Promise<Result<Mandat> | null> {
  return surMandat(services, acteur, id, async (trx, mandat) => {
    if (mandat.signature) return refus('deja-signe', DEJA_SIGNE)
    const faux = verifierNaissance(saisi.mandant.naissance, jourIso(services.clock.now()))
    if (faux) return { ok: false, refus: faux }
    const { code } = mandat.contenu
    const corrige = { ...mandat, dureeMois, contenu: { ...saisi, mandataire: mandataire(acteur), code } }
    await updateBrouillon(trx, services.coffre, corrige)
    await fermerLiens(trx, corrige)
    await services.journal(trx, acteur, { action: 'mandat.corrige', objet: `mandat:${id}` })
    return ok(corrige)
  })
}

/** The paper was lost or seen by somebody else: the old code finds nothing any more. */
export function changerCode(services: Geste, acteur: Acteur, id: string): Promise<Result<Mandat> | null> {
  return surMandat(services, acteur, id, async (trx, mandat) => {
    const change = { ...mandat, contenu: { ...mandat.contenu, code: nouveauCode() } }
    await updateBrouillon(trx, services.coffre, change)
    await services.journal(trx, acteur, { action: 'mandat.code-change', objet: `mandat:${id}` })
    return ok(change)
  })
}

export type ModeDeSignature = { mode: 'ecran'; traces: Traces } | { mode: 'papier'; jour: Jour }

/** Both have signed and the agent declares the identity checked: the mandate holds from that day. */
export function signer(
  services: Geste,
  acteur: Acteur,
  id: string,
  signature: ModeDeSignature,
): Promise<Result<Mandat> | null> {
  return surMandat(services, acteur, id, async (trx, mandat) => {
    if (mandat.signature) return refus('deja-signe', DEJA_SIGNE)
    const le = services.clock.now()
    const jour = signature.mode === 'ecran' ? jourIso(le) : signature.jour
    const faux = verifierJourDeSignature(mandat.creeLe, jour, jourIso(le))
    if (faux) return { ok: false, refus: faux }
    const signe = {
      ...auNomDe(mandat, acteur),
      signature: { mode: signature.mode, compteId: acteur.compteId, le, ...periode(jour, mandat.dureeMois) },
    }
    await writeSignature(trx, services.coffre, signe, signature.mode === 'ecran' ? signature.traces : null)
    const detail = { mode: signature.mode, fin: signe.signature.dernierJour }
    await services.journal(trx, acteur, { action: 'mandat.signe', objet: `mandat:${id}`, detail })
    return ok(signe)
  })
}

/** The person takes the mandate back, or the procedures are done: nothing more may be done under it. */
export function mettreFin(
  services: Geste,
  acteur: Acteur,
  id: string,
  { motif, jour, precision }: { motif: MotifDeFin; jour: Jour; precision: string },
): Promise<Result<Mandat> | null> {
  return surMandat(services, acteur, id, async (trx, mandat) => {
    const le = services.clock.now()
    const faux = verifierFin(mandat, jour, jourIso(le))
    if (faux) return { ok: false, refus: faux }
    const fin = { motif, jour, le, compteId: acteur.compteId }
    await writeFin(trx, services.coffre, mandat, fin, precision)
    await services.journal(trx, acteur, { action: 'mandat.fini', objet: `mandat:${id}`, detail: { motif, jour } })
    const fini = { ...mandat, fin }
    await services.options.aLaFin?.(trx, acteur, fini)
    return ok(fini)
  })
}

/** A draft nobody will sign: its data go at once. */
export function abandonner(services: Geste, acteur: Acteur, id: string): Promise<Result<Mandat> | null> {
  return surMandat(services, acteur, id, async (trx, mandat) => {
    if (etatLe(mandat, jourIso(services.clock.now())) !== 'brouillon') return refus('deja-signe', DEJA_SIGNE)
    await detruire(services, trx, acteur, mandat, 'Brouillon supprimé par l’agent, jamais signé.')
    return ok(mandat)
  })
}

/** @returns `null` when this account sees no such mandate, or when its data are destroyed */
function surMandat(
  { database, coffre }: Services,
  acteur: Acteur,
  id: string,
  work: (trx: Trx, mandat: Mandat) => Promise<Result<Mandat>>,
): Promise<Result<Mandat> | null> {
  return database.as(acteur, async (trx) => {
    const fiche = await findMandat(trx, coffre, { departement: acteur.departement, id }, 'verrou')
    return fiche?.contenu ? work(trx, fiche) : null
  })
}

/** A draft is printed and read in the name of whoever is there to sign it; a signed mandate stays as it was signed. */
export function auNomDe(mandat: Mandat, acteur: Acteur): Mandat {
  return mandat.signature ? mandat : { ...mandat, contenu: { ...mandat.contenu, mandataire: mandataire(acteur) } }
}

function mandataire({ nom, fonction, structureNom }: Acteur): Mandataire {
  return { nom, fonction, structure: structureNom }
}
