import { Bouton, Carte, Etiquette, formats, Tableau } from '../../../ui/index.ts'
import { type Acteur, NOMS_DES_ROLES } from '../../access.ts'
import type { SessionVue } from '../sessions.ts'

export function PageCompte({ acteur, sessions }: { acteur: Acteur; sessions: SessionVue[] }) {
  return (
    <div class="wrap page stack-l">
      <h1>Mon compte</h1>
      <div class="grid cols">
        <Carte titre="Mes appareils connectés">
          <Tableau
            legende="Sessions ouvertes"
            legendeMasquee
            vide="Aucune session."
            lignes={sessions}
            colonnes={[
              {
                titre: 'Appareil',
                entete: true,
                cellule: (s) => (
                  <span class="row">
                    {s.appareil}
                    {s.id === acteur.sessionId && <Etiquette genre="ok">cet appareil</Etiquette>}
                  </span>
                ),
              },
              { titre: 'Ouverte', cellule: (s) => quand(s.creeLe) },
              { titre: 'Dernière activité', cellule: (s) => quand(s.vuLe) },
            ]}
          />
          <p class="muted">
            Vous ne reconnaissez pas un appareil ? Déconnectez-vous partout, puis prévenez votre responsable.
          </p>
          <div class="row">
            <form method="post" action="/deconnexion">
              <Bouton genre="secondaire" icone="logout">
                Me déconnecter
              </Bouton>
            </form>
            <form method="post" action="/deconnexion">
              <Bouton genre="danger" name="partout" value="oui">
                Me déconnecter partout
              </Bouton>
            </form>
          </div>
        </Carte>
        <Carte titre={acteur.nom}>
          <dl class="dl">
            <dt>Adresse</dt>
            <dd>{acteur.email}</dd>
            <dt>Fonction</dt>
            <dd>{acteur.fonction}</dd>
            <dt>Structure</dt>
            <dd>{acteur.structureNom}</dd>
            <dt>Rôle</dt>
            <dd>{NOMS_DES_ROLES[acteur.role]}</dd>
          </dl>
          <p class="muted">Une erreur ? Parlez-en à la personne qui gère les comptes de votre structure.</p>
        </Carte>
      </div>
    </div>
  )
}

function quand(date: Date): string {
  const { jour, heure } = formats('fr')
  return `${jour(date)} à ${heure(date)}`
}
