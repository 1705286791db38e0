import { type Contexte, type ErreurChamp, enErreur, formulaire, relire, type Saisie } from '../../platform/index.ts'
import { rouvrir } from '../gestes.ts'
import { schemaReouverture } from '../saisie.ts'
import type { Salle } from '../salle.ts'
import { entrantDe, idDe, suite } from './communs.tsx'
import { pageGeste, ZoneMessage } from './geste.tsx'

export function rouvrirPage(salle: Salle, c: Contexte): Promise<Response> {
  return page(salle, c, { id: salle.newId() }, [])
}

export async function rouvrirDemande(salle: Salle, c: Contexte): Promise<Response> {
  const lu = await formulaire(c, schemaReouverture)
  if (!lu.ok) return page(salle, c, lu.saisie, lu.erreurs)
  const issue = await rouvrir(salle, entrantDe(c), idDe(c), lu.valeur)
  const refusee = async () => page(salle, c, await relire(c), issue?.ok === false ? [enErreur(issue.refus)] : [])
  return suite(c, idDe(c), issue, 'La demande est rouverte. Le groupe est prévenu.') ?? refusee()
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
