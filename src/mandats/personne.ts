import type { Child } from 'hono/jsx'
import { sql } from 'kysely'
import { type Canal, jourIso, type Result, type Services, SYSTEME, type Trx } from '../platform/index.ts'
import type { Langue } from '../ui/index.ts'
import { canalDeLaPersonne } from './avis.ts'
import { ecrireALAuteur } from './ecrire.ts'
import type { Extrait } from './exporter.ts'
import type { OptionsMandats } from './gestes.ts'
import { type Mandat, verifierFin } from './model.ts'
import { findParCode, writeFin } from './store.ts'

/** What the person types: the code of their paper, and what only they know. */
export interface CodeDeLaPersonne {
  code: string
  annee: string
}

/** What another room adds to the page of the person; nothing there may say who they are. */
export interface PartieDeSuivi {
  /** What the journal calls the things it keeps about this person, for instance `demande:0198…`. */
  objets(trx: Trx, mandat: Mandat): Promise<string[]>
  /** Its part of the page, in the person's language; `null` when it has nothing to say. */
  montrer(trx: Trx, mandat: Mandat, langue: Langue): Promise<Child | null>
  /** What it keeps about the person, for them, as the account of `trx` may read it. */
  exporter?(trx: Trx, mandat: Mandat): Promise<Extrait>
}

export interface Suivi {
  mandat: Mandat
  parties: Child[]
  lectures: Lecture[]
  /** How they are told that there is something new. */
  avis: Canal | null
}

/** An organisation whose agents read something about the person that day; who they are is not said. */
export interface Lecture {
  structure: string
  le: Date
}

type Salle = Services & { options: OptionsMandats }

/** Where everything done under a mandate stands; `null` when no living mandate has this code and this year. */
export function lireSuivi(salle: Salle, qui: CodeDeLaPersonne, langue: Langue): Promise<Suivi | null> {
  const { database, coffre, config, journal, options } = salle
  return database.as(SYSTEME, async (trx) => {
    const mandat = await findParCode(trx, coffre, config.departement, qui)
    if (!mandat) return null
    await journal(trx, SYSTEME, { action: 'mandat.suivi', objet: `mandat:${mandat.id}` })
    const parties: Child[] = []
    for (const partie of options.suivi) parties.push(await partie.montrer(trx, mandat, langue))
    return {
      mandat,
      parties,
      lectures: await listLectures(trx, mandat, await objetsDe(trx, options, mandat)),
      avis: await canalDeLaPersonne(trx, mandat),
    }
  })
}

/** What the journal calls everything kept about the person of a mandate. */
export async function objetsDe(trx: Trx, { suivi }: OptionsMandats, mandat: Mandat): Promise<string[]> {
  const objets = [`mandat:${mandat.id}`]
  for (const partie of suivi) objets.push(...(await partie.objets(trx, mandat)))
  return objets
}

/** Reads `journal`: as the system only. The latest first. */
export async function listLectures(trx: Trx, { departement }: Mandat, objets: string[]): Promise<Lecture[]> {
  const { rows } = await sql<Lecture>`
    select s.nom as structure, max(j.le) as le from journal j
    join comptes c on c.departement = j.departement and c.id = j.compte_id
    join structures s on s.departement = c.departement and s.id = c.structure_id
    where j.departement = ${departement} and j.objet = any (${objets}) and j.action ~ '\\.(lu|lue|imprime|exporte)$'
    group by s.id, s.nom, (j.le at time zone 'Europe/Paris')::date order by le desc limit 100`.execute(trx)
  return rows
}

/** The person takes the mandate back alone: what was open under it closes in the same transaction. */
export function arreter(salle: Salle, qui: CodeDeLaPersonne): Promise<Result<Mandat> | null> {
  const { database, coffre, clock, config, journal, options } = salle
  return database.as(SYSTEME, async (trx) => {
    const mandat = await findParCode(trx, coffre, config.departement, qui, 'verrou')
    if (!mandat) return null
    const le = clock.now()
    const jour = jourIso(le)
    const non = verifierFin(mandat, jour, jour)
    if (non) return { ok: false, refus: non }
    const fini = { ...mandat, fin: { motif: 'revocation' as const, jour, le, compteId: null } }
    await writeFin(trx, coffre, mandat, fini.fin, '')
    const detail = { motif: 'revocation', jour, par: 'personne' }
    await journal(trx, SYSTEME, { action: 'mandat.fini', objet: `mandat:${mandat.id}`, detail })
    await options.aLaFin?.(trx, SYSTEME, fini)
    await ecrireALAuteur(trx, salle, fini, {
      sujet: 'la personne l’a arrêté',
      texte: `La personne a arrêté elle-même le mandat ${fini.repere}. Vous ne pouvez plus agir en son nom. Les demandes ouvertes avec ce mandat sont closes.`,
      cle: 'arrete',
    })
    return { ok: true, value: fini }
  })
}
