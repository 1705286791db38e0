import { type ErreurChamp, enListe, erreurDe, type Machine, PORTEES, type Saisie, un } from '../../platform/index.ts'
import {
  Alerte,
  Bouton,
  Carte,
  Champ,
  Choix,
  Etiquette,
  Formulaire,
  formats,
  ResumeErreurs,
  Vide,
} from '../../ui/index.ts'
import type { EtatWebhook } from '../api/webhooks.ts'
import type { Groupe } from '../routage.ts'

export const MACHINES = '/operateur/api'

/** The programs of an operator, where they are called, and the groups they may be given. */
export interface Etat {
  machines: Machine[]
  webhooks: Map<string, EtatWebhook>
  groupes: Groupe[]
}

/** Shown once: only their prints are kept. */
export function PageSecret({ titre, secrets }: { titre: string; secrets: [string, string][] }) {
  return (
    <div class="wrap page stack narrow">
      <h1>{titre}</h1>
      <Alerte genre="info" titre="Copiez ceci maintenant">
        Cela ne sera plus montré. Gardez-le dans le coffre de votre programme, jamais dans un courriel.
      </Alerte>
      <dl class="dl">
        {secrets.map(([nom, valeur]) => (
          <>
            <dt>{nom}</dt>
            <dd class="code">{valeur}</dd>
          </>
        ))}
      </dl>
      <p>
        <a href={MACHINES}>Revenir aux accès</a>
      </p>
    </div>
  )
}

type PropsMachines = Etat & { saisie: Saisie; erreurs: readonly ErreurChamp[] }

export function PageMachines({ machines, webhooks, groupes, saisie, erreurs }: PropsMachines) {
  return (
    <div class="wrap page stack">
      <div>
        <h1>Programmes de votre organisme</h1>
        <p class="muted">
          Votre outil de gestion peut lire les demandes et y répondre, sans rien retaper.{' '}
          <a href="/api/v1/openapi.json">Description de l’API</a>
        </p>
      </div>
      <ResumeErreurs erreurs={erreurs} />
      <h2>Accès donnés</h2>
      {machines.length === 0 ? (
        <Vide titre="Aucun programme n’a accès" icone="lock">
          Donnez un accès ci-dessous. Vous pourrez l’arrêter à tout moment.
        </Vide>
      ) : (
        machines.map((machine) => (
          <CarteMachine {...{ machine, webhook: webhooks.get(machine.id) ?? null, saisie, erreurs }} />
        ))
      )}
      <Nouvelle {...{ groupes, saisie, erreurs }} />
    </div>
  )
}

interface PropsCarte {
  machine: Machine
  webhook: EtatWebhook | null
  saisie: Saisie
  erreurs: readonly ErreurChamp[]
}

function CarteMachine({ machine, webhook, saisie, erreurs }: PropsCarte) {
  const { id, nom, portees, creeLe, vueLe, revoqueeLe } = machine
  const jour = (date: Date) => formats('fr').jour(date)
  const champ = `adresse-${id}`
  return (
    <Carte
      titre={nom}
      niveau={3}
      actions={revoqueeLe ? <Etiquette genre="retard">Arrêté le {jour(revoqueeLe)}</Etiquette> : undefined}
    >
      <p>
        {portees.map((p) => PORTEES[p]).join(', ')}. Créé le {jour(creeLe)}.{' '}
        {vueLe ? `Dernière connexion le ${jour(vueLe)}.` : 'Jamais connecté.'}
      </p>
      <p class="small muted">
        Identifiant : <span class="code">{id}</span>
      </p>
      {revoqueeLe === null && (
        <>
          <Formulaire action={`${MACHINES}/${id}/webhook`} class="stack-s">
            <Champ
              id={champ}
              nom="adresse"
              type="url"
              libelle="Adresse à prévenir"
              aide="À chaque événement d’une demande. L’appel ne dit rien de la personne."
              valeur={un(saisie, champ) || (webhook?.adresse ?? '')}
              erreur={erreurDe(erreurs, champ)}
              dir="ltr"
              autocomplete="off"
            />
            {webhook && <EtatAppels {...webhook} />}
            <Bouton genre="secondaire">Enregistrer l’adresse</Bouton>
          </Formulaire>
          <Formulaire action={`${MACHINES}/${id}/arreter`}>
            <Bouton genre="discret" icone="x">
              Arrêter cet accès
            </Bouton>
          </Formulaire>
        </>
      )}
    </Carte>
  )
}

function EtatAppels({ enAttente, panne }: EtatWebhook) {
  if (panne === null) return <p class="small muted">Les appels arrivent.</p>
  return (
    <Alerte genre="retard" titre="Les appels n’arrivent pas">
      {panne}. {enAttente} en attente. Ils sont répétés pendant un jour, de moins en moins souvent.
    </Alerte>
  )
}

function Nouvelle({ groupes, saisie, erreurs }: Pick<PropsMachines, 'groupes' | 'saisie' | 'erreurs'>) {
  return (
    <Carte titre="Donner un accès" niveau={2}>
      <Formulaire action={MACHINES} class="stack">
        <Champ
          id="nom"
          libelle="Nom du programme"
          aide="Il est montré dans le fil des demandes, par exemple « Gestion de la Caf (exemple) »."
          valeur={un(saisie, 'nom')}
          erreur={erreurDe(erreurs, 'nom')}
          requis
          maxlength={80}
          autocomplete="off"
        />
        <Choix
          nom="portees"
          legende="Il peut"
          variante="puces"
          multiple
          facultatif={false}
          valeur={enListe(saisie.portees).map(String)}
          erreur={erreurDe(erreurs, 'portees')}
          options={Object.entries(PORTEES).map(([valeur, libelle]) => ({ valeur, libelle }))}
        />
        <Choix
          nom="groupes"
          legende="Pour les demandes de"
          variante="puces"
          multiple
          facultatif={false}
          valeur={enListe(saisie.groupes).map(String)}
          erreur={erreurDe(erreurs, 'groupes')}
          options={groupes.map((g) => ({ valeur: g.id, libelle: g.nom }))}
        />
        <div>
          <Bouton icone="plus">Donner l’accès</Bouton>
        </div>
      </Formulaire>
    </Carte>
  )
}
