import {
  Avatar,
  Bouton,
  Carte,
  Champ,
  type ErreurChamp,
  Formulaire,
  Icon,
  LienBouton,
  ResumeErreurs,
} from '../../../ui/index.ts'
import { NOMS_DES_ROLES, ROLES, type Role } from '../../access.ts'

export interface CompteFictif {
  id: string
  nom: string
  fonction: string
  role: Role
  presentation: string
  structureNom: string
}

interface Props {
  suite: string
  email?: string | undefined
  erreurs?: ErreurChamp[] | undefined
  /** Name on the provider's button; `null`: no button. */
  oidc: string | null
  /** Accounts one may enter as, in demonstration. */
  fictifs: CompteFictif[]
}

export function PageConnexion({ suite, email, erreurs = [], oidc, fictifs }: Props) {
  const form = <ParCourriel suite={suite} email={email} erreurs={erreurs} oidc={oidc} />
  return (
    <div class="wrap page stack-l">
      <div class="stack">
        <h1>Espace professionnel</h1>
        <p class="lead">Pour les agents des lieux d’accueil, les organismes et le pilotage.</p>
      </div>
      {fictifs.length === 0 ? (
        <div class="prose stack">{form}</div>
      ) : (
        <div class="grid cols">
          <Demonstration fictifs={fictifs} suite={suite} />
          <div class="stack">{form}</div>
        </div>
      )}
    </div>
  )
}

function ParCourriel({ suite, email, erreurs = [], oidc }: Omit<Props, 'fictifs'>) {
  return (
    <>
      <ResumeErreurs erreurs={erreurs} />
      {oidc && (
        <Carte titre={`Avec ${oidc}`}>
          <p>Vous utilisez le même compte que dans vos autres services.</p>
          <LienBouton href={`/connexion/oidc?suite=${encodeURIComponent(suite)}`} icone="lock">
            Se connecter avec {oidc}
          </LienBouton>
        </Carte>
      )}
      <Carte titre="Avec votre adresse électronique">
        <Formulaire action="/connexion">
          <input type="hidden" name="suite" value={suite} />
          <Champ
            id="email"
            libelle="Votre adresse de travail"
            aide="Pas de mot de passe : nous vous envoyons un lien et un code. Exemple : prenom.nom@exemple.fr"
            type="email"
            autocomplete="email"
            inputmode="email"
            requis
            valeur={email}
            erreur={erreurs.find((e) => e.champ === 'email')?.message}
          />
          <Bouton icone="mail">Recevoir un lien</Bouton>
        </Formulaire>
      </Carte>
      <p class="muted">
        Pas encore de compte ? La personne qui gère les comptes de votre structure peut vous en ouvrir un.
      </p>
    </>
  )
}

/** Of one role, shown at once; the others open. */
const PREMIERS = 4

function Demonstration({ fictifs, suite }: { fictifs: CompteFictif[]; suite: string }) {
  return (
    <section class="stack" aria-labelledby="fictifs">
      <h2 id="fictifs">Essayer avec une personne inventée</h2>
      <p>Choisissez qui vous êtes : vous entrez tout de suite, sans mot de passe.</p>
      {ROLES.map((role) => {
        const comptes = fictifs.filter((compte) => compte.role === role)
        const reste = comptes.slice(PREMIERS)
        return comptes.length === 0 ? null : (
          <div class="stack-s">
            <h3>{NOMS_DES_ROLES[role]}</h3>
            <Entrees comptes={comptes.slice(0, PREMIERS)} suite={suite} />
            {reste.length > 0 && (
              <details class="tog stack-s">
                <summary>Voir {reste.length} autres personnes</summary>
                <Entrees comptes={reste} suite={suite} />
              </details>
            )}
          </div>
        )
      })}
      <p class="row">
        <Icon nom="mail" petit />
        <a href="/boite-aux-lettres">Lire les courriels de la démonstration</a>
      </p>
    </section>
  )
}

function Entrees({ comptes, suite }: { comptes: CompteFictif[]; suite: string }) {
  return (
    <ul class="grid g2">
      {comptes.map((compte) => (
        <li>
          <Entree compte={compte} suite={suite} />
        </li>
      ))}
    </ul>
  )
}

function Entree({ compte, suite }: { compte: CompteFictif; suite: string }) {
  return (
    <form method="post" action="/connexion/demonstration">
      <input type="hidden" name="suite" value={suite} />
      <button type="submit" name="compte" value={compte.id} class="door">
        <Avatar nom={compte.nom} genre={compte.role === 'instructeur' ? 'operateur' : undefined} />
        <span>
          <b>{compte.nom}</b>
          <span class="small muted">{compte.structureNom}</span>
          <br />
          <span class="small">{compte.presentation}</span>
        </span>
      </button>
    </form>
  )
}
