import { plusJours, type Services } from '../platform/index.ts'
import { recevoir } from './gestes.ts'

/** Invented messages to the first desk of the demonstration, one of them in another language. */
const MESSAGES = [
  {
    langue: 'fr',
    joursAvant: 1,
    contenu: {
      message: 'Bonjour, je dois refaire ma carte Vitale. Quels papiers dois-je apporter ?',
      nom: 'Samia Témoin',
      telephone: '01 99 00 00 50',
      courriel: '',
    },
  },
  {
    langue: 'pt',
    joursAvant: 6,
    contenu: {
      message: 'Bom dia, posso vir na segunda-feira para pedir ajuda com a Caf?',
      nom: '',
      telephone: '',
      courriel: 'pessoa.ficticia@exemple.fr',
    },
  },
] as const

const LIEU = 'exemple-france-services-tilleuls'

export async function chargerDemonstration(services: Services): Promise<void> {
  const { clock, newId } = services
  for (const { langue, joursAvant, contenu } of MESSAGES) {
    const autrefois = { ...services, clock: { now: () => plusJours(clock.now(), -joursAvant) } }
    await recevoir(autrefois, { id: newId(), lieuId: LIEU, langue, contenu, boite: null })
  }
}
