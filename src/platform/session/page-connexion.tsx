import type { ErreurChamp } from '../../ui/index.ts'
import { SYSTEME } from '../access.ts'
import type { Contexte } from '../http/contexte.ts'
import { pagePublique } from '../http/pages.tsx'
import type { Services } from '../services.ts'
import { type CompteFictif, PageConnexion } from './pages/connexion.tsx'

/** The sign-in page; 422 when it comes back with errors. */
export async function pageConnexion(
  c: Contexte,
  { suite, email, erreurs = [] }: { suite: string; email?: string; erreurs?: ErreurChamp[] },
): Promise<Response> {
  const { services } = c.var
  return pagePublique(
    c,
    { titre: 'Espace professionnel', statut: erreurs.length > 0 ? 422 : 200 },
    <PageConnexion
      suite={suite}
      email={email}
      erreurs={erreurs}
      oidc={services.config.oidc?.nom ?? null}
      fictifs={services.config.demonstration ? await listFictifs(services) : []}
    />,
  )
}

/** Everyone, in demonstration: all the accounts are invented. */
function listFictifs({ database, config }: Services): Promise<CompteFictif[]> {
  return database.as(SYSTEME, (trx) =>
    trx
      .selectFrom('comptes as c')
      .innerJoin('structures as s', (j) =>
        j.onRef('s.departement', '=', 'c.departement').onRef('s.id', '=', 'c.structure_id'),
      )
      .select(['c.id', 'c.nom', 'c.fonction', 'c.role', 'c.presentation', 's.nom as structureNom'])
      .where('c.departement', '=', config.departement)
      .where('c.desactive_le', 'is', null)
      .orderBy('c.cree_le')
      .orderBy('c.nom')
      .execute(),
  )
}
