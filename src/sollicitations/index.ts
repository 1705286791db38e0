import { PUBLIC, type Room, type Services, SYSTEME } from '../platform/index.ts'
import { LIRE_MESSAGES, REPONDRE } from './access.ts'
import { chargerDemonstration } from './demonstration.ts'
import { oublier } from './gestes.ts'
import { JOURS_APRES_REPONSE } from './model.ts'
import { ecrire, ecrireForm } from './pages/ecrire.tsx'
import { LISTE, lister } from './pages/liste.tsx'
import { lire, noterReponse } from './pages/message.tsx'
import { countEnAttente, findStructureDuLieu } from './store.ts'

/** What residents write to a structure, and the 72 working hours in which they are answered. */
export function sollicitations(services: Services): Room {
  return {
    nom: 'sollicitations',
    routes(r) {
      r.get('/lieux/:id/ecrire', PUBLIC, (c) => ecrireForm(services, c))
      r.post('/lieux/:id/ecrire', PUBLIC, (c) => ecrire(services, c))
      r.get(LISTE, LIRE_MESSAGES, (c) => lister(services, c))
      r.get(`${LISTE}/:id`, LIRE_MESSAGES, (c) => lire(services, c))
      r.post(`${LISTE}/:id`, REPONDRE, (c) => noterReponse(services, c))
    },
    nav: [
      {
        porte: 'agent',
        rang: 25,
        libelle: 'Messages',
        href: LISTE,
        action: LIRE_MESSAGES,
        compte: countEnAttente,
      },
    ],
    async purge(aBlanc) {
      return [
        `Messages d’habitants répondus depuis plus de ${JOURS_APRES_REPONSE} jours : ${await oublier(services, aBlanc)}`,
      ]
    },
    demonstration: () => chargerDemonstration(services),
  }
}

/** Does somebody have an account where this place is, to answer what residents write? */
export function recoitMessages({ config, database }: Services): (lieuId: string) => Promise<boolean> {
  return async (lieuId) => {
    const structure = await database.as(SYSTEME, (trx) => findStructureDuLieu(trx, config.departement, lieuId))
    return structure !== null
  }
}
