import {
  Alerte,
  Bouton,
  Carte,
  Champ,
  Etiquette,
  Formulaire,
  LienBouton,
  ResumeErreurs,
  Tableau,
  ZoneTexte,
} from '../../../ui/index.ts'
import { type ErreurChamp, erreurDe, type Saisie, un } from '../../http/formulaire.ts'
import { heuresRestantes, tardive, type Violation } from '../violations.ts'
import { quand, VIOLATIONS } from './communs.ts'

export function PageViolations({ violations, maintenant }: { violations: readonly Violation[]; maintenant: Date }) {
  return (
    <div class="wrap page stack">
      <div class="row row--sb">
        <h1>Violations de données</h1>
        <LienBouton href={`${VIOLATIONS}/nouvelle`} icone="plus">
          Inscrire une violation
        </LienBouton>
      </div>
      <p class="lead">
        Données perdues, volées, vues ou changées par quelqu’un qui n’aurait pas dû : tout s’inscrit ici, même sans
        risque. La CNIL est prévenue dans les 72 heures, sauf s’il n’y a pas de risque pour les personnes.
      </p>
      <Tableau
        legende="Les plus récentes d’abord"
        lignes={violations}
        vide="Aucune violation inscrite."
        colonnes={[
          {
            titre: 'Connue le',
            entete: true,
            cellule: (v) => (
              <a class="tgt" href={`${VIOLATIONS}/${v.id}`}>
                {quand(v.connueLe)}
              </a>
            ),
          },
          { titre: 'Quoi', cellule: (v) => v.quoi },
          { titre: 'Personnes', cellule: (v) => v.personnes },
          { titre: 'CNIL', cellule: (v) => <Delai violation={v} maintenant={maintenant} /> },
        ]}
      />
    </div>
  )
}

/** The 72-hour clock, in words. */
function Delai({ violation, maintenant }: { violation: Violation; maintenant: Date }) {
  const heures = heuresRestantes(violation, maintenant)
  if (heures === null) {
    if (violation.notifieeLe)
      return (
        <Etiquette genre={tardive(violation) ? 'retard' : 'ok'} icone={tardive(violation) ? 'warn' : 'check'}>
          Prévenue le {quand(violation.notifieeLe)}
          {tardive(violation) && ', après 72 heures'}
        </Etiquette>
      )
    return <Etiquette icone="check">Pas de notification</Etiquette>
  }
  if (heures < 0)
    return (
      <Etiquette genre="retard" icone="warn">
        72 heures dépassées : prévenez la CNIL et dites pourquoi ce retard
      </Etiquette>
    )
  return (
    <Etiquette genre="attente" icone="clock">
      {heures === 0 ? 'Moins d’une heure' : `Il reste ${heures} h`} pour prévenir la CNIL
    </Etiquette>
  )
}

interface Props {
  /** `null`: a new one. */
  violation: Violation | null
  saisie: Saisie
  erreurs: readonly ErreurChamp[]
  maintenant: Date
}

export function PageViolation({ violation, saisie, erreurs, maintenant }: Props) {
  const champ = (id: string) => ({ id, valeur: un(saisie, id), erreur: erreurDe(erreurs, id) })
  return (
    <div class="wrap page stack">
      <h1>{violation ? 'Suivre une violation' : 'Inscrire une violation'}</h1>
      {violation && (
        <p>
          <Delai violation={violation} maintenant={maintenant} />
        </p>
      )}
      <ResumeErreurs erreurs={erreurs} />
      <Alerte genre="info">N’écrivez aucun nom : ce registre reste quand les dossiers sont détruits.</Alerte>
      <Carte>
        <Formulaire action={VIOLATIONS}>
          <input type="hidden" name="id" value={un(saisie, 'id')} />
          {violation ? (
            <input type="hidden" name="connueLe" value={un(saisie, 'connueLe')} />
          ) : (
            <Champ {...champ('connueLe')} type="datetime-local" libelle="Quand vous l’avez su" largeur="m" requis />
          )}
          <ZoneTexte {...champ('quoi')} libelle="Ce qui s’est passé" lignes={3} maxlength={2000} requis />
          <Champ
            {...champ('personnes')}
            libelle="Combien de personnes, à peu près"
            inputmode="numeric"
            largeur="s"
            requis
          />
          <ZoneTexte {...champ('mesures')} libelle="Ce que vous avez fait" lignes={3} maxlength={2000} requis />
          <Champ {...champ('notifieeLe')} type="datetime-local" libelle="Quand la CNIL a été prévenue" largeur="m" />
          <ZoneTexte
            {...champ('sansNotification')}
            libelle="Pourquoi la CNIL n’a pas à être prévenue"
            aide="Seulement s’il n’y a pas de risque pour les personnes."
            lignes={2}
            maxlength={1000}
          />
          <div class="row">
            <Bouton>Enregistrer</Bouton>
            <LienBouton genre="discret" href={VIOLATIONS}>
              Annuler
            </LienBouton>
          </div>
        </Formulaire>
      </Carte>
    </div>
  )
}
