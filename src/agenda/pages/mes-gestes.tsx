import { z } from 'zod'
import { ecrireIcs } from '../../annuaire/index.ts'
import { type Contexte, formulaire, introuvable, langueCourante, retour, SYSTEME } from '../../platform/index.ts'
import { adresseEn, Bouton, Formulaire, messages, PageCourte } from '../../ui/index.ts'
import { listHoraires, parPremierJour } from '../disponibilites.ts'
import { accepterPlace, libererPlace, quitter } from '../places.ts'
import { lieuEnClair } from '../prevenir.ts'
import { deplacer } from '../reserver.ts'
import type { Salle } from '../salle.ts'
import { findMoment } from '../store.ts'
import { Heures, idDe, MES } from './communs.tsx'
import { codesDe, lireMiens, montrer, ouvrirLeMien, publique } from './mes.tsx'
import { UnRendezVous } from './un-rendez-vous.tsx'

/** POST: the person will not come. */
export async function annulerLeMien(salle: Salle, c: Contexte): Promise<Response> {
  const langue = langueCourante(c)
  const t = messages(langue).agenda.mes
  const mien = await ouvrirLeMien(salle, c)
  if (!mien) return retour(c, adresseEn(MES, langue))
  const lu = await formulaire(c, z.object({ annuler: z.literal('oui', { error: t.annulerErreur }) }))
  if (!lu.ok) {
    const miens = await lireMiens(salle, codesDe(c))
    return montrer(c, miens, [{ champ: `annuler-${idDe(c)}`, message: t.annulerErreur }])
  }
  const fait = await quitter(salle, SYSTEME, idDe(c))
  return retour(c, adresseEn(MES, langue), { genre: fait?.ok ? 'ok' : 'info', texte: fait?.ok ? t.annule : t.finie })
}

/** POST: the freed seat is taken. */
export async function accepterLeMien(salle: Salle, c: Contexte): Promise<Response> {
  const langue = langueCourante(c)
  const t = messages(langue).agenda.mes
  const mien = await ouvrirLeMien(salle, c)
  const fait = mien && (await accepterPlace(salle, SYSTEME, idDe(c)))
  return retour(c, adresseEn(MES, langue), {
    genre: fait?.ok ? 'ok' : 'info',
    texte: fait?.ok ? t.accepte : t.tropTard,
  })
}

/** GET: other hours of the same reason. */
export async function changerForm(salle: Salle, c: Contexte): Promise<Response> {
  const langue = langueCourante(c)
  const t = messages(langue).agenda
  const mien = await ouvrirLeMien(salle, c)
  if (!mien) return retour(c, adresseEn(MES, langue))
  const { motifId, lieuId, departement, id } = mien.moment
  const moments = await salle.database.as(SYSTEME, (trx) =>
    listHoraires(trx, { departement, role: null, maintenant: salle.clock.now() }, { motifId, lieuId }),
  )
  const libres = moments.filter((m) => m.id !== id && m.prises < m.places)
  return publique(
    c,
    t.mes.changerTitre,
    200,
    <PageCourte titre={t.mes.changerTitre} chapeau={<span lang="fr">{mien.moment.motif}</span>}>
      {libres.length === 0 ? (
        <p>{t.aucun}</p>
      ) : (
        <Heures
          jours={parPremierJour(libres)}
          langue={langue}
          vers={(m) => adresseEn(`${MES}/${idDe(c)}/changer/${m}`, langue)}
        />
      )}
      <p>
        <a href={adresseEn(MES, langue)}>{t.mes.titre}</a>
      </p>
    </PageCourte>,
  )
}

/** GET: is it this hour? A link must not move an appointment by itself. */
export async function confirmerChangement(salle: Salle, c: Contexte): Promise<Response> {
  const langue = langueCourante(c)
  const t = messages(langue).agenda.mes
  const mien = await ouvrirLeMien(salle, c)
  const { departement } = salle.config
  const vers = await salle.database.as(SYSTEME, (trx) =>
    findMoment(trx, { departement, id: c.req.param('vers') ?? '' }),
  )
  if (!mien || !vers || vers.motifId !== mien.moment.motifId) return introuvable(c)
  return publique(
    c,
    t.changer,
    200,
    <PageCourte titre={t.changer} chapeau={<span lang="fr">{vers.motif}</span>}>
      <UnRendezVous mien={{ ...mien, moment: vers }} langue={langue} seul />
      <Formulaire action={adresseEn(`${MES}/${idDe(c)}/changer/${vers.id}`, langue)}>
        <div class="row">
          <Bouton icone="check">{t.changer}</Bouton>
          <a class="btn btn--q" href={adresseEn(MES, langue)}>
            {t.titre}
          </a>
        </div>
      </Formulaire>
    </PageCourte>,
  )
}

/** POST: the seat moves. */
export async function changer(salle: Salle, c: Contexte): Promise<Response> {
  const langue = langueCourante(c)
  const t = messages(langue).agenda
  const mien = await ouvrirLeMien(salle, c)
  if (!mien) return retour(c, adresseEn(MES, langue))
  const change = await deplacer(salle, null, idDe(c), c.req.param('vers') ?? '', (trx, ancien) =>
    libererPlace(trx, salle, ancien),
  )
  const erreurs = t.prendre.erreurs as Record<string, unknown>
  const refus = change.ok ? '' : (erreurs[change.refus.code] ?? t.mes.finie)
  return retour(c, adresseEn(MES, langue), {
    genre: change.ok ? 'ok' : 'erreur',
    texte: change.ok ? t.mes.change : String(refus),
  })
}

/** GET: for the calendar of a phone. */
export async function calendrierLeMien(salle: Salle, c: Contexte): Promise<Response> {
  const mien = await ouvrirLeMien(salle, c)
  if (!mien) return introuvable(c)
  const { moment, reservation } = mien
  const evenements = moment.dates.map(({ debut, fin }) => ({
    uid: `rendez-vous ${reservation.id} ${debut.toISOString()}`,
    titre: moment.motif,
    debut,
    fin,
    lieu: moment.mode === 'sur-place' ? lieuEnClair(moment) : messages('fr').agenda.modes[moment.mode],
    url: `${salle.config.url}${MES}`,
  }))
  return c.body(ecrireIcs(moment.motif, evenements, salle.clock.now()), 200, {
    'Content-Type': 'text/calendar; charset=utf-8',
    'Content-Disposition': 'attachment; filename="rendez-vous.ics"',
    'Cache-Control': 'no-store',
  })
}
