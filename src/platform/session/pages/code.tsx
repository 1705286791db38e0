import { Bouton, Carte, Champ, type ErreurChamp, Formulaire, ResumeErreurs } from '../../../ui/index.ts'
import { MAX_CODES, MINUTES } from '../liens.ts'

interface Props {
  email: string
  erreurs?: ErreurChamp[] | undefined
  demonstration: boolean
}

/** The same words whether or not the address has an account. */
export function PageCode({ email, erreurs = [], demonstration }: Props) {
  const erreur = (champ: string) => erreurs.find((e) => e.champ === champ)?.message
  return (
    <div class="wrap page stack">
      <h1>Regardez vos courriels</h1>
      <div class="prose stack">
        <ResumeErreurs erreurs={erreurs} />
        <p class="lead">
          Si cette adresse a un compte, un message vient de partir. Ouvrez son lien, ou tapez ici son code. Il marche{' '}
          {MINUTES} minutes.
        </p>
        {demonstration && (
          <p>
            En démonstration, rien ne part : lisez le message dans <a href="/boite-aux-lettres">la boîte aux lettres</a>
            .
          </p>
        )}
        <Carte titre="Taper le code">
          <Formulaire action="/connexion/code">
            <Champ
              id="email"
              libelle="Votre adresse de travail"
              type="email"
              autocomplete="email"
              inputmode="email"
              requis
              valeur={email}
              erreur={erreur('email')}
            />
            <Champ
              id="code"
              libelle="Code à six chiffres"
              aide={`Après ${MAX_CODES} codes faux, il faut demander un nouveau lien.`}
              autocomplete="one-time-code"
              inputmode="numeric"
              largeur="s"
              requis
              erreur={erreur('code')}
            />
            <Bouton>Entrer</Bouton>
          </Formulaire>
        </Carte>
        <div class="stack-s">
          <h2>Rien reçu ?</h2>
          <ul class="list">
            <li>Attendez deux minutes, puis regardez dans les indésirables.</li>
            <li>Vérifiez l’adresse ci-dessus.</li>
            <li>
              <a href="/connexion">Recevoir un nouveau lien</a>
            </li>
          </ul>
        </div>
      </div>
    </div>
  )
}
