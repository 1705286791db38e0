import { accueil } from './accueil/index.ts'
import { annuaire } from './annuaire/index.ts'
import { demandes } from './demandes/index.ts'
import { mandats } from './mandats/index.ts'
import { type Room, type Services, session, systeme } from './platform/index.ts'

/** Every room of the house, wired to the others. */
export function composeRooms(services: Services): Room[] {
  const rooms = [session(services), annuaire(services), accueil(services), mandats(services), demandes(services)]
  return [...rooms, systeme(services, rooms)]
}
