import { Bouton, LienBouton } from '../../components/bouton.tsx'
import { Avatar, Carte } from '../../components/carte.tsx'
import { Dialogue } from '../../components/dialogue.tsx'
import { ICON_NAMES, Icon } from '../../components/icon.tsx'
import { Alerte, Etiquette, Vide } from '../../components/message.tsx'
import { FilAriane, Pagination } from '../../components/navigation.tsx'

export function Textes() {
  return (
    <div class="prose stack">
      <p class="lead">Une première phrase, plus grande, dit l’essentiel.</p>
      <p>
        Une phrase de texte, avec <a href="#textes">un lien</a>, une <b>idée forte</b> et des chiffres à ne pas
        confondre : 0, O, 1, l, I, 01 23 45 67 89, 93000, 1 080 €.
      </p>
      <p class="muted small">Une précision, en plus petit. Numéro de suivi : {<code>D-2026-0O17</code>}</p>
      <ul class="list stack-s">
        <li>Une pièce d’identité ou un titre de séjour</li>
        <li>La lettre que vous avez reçue</li>
      </ul>
      <dl class="dl">
        <dt>Personne</dt>
        <dd>Lila Témoin</dd>
        <dt>Structure</dt>
        <dd>Espace exemple</dd>
      </dl>
      <details class="tog">
        <summary>Pourquoi cette question ?</summary>
        <p>La réponse décide de la suite. Vous pouvez passer et y revenir.</p>
      </details>
    </div>
  )
}

export function Actions() {
  return (
    <>
      <div class="row">
        <Bouton type="button">Principal</Bouton>
        <Bouton type="button" class="is-hover">
          Survol
        </Bouton>
        <Bouton type="button" class="is-focus">
          Focus
        </Bouton>
        <Bouton type="button" disabled>
          Indisponible
        </Bouton>
        <Bouton type="button" icone="send">
          Envoyer
        </Bouton>
        <Bouton type="button">
          Enregistrer <kbd>Ctrl ↵</kbd>
        </Bouton>
      </div>
      <div class="row">
        <Bouton type="button" genre="secondaire">
          Secondaire
        </Bouton>
        <Bouton type="button" genre="secondaire" class="is-hover">
          Survol
        </Bouton>
        <Bouton type="button" genre="discret">
          Discret
        </Bouton>
        <Bouton type="button" genre="discret" class="is-hover">
          Survol
        </Bouton>
        <Bouton type="button" genre="danger" icone="trash">
          Révoquer le mandat
        </Bouton>
        <LienBouton href="#boutons" genre="secondaire" icone="print">
          Un lien
        </LienBouton>
      </div>
      <div class="row">
        <LienBouton href="#boutons" grand icone="calendar">
          Grand
        </LienBouton>
        <Bouton type="button" genre="recherche" grand icone="search">
          Chercher
        </Bouton>
      </div>
    </>
  )
}

export function Etiquettes() {
  return (
    <div class="row">
      <Etiquette>Neutre</Etiquette>
      <Etiquette genre="ok" icone="check">
        Répondu
      </Etiquette>
      <Etiquette genre="attente" icone="clock">
        En attente
      </Etiquette>
      <Etiquette genre="retard" icone="warn">
        En retard
      </Etiquette>
      <Etiquette genre="info" icone="info">
        Orienté
      </Etiquette>
      <Etiquette genre="accent">Aujourd’hui</Etiquette>
      <span class="count">12</span>
      <span class="row">
        <Avatar nom="Agathe Exemple" /> Agathe Exemple
      </span>
      <span class="row">
        <Avatar nom="Bastien Factice" genre="operateur" /> Bastien Factice
      </span>
    </div>
  )
}

export function Messages() {
  return (
    <div class="grid g2">
      <Alerte genre="ok" titre="Visite enregistrée." />
      <Alerte genre="info" titre="Fermé jeudi 26.">
        Deux rendez-vous à déplacer. <a href="#messages">Proposer un autre jour</a>
      </Alerte>
      <Alerte
        genre="attente"
        titre="Le mandat finit dans 12 jours."
        actions={
          <LienBouton href="#messages" genre="secondaire">
            Le renouveler
          </LienBouton>
        }
      >
        Après cette date, vous ne pourrez plus écrire à l’organisme.
      </Alerte>
      <Alerte genre="retard" titre="La pièce n’est pas partie.">
        Le fichier dépasse 10 Mo. <a href="#messages">Réessayer</a>
      </Alerte>
      <Vide
        titre="Aucune demande en retard"
        action={
          <LienBouton href="#messages" genre="secondaire">
            Voir les demandes closes
          </LienBouton>
        }
      >
        Les nouvelles demandes arrivent ici.
      </Vide>
      <Vide titre="Aucun lieu trouvé" icone="search">
        Essayez un autre mot, ou une ville voisine.
      </Vide>
    </div>
  )
}

export function Fenetres() {
  return (
    <div class="row">
      <Dialogue id="clore" titre="Clore la demande ?" declencheur="Clore la demande" icone="lock">
        <p>Le mandat prend fin. Les pièces et les données de la personne sont détruites, avec un procès-verbal.</p>
        <div class="row">
          <Bouton type="button">Clore et détruire</Bouton>
          <Bouton type="button" genre="secondaire" popovertarget="clore" popovertargetaction="hide">
            Garder ouverte
          </Bouton>
        </div>
      </Dialogue>
    </div>
  )
}

export function Deplacer() {
  return (
    <div class="grid g2">
      <Carte titre="Fil d’Ariane" niveau={3}>
        <FilAriane
          libelle="Exemple de fil d’Ariane"
          items={[
            { libelle: 'Accueil', href: '#se-deplacer' },
            { libelle: 'Trouver un lieu', href: '#se-deplacer' },
            { libelle: 'Espace exemple' },
          ]}
        />
      </Carte>
      <Carte titre="Pagination" niveau={3} actions={<a href="#se-deplacer">Tout voir</a>}>
        <Pagination precedent="#page-1" suivant="#page-3" libelle="Page 2 sur 7" />
      </Carte>
    </div>
  )
}

export function Dessins() {
  const evenements = ICON_NAMES.filter((nom) => nom.startsWith('event-'))
  const icones = ICON_NAMES.filter((nom) => !nom.startsWith('event-'))
  return (
    <>
      <ul class="row">
        {evenements.map((nom) => (
          <li class="pic">
            <Icon nom={nom} grand />
          </li>
        ))}
      </ul>
      <ul class="row">
        {icones.map((nom) => (
          <li>
            <Icon nom={nom} />
            <span class="sr">{nom}</span>
          </li>
        ))}
      </ul>
    </>
  )
}
