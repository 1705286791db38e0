import { type Acteur, ok, plusJours, type Result, refus, type Services, SYSTEME, type Trx } from '../platform/index.ts'
import type { Langue } from '../ui/index.ts'
import { type Contenu, echeanceDe, JOURS_APRES_REPONSE, JOURS_SANS_REPONSE, type Moyen } from './model.ts'
import {
  eraseContenu,
  findStructureDuLieu,
  insertSollicitation,
  listADetruire,
  listCourriels,
  writeReponse,
} from './store.ts'

interface Recu {
  id: string
  lieuId: string
  langue: Langue
  contenu: Contenu
  /** Public mailbox of the place. */
  boite: string | null
}

/** A resident's message: kept, and the structure told. `null` when nobody answers for this place. Sent twice, kept once. */
export async function recevoir(services: Services, recu: Recu): Promise<{ echeance: Date } | null> {
  const { clock, config, coffre, courrier, database, journal } = services
  const { departement } = config
  const recueLe = clock.now()
  const echeance = echeanceDe(recueLe)
  return database.as(SYSTEME, async (trx) => {
    const structure = await findStructureDuLieu(trx, departement, recu.lieuId)
    if (!structure) return null
    const { boite, ...message } = recu
    const nouvelle = { ...message, departement, structureId: structure.id, recueLe, echeance }
    if (!(await insertSollicitation(trx, coffre, nouvelle))) return { echeance }
    await journal(trx, SYSTEME, { action: 'sollicitation.recue', objet: `sollicitation:${recu.id}` })
    const boites = boite ? [boite] : await listCourriels(trx, departement, structure.id)
    await courrier.envoyer(trx, SYSTEME, ...boites.map((a) => avis(services, recu.id, a, echeance)))
    return { echeance }
  })
}

/** Never who writes, nor what: that a message waits, and until when. */
function avis({ config }: Services, id: string, a: string, echeance: Date) {
  return {
    a,
    sujet: 'Un habitant vous a écrit',
    texte: [
      'Bonjour,',
      `Un habitant vous a écrit depuis la page de votre lieu. Répondez avant le ${enClair(echeance)} : c’est le délai de 72 heures ouvrées de la convention.`,
      `Pour lire son message :\n${config.url}/agent/messages/${id}`,
      'Ce courriel ne dit rien de la personne : tout est sur la page, après connexion.',
      'Maillage',
    ].join('\n\n'),
    cle: `sollicitation:${id}:${a}`,
  }
}

const enClair = (date: Date) =>
  new Intl.DateTimeFormat('fr-FR', { dateStyle: 'full', timeStyle: 'short' }).format(date).replace(':', ' h ')

/** Says how the person was answered. */
export function repondre(services: Services, acteur: Acteur, id: string, moyen: Moyen): Promise<Result<null>> {
  const { clock, database, journal } = services
  return database.as(acteur, async (trx) => {
    if (!(await writeReponse(trx, acteur, id, clock.now(), moyen)))
      return refus('deja', 'Une réponse était déjà notée pour ce message.')
    await journal(trx, acteur, { action: 'sollicitation.repondue', objet: `sollicitation:${id}`, detail: { moyen } })
    return ok(null)
  })
}

/** Forgets what residents wrote, once answered or too old. @returns how many */
export async function oublier(services: Services, aBlanc: boolean): Promise<number> {
  const { clock, config, database } = services
  const maintenant = clock.now()
  const avant = {
    repondues: plusJours(maintenant, -JOURS_APRES_REPONSE),
    recues: plusJours(maintenant, -JOURS_SANS_REPONSE),
  }
  return database.as(SYSTEME, async (trx) => {
    const finies = await listADetruire(trx, config.departement, avant)
    if (!aBlanc) for (const finie of finies) await detruire(services, trx, finie)
    return finies.length
  })
}

async function detruire(
  { coffre, config: { departement }, journal }: Services,
  trx: Trx,
  { id, dossierId }: { id: string; dossierId: string },
): Promise<void> {
  const regle = `Message détruit ${JOURS_APRES_REPONSE} jours après la réponse, ou ${JOURS_SANS_REPONSE} jours sans réponse.`
  await coffre.detruire(trx, departement, dossierId, regle)
  await eraseContenu(trx, departement, id)
  await journal(trx, SYSTEME, { action: 'sollicitation.detruite', objet: `sollicitation:${id}` })
}
