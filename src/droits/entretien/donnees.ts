import communes from '@etalab/decoupage-administratif/data/communes.json' with { type: 'json' }
import { listOperateurs } from '../../annuaire/index.ts'
import { jourIso, type Services } from '../../platform/index.ts'
import { asset, type Langue, messages } from '../../ui/index.ts'
import { droitsEcrits } from '../locaux.ts'
import { type Contexte, creerContexte, type Donnees } from './commun/contexte.ts'

/** What the interview needs of the instance, read once. */
export interface Salle extends Services {
  donnees(langue: Langue): Donnees
  contexte(langue: Langue): Contexte
}

export function creerSalle(services: Services): Salle {
  const { departement } = services.config
  const droitsLocaux = droitsEcrits(departement)
  const operateurs = listOperateurs(departement).map((o) => o.code)
  const duTerritoire = communes
    .filter((c) => c.departement === departement && c.type === 'commune-actuelle')
    .map(({ code, nom }) => ({ code, nom }))
    .sort((a, b) => a.nom.localeCompare(b.nom, 'fr'))
  const donnees = (langue: Langue): Donnees => {
    const jour = jourIso(services.clock.now())
    const { droits, langue: l } = messages(langue)
    return {
      t: droits,
      langue: { code: langue, locale: l.locale },
      mois: jour.slice(0, 7),
      jour,
      communes: duTerritoire,
      droitsLocaux,
      operateurs,
      moduleCode: asset('droits-code.js'),
    }
  }
  return { ...services, donnees, contexte: (langue) => creerContexte(donnees(langue), false) }
}
