import type { Contexte, ErreurChamp, Saisie } from '../../platform/index.ts'
import { rouvrir } from '../gestes.ts'
import { schemaReouverture } from '../saisie.ts'
import type { Salle } from '../salle.ts'
import { pageGeste, recevoirGeste, ZoneMessage } from './geste.tsx'

export function rouvrirPage(salle: Salle, c: Contexte): Promise<Response> {
  return page(salle, c, { id: salle.newId() }, [])
}

export function rouvrirDemande(salle: Salle, c: Contexte): Promise<Response> {
  return recevoirGeste(salle, c, schemaReouverture, {
    faire: (acteur, id, valeur) => rouvrir(salle, acteur, id, valeur),
    dit: 'La demande est rouverte. Le groupe est prévenu.',
    page,
  })
}

function page(salle: Salle, c: Contexte, saisie: Saisie, erreurs: ErreurChamp[]): Promise<Response> {
  return pageGeste(
    salle,
    c,
    {
      titre: 'Rouvrir la demande',
      types: ['rouverte'],
      page: 'rouvrir',
      bouton: { libelle: 'Rouvrir la demande', icone: 'undo' },
      champs: () => (
        <ZoneMessage
          libelle="Ce qui manque encore"
          aide="Le groupe le lira. Son délai repart de zéro."
          saisie={saisie}
          erreurs={erreurs}
          requis
        />
      ),
    },
    saisie,
    erreurs,
  )
}
