import { z } from 'zod'
import { acteurDe, type Contexte } from '../http/contexte.ts'
import { type ErreurChamp, enErreur, formulaire, relire, type Saisie, statutDe, un } from '../http/formulaire.ts'
import { introuvable, pagePro, retour } from '../http/pages.tsx'
import type { Routes } from '../http/routes.ts'
import type { Services } from '../services.ts'
import { TENIR_VIOLATIONS } from './access.ts'
import { VIOLATIONS } from './pages/communs.ts'
import { PageViolation, PageViolations } from './pages/violations.tsx'
import { findViolation, inscrire, listViolations, type Violation } from './violations.ts'

export function declareViolations(r: Routes, services: Services): void {
  r.get(VIOLATIONS, TENIR_VIOLATIONS, (c) => lister(services, c))
  r.post(VIOLATIONS, TENIR_VIOLATIONS, (c) => garder(services, c))
  r.get(`${VIOLATIONS}/nouvelle`, TENIR_VIOLATIONS, (c) =>
    page(services, c, null, { id: services.newId(), connueLe: enChamp(services.clock.now()) }, []),
  )
  r.get(`${VIOLATIONS}/:id`, TENIR_VIOLATIONS, (c) => suivre(services, c))
}

const QUAND = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/
const quand = (message: string) =>
  z
    .string({ error: message })
    .regex(QUAND, { error: message })
    .transform((texte) => new Date(texte))
    .refine((date) => !Number.isNaN(date.getTime()), { error: message })
const texte = (message: string, max: number) =>
  z
    .string({ error: message })
    .trim()
    .min(1, { error: message })
    .max(max, { error: `Écrivez ${max} caractères au plus.` })
const DATE = 'Écrivez le jour et l’heure, par exemple 2026-11-23T14:30.'

const schema = z.object({
  id: z.uuid(),
  connueLe: quand(DATE),
  quoi: texte('Dites ce qui s’est passé.', 2000),
  personnes: z
    .string({ error: 'Écrivez un nombre de personnes.' })
    .trim()
    .regex(/^\d{1,7}$/, { error: 'Écrivez un nombre de personnes.' })
    .transform(Number),
  mesures: texte('Dites ce que vous avez fait.', 2000),
  notifieeLe: z
    .union([z.literal('').transform(() => null), quand(DATE)], { error: DATE })
    .optional()
    .transform((d) => d ?? null),
  sansNotification: z
    .string()
    .trim()
    .max(1000, { error: 'Écrivez 1 000 caractères au plus.' })
    .optional()
    .transform((t) => t || null),
})

async function lister({ database, clock }: Services, c: Contexte): Promise<Response> {
  const acteur = acteurDe(c)
  const violations = await database.as(acteur, (trx) => listViolations(trx, acteur.departement))
  const contenu = <PageViolations violations={violations} maintenant={clock.now()} />
  return pagePro(c, { titre: 'Violations de données', courant: VIOLATIONS }, contenu)
}

async function suivre(services: Services, c: Contexte): Promise<Response> {
  const violation = await trouver(services, c, c.req.param('id') ?? '')
  if (!violation) return introuvable(c)
  const { id, connueLe, quoi, personnes, mesures, notifieeLe, sansNotification } = violation
  const saisie = {
    id,
    connueLe: enChamp(connueLe),
    quoi,
    personnes: String(personnes),
    mesures,
    notifieeLe: notifieeLe ? enChamp(notifieeLe) : '',
    sansNotification: sansNotification ?? '',
  }
  return page(services, c, violation, saisie, [])
}

async function garder(services: Services, c: Contexte): Promise<Response> {
  const lu = await formulaire(c, schema)
  const refaire = async (saisie: Saisie, erreurs: ErreurChamp[]) =>
    page(services, c, await trouver(services, c, un(saisie, 'id')), saisie, erreurs)
  if (!lu.ok) return refaire(lu.saisie, lu.erreurs)
  const garde = await inscrire(services, acteurDe(c), lu.valeur)
  if (!garde.ok) return refaire(await relire(c), [enErreur(garde.refus)])
  return retour(c, VIOLATIONS, { genre: 'ok', texte: 'La violation est enregistrée.' })
}

function trouver({ database }: Services, c: Contexte, id: string): Promise<Violation | null> {
  const acteur = acteurDe(c)
  return database.as(acteur, (trx) => findViolation(trx, acteur.departement, id))
}

function page({ clock }: Services, c: Contexte, violation: Violation | null, saisie: Saisie, erreurs: ErreurChamp[]) {
  const titre = violation ? 'Suivre une violation' : 'Inscrire une violation'
  return pagePro(
    c,
    {
      titre,
      courant: VIOLATIONS,
      fil: [{ libelle: 'Violations de données', href: VIOLATIONS }, { libelle: titre }],
      statut: statutDe(erreurs),
    },
    <PageViolation {...{ violation, saisie, erreurs }} maintenant={clock.now()} />,
  )
}

/** « 2026-11-23T14:30 », at the hour of Paris (the server's own). */
function enChamp(date: Date): string {
  const deux = (n: number) => String(n).padStart(2, '0')
  const jour = [date.getFullYear(), deux(date.getMonth() + 1), deux(date.getDate())].join('-')
  return `${jour}T${deux(date.getHours())}:${deux(date.getMinutes())}`
}
