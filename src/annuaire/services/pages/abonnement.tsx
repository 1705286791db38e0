import { type ErreurChamp, erreurDe } from '../../../platform/index.ts'
import {
  Alerte,
  adresseEn,
  Bouton,
  Champ,
  Formulaire,
  type Langue,
  LienBouton,
  ResumeErreurs,
} from '../../../ui/index.ts'
import { lienLieu } from '../../liens.ts'
import type { Abonnement } from '../abonnements.ts'
import { textesAbonnement } from '../textes/abonnement.ts'

interface LieuNomme {
  id: string
  nom: string
}

interface PropsSabonner {
  lieu: LieuNomme
  email: string
  erreurs: readonly ErreurChamp[]
  langue: Langue
}

/** The same form as on the place page, with what is wrong in it. */
export function PageSabonner({ lieu, email, erreurs, langue }: PropsSabonner) {
  const t = textesAbonnement(langue)
  return (
    <div class="wrap page stack narrow">
      <h1>{t.titre}</h1>
      <p>{lieu.nom}</p>
      <Formulaire action={adresseEn(`${lienLieu(lieu.id)}/abonnement`, langue)}>
        <ResumeErreurs erreurs={erreurs} />
        <Champ
          id="email"
          libelle={t.courriel}
          type="email"
          autocomplete="email"
          dir="ltr"
          requis
          valeur={email}
          erreur={erreurDe(erreurs, 'email')}
        />
        <Bouton icone="mail">{t.prevenir}</Bouton>
      </Formulaire>
    </div>
  )
}

/** After the form: the same words whether the address was known or not. */
export function PageDemandeEnvoyee({
  lieu,
  demonstration,
  langue,
}: {
  lieu: LieuNomme
  demonstration: boolean
  langue: Langue
}) {
  const t = textesAbonnement(langue)
  return (
    <div class="wrap page stack narrow">
      <h1>{t.regardezTitre}</h1>
      <p>{t.regardez}</p>
      <p>{t.ensuite(lieu.nom)}</p>
      <p>{t.rienRecu}</p>
      {demonstration && (
        <Alerte genre="info">
          Démonstration : les courriels se lisent dans <a href="/boite-aux-lettres">la boîte aux lettres</a>.
        </Alerte>
      )}
      <div class="row">
        <LienBouton genre="secondaire" href={adresseEn(lienLieu(lieu.id), langue)}>
          {t.revenir}
        </LienBouton>
      </div>
    </div>
  )
}

/** Where the link of a mail leads: a button, since mail scanners open links too. */
export function PageAbonnement({
  abonnement,
  jeton,
  langue,
}: {
  abonnement: Abonnement
  jeton: string
  langue: Langue
}) {
  const { lieu, confirme } = abonnement
  const t = textesAbonnement(langue)
  const adresse = adresseEn(`/abonnements/${jeton}`, langue)
  return (
    <div class="wrap page stack narrow">
      <h1>{confirme ? t.arreterTitre : t.confirmerTitre}</h1>
      <p>{confirme ? t.arreterTexte(lieu.nom) : t.confirmerTexte(lieu.nom)}</p>
      <div class="row">
        {!confirme && (
          <Formulaire action={adresse}>
            <Bouton icone="check">{t.confirmer}</Bouton>
          </Formulaire>
        )}
        <Formulaire action={adresseEn(`/abonnements/${jeton}/arreter`, langue)}>
          <Bouton genre="secondaire" icone="x">
            {confirme ? t.arreter : t.effacer}
          </Bouton>
        </Formulaire>
      </div>
      <p>
        <a href={adresseEn(lienLieu(lieu.id), langue)}>{t.voir}</a>
      </p>
    </div>
  )
}
