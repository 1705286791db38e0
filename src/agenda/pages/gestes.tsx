import { z } from 'zod'
import { lireHeure, lireJour } from '../../annuaire/index.ts'
import {
  acteurDe,
  type Contexte,
  debutDuJour,
  enErreur,
  formulaire,
  introuvable,
  pagePro,
  type Result,
  retour,
  SYSTEME,
} from '../../platform/index.ts'
import { Vide } from '../../ui/index.ts'
import { listHoraires, parPremierJour } from '../disponibilites.ts'
import { MOTIFS_ABSENCE, type MotifAbsence, type Plage, PRESENCES, type Reservation } from '../model.ts'
import { annuler, changerHeure } from '../moments.ts'
import { estSienne, libererPlace, noterDit, noterPresence, quitter } from '../places.ts'
import { findReservation } from '../reservations.ts'
import { deplacer } from '../reserver.ts'
import type { Salle } from '../salle.ts'
import { findMoment } from '../store.ts'
import { AGENDA, Heures, idDe, momentDe } from './communs.tsx'
import { ouvrirMoment, pageMoment } from './moment.tsx'

/** POST: the whole moment is cancelled. */
export async function annulerMomentPage(salle: Salle, c: Contexte): Promise<Response> {
  const fait = await annuler(salle, acteurDe(c), idDe(c))
  if (!fait) return introuvable(c)
  const texte = fait.ok ? `Le moment est annulé. Personnes prévenues : ${fait.value}.` : fait.refus.message
  return retour(c, momentDe(idDe(c)), { genre: fait.ok ? 'ok' : 'info', texte })
}

/** A day and two hours as people write them. */
export const champsDate = {
  jour: z
    .string({ error: 'Écrivez le jour.' })
    .transform((t) => lireJour(t) ?? '')
    .refine((j) => j !== '', { error: 'Écrivez un jour, par exemple 24/11/2026.' }),
  debut: z
    .string({ error: 'Écrivez l’heure.' })
    .transform((t) => lireHeure(t.replaceAll(/\s/g, '')) || '')
    .refine((h) => h !== '', { error: 'Écrivez une heure, par exemple 9h30.' }),
  fin: z
    .string({ error: 'Écrivez l’heure.' })
    .transform((t) => lireHeure(t.replaceAll(/\s/g, '')) || '')
    .refine((h) => h !== '', { error: 'Écrivez une heure, par exemple 10h.' }),
}

export function enPlage({ jour, debut, fin }: { jour: string; debut: string; fin: string }): Plage {
  const a = (heure: string) => {
    const date = debutDuJour(jour)
    const [h = 0, m = 0] = heure.split(':').map(Number)
    date.setHours(h, m)
    return date
  }
  return { debut: a(debut), fin: a(fin) }
}

export const FIN_AVANT = 'La fin vient avant le début. Vérifiez les deux heures.'

/** POST: another day or hour for everybody. */
export async function deplacerMomentPage(salle: Salle, c: Contexte): Promise<Response> {
  const acteur = acteurDe(c)
  const vu = await ouvrirMoment(salle, acteur, idDe(c))
  if (!vu) return introuvable(c)
  const lu = await formulaire(
    c,
    z.object(champsDate).refine((d) => d.debut < d.fin, { path: ['fin'], error: FIN_AVANT }),
  )
  if (!lu.ok) return pageMoment(salle, c, vu, lu.saisie, lu.erreurs)
  const fait = await changerHeure(salle, acteur, idDe(c), [enPlage(lu.valeur)])
  if (!fait) return introuvable(c)
  if (!fait.ok) return pageMoment(salle, c, vu, { ...lu.valeur }, [enErreur(fait.refus)])
  return retour(c, momentDe(idDe(c)), { genre: 'ok', texte: `C’est changé. Personnes prévenues : ${fait.value}.` })
}

function suite(c: Contexte, fait: Result<Reservation> | null, texte: string): Response | Promise<Response> {
  if (!fait) return introuvable(c)
  return retour(
    c,
    fait.ok ? momentDe(fait.value.momentId) : AGENDA,
    fait.ok ? { genre: 'ok', texte } : { genre: 'info', texte: fait.refus.message },
  )
}

