import {
  type Acteur,
  debutDuJour,
  jourIso,
  ok,
  plusJours,
  type Result,
  refus,
  type Services,
  SYSTEME,
  type Trx,
} from '../platform/index.ts'
import { type Contenu, corrigeable } from './model.ts'
import { JOURS_PRECISION } from './precision.ts'
import {
  type DemandePartie,
  deleteVisite,
  forgetPrecisions,
  insertVisite,
  markDemandeEnvoyee,
  readVisite,
  updateVisite,
  type VisiteNotee,
} from './store.ts'

const INTROUVABLE = refus('introuvable', 'Cette visite n’existe pas, ou n’est pas de votre structure.')

/** Notes a visit. Sent twice with the same `id` (double click, page reloaded), the second finds the first: `deja`. */
export function noter(
  { clock, database, journal }: Services,
  acteur: Acteur,
  id: string,
  contenu: Contenu,
): Promise<Result<{ visite: VisiteNotee; deja: boolean }>> {
  return database.as(acteur, async (trx) => {
    const nouvelle = await insertVisite(trx, acteur, { ...contenu, id, le: clock.now() })
    if (nouvelle) await journal(trx, acteur, { action: 'visite.notee', objet: `visite:${id}` })
    const visite = await readVisite(trx, acteur, id)
    return visite ? ok({ visite, deja: !nouvelle }) : INTROUVABLE
  })
}

export function corriger(
  services: Services,
  acteur: Acteur,
  id: string,
  contenu: Contenu,
): Promise<Result<VisiteNotee>> {
  return changer(services, acteur, id, async (trx) => {
    await updateVisite(trx, acteur, id, contenu, services.clock.now())
    await services.journal(trx, acteur, { action: 'visite.corrigee', objet: `visite:${id}` })
  })
}

/** The line goes: a visit noted by mistake counts nowhere. The journal keeps that it was there. */
export function supprimer(services: Services, acteur: Acteur, id: string): Promise<Result<VisiteNotee>> {
  return changer(services, acteur, id, async (trx) => {
    await deleteVisite(trx, acteur, id)
    await services.journal(trx, acteur, { action: 'visite.supprimee', objet: `visite:${id}` })
  })
}

function changer(
  { clock, database }: Services,
  acteur: Acteur,
  id: string,
  change: (trx: Parameters<typeof readVisite>[0]) => Promise<void>,
): Promise<Result<VisiteNotee>> {
  return database.as(acteur, async (trx) => {
    const visite = await readVisite(trx, acteur, id)
    if (!visite) return INTROUVABLE
    const possible = corrigeable(visite, clock.now())
    if (!possible.ok) return possible
    await change(trx)
    return ok(visite)
  })
}

/** The request that a visit of the day was waiting for has gone: its outcome follows, nothing is noted twice. */
export async function noterDemandeEnvoyee(
  { clock, journal }: Services,
  trx: Trx,
  acteur: Acteur,
  demande: DemandePartie,
): Promise<void> {
  const depuis = debutDuJour(jourIso(clock.now()))
  const id = await markDemandeEnvoyee(trx, acteur, { ...demande, depuis })
  if (id) await journal(trx, acteur, { action: 'visite.demande-envoyee', objet: `visite:${id}` })
}

/** Forgets the old notes. @returns how many */
export function oublierPrecisions({ clock, config, database }: Services, aBlanc: boolean): Promise<number> {
  const avant = plusJours(clock.now(), -JOURS_PRECISION)
  return database.as(SYSTEME, (trx) => forgetPrecisions(trx, config.departement, avant, aBlanc))
}
