import { sql } from 'kysely'
import {
  type Acteur,
  type ErreurChamp,
  jourIso,
  ok,
  type Result,
  refus,
  SYSTEME,
  type Trx,
} from '../../platform/index.ts'
import { autresNomsDe, type LieuControle } from '../imports/controles.ts'
import { ecrireLieux } from '../imports/ecriture.ts'
import { chargerReperes } from '../imports/reperes.ts'
import { bumpVersion } from '../version.ts'
import { avecValeur, type Changements, NOMS_CHAMPS } from '../versions/champs.ts'
import { poserCorrections } from '../versions/corrections.ts'
import { enregistrerVersion, listVersions, type Origine, type Trace } from '../versions/store.ts'
import { type Fiche, findFiche, type Qui, type Salle } from './fiche.ts'
import { type FicheSaisie, lireFiche } from './saisie.ts'

export type Corrigee =
  | { ok: true; fiche: Fiche; changee: boolean }
  | { ok: false; fiche: Fiche; erreurs: ErreurChamp[] }

const RETIRE = 'Ce lieu n’est plus dans sa liste d’origine : sa fiche ne se corrige plus.'

/** Writes a sheet as its owner typed it, which also confirms it. `null` when it is not theirs. */
export function corriger(salle: Salle, acteur: Acteur, id: string, saisie: FicheSaisie): Promise<Corrigee | null> {
  return salle.database.as(acteur, async (trx) => {
    const fiche = await findFiche(trx, salle, acteur, id, true)
    if (!fiche) return null
    const refuser = (...erreurs: ErreurChamp[]): Corrigee => ({ ok: false, fiche, erreurs })
    if (fiche.lieu.retireLe !== null) return refuser({ champ: 'nom', message: RETIRE })
    if (saisie.rang !== fiche.rang)
      return refuser({
        champ: 'nom',
        message:
          'La fiche a changé pendant que vous écriviez. Relisez ce que vous avez écrit, puis enregistrez de nouveau.',
      })
    const lue = await lireFiche(trx, fiche, saisie)
    if (!lue.ok) return refuser(...lue.erreurs)
    const changements = await ecrire(trx, salle, acteur, {
      fiche,
      lieu: lue.lieu,
      origine: 'correction',
      motif: saisie.motif,
    })
    await confirmerFiche(trx, salle, acteur, fiche, {
      organisation: acteur.structureNom,
      version: changements === null,
    })
    return { ok: true, fiche, changee: changements !== null }
  })
}

/** « Tout est juste », from somebody signed in. */
export function confirmer(salle: Salle, acteur: Acteur, id: string): Promise<Fiche | null> {
  return salle.database.as(acteur, async (trx) => {
    const fiche = await findFiche(trx, salle, acteur, id, true)
    if (fiche) await confirmerFiche(trx, salle, acteur, fiche, { organisation: acteur.structureNom, version: true })
    return fiche
  })
}

/** Brings a sheet back to what it was just after the version of this rank; 0 is before every version. */
export function revenir(salle: Salle, acteur: Acteur, id: string, rang: number): Promise<Result<Fiche> | null> {
  return salle.database.as(acteur, async (trx) => {
    const fiche = await findFiche(trx, salle, acteur, id, true)
    if (!fiche || rang < 0 || rang >= fiche.rang) return null
    if (fiche.lieu.retireLe !== null) return refus('retire', RETIRE)
    const suivantes = await listVersions(trx, 'lieu', fiche.lieu, { depuis: rang + 1, limite: fiche.rang })
    const lieu = await revenu(
      trx,
      fiche,
      suivantes.map((v) => v.changements),
    )
    const motif = rang === 0 ? 'Retour à la fiche d’origine' : `Retour à la version ${rang}`
    const changements = await ecrire(trx, salle, acteur, { fiche, lieu, origine: 'retour', motif })
    return changements ? ok(fiche) : refus('rien', 'La fiche est déjà comme dans cette version.')
  })
}

/** @param suivantes what changed since, newest first */
async function revenu(trx: Trx, fiche: Fiche, suivantes: readonly Changements[]): Promise<LieuControle> {
  let lieu = await enControle(trx, fiche)
  for (const changements of suivantes)
    for (const champ of NOMS_CHAMPS) if (changements[champ]) lieu = avecValeur(lieu, champ, changements[champ][0])
  const reperes = await chargerReperes(trx, [lieu.commune ?? ''], [])
  return { ...lieu, autresNoms: autresNomsDe(lieu.commune, reperes) }
}

/** The place as it stands, in the form that is written. */
async function enControle(trx: Trx, { lieu, sourceId }: Fiche): Promise<LieuControle> {
  const reperes = await chargerReperes(trx, [lieu.commune ?? ''], [])
  return {
    ...lieu,
    types: lieu.types as LieuControle['types'],
    sourceId,
    autresNoms: autresNomsDe(lieu.commune, reperes),
  }
}

interface Ecrit {
  fiche: Fiche
  lieu: LieuControle
  origine: Origine
  motif: string | null
}

/** @returns what changed, or `null` when nothing did */
async function ecrire(
  trx: Trx,
  salle: Salle,
  acteur: Acteur,
  { fiche, lieu, origine, motif }: Ecrit,
): Promise<Changements | null> {
  const { modifications } = await ecrireLieux(trx, fiche.lieu.source, [lieu], () => {})
  const [modification] = modifications
  if (!modification || Object.keys(modification.changements).length === 0) return null
  const trace: Trace = {
    le: salle.clock.now(),
    origine,
    organisation: acteur.structureNom,
    compteId: acteur.compteId,
    motif,
  }
  await enregistrerVersion(trx, 'lieu', { ...cleDe(fiche), changements: modification.changements }, trace)
  await poserCorrections(trx, cleDe(fiche), modification.changements, salle.clock)
  await bumpVersion(trx, salle.config.departement)
  await salle.journal(trx, acteur, {
    action: origine === 'retour' ? 'lieu.version-reprise' : 'lieu.corrige',
    objet: `lieu:${fiche.lieu.id}`,
    detail: { champs: Object.keys(modification.changements).join(', ') },
  })
  return modification.changements
}

const cleDe = ({ lieu: { departement, id } }: Fiche) => ({ departement, id })

/** Says that a sheet is right, today, in the name of an organisation; its reminders stop. */
export async function confirmerFiche(
  trx: Trx,
  salle: Salle,
  qui: Qui,
  fiche: Fiche,
  { organisation, version }: { organisation: string; version: boolean },
): Promise<void> {
  const { departement, id } = cleDe(fiche)
  const { confirmeLe, confirmePar } = fiche.lieu
  const maintenant = salle.clock.now()
  const jour = jourIso(maintenant)
  await sql`update relances set close_le = ${maintenant}
    where departement = ${departement} and lieu_id = ${id} and close_le is null`.execute(trx)
  if (confirmeLe === jour && confirmePar === organisation) return
  await sql`update lieux set confirme_le = ${jour}, confirme_par = ${organisation}
    where departement = ${departement} and id = ${id}`.execute(trx)
  if (version)
    await enregistrerVersion(
      trx,
      'lieu',
      { departement, id, changements: { confirmeLe: [confirmeLe, jour] } },
      {
        le: maintenant,
        origine: 'confirmation',
        organisation,
        compteId: qui === SYSTEME ? null : qui.compteId,
        motif: null,
      },
    )
  await bumpVersion(trx, salle.config.departement)
  await salle.journal(trx, qui, { action: 'lieu.confirme', objet: `lieu:${id}` })
}
