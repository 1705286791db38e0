import { Bouton, Carte, Champ, Choix, Formulaire, LienBouton, Liste, ResumeErreurs } from '../../../ui/index.ts'
import { type ErreurChamp, erreurDe, type Saisie, un } from '../../http/formulaire.ts'
import type { listStructures } from '../comptes.ts'
import { COMPTES } from './communs.ts'
import { OPTIONS_ROLE } from './compte.tsx'

interface ProprietesNouveau {
  structures: Awaited<ReturnType<typeof listStructures>>
  saisie: Saisie
  erreurs: readonly ErreurChamp[]
}

const GROUPES = { aidant: 'Lieux d’accueil', operateur: 'Organismes', pilote: 'Pilotage' }

export function PageNouveau({ structures, saisie, erreurs }: ProprietesNouveau) {
  return (
    <div class="wrap page stack">
      <h1>Créer un compte</h1>
      <ResumeErreurs erreurs={erreurs} />
      <Carte>
        <Formulaire action={COMPTES}>
          <input type="hidden" name="id" value={un(saisie, 'id')} />
          <Champs {...{ structures, saisie, erreurs }} />
          <div class="row">
            <Bouton>Créer le compte</Bouton>
            <LienBouton genre="discret" href={COMPTES}>
              Annuler
            </LienBouton>
          </div>
        </Formulaire>
      </Carte>
    </div>
  )
}

function Champs({ structures, saisie, erreurs }: ProprietesNouveau) {
  const champ = (id: string) => ({ id, valeur: un(saisie, id), erreur: erreurDe(erreurs, id), autocomplete: 'off' })
  return (
    <>
      <Champ {...champ('nom')} libelle="Prénom et nom" requis />
      <Champ
        {...champ('email')}
        libelle="Adresse électronique de travail"
        aide="Elle sert à entrer : la personne y reçoit un lien et un code."
        type="email"
        inputmode="email"
        requis
      />
      <Champ {...champ('fonction')} libelle="Fonction" aide="Lue par ses collègues. Par exemple : conseillère." />
      <Liste
        {...champ('structure')}
        libelle="Structure"
        aide="Elle n’est pas dans la liste ? Créez le premier compte sur le serveur, avec la commande « user ajouter »."
        requis
        options={structures.map((s) => ({ valeur: s.id, libelle: s.nom, groupe: GROUPES[s.nature] }))}
      />
      <Choix
        nom="role"
        legende="Ce que cette personne peut faire"
        variante="puces"
        requis
        options={OPTIONS_ROLE}
        valeur={un(saisie, 'role')}
        erreur={erreurDe(erreurs, 'role')}
      />
    </>
  )
}
