import { sql } from 'kysely'
import { z } from 'zod'
import { ecrireCode, lireCode } from '../../mandats/index.ts'
import {
  adresseDe,
  type Contexte,
  dropSlip,
  type ErreurChamp,
  erreurDe,
  formulaire,
  keepSlip,
  langueCourante,
  pagePublique,
  readSlip,
  retour,
  SYSTEME,
  statutDe,
} from '../../platform/index.ts'
import {
  adresseEn,
  Bouton,
  Carte,
  Champ,
  Formulaire,
  type Langue,
  messages,
  PageCourte,
  ResumeErreurs,
} from '../../ui/index.ts'
import { empreinteDuCode } from '../code.ts'
import type { Reservation } from '../model.ts'
import { listReservations } from '../reservations.ts'
import type { Salle } from '../salle.ts'
import { findMoment, type MomentLu } from '../store.ts'
import { idDe, MES } from './communs.tsx'
import { UnRendezVous } from './un-rendez-vous.tsx'

/** In an hour, from one address: a library has one for all. */
const ESSAIS = 60
/** The codes stay with this browser for a while, never in an address. */
const GARDE_S = 3600
const CODES_AU_PLUS = 8
const slip = z.object({ codes: z.array(z.string().max(12)).max(CODES_AU_PLUS) })

export interface LeMien {
  reservation: Reservation
  moment: MomentLu
  /** Place in the waiting list, from 1. */
  devant: number
}

/** Keeps a code beside those this browser has: a phone sees all its appointments at once. */
export function garderCode(c: Contexte, code: string): void {
  const codes = [code, ...codesDe(c).filter((k) => k !== code)]
  keepSlip(c, 'rendez-vous', { codes: codes.slice(0, CODES_AU_PLUS) }, GARDE_S)
}

export const codesDe = (c: Contexte) => readSlip(c, 'rendez-vous', slip)?.codes ?? []

/** GET: the appointments of the codes typed here; a link of a mail brings its code. */
export async function montrerMes(salle: Salle, c: Contexte): Promise<Response> {
  const langue = langueCourante(c)
  const lien = c.req.query('code')
  if (lien !== undefined) {
    const code = lireCode(lien)
    if (code) garderCode(c, code)
    return retour(c, adresseEn(MES, langue))
  }
  const codes = codesDe(c)
  if (codes.length === 0) return demander(c, [])
  const t = messages(langue).agenda.mes.erreurs
  if (!(await permis(salle, c))) return demander(c, [{ champ: 'code', message: t.tropVite }])
  const miens = await lireMiens(salle, codes)
  if (miens.length > 0) return montrer(c, miens, [])
  dropSlip(c, 'rendez-vous')
  return demander(c, [{ champ: 'code', message: t.inconnu }])
}

/** POST: looked for at the next page. */
export async function donnerCode(_salle: Salle, c: Contexte): Promise<Response> {
  const langue = langueCourante(c)
  const error = messages(langue).agenda.mes.erreurs.code
  const lu = await formulaire(c, z.object({ code: z.string({ error }).max(40, { error }) }))
  const code = lu.ok ? lireCode(lu.valeur.code) : null
  if (!code) return demander(c, [{ champ: 'code', message: error }])
  garderCode(c, code)
  return retour(c, adresseEn(MES, langue))
}

/** POST: on a shared computer, the next person must not find them. */
export function fermerMes(_salle: Salle, c: Contexte): Response {
  dropSlip(c, 'rendez-vous')
  return retour(c, adresseEn(MES, langueCourante(c)))
}

function permis({ limites }: Salle, c: Contexte): Promise<boolean> {
  return limites.essayer(`agenda:code:${adresseDe(c)}`, ESSAIS, 3600)
}

export async function lireMiens(salle: Salle, codes: readonly string[]): Promise<LeMien[]> {
  const { coffre, config, database } = salle
  const empreintes = codes.map((code) => empreinteDuCode(salle, code))
  return database.as(SYSTEME, async (trx) => {
    const miennes = await listReservations(trx, coffre, config.departement, sql`v.code in (${sql.join(empreintes)})`)
    const miens: LeMien[] = []
    for (const reservation of miennes) {
      const moment = await findMoment(trx, { ...reservation, id: reservation.momentId })
      const { rows } = await sql<{ n: number }>`select count(*)::int as n from agenda_reservations
        where departement = ${config.departement} and moment_id = ${reservation.momentId} and statut = 'attente'
          and rang <= ${reservation.rang}`.execute(trx)
      if (moment) miens.push({ reservation, moment, devant: rows[0]?.n ?? 1 })
    }
    return miens.sort((a, b) => a.moment.debut.getTime() - b.moment.debut.getTime())
  })
}

/** Of this browser's codes only; anything else does not exist. */
export async function ouvrirLeMien(salle: Salle, c: Contexte): Promise<LeMien | null> {
  const codes = codesDe(c)
  if (codes.length === 0 || !(await permis(salle, c))) return null
  return (await lireMiens(salle, codes)).find((m) => m.reservation.id === idDe(c)) ?? null
}

export function publique(c: Contexte, titre: string, statut: 200 | 422, contenu: Parameters<typeof pagePublique>[2]) {
  c.header('Cache-Control', 'no-store')
  return pagePublique(c, { titre, statut, traduite: true }, contenu)
}

function demander(c: Contexte, erreurs: readonly ErreurChamp[]) {
  const langue = langueCourante(c)
  const t = messages(langue).agenda.mes
  return publique(
    c,
    t.titre,
    statutDe(erreurs),
    <PageCourte titre={t.titre} chapeau={t.chapeau}>
      <ResumeErreurs erreurs={erreurs} titre={t.erreurs.resume} />
      <Carte>
        <Formulaire action={adresseEn(MES, langue)}>
          <Champ
            id="code"
            libelle={t.code}
            aide={t.codeAide}
            erreur={erreurDe(erreurs, 'code')}
            requis
            largeur="m"
            dir="ltr"
            autocomplete="off"
            autocapitalize="characters"
            spellcheck="false"
            maxlength={20}
          />
          <Bouton icone="search">{t.voir}</Bouton>
        </Formulaire>
      </Carte>
    </PageCourte>,
  )
}

export function montrer(c: Contexte, miens: readonly LeMien[], erreurs: readonly ErreurChamp[]) {
  const langue: Langue = langueCourante(c)
  const t = messages(langue).agenda
  const nouveau = miens.find((m) => m.reservation.id === c.req.query('nouveau'))
  const codes = codesDe(c)
  return publique(
    c,
    t.mes.titre,
    statutDe(erreurs),
    <PageCourte
      titre={t.mes.titre}
      chapeau={
        nouveau
          ? t.courriels[nouveau.reservation.statut === 'attente' ? 'attente' : 'confirmee'].texte
          : t.mes.noteTexte
      }
    >
      <ResumeErreurs erreurs={erreurs} titre={t.mes.erreurs.resume} />
      {nouveau && codes[0] && (
        <Carte titre={t.mes.noteTitre}>
          <p class="h2 code num" dir="ltr">
            {ecrireCode(codes[0])}
          </p>
          <p>{t.mes.noteTexte}</p>
        </Carte>
      )}
      {miens.map((mien) => (
        <UnRendezVous mien={mien} langue={langue} erreur={erreurDe(erreurs, `annuler-${mien.reservation.id}`)} />
      ))}
      <Formulaire action={adresseEn(`${MES}/fermer`, langue)}>
        <Bouton genre="secondaire" icone="x">
          {t.mes.fermer}
        </Bouton>
      </Formulaire>
    </PageCourte>,
  )
}
