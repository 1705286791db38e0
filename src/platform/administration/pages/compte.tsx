import { Alerte, Bouton, Carte, Choix, Dialogue, Formulaire, formats, ResumeErreurs } from '../../../ui/index.ts'
import { NOMS_DES_ROLES, ROLES } from '../../access.ts'
import { type ErreurChamp, erreurDe } from '../../http/formulaire.ts'
import type { CompteVu } from '../comptes.ts'
import { etatDuCompte, pageDe } from './communs.ts'

export const OPTIONS_ROLE = ROLES.map((role) => ({ valeur: role, libelle: NOMS_DES_ROLES[role] }))

interface ProprietesCompte {
  compte: CompteVu
  /** The reader's own account: somebody else changes it. */
  soi: boolean
  /** Role shown as chosen. */
  role: string
  erreurs: readonly ErreurChamp[]
}

export function PageCompteDe({ compte, soi, role, erreurs }: ProprietesCompte) {
  return (
    <div class="wrap page stack">
      <h1>{compte.nom}</h1>
      <ResumeErreurs erreurs={erreurs} />
      <div class="grid cols--m">
        <Carte titre="Le compte">
          <dl class="dl">
            <dt>Adresse</dt>
            <dd>{compte.email}</dd>
            <dt>Fonction</dt>
            <dd>{compte.fonction || 'Non dite'}</dd>
            <dt>Structure</dt>
            <dd>{compte.structureNom}</dd>
            <dt>Créé le</dt>
            <dd>{formats('fr').date(compte.creeLe)}</dd>
            <dt>Qui s’en sert</dt>
            <dd>{compte.partage ? 'Plusieurs personnes, au même guichet' : 'Une seule personne'}</dd>
            <dt>État</dt>
            <dd>{etatDuCompte(compte)}</dd>
          </dl>
          {!soi && <Partage compte={compte} />}
          {!soi && <Entree compte={compte} />}
        </Carte>
        <Role {...{ compte, soi, role, erreurs }} />
      </div>
    </div>
  )
}

function Role({ compte, soi, role, erreurs }: ProprietesCompte) {
  return (
    <Carte titre="Le rôle">
      {soi ? (
        <>
          <p>{NOMS_DES_ROLES[compte.role]}</p>
          <Alerte genre="info">
            C’est votre compte. Une autre personne de l’administration peut changer votre rôle, ou le désactiver.
          </Alerte>
        </>
      ) : (
        <Formulaire action={`${pageDe(compte.id)}/role`}>
          <Choix
            nom="role"
            legende="Ce que cette personne peut faire"
            variante="cartes"
            requis
            options={OPTIONS_ROLE}
            valeur={role}
            erreur={erreurDe(erreurs, 'role')}
          />
          <Bouton>Enregistrer le rôle</Bouton>
        </Formulaire>
      )}
    </Carte>
  )
}

/** One account for a desk is better avoided, and better known than hidden. */
function Partage({ compte: { id, partage } }: { compte: CompteVu }) {
  return (
    <Formulaire action={`${pageDe(id)}/partage`}>
      <Bouton genre="secondaire" name="partage" value={partage ? 'non' : 'oui'}>
        {partage ? 'Une seule personne s’en sert' : 'Plusieurs personnes s’en servent'}
      </Bouton>
    </Formulaire>
  )
}

/** Opens or closes the way in. */
function Entree({ compte }: { compte: CompteVu }) {
  if (compte.desactiveLe)
    return (
      <Formulaire action={`${pageDe(compte.id)}/reactiver`}>
        <Bouton genre="secondaire">Réactiver ce compte</Bouton>
      </Formulaire>
    )
  return (
    <div>
      <Dialogue
        id="desactiver"
        titre="Désactiver ce compte ?"
        declencheur="Désactiver ce compte"
        genre="danger"
        fermer="Garder le compte"
      >
        <p>
          La personne est déconnectée tout de suite et ne peut plus entrer. Son travail reste. On peut revenir dessus.
        </p>
        <Formulaire action={`${pageDe(compte.id)}/desactiver`}>
          <Bouton genre="danger">Désactiver</Bouton>
        </Formulaire>
      </Dialogue>
    </div>
  )
}
