import { type Acteur, type DossierOuvert, ok, type Result, SYSTEME, type Trx } from '../platform/index.ts'
import { lireOccupe } from './import-ics.ts'
import type { Plage } from './model.ts'
import type { Salle } from './salle.ts'
import { telecharger } from './telecharger.ts'

/** Reads a calendar and keeps when the account is busy: hours only, never what for. @returns how many */
export async function importer(
  salle: Salle,
  acteur: Acteur,
  source: { texte: string } | { adresse: string },
  lire: typeof telecharger = telecharger,
): Promise<Result<number>> {
  const texte = 'texte' in source ? ok(source.texte) : await lire(source.adresse)
  if (!texte.ok) return texte
  const plages = lireOccupe(texte.value, salle.clock.now())
  if (!plages.ok) return plages
  const adresse = 'adresse' in source ? source.adresse : null
  await salle.database.as(SYSTEME, async (trx) => {
    await saveCalendrier(trx, salle, acteur, adresse)
    await saveIndisponibilites(trx, acteur, plages.value)
    await salle.journal(trx, acteur, { action: 'calendrier.lu', objet: `compte:${acteur.compteId}` })
  })
  return ok(plages.value.length)
}

type LeCompte = Pick<Acteur, 'departement' | 'compteId'>

async function saveCalendrier(trx: Trx, salle: Salle, acteur: Acteur, adresse: string | null): Promise<void> {
  const { departement, compteId: compte_id, structureId: structure_id } = acteur
  await oublierCalendrier(trx, salle, acteur)
  const dossier_id = await salle.coffre.creer(trx, departement)
  const dossier = (await salle.coffre.ouvrir(trx, departement, dossier_id)) as DossierOuvert
  const ligne = { departement, compte_id, structure_id, dossier_id, lu_le: salle.clock.now(), erreur: null }
  await trx
    .insertInto('agenda_calendriers')
    .values({ ...ligne, adresse: adresse === null ? null : dossier.chiffrer(adresse) })
    .execute()
}

/** As the system: the key goes with the address. */
export async function oublierCalendrier(
  trx: Trx,
  { coffre }: Salle,
  { departement, compteId }: LeCompte,
): Promise<void> {
  const ancien = await trx
    .deleteFrom('agenda_calendriers')
    .where('departement', '=', departement)
    .where('compte_id', '=', compteId)
    .returning('dossier_id')
    .executeTakeFirst()
  if (ancien) await coffre.detruire(trx, departement, ancien.dossier_id, 'Agenda retiré par son titulaire.')
  await saveIndisponibilites(trx, { departement, compteId }, [])
}

async function saveIndisponibilites(
  trx: Trx,
  { departement, compteId }: LeCompte,
  plages: readonly Plage[],
): Promise<void> {
  await trx
    .deleteFrom('agenda_indisponibilites')
    .where('departement', '=', departement)
    .where('compte_id', '=', compteId)
    .execute()
  if (plages.length > 0)
    await trx
      .insertInto('agenda_indisponibilites')
      .values(plages.map((p, rang) => ({ departement, compte_id: compteId, rang, debut: p.debut, fin: p.fin })))
      .execute()
}

/** Reads again the calendars that have an address; one that fails keeps what was known, and says so. */
export async function relireCalendriers(salle: Salle, lire: typeof telecharger = telecharger): Promise<void> {
  const { clock, coffre, config, database } = salle
  const { departement } = config
  const calendriers = await database.as(SYSTEME, async (trx) => {
    const lignes = await trx
      .selectFrom('agenda_calendriers')
      .selectAll()
      .where('departement', '=', departement)
      .where('adresse', 'is not', null)
      .execute()
    const cles = await coffre.ouvrirPlusieurs(
      trx,
      departement,
      lignes.map((l) => l.dossier_id),
    )
    return lignes.flatMap(({ compte_id: compteId, dossier_id, adresse }) => {
      const cle = cles.get(dossier_id)
      return cle && adresse ? [{ compteId, adresse: cle.dechiffrer(adresse) }] : []
    })
  })
  for (const { compteId, adresse } of calendriers) {
    const texte = await lire(adresse)
    const plages = texte.ok ? lireOccupe(texte.value, clock.now()) : texte
    await database.as(SYSTEME, async (trx) => {
      if (plages.ok) await saveIndisponibilites(trx, { departement, compteId }, plages.value)
      await trx
        .updateTable('agenda_calendriers')
        .set(plages.ok ? { lu_le: clock.now(), erreur: null } : { erreur: plages.refus.message })
        .where('departement', '=', departement)
        .where('compte_id', '=', compteId)
        .execute()
    })
  }
}
