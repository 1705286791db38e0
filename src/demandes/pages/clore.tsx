import { type Contexte, type ErreurChamp, erreurDe, type Saisie, un } from '../../platform/index.ts'
import { Choix } from '../../ui/index.ts'
import { clore } from '../gestes.ts'
import { UTILES } from '../model.ts'
import { schemaCloture } from '../saisie.ts'
import type { Salle } from '../salle.ts'
import { pageGeste, recevoirGeste, ZoneMessage } from './geste.tsx'

export function clorePage(salle: Salle, c: Contexte): Promise<Response> {
  return page(salle, c, { id: salle.newId() }, [])
}

export function cloreDemande(salle: Salle, c: Contexte): Promise<Response> {
  return recevoirGeste(salle, c, schemaCloture, {
    faire: (acteur, id, valeur) => clore(salle, acteur, id, valeur),
    dit: 'La demande est close.',
    page,
  })
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
