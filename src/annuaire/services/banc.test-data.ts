import { after, before, beforeEach } from 'node:test'
import { type RawBuilder, sql } from 'kysely'
import type { Acteur, Database } from '../../platform/index.ts'
import { lire, type MondeDeTest, type Navigateur, UN_LUNDI } from '../../platform/testing/index.ts'
import { creerMondeAnnuaire, garnir } from '../pages/banc.test-data.ts'

export const ICI = {
  id: 'fs-ici',
  nom: 'France Services d’ici',
  types: ['france-services'],
  horaires: 'Mo-Th 09:00-12:00,14:00-17:00',
}
export const VOISIN = { id: 'ccas-voisin', nom: 'CCAS voisin' }
export const BUS = { id: 'bus', nom: 'Bus exemple', types: ['france-services'], itinerant: true, horaires: null }

export const SERVICE = {
  id: '018f0000-0000-7000-8000-000000000001',
  nom: 'Aide aux papiers',
  description: 'On vous aide à remplir vos papiers.\nApportez tout.',
  organisme: '',
  thematiques: 'difficultes-administratives-ou-juridiques--accompagnement-aux-demarches-administratives',
  modes: ['sans-rendez-vous', 'a-distance'],
  publics: 'familles',
  frais: 'gratuit',
  langues: ['fr', 'fsl'],
  mobilisablePar: 'usagers',
  documents: 'Une pièce d’identité',
}

export const PERMANENCE = {
  id: '018f0000-0000-7000-8000-000000000002',
  offre: SERVICE.id,
  ou: 'lieu',
  lieu: 'CCAS voisin, Bobigny',
  frequence: '1',
  jours: 'Tu',
  debut: '9h',
  fin: '12h',
  scolaire: 'oui',
}

/** Three places and their teams, on a Monday at ten, for the tests of one `describe`. */
export function ouvrirBanc(ouvrir: () => Promise<Database>) {
  const banc = {} as { monde: MondeDeTest; agent: Navigateur; agentDuBus: Navigateur; habitant: Navigateur }

  async function tenant(structure: string, lieuId: string): Promise<Acteur> {
    const acteur = await banc.monde.compte({ role: 'responsable', structure })
    await sql`update structures set lieu_id = ${lieuId} where id = ${structure}`.execute(
      banc.monde.services.database.db,
    )
    return acteur
  }

  before(async () => {
    const monde = creerMondeAnnuaire(await ouvrir())
    banc.monde = monde
    await garnir(monde.services, [ICI, VOISIN, BUS])
    banc.agent = await monde.navigateur(await tenant('structure-ici', ICI.id))
    banc.agentDuBus = await monde.navigateur(await tenant('structure-bus', BUS.id))
    banc.habitant = await monde.navigateur()
  })
  beforeEach(() => banc.monde.clock.set(UN_LUNDI))
  after(() => banc.monde.close())

  return Object.assign(banc, {
    tenant,
    async page(chemin: string, navigateur = banc.habitant) {
      const reponse = await navigateur.get(chemin)
      return { statut: reponse.status, texte: await lire(reponse) }
    },
    async compter(table: string, ou: RawBuilder<unknown> = sql`true`) {
      const { rows } = await sql<{ n: number }>`select count(*)::int as n from ${sql.table(table)} where ${ou}`.execute(
        banc.monde.services.database.db,
      )
      return rows[0]?.n
    },
    /** Mails that left since the last call. */
    async courriels() {
      await banc.monde.services.courrier.vider()
      return banc.monde.courriels.splice(0)
    },
  })
}
