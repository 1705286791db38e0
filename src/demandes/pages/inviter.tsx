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
import { Choix, Liste } from '../../ui/index.ts'
import { inviter, invitesPermis } from '../gestes.ts'
import type { Vue } from '../lire.ts'
import { schemaInvitation } from '../saisie.ts'
import type { Salle } from '../salle.ts'
import { cleCompte, cleGroupe } from '../store.ts'
import { entrantDe, idDe, suite } from './communs.tsx'
import { pageGeste, ZoneMessage } from './geste.tsx'

export function inviterPage(salle: Salle, c: Contexte): Promise<Response> {
  return page(salle, c, { id: salle.newId() }, [])
}

export async function inviterQuelquun(salle: Salle, c: Contexte): Promise<Response> {
  const lu = await formulaire(c, schemaInvitation)
  if (!lu.ok) return page(salle, c, lu.saisie, lu.erreurs)
  const { qui, ...invitation } = lu.valeur
  const code = qui.slice(2)
  const invite = qui === cleGroupe(code) ? { groupe: code, compte: null } : { groupe: null, compte: code }
  const issue = await inviter(salle, entrantDe(c), idDe(c), { ...invitation, ...invite })
  const refusee = async () => page(salle, c, await relire(c), issue?.ok === false ? [enErreur(issue.refus)] : [])
  return suite(c, idDe(c), issue, 'L’invitation est envoyée.') ?? refusee()
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
