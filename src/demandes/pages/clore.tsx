import {
  type Contexte,
  type ErreurChamp,
  enErreur,
  erreurDe,
  formulaire,
  relire,
  type Saisie,
  un,
} from '../../platform/index.ts'
import { Choix } from '../../ui/index.ts'
import { clore } from '../gestes.ts'
import { UTILES } from '../model.ts'
import { schemaCloture } from '../saisie.ts'
import type { Salle } from '../salle.ts'
import { entrantDe, idDe, suite } from './communs.tsx'
import { pageGeste, ZoneMessage } from './geste.tsx'

export function clorePage(salle: Salle, c: Contexte): Promise<Response> {
  return page(salle, c, { id: salle.newId() }, [])
}

export async function cloreDemande(salle: Salle, c: Contexte): Promise<Response> {
  const lu = await formulaire(c, schemaCloture)
  if (!lu.ok) return page(salle, c, lu.saisie, lu.erreurs)
  const issue = await clore(salle, entrantDe(c), idDe(c), lu.valeur)
  const refusee = async () => page(salle, c, await relire(c), issue?.ok === false ? [enErreur(issue.refus)] : [])
  return suite(c, idDe(c), issue, 'La demande est close.') ?? refusee()
}

function page(salle: Salle, c: Contexte, saisie: Saisie, erreurs: ErreurChamp[]): Promise<Response> {
  return pageGeste(
    salle,
    c,
    {
      titre: 'Clore la demande',
      types: ['close'],
      page: 'clore',
      bouton: { libelle: 'Clore la demande', icone: 'check' },
      champs: () => (
        <>
          <Choix
            nom="utile"
            legende="La réponse a-t-elle été utile ?"
            variante="puces"
            requis
            valeur={un(saisie, 'utile')}
            erreur={erreurDe(erreurs, 'utile')}
            options={Object.entries(UTILES).map(([valeur, libelle], rang) => ({
              valeur,
              libelle,
              raccourci: String(rang + 1),
            }))}
          />
          <ZoneMessage
            libelle="Un mot pour le groupe"
            aide="Ce qui a aidé, ou ce qui a manqué."
            saisie={saisie}
            erreurs={erreurs}
          />
        </>
      ),
    },
    saisie,
    erreurs,
  )
}
