import { sql } from 'kysely'
import { z } from 'zod'
import {
  ajouterHeuresOuvrees,
  jourIso,
  plusJours,
  readTerritoireFile,
  type Services,
  SYSTEME,
  type Trx,
} from '../../platform/index.ts'
import { enregistrerVersions } from '../versions/store.ts'
import { HEURES_SIGNALEMENT, QUOI } from './model.ts'

/** `territoires/<département>/fraicheur.json`: what happened to the sheets of invented places. */
const schema = z.object({
  corrections: z.array(
    z.object({
      lieu: z.string(),
      compte: z.string(),
      ilYAJours: z.number(),
      motif: z.string(),
      changements: z.record(z.string(), z.tuple([z.unknown(), z.unknown()])),
    }),
  ),
  signalements: z.array(
    z.object({ id: z.string(), lieu: z.string(), ilYAJours: z.number(), quoi: z.enum(QUOI), texte: z.string() }),
  ),
})
type Histoire = z.infer<typeof schema>

/** Sheets of every age, a history and two reports; bears being replayed. */
export async function semerFraicheur(services: Services): Promise<void> {
  const { clock, config, database } = services
  const { departement } = config
  const histoire = readTerritoireFile(departement, 'fraicheur.json', schema)
  await database.as(SYSTEME, async (trx) => {
    // Spread over eight months by the identifier of the place: about a quarter are late.
    await sql`update lieux l set confirme_par = coalesce((
          select min(s.nom) from structures s where s.departement = l.departement and s.lieu_id = l.id), l.nom),
        confirme_le = ${jourIso(clock.now())}::date - ('x' || substr(md5(l.id), 1, 4))::bit(16)::int % 240
      where l.departement = ${departement} and l.exemple and l.confirme_par is null`.execute(trx)
    await semerHistoire(trx, services, histoire)
    await semerSignalements(trx, services, histoire)
  })
}

async function semerHistoire(
  trx: Trx,
  { clock, config: { departement } }: Services,
  { corrections }: Histoire,
): Promise<void> {
  const { rows } = await sql`select from versions where departement = ${departement} limit 1`.execute(trx)
  if (rows.length > 0) return
  for (const { lieu, compte, ilYAJours, motif, changements } of corrections) {
    const le = plusJours(clock.now(), -ilYAJours)
    const { rows } = await sql<{ nom: string }>`update lieux set confirme_le = ${jourIso(le)}
      where departement = ${departement} and id = ${lieu} returning confirme_par as nom`.execute(trx)
    const organisation = rows[0]?.nom ?? lieu
    await enregistrerVersions(trx, 'lieu', [{ departement, id: lieu, changements }], {
      le,
      origine: 'correction',
      organisation,
      compteId: compte,
      motif,
    })
  }
}

async function semerSignalements(
  trx: Trx,
  { clock, config: { departement } }: Services,
  { signalements }: Histoire,
): Promise<void> {
  for (const { id, lieu, ilYAJours, quoi, texte } of signalements) {
    const recuLe = plusJours(clock.now(), -ilYAJours)
    const echeance = ajouterHeuresOuvrees(recuLe, HEURES_SIGNALEMENT)
    await sql`insert into signalements (departement, id, lieu_id, quoi, texte, recu_le, echeance, etat)
      values (${departement}, ${id}, ${lieu}, ${quoi}, ${texte}, ${recuLe}, ${echeance}, 'recu')
      on conflict do nothing`.execute(trx)
    await sql`update lieux set signales = 1 where departement = ${departement} and id = ${lieu}`.execute(trx)
  }
}
