import { type Contexte, type ErreurChamp, erreurDe, type Saisie, un } from '../../platform/index.ts'
import { Alerte, Choix } from '../../ui/index.ts'
import { invitesPermis, renvoyer } from '../gestes.ts'
import type { Vue } from '../lire.ts'
import { schemaRenvoi } from '../saisie.ts'
import type { Salle } from '../salle.ts'
import { entrantDe, porteDe } from './communs.tsx'
import { pageGeste, recevoirGeste, ZoneMessage } from './geste.tsx'

export function renvoyerPage(salle: Salle, c: Contexte): Promise<Response> {
  return page(salle, c, { id: salle.newId() }, [])
}

export function renvoyerDemande(salle: Salle, c: Contexte): Promise<Response> {
  return recevoirGeste(salle, c, schemaRenvoi, {
    faire: (acteur, id, valeur) => renvoyer(salle, acteur, id, valeur),
    dit: ({ groupe }) =>
      groupe
        ? 'La demande est transmise. Le nouveau groupe est prévenu.'
        : 'La demande est rendue à l’agent, qui est prévenu.',
    page,
  })
}

function page(salle: Salle, c: Contexte, saisie: Saisie, erreurs: ErreurChamp[]): Promise<Response> {
  const agent = porteDe(c) === 'agent'
  const titre = agent ? 'Envoyer à un autre groupe' : 'Ce n’est pas pour nous'
  return pageGeste(
    salle,
    c,
    {
      titre,
      types: ['reroutee'],
      page: 'renvoyer',
      bouton: { libelle: agent ? 'Envoyer à ce groupe' : 'Transmettre la demande', icone: 'send' },
      champs: async (vue) => (
        <>
          <Choix
            nom="groupe"
            legende="Où doit aller la demande ?"
            aide="Le mandat de la personne permet d’écrire à ces groupes, et à eux seuls."
            variante="cartes"
            requis
            valeur={un(saisie, 'groupe')}
            erreur={erreurDe(erreurs, 'groupe')}
            options={[...(await groupes(salle, c, vue)), ...(agent ? [] : [AUCUN])]}
          />
          <ZoneMessage
            libelle={agent ? 'Un mot pour le nouveau groupe' : 'Pourquoi, et qui peut répondre'}
            saisie={saisie}
            erreurs={erreurs}
            requis
          />
          {!agent && (
            <Alerte genre="info">
              Votre groupe garde les messages. Il ne verra plus ni les pièces, ni l’identité de la personne.
            </Alerte>
          )}
        </>
      ),
    },
    saisie,
    erreurs,
  )
}

const AUCUN = {
  valeur: 'aucun',
  libelle: 'Un autre organisme, ou je ne sais pas',
  aide: 'La demande revient à l’agent, qui choisit la suite.',
}

async function groupes(salle: Salle, c: Contexte, { demande }: Vue) {
  const acteur = entrantDe(c)
  const permis = await salle.database.as(acteur, (trx) => invitesPermis(trx, salle, acteur, demande))
  return permis.ok ? permis.value.groupes.map(({ id, nom }) => ({ valeur: id, libelle: nom })) : []
}
