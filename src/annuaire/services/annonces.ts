import { sql } from 'kysely'
import { type Acteur, debutDuJour, type Services, type Trx } from '../../platform/index.ts'
import { formats } from '../../ui/index.ts'
import { aMinute, ferme } from '../horaires.ts'
import { lienLieu } from '../liens.ts'
import { listAbonnes } from './abonnements.ts'
import type { ContenuException, Genre } from './exceptions.ts'
import type { Tenu } from './gestes.ts'

interface Annonce {
  sujet: string
  phrase: string
}

const DIRE_FERMETURE: Record<Genre, (nom: string, quand: string) => Annonce> = {
  annoncee: (nom, quand) => ({ sujet: `Fermé ${quand} : ${nom}`, phrase: `${nom} sera fermé ${quand}.` }),
  modifiee: (nom, quand) => ({
    sujet: `Fermé ${quand} (dates changées) : ${nom}`,
    phrase: `L’annonce a changé. ${nom} sera fermé ${quand}.`,
  }),
  annulee: (nom, quand) => ({
    sujet: `Ouvert finalement ${quand} : ${nom}`,
    phrase: `La fermeture prévue ${quand} est annulée. ${nom} ouvre comme d’habitude.`,
  }),
}

const DIRE_HORAIRES: Record<Genre, (nom: string, quand: string, heures: string) => Annonce> = {
  annoncee: (nom, quand, heures) => ({
    sujet: `Horaires changés ${quand} : ${nom}`,
    phrase: `${nom} ouvrira ${quand}, ${heures}.`,
  }),
  modifiee: (nom, quand, heures) => ({
    sujet: `Horaires changés ${quand} (nouvelle annonce) : ${nom}`,
    phrase: `L’annonce a changé. ${nom} ouvrira ${quand}, ${heures}.`,
  }),
  annulee: (nom, quand) => ({
    sujet: `Horaires habituels ${quand} : ${nom}`,
    phrase: `Les horaires exceptionnels prévus ${quand} sont annulés. ${nom} suit ses horaires habituels.`,
  }),
}

/** Mails to those who asked to be told. */
export async function prevenir(
  { courrier, config, newId }: Services,
  trx: Trx,
  acteur: Acteur,
  lieu: Tenu,
  genre: Genre,
  contenu: ContenuException,
): Promise<void> {
  const abonnes = await listAbonnes(trx, acteur.departement, lieu.id)
  if (abonnes.length === 0) return
  const { rows } = await sql<{ nom: string }>`select nom from lieux
    where departement = ${acteur.departement} and id = ${lieu.id}`.execute(trx)
  const dire = ferme(contenu) ? DIRE_FERMETURE[genre] : DIRE_HORAIRES[genre]
  const { sujet, phrase } = dire(rows[0]?.nom ?? '', periode(contenu), direPlages(contenu))
  const envoi = newId()
  const courriels = abonnes.map(({ id, email, jeton }) => ({
    a: email,
    sujet,
    texte: `Bonjour,

${phrase}

Horaires et lieux proches ouverts : ${config.url}${lienLieu(lieu.id)}

Vous recevez ce message parce que vous l’avez demandé.
Pour ne plus le recevoir : ${config.url}/abonnements/${jeton}
`,
    cle: `exception:${envoi}:${id}`,
  }))
  await courrier.envoyer(trx, acteur, ...courriels)
}

/** « le mardi 24 novembre », « du mardi 24 au … ». */
export function periode({ du, au }: Pick<ContenuException, 'du' | 'au'>): string {
  const f = formats('fr')
  const [premier, dernier] = [f.jour(debutDuJour(du)), f.jour(debutDuJour(au))]
  return du === au ? `le ${premier}` : `du ${premier} au ${dernier}`
}

/** « de 9 h à 12 h et de 14 h à 17 h ». */
export function direPlages({ du, plages }: Pick<ContenuException, 'du' | 'plages'>): string {
  const f = formats('fr')
  const heure = (minute: number) => f.heure(aMinute(debutDuJour(du), minute))
  return plages.map((p) => `de ${heure(p.debut)} à ${heure(p.fin)}`).join(' et ')
}

/** « Fermé du 24 décembre 2026 au 26 décembre 2026 (congés) », with the year: a history is read long afterwards. */
export function direException(exception: ContenuException): string {
  const { du, au, plages, motif } = exception
  const [premier, dernier] = [du, au].map((jour) => formats('fr').date(debutDuJour(jour)))
  const jours = du === au ? `le ${premier}` : `du ${premier} au ${dernier}`
  const quoi = plages.length === 0 ? `Fermé ${jours}` : `Ouvert ${jours} ${direPlages(exception)}`
  return motif ? `${quoi} (${motif})` : quoi
}
