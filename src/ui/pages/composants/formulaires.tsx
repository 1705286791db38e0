import { Bouton } from '../../components/bouton.tsx'
import { Champ, Liste, ZoneTexte } from '../../components/champ.tsx'
import { Case, Choix } from '../../components/choix.tsx'
import { Formulaire, ResumeErreurs } from '../../components/formulaire.tsx'
import { Icon } from '../../components/icon.tsx'

const SANS_ANNEE = 'Donnez la date de naissance avec l’année'
const SANS_OPERATEUR = 'Choisissez un organisme'

export function Formulaires() {
  return (
    <Formulaire action="#champs" methode="get" class="stack">
      <ResumeErreurs
        erreurs={[
          { champ: 'naissance', message: SANS_ANNEE },
          { champ: 'operateur-faux', message: SANS_OPERATEUR },
        ]}
      />
      <div class="grid g2">
        <Champ
          id="commune"
          libelle="Commune"
          aide="Nom ou code postal. Exemple : 93000"
          requis
          autocomplete="postal-code"
        />
        <Champ
          id="precision"
          libelle="Précision"
          aide="Sans nom ni numéro"
          placeholder="Exemple : imprimer une lettre"
        />
        <Champ
          id="naissance"
          libelle="Date de naissance"
          aide="Exemple : 27/03/1990"
          erreur={SANS_ANNEE}
          valeur="27/03"
          largeur="s"
          inputmode="numeric"
          requis
        />
        <Champ
          id="loyer"
          libelle="Loyer sans les charges"
          suffixe="€ par mois"
          valeur="520"
          largeur="s"
          inputmode="decimal"
          requis
        />
        <Champ id="numero" libelle="Numéro de demande" aide="Lecture seule" valeur="D-2026-0417" requis readonly />
        <Champ id="ferme" libelle="Champ indisponible" valeur="Rien à écrire ici" requis disabled />
        <Liste
          id="groupe"
          libelle="Groupe"
          aide="Liste de plus de sept choix seulement"
          requis
          options={[
            { valeur: 'minima', libelle: 'Minima sociaux', groupe: 'Caf' },
            { valeur: 'logement', libelle: 'Logement', groupe: 'Caf' },
            { valeur: 'droits', libelle: 'Droits de base', groupe: 'Cpam' },
          ]}
        />
        <Champ id="piece" type="file" libelle="Pièce jointe" aide="PDF, JPEG ou PNG, 10 Mo au plus" />
      </div>
      <ZoneTexte
        id="message"
        libelle="Message"
        aide="Dites ce qui bloque et ce que vous attendez."
        requis
        valeur="Bonjour,"
      />
      <Bouton type="button">Continuer</Bouton>
    </Formulaire>
  )
}

export function Choisir() {
  return (
    <Formulaire action="#choix" methode="get" class="grid g2">
      <Choix
        nom="operateur"
        legende="Organisme"
        aide="Le chiffre choisit, quand vous êtes dans le groupe."
        variante="puces"
        requis
        valeur="caf"
        options={[
          { valeur: 'caf', libelle: 'Caf', raccourci: '1' },
          { valeur: 'cpam', libelle: 'Cpam', raccourci: '2' },
          { valeur: 'travail', libelle: 'France Travail', raccourci: '3' },
          { valeur: 'impots', libelle: 'Impôts', raccourci: '4' },
        ]}
      />
      <Choix
        nom="filtres"
        legende="Filtres"
        variante="puces"
        multiple
        valeur={['ouvert']}
        options={[
          { valeur: 'ouvert', libelle: <Ouvert /> },
          { valeur: 'rdv', libelle: 'Sans rendez-vous' },
          { valeur: 'fauteuil', libelle: 'Fauteuil roulant' },
        ]}
      />
      <Choix
        nom="travail"
        legende="Avez-vous travaillé ?"
        variante="cartes"
        requis
        valeur="salarie"
        options={[
          { valeur: 'non', libelle: 'Non' },
          { valeur: 'salarie', libelle: 'Oui, salarié', aide: 'Vous avez des fiches de paie' },
          { valeur: 'inconnu', libelle: 'Je ne sais pas', aide: 'On continue, vous répondrez plus tard' },
        ]}
      />
      <Choix
        nom="operateur-faux"
        legende="Organisme (erreur)"
        variante="cartes"
        requis
        erreur={SANS_OPERATEUR}
        options={[
          { valeur: 'caf', libelle: 'Caf', aide: 'Famille, logement, RSA' },
          { valeur: 'cpam', libelle: 'Cpam', aide: 'Santé, carte Vitale' },
        ]}
      />
      <div>
        <Case nom="signe" libelle="La personne a signé le mandat" coche />
        <Case nom="vue" libelle="Sa pièce d’identité a été vue" aide="Sans la photocopier" />
      </div>
      <Case
        nom="informee"
        libelle="La personne a été informée"
        requis
        erreur="Informez la personne avant de continuer"
      />
    </Formulaire>
  )
}

function Ouvert() {
  return (
    <>
      <Icon nom="clock" petit /> Ouvert maintenant
    </>
  )
}
