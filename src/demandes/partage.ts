import { type Acteur, refus, type Trx } from '../platform/index.ts'

/** Does more than one person use this account? */
export async function estPartage(
  trx: Trx,
  { departement, compteId }: Pick<Acteur, 'departement' | 'compteId'>,
): Promise<boolean> {
  const row = await trx
    .selectFrom('comptes')
    .select('partage')
    .where('departement', '=', departement)
    .where('id', '=', compteId)
    .executeTakeFirst()
  return row?.partage === true
}

export const SANS_NOM = refus(
  'sans-nom',
  'Écrivez votre nom : plusieurs personnes se servent de ce compte.',
  'signature',
)