const schemaPresence = z.object({
  presence: z.enum(PRESENCES),
  motif: z.enum(Object.keys(MOTIFS_ABSENCE) as MotifAbsence[]).catch('inconnu'),
})

/** POST: came or not, and why. */
export async function presencePage(salle: Salle, c: Contexte): Promise<Response> {
  const lu = await formulaire(c, schemaPresence)
  if (!lu.ok) return introuvable(c)
  return suite(c, await noterPresence(salle, acteurDe(c), idDe(c), lu.valeur), 'C’est noté.')
}

/** POST: the person will not come. */
export async function annulerPour(salle: Salle, c: Contexte): Promise<Response> {
  return suite(c, await quitter(salle, acteurDe(c), idDe(c)), 'Le rendez-vous est annulé, la personne est prévenue.')
}

/** POST: the person was called. */
export async function ditPage(salle: Salle, c: Contexte): Promise<Response> {
  const fait = await noterDit(salle, acteurDe(c), idDe(c))
  return fait ? retour(c, AGENDA, { genre: 'ok', texte: 'Merci. La personne est prévenue.' }) : introuvable(c)
}

/** GET: other hours for this person. */
export async function changerPourForm(salle: Salle, c: Contexte): Promise<Response> {
  const acteur = acteurDe(c)
  const { departement } = acteur
  const lu = await salle.database.as(SYSTEME, async (trx) => {
    const reservation = await findReservation(trx, salle.coffre, { departement, id: idDe(c) })
    if (!reservation || !estSienne(reservation, acteur)) return null
    const moment = await findMoment(trx, { departement, id: reservation.momentId })
    const ou = moment && { motifId: moment.motifId, lieuId: moment.lieuId }
    const qui = { departement, role: acteur.role, maintenant: salle.clock.now() }
    const moments = ou ? await listHoraires(trx, qui, ou) : []
    return { reservation, moment, libres: moments.filter((m) => m.id !== moment?.id && m.prises < m.places) }
  })
  if (!lu?.moment) return introuvable(c)
  const { reservation, moment, libres } = lu
  const retourA = { libelle: moment.motif, href: momentDe(moment.id) }
  return pagePro(
    c,
    {
      titre: 'Changer l’heure',
      courant: AGENDA,
      fil: [{ libelle: 'Agenda', href: AGENDA }, retourA, { libelle: 'Changer l’heure' }],
    },
    <div class="wrap page stack">
      <h1>Changer l’heure de {reservation.contenu?.prenom ?? 'ce rendez-vous'}</h1>
      {libres.length === 0 ? (
        <Vide titre="Aucune autre heure libre" icone="calendar">
          Ajoutez un moment à l’agenda, ou proposez la liste d’attente.
        </Vide>
      ) : (
        <form method="post" action={`${AGENDA}/reservations/${reservation.id}/changer`} class="stack">
          <Heures jours={parPremierJour(libres)} langue="fr" bouton="vers" />
        </form>
      )}
    </div>,
  )
}

/** POST: the seat moves, the person is told. */
export async function changerPour(salle: Salle, c: Contexte): Promise<Response> {
  const acteur = acteurDe(c)
  const lu = await formulaire(c, z.object({ vers: z.string() }))
  const { departement } = acteur
  const sienne = await salle.database.as(acteur, (trx) =>
    findReservation(trx, salle.coffre, { departement, id: idDe(c) }),
  )
  if (!lu.ok || !sienne) return introuvable(c)
  const fait = await deplacer(salle, acteur, idDe(c), lu.valeur.vers, (trx, ancien) => libererPlace(trx, salle, ancien))
  const vers = fait.ok ? momentDe(fait.value.id) : `${AGENDA}/reservations/${idDe(c)}/changer`
  const texte = fait.ok ? 'L’heure est changée, la personne est prévenue.' : fait.refus.message
  return retour(c, vers, { genre: fait.ok ? 'ok' : 'erreur', texte })
}
