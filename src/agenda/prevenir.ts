import { ecrireCode } from '../mandats/index.ts'
import { type DossierOuvert, lireMobile, type PliScelle, SYSTEME, smsPossible, type Trx } from '../platform/index.ts'
import { adresseEn, estLangue, formats, messages } from '../ui/index.ts'
import { codeDeReservation } from './code.ts'
import type { Contenu, Nouvelle, Plage, Reservation } from './model.ts'
import type { Salle } from './salle.ts'
import { type MomentLu, updateReservation } from './store.ts'

/** Who is told: their booking, opened. */
export interface ATenirAuCourant {
  id: string
  departement: string
  dossierId: string
  langue: string
  contenu: Contenu | null
  proposeeJusqua?: Date | null
}

/**
 * Tells the person, in their language, by mail, else by SMS. Who gave neither is told by telephone: the team sees it in
 * its diary until somebody says that it is done.
 * @param fois makes the message one of its own: told again after another change
 */
export async function prevenir(
  trx: Trx,
  salle: Salle,
  dossier: DossierOuvert,
  qui: ATenirAuCourant,
  moment: MomentLu,
  { nouvelle, fois, date = moment }: { nouvelle: Nouvelle; fois: string; date?: Plage },
): Promise<void> {
  const { contenu, departement, id, dossierId } = qui
  if (!contenu) return
  const canal = canalDe(salle, contenu)
  if (!canal) {
    // A reminder is a comfort; the rest is owed.
    if (nouvelle !== 'rappel' && nouvelle !== 'confirmee' && nouvelle !== 'attente')
      await updateReservation(trx, { departement, id }, { a_dire: nouvelle })
    return
  }
  const pli: PliScelle = {
    ...rediger(salle, qui, moment, nouvelle, date, canal.canal),
    cle: `rendez-vous:${id}:${nouvelle}:${fois}`,
    canal: canal.canal,
    dossierId,
    scelle: dossier.chiffrer(canal.a),
    ...(nouvelle === 'rappel' ? { perimeLe: date.debut } : {}),
  }
  await salle.courrier.envoyer(trx, SYSTEME, pli)
}

/** The same, for a booking just read. Nothing when its key is gone. */
export async function dire(
  trx: Trx,
  salle: Salle,
  reservation: Reservation,
  moment: MomentLu,
  nouvelle: 'place' | 'expiree' | 'annulee' | 'deplacee' | 'confirmee',
  fois: string,
): Promise<void> {
  const dossier = await salle.coffre.ouvrir(trx, reservation.departement, reservation.dossierId)
  if (dossier) await prevenir(trx, salle, dossier, reservation, moment, { nouvelle, fois })
}

/** How the person can be written to; `null`: by telephone only. */
export function canalDe(
  { config }: Pick<Salle, 'config'>,
  { courriel, telephone }: Pick<Contenu, 'courriel' | 'telephone'>,
): { canal: 'courriel' | 'sms'; a: string } | null {
  if (courriel) return { canal: 'courriel', a: courriel }
  const mobile = telephone && smsPossible(config) ? lireMobile(telephone) : null
  return mobile?.ok ? { canal: 'sms', a: mobile.value } : null
}

/** Never who they are nor what they come for: when, where, and the link that says the rest. */
function rediger(
  salle: Salle,
  qui: ATenirAuCourant,
  moment: MomentLu,
  nouvelle: Nouvelle,
  date: Plage,
  canal: 'courriel' | 'sms',
): { sujet: string; texte: string } {
  const langue = estLangue(qui.langue) ? qui.langue : 'fr'
  const t = messages(langue).agenda
  const { jour, heure } = formats(langue)
  const code = ecrireCode(codeDeReservation(salle, qui.id))
  const lien = `${salle.config.url}${adresseEn(`/mes-rendez-vous?code=${code}`, langue)}`
  const limite = qui.proposeeJusqua ? t.courriels.limite(jour(qui.proposeeJusqua), heure(qui.proposeeJusqua)) : ''
  const quand = `${jour(date.debut)}, ${heure(date.debut)}`
  const ou = moment.mode === 'sur-place' ? lieuEnClair(moment) : t.modes[moment.mode]
  const { sujet, texte } = t.courriels[nouvelle]
  if (canal === 'sms') return { sujet, texte: [texte, `${quand}. ${limite}`.trim(), lien].join('\n') }
  const parties = [
    t.courriels.bonjour,
    [texte, limite].filter(Boolean).join(' '),
    `${quand}\n${ou}`,
    `${t.courriels.lien}\n${lien}`,
  ]
  return { sujet, texte: [...parties, t.courriels.signature].join('\n\n') }
}

export function lieuEnClair({ lieu, structure }: Pick<MomentLu, 'lieu' | 'structure'>): string {
  return sansExemple(lieu ? `${lieu.nom}, ${lieu.adresse}` : structure)
}

/** « (exemple) » is for those who run the demonstration. */
export const sansExemple = (nom: string) => nom.replace(/\s*\(exemple\)/, '')
