import { timingSafeEqual } from 'node:crypto'
import { sql } from 'kysely'
import { ecrireIcs } from '../annuaire/index.ts'
import { type Contexte, introuvable, plusJours, SYSTEME } from '../platform/index.ts'
import { MODES } from './model.ts'
import { lieuEnClair } from './prevenir.ts'
import type { Salle } from './salle.ts'
import { listMoments } from './store.ts'

const COLONNES = { structure: 'structure_id', compte: 'compte_id', ressource: 'ressource_id' } as const
type GenreDeFlux = keyof typeof COLONNES

export const FLUX = '/agenda/flux'

/** The seal is the right to read: whoever has the address reads hours and reasons, and no name. */
function sceau({ coffre, config }: Salle, genre: GenreDeFlux, id: string): string {
  return coffre.sceller(['agenda.flux', config.departement, genre, id]).subarray(0, 18).toString('base64url')
}

export function adresseDuFlux(salle: Salle, genre: GenreDeFlux, id: string): string {
  return `${salle.config.url}${FLUX}/${genre}/${encodeURIComponent(id)}/${sceau(salle, genre, id)}.ics`
}

const JOURS_AVANT = 31
const JOURS_APRES = 183

/** GET: what is booked, and the sessions; for a calendar that subscribes. */
export async function lireFlux(salle: Salle, c: Contexte): Promise<Response> {
  const { genre = '', id = '', sceau: donne = '' } = c.req.param()
  if (!(genre in COLONNES)) return introuvable(c)
  const attendu = Buffer.from(`${sceau(salle, genre as GenreDeFlux, id)}.ics`)
  const recu = Buffer.from(donne)
  if (recu.length !== attendu.length || !timingSafeEqual(recu, attendu)) return introuvable(c)
  const { clock, config, database } = salle
  const maintenant = clock.now()
  const moments = await database.as(SYSTEME, (trx) =>
    listMoments(
      trx,
      sql`m.departement = ${config.departement} and ${sql.ref(`m.${COLONNES[genre as GenreDeFlux]}`)} = ${id}
        and m.annule_le is null and (m.prises > 0 or t.genre = 'seance')
        and m.fin > ${plusJours(maintenant, -JOURS_AVANT)} and m.debut < ${plusJours(maintenant, JOURS_APRES)}`,
    ),
  )
  const evenements = moments.flatMap((m) =>
    m.dates.map(({ debut, fin }) => ({
      uid: `moment ${m.id} ${debut.toISOString()}`,
      titre: m.genre === 'seance' ? `${m.motif} (${m.prises} sur ${m.places})` : m.motif,
      debut,
      fin,
      lieu: m.mode === 'sur-place' ? lieuEnClair(m) : MODES[m.mode],
      url: `${config.url}/agent/agenda/moments/${m.id}`,
    })),
  )
  return c.body(ecrireIcs('Agenda Maillage', evenements, maintenant), 200, {
    'Content-Type': 'text/calendar; charset=utf-8',
    'Cache-Control': 'private, max-age=900',
  })
}
