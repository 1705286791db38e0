import { sql } from 'kysely'
import { type Acteur, type Courriel, SYSTEME, type Trx } from '../platform/index.ts'
import { derniereHeure, type Genre, PAR_DEFAUT, type Preferences, toutDeSuite } from './avis.ts'
import type { Evenement } from './model.ts'
import type { Destinataire } from './participants.ts'
import type { Salle } from './salle.ts'
import type { Demande } from './store.ts'

/** A mail and who it is for. */
export type Pli = Courriel & { pour: Destinataire; page: string }

/** Mailboxes of groups at once; people as they chose, at once or in their next digest. In the transaction of the event. */
export async function avertir(
  trx: Trx,
  salle: Salle,
  qui: Acteur | typeof SYSTEME,
  { demande, evenement }: { demande: Demande; evenement: Evenement },
  plis: readonly Pli[],
): Promise<void> {
  const { departement } = demande
  const comptes = plis.filter(({ pour }) => !estBoite(pour)).map(({ pour }) => pour.cle)
  const choisies = await listPreferences(trx, departement, comptes)
  const presse = ({ pour }: Pli) =>
    estBoite(pour) || toutDeSuite(choisies.get(pour.cle) ?? PAR_DEFAUT, evenement, demande.urgence, pour.cle)
  await salle.courrier.envoyer(
    trx,
    qui,
    ...plis.filter(presse).map(({ a, sujet, texte, cle }) => ({ a, sujet, texte, cle })),
  )
  const attendent = plis.filter((pli) => !presse(pli))
  if (attendent.length === 0) return
  await trx
    .insertInto('avis')
    .values(
      attendent.map(({ pour, sujet, page, cle }) => ({
        ...{ departement, id: salle.newId(), cle, compte_id: pour.cle, sujet, lien: page },
        le: evenement.le,
      })),
    )
    .onConflict((oc) => oc.doNothing())
    .execute()
}

const estBoite = ({ cle }: Destinataire) => cle.startsWith('g:')

async function listPreferences(trx: Trx, departement: string, comptes: string[]): Promise<Map<string, Preferences>> {
  if (comptes.length === 0) return new Map()
  const rows = await trx
    .selectFrom('preferences_avis')
    .selectAll()
    .where('departement', '=', departement)
    .where('compte_id', 'in', comptes)
    .execute()
  return new Map(rows.map((r) => [r.compte_id, { heures: r.heures, immediats: r.immediats as Genre[] }]))
}

export async function findPreferences(trx: Trx, { departement, compteId }: Acteur): Promise<Preferences> {
  return (await listPreferences(trx, departement, [compteId])).get(compteId) ?? PAR_DEFAUT
}

export async function savePreferences(
  trx: Trx,
  { departement, compteId }: Acteur,
  choisies: Preferences,
): Promise<void> {
  const row = { heures: [...choisies.heures], immediats: [...choisies.immediats] }
  await trx
    .insertInto('preferences_avis')
    .values({ departement, compte_id: compteId, ...row })
    .onConflict((oc) => oc.columns(['departement', 'compte_id']).doUpdateSet(row))
    .execute()
}

/** One mail to each person whose hour has struck, with all that waits for them. @returns how many were written */
export async function recapituler(salle: Salle): Promise<number> {
  const { departement } = salle.config
  const maintenant = salle.clock.now()
  const { rows } = await salle.database.as(SYSTEME, (trx) =>
    sql<{ compte: string; email: string; ancien: Date; ouvert: boolean; heures: string[] | null }>`
      select a.compte_id as compte, c.email, min(a.le) as ancien, c.desactive_le is null as ouvert, p.heures from avis a
      join comptes c on c.departement = a.departement and c.id = a.compte_id
      left join preferences_avis p on p.departement = a.departement and p.compte_id = a.compte_id
      where a.departement = ${departement} group by 1, 2, 4, 5 order by 1`.execute(trx),
  )
  const dus = rows
    .map((r) => ({ ...r, heure: derniereHeure({ heures: r.heures ?? PAR_DEFAUT.heures }, maintenant) }))
    .filter(({ ancien, heure }) => ancien <= heure)
  for (const { compte, email, ouvert, heure } of dus)
    await salle.database.as(SYSTEME, async (trx) => {
      const avis = await trx
        .deleteFrom('avis')
        .where('departement', '=', departement)
        .where('compte_id', '=', compte)
        .returning(['sujet', 'lien', 'le'])
        .execute()
      if (ouvert && avis.length > 0)
        await salle.courrier.envoyer(
          trx,
          SYSTEME,
          recapitulatif(salle, email, `avis:${compte}:${heure.toISOString()}`, avis),
        )
    })
  return dus.length
}

function recapitulatif(
  { config }: Salle,
  a: string,
  cle: string,
  avis: readonly { sujet: string; lien: string; le: Date }[],
): Courriel {
  const lignes = avis
    .toSorted((x, y) => x.le.getTime() - y.le.getTime())
    .map(({ sujet, lien }) => `- ${sujet}\n  ${config.url}${lien}`)
  const nombre = avis.length === 1 ? '1 nouvelle' : `${avis.length} nouvelles`
  return {
    a,
    sujet: `Vos demandes : ${nombre}`,
    texte: [
      'Bonjour,',
      lignes.join('\n'),
      'Ce courriel ne dit rien des personnes : tout est sur les pages, après connexion.',
      `Choisir vos heures, et ce qui vous arrive tout de suite :\n${config.url}/compte/courriels`,
      'Maillage',
    ].join('\n\n'),
    cle,
  }
}
