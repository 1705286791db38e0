import { type Contexte, type ErreurChamp, erreurDe, type Saisie, un } from '../../platform/index.ts'
import { Choix, Liste } from '../../ui/index.ts'
import { inviter, invitesPermis } from '../gestes.ts'
import type { Vue } from '../lire.ts'
import { schemaInvitation } from '../saisie.ts'
import type { Salle } from '../salle.ts'
import { cleCompte, cleGroupe } from '../store.ts'
import { entrantDe } from './communs.tsx'
import { pageGeste, recevoirGeste, ZoneMessage } from './geste.tsx'

export function inviterPage(salle: Salle, c: Contexte): Promise<Response> {
  return page(salle, c, { id: salle.newId() }, [])
}

export function inviterQuelquun(salle: Salle, c: Contexte): Promise<Response> {
  return recevoirGeste(salle, c, schemaInvitation, {
    faire(acteur, id, { qui, ...invitation }) {
      const code = qui.slice(2)
      const invite = qui === cleGroupe(code) ? { groupe: code, compte: null } : { groupe: null, compte: code }
      return inviter(salle, acteur, id, { ...invitation, ...invite })
    },
    dit: 'L’invitation est envoyée.',
    page,
  })
}

function page(salle: Salle, c: Contexte, saisie: Saisie, erreurs: ErreurChamp[]): Promise<Response> {
  return pageGeste(
    salle,
    c,
    {
      titre: 'Inviter dans la demande',
      types: ['invitation'],
      page: 'inviter',
      bouton: { libelle: 'Inviter', icone: 'send' },
      champs: async (vue) => (
        <>
          <Liste
            id="qui"
            libelle="Qui inviter ?"
            aide="Un groupe d’un organisme nommé dans le mandat, ou quelqu’un de votre structure."
            requis
            valeur={un(saisie, 'qui')}
            erreur={erreurDe(erreurs, 'qui')}
            options={await invites(salle, c, vue)}
          />
          <Choix
            nom="voit"
            legende="Ce qui sera visible"
            variante="cartes"
            requis
            valeur={un(saisie, 'voit') || 'tout'}
            erreur={erreurDe(erreurs, 'voit')}
            options={[
              { valeur: 'tout', libelle: 'Messages, pièces, identité' },
              { valeur: 'messages', libelle: 'Messages seulement' },
            ]}
          />
          <ZoneMessage
            libelle="Pourquoi vous invitez"
            aide="Tous les participants le liront."
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

async function invites(salle: Salle, c: Contexte, { demande }: Vue) {
  const acteur = entrantDe(c)
  const permis = await salle.database.as(acteur, (trx) => invitesPermis(trx, salle, acteur, demande))
  if (!permis.ok) return []
  const { groupes, collegues } = permis.value
  return [
    ...groupes.map(({ id, nom }) => ({ valeur: cleGroupe(id), libelle: nom, groupe: 'Groupes' })),
    ...collegues.map(({ id, nom, fonction }) => ({
      valeur: cleCompte(id),
      libelle: `${nom}, ${fonction}`,
      groupe: 'Votre structure',
    })),
  ]
}
