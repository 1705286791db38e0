import { sql } from 'kysely'
import { SYSTEME } from '../access.ts'
import type { Services } from '../services.ts'
import { plusJours } from '../time/calendrier.ts'
import { disableCompte } from './comptes.ts'

/** An account that nobody uses is a door left open: told after this, closed after the next. */
export const JOURS_AVANT_AVIS = 150
export const JOURS_AVANT_FERMETURE = 30

/** Warns accounts that nobody signed in to, then closes them; the last administrator stays. Run twice, it does nothing more. */
export async function fermerInactifs(services: Services): Promise<{ prevenus: number; fermes: number }> {
  const { database, clock, config, courrier } = services
  const { departement } = config
  const maintenant = clock.now()
  const oublie = plusJours(maintenant, -JOURS_AVANT_AVIS)
  return database.as(SYSTEME, async (trx) => {
    const { rows: prevenus } = await sql<{ id: string; email: string }>`
      update comptes set prevenu_le = ${maintenant}
      where departement = ${departement} and desactive_le is null and coalesce(vu_le, cree_le) < ${oublie}
        and (prevenu_le is null or prevenu_le <= coalesce(vu_le, cree_le))
      returning id, email`.execute(trx)
    const cle = ({ id }: { id: string }) => `compte-inactif:${id}:${maintenant.toISOString()}`
    await courrier.envoyer(trx, SYSTEME, ...prevenus.map((c) => avis(config.url, c.email, cle(c))))
    const { rows: perimes } = await sql<{ id: string }>`
      select id from comptes c
      where departement = ${departement} and desactive_le is null and prevenu_le > coalesce(vu_le, cree_le)
        and prevenu_le <= ${plusJours(maintenant, -JOURS_AVANT_FERMETURE)}
        and (role <> 'administrateur' or exists (select from comptes a where a.departement = c.departement and a.id <> c.id
          and a.role = 'administrateur' and a.desactive_le is null and a.prevenu_le is null))`.execute(trx)
    for (const { id } of perimes) await disableCompte(trx, services, SYSTEME, id)
    return { prevenus: prevenus.length, fermes: perimes.length }
  })
}

function avis(url: string, a: string, cle: string) {
  return {
    a,
    cle,
    sujet: 'Votre compte Maillage va se fermer',
    texte: [
      'Bonjour,',
      `Personne n’est entré avec ce compte depuis cinq mois. Sans connexion d’ici ${JOURS_AVANT_FERMETURE} jours, il se ferme. Votre travail reste.`,
      `Pour le garder, il suffit d’entrer :\n${url}/connexion`,
      'Maillage',
    ].join('\n\n'),
  }
}
