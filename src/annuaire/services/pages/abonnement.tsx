import type { ErreurChamp } from '../../../platform/index.ts'
import { Alerte, Bouton, Champ, Formulaire, LienBouton, ResumeErreurs } from '../../../ui/index.ts'
import type { Abonnement } from '../abonnements.ts'

interface LieuNomme {
  id: string
  nom: string
}

/** The same form as on the place page, with what is wrong in it. */
export function PageSabonner({
  lieu,
  email,
  erreurs,
}: {
  lieu: LieuNomme
  email: string
  erreurs: readonly ErreurChamp[]
}) {
  return (
    <div class="wrap page stack narrow">
      <h1>Être prévenu des fermetures</h1>
      <p>{lieu.nom}</p>
      <Formulaire action={`/lieux/${lieu.id}/abonnement`}>
        <ResumeErreurs erreurs={erreurs} />
        <Champ
          id="email"
          libelle="Votre adresse de courriel"
          type="email"
          autocomplete="email"
          requis
          valeur={email}
          erreur={erreurs.find((e) => e.champ === 'email')?.message}
        />
        <Bouton icone="mail">Me prévenir</Bouton>
      </Formulaire>
    </div>
  )
}

/** After the form: the same words whether the address was known or not. */
export function PageDemandeEnvoyee({ lieu, demonstration }: { lieu: LieuNomme; demonstration: boolean }) {
  return (
    <div class="wrap page stack narrow">
      <h1>Regardez vos courriels</h1>
      <p>
        Nous venons de vous écrire. Ouvrez le lien du message, puis touchez « Confirmer ». Ensuite, vous serez prévenu
        quand {lieu.nom} ferme.
      </p>
      <p>Rien reçu ? Regardez dans les courriels indésirables.</p>
      {demonstration && (
        <Alerte genre="info">
          Démonstration : les courriels se lisent dans <a href="/boite-aux-lettres">la boîte aux lettres</a>.
        </Alerte>
      )}
      <div class="row">
        <LienBouton genre="secondaire" href={`/lieux/${lieu.id}`}>
          Revenir au lieu
        </LienBouton>
      </div>
    </div>
  )
}

/** Where the link of a mail leads: a button, since mail scanners open links too. */
export function PageAbonnement({ abonnement, jeton }: { abonnement: Abonnement; jeton: string }) {
  const { lieu, confirme } = abonnement
  return (
    <div class="wrap page stack narrow">
      <h1>{confirme ? 'Ne plus être prévenu' : 'Confirmer votre demande'}</h1>
      <p>
        {confirme
          ? `Vous êtes prévenu des fermetures de ${lieu.nom}. Pour ne plus l’être, touchez le bouton : votre adresse est effacée.`
          : `Vous voulez être prévenu des fermetures de ${lieu.nom} ? Touchez le bouton.`}
      </p>
      <div class="row">
        {!confirme && (
          <Formulaire action={`/abonnements/${jeton}`}>
            <Bouton icone="check">Confirmer</Bouton>
          </Formulaire>
        )}
        <Formulaire action={`/abonnements/${jeton}/arreter`}>
          <Bouton genre="secondaire" icone="x">
            {confirme ? 'Ne plus être prévenu' : 'Effacer mon adresse'}
          </Bouton>
        </Formulaire>
      </div>
      <p>
        <a href={`/lieux/${lieu.id}`}>Voir le lieu</a>
      </p>
    </div>
  )
}
