import { type Contexte, type ErreurChamp, erreurDe, type Saisie, un } from '../../platform/index.ts'
import { Choix, formats } from '../../ui/index.ts'
import { listPourReunir, reunir } from '../doublons.ts'
import { schemaReunion } from '../saisie.ts'
import type { Salle } from '../salle.ts'
import { entrantDe, libelleStatut } from './communs.tsx'
import { pageGeste, recevoirGeste } from './geste.tsx'

/** GET: the other requests about this person at this operator, to choose the one that is kept. */
export function reunirPage(salle: Salle, c: Contexte): Promise<Response> {
  return page(salle, c, { id: salle.newId() }, [])
}

/** POST: this one closes and points to the other. */
export function reunirDemandes(salle: Salle, c: Contexte): Promise<Response> {
  return recevoirGeste(salle, c, schemaReunion, {
    faire: (acteur, id, valeur) => reunir(salle, acteur, id, valeur),
    dit: 'Les deux demandes sont réunies. Celle-ci est close.',
    page,
  })
}

function page(salle: Salle, c: Contexte, saisie: Saisie, erreurs: ErreurChamp[]): Promise<Response> {
  return pageGeste(
    salle,
    c,
    {
      titre: 'Réunir deux demandes',
      types: ['reunie'],
      muet: true,
      page: 'reunir',
      bouton: { libelle: 'Réunir', icone: 'path' },
      async champs({ demande }) {
        const acteur = entrantDe(c)
        const semblables = await salle.database.as(acteur, (trx) => listPourReunir(trx, salle, acteur, demande))
        if (semblables.length === 0)
          return <p>Aucune autre demande n’attend de réponse pour cette personne, chez cet organisme.</p>
        return (
          <>
            <p>
              Celle-ci se ferme et renvoie vers celle que vous gardez. Rien ne passe de l’une à l’autre : chacun lit ce
              qu’il lisait.
            </p>
            <Choix
              nom="vers"
              legende="Laquelle garder ?"
              variante="cartes"
              requis
              valeur={un(saisie, 'vers')}
              erreur={erreurDe(erreurs, 'vers')}
              options={semblables.map(({ id, repere, sujet, groupe, etat }) => ({
                valeur: id,
                libelle: `${sujet} (${repere})`,
                aide: `${groupe} · ${libelleStatut(etat.statut)} · ${formats('fr').date(etat.envoyeeLe)}`,
              }))}
            />
          </>
        )
      },
    },
    saisie,
    erreurs,
  )
}
