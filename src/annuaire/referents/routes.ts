import { CONNECTE, type Routes, type Services } from '../../platform/index.ts'
import { ECRIRE_NOTE, LIRE_REFERENTS, TENIR_REFERENTS } from './access.ts'
import { LIENS_ANNUAIRE } from './liens.ts'
import { circuitForm, enregistrerCircuit, oterCircuit } from './pages/circuit.tsx'
import { listerCircuits } from './pages/circuits.tsx'
import { ajouterNote, fichePro, oterNote } from './pages/fiche.tsx'
import { enregistrerReferent, oterReferent, referentForm } from './pages/referent.tsx'
import { listerReferents } from './pages/referents.tsx'

/** What the directory tells professionals only. */
export function routesReferents(services: Services, r: Routes): void {
  const [referents, circuits, lieux] = [LIENS_ANNUAIRE.referents, LIENS_ANNUAIRE.circuits, LIENS_ANNUAIRE.lieux].map(
    (l) => l.href,
  )
  r.get(`${referents}`, LIRE_REFERENTS, (c) => listerReferents(services, c))
  r.get(`${referents}/nouveau`, TENIR_REFERENTS, (c) => referentForm(services, c))
  r.post(`${referents}/nouveau`, TENIR_REFERENTS, (c) => enregistrerReferent(services, c))
  r.get(`${referents}/:id`, TENIR_REFERENTS, (c) => referentForm(services, c))
  r.post(`${referents}/:id`, TENIR_REFERENTS, (c) => enregistrerReferent(services, c))
  r.post(`${referents}/:id/retirer`, TENIR_REFERENTS, (c) => oterReferent(services, c))
  r.get(`${circuits}`, CONNECTE, (c) => listerCircuits(services, c))
  r.get(`${circuits}/nouveau`, TENIR_REFERENTS, (c) => circuitForm(services, c))
  r.post(`${circuits}/nouveau`, TENIR_REFERENTS, (c) => enregistrerCircuit(services, c))
  r.get(`${circuits}/:id`, TENIR_REFERENTS, (c) => circuitForm(services, c))
  r.post(`${circuits}/:id`, TENIR_REFERENTS, (c) => enregistrerCircuit(services, c))
  r.post(`${circuits}/:id/retirer`, TENIR_REFERENTS, (c) => oterCircuit(services, c))
  r.get(`${lieux}/lieux/:id`, ECRIRE_NOTE, (c) => fichePro(services, c))
  r.post(`${lieux}/lieux/:id/notes`, ECRIRE_NOTE, (c) => ajouterNote(services, c))
  r.post(`${lieux}/notes/:id/retirer`, ECRIRE_NOTE, (c) => oterNote(services, c))
}
