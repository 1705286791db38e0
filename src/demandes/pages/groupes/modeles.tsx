import { erreurDe, un } from '../../../platform/index.ts'
import { Bouton, Carte, Champ, Formulaire, Liste, ZoneTexte } from '../../../ui/index.ts'
import { RENVOIS_POUR_APPRENDRE } from '../../renvois.ts'
import { groupeHref } from './communs.ts'
import type { Props } from './groupe.tsx'

/** The proposal moved because of what the group did: shown, and taken back in one click. */
export function CeQuiEstAppris({ fiche: { groupe, appris }, salle }: Props) {
  return (
    <Carte titre="Ce que vos renvois ont appris">
      {appris.length === 0 ? (
        <p class="muted">
          Rien encore. Après {RENVOIS_POUR_APPRENDRE} demandes d’une même démarche renvoyées au même groupe, c’est lui
          qui est proposé.
        </p>
      ) : (
        <ul class="sep">
          {appris.map(({ vers, nom, demarche, nombre }) => (
            <li class="row row--sb">
              <span>
                <b>{salle.catalogue.demarche(demarche)?.libelle ?? demarche}</b> : {nombre} demandes renvoyées à « {nom}{' '}
                », qui est maintenant proposé.
              </span>
              <Formulaire action={`${groupeHref(groupe.id)}/appris/oublier`} class="row">
                <input type="hidden" name="vers" value={vers} />
                <input type="hidden" name="demarche" value={demarche} />
                <Bouton genre="discret">Oublier</Bouton>
              </Formulaire>
            </li>
          ))}
        </ul>
      )}
    </Carte>
  )
}

/** Texts that the desk starts from. */
export function Modeles({ fiche: { groupe }, salle, saisie, erreurs }: Props) {
  const ici = groupeHref(groupe.id)
  const champ = (id: string) => ({ id, valeur: un(saisie, id), erreur: erreurDe(erreurs, id), requis: true })
  const demarches = salle.catalogue.demarches.filter(
    (d) => d.operateur === groupe.operateur && (groupe.demarches?.includes(d.code) ?? groupe.themes.includes(d.theme)),
  )
  if (demarches.length === 0) return null
  return (
    <Carte titre="Demandes modèles">
      <p class="muted">L’agent part de ce texte et le complète : vous avez d’un coup ce qu’il vous faut.</p>
      {groupe.modeles.length > 0 && (
        <ul class="sep">
          {groupe.modeles.map(({ demarche, sujet }) => (
            <li class="row row--sb">
              <span>
                <b>{sujet}</b> <span class="small muted">{salle.catalogue.demarche(demarche)?.libelle}</span>
              </span>
              <Formulaire action={`${ici}/modeles/retirer`} class="row">
                <input type="hidden" name="demarche" value={demarche} />
                <Bouton genre="discret">
                  Retirer<span class="sr"> le modèle {sujet}</span>
                </Bouton>
              </Formulaire>
            </li>
          ))}
        </ul>
      )}
      <Formulaire action={`${ici}/modeles`}>
        <Liste
          {...champ('demarche')}
          libelle="Démarche"
          options={demarches.map((d) => ({ valeur: d.code, libelle: d.libelle }))}
        />
        <Champ {...champ('sujet')} libelle="Sujet" />
        <ZoneTexte {...champ('message')} libelle="Message à compléter" />
        <Bouton genre="secondaire">Garder ce modèle</Bouton>
      </Formulaire>
    </Carte>
  )
}
