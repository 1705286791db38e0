import { type Services, SYSTEME, type Trx } from '../platform/index.ts'
import type { Mandat } from './model.ts'

/** To the agent who drew the mandate up: what the person did, and nothing of who they are. As the system. */
export async function ecrireALAuteur(
  trx: Trx,
  { config, courrier }: Services,
  { departement, id, auteurId, repere }: Mandat,
  { sujet, texte, cle }: { sujet: string; texte: string; cle: string },
): Promise<void> {
  const { email } = await trx
    .selectFrom('comptes')
    .select('email')
    .where('departement', '=', departement)
    .where('id', '=', auteurId)
    .executeTakeFirstOrThrow()
  const suite = `Pour le voir :\n${config.url}/agent/mandats/${id}`
  await courrier.envoyer(trx, SYSTEME, {
    a: email,
    sujet: `Mandat ${repere} : ${sujet}`,
    texte: ['Bonjour,', texte, suite, 'Maillage'].join('\n\n'),
    cle: `mandat:${id}:${cle}`,
  })
}
