import { erreurDe, un } from '../../../platform/index.ts'
import { Alerte, Bouton, Champ, Choix, Formulaire, LienBouton, ResumeErreurs } from '../../../ui/index.ts'
import { PREAVIS_JOURS } from '../model.ts'
import { GENRES_EXCEPTION } from '../saisie.ts'
import { Heures } from './champs-rythme.tsx'
import type { PropsFormulaire } from './formulaire-fiche.tsx'

/** Days closed, or open otherwise; the rule is said before, not after. */
export function FormulaireException({ action, saisie, erreurs }: Omit<PropsFormulaire, 'id'>) {
  const champ = (id: string, libelle: string) => ({
    id,
    libelle,
    valeur: un(saisie, id),
    erreur: erreurDe(erreurs, id),
  })
  return (
    <Formulaire action={action}>
      <ResumeErreurs erreurs={erreurs} />
      <Alerte genre="info" titre={`Annoncez un changement au moins ${PREAVIS_JOURS} jours avant.`}>
        La charte France Services le demande, pour éviter des trajets inutiles. Plus tard, c’est possible : le
        changement est annoncé quand même, et marqué « annonce tardive ». Affichez-le aussi sur la porte.
      </Alerte>
      <div class="grid g2">
        <Champ {...champ('du', 'Premier jour')} type="date" requis />
        <Champ {...champ('au', 'Dernier jour')} facultatif="vide : un seul jour" type="date" />
      </div>
      <Choix
        nom="genre"
        legende="Ces jours-là"
        variante="puces"
        requis
        options={Object.entries(GENRES_EXCEPTION).map(([valeur, libelle]) => ({ valeur, libelle }))}
        valeur={un(saisie, 'genre') || 'ferme'}
        erreur={erreurDe(erreurs, 'genre')}
      />
      <Heures
        legende="Si vous ouvrez autrement, à quelles heures ?"
        aide="Elles remplacent celles de la semaine, même un jour férié ou un jour où vous n’ouvrez pas d’habitude."
        saisie={saisie}
        erreurs={erreurs}
      />
      <Champ
        {...champ('motif', 'Pourquoi')}
        aide="Tout le monde le lit. Ne nommez personne : « formation de l’équipe », « veille de fête »."
        maxlength={200}
      />
      <div class="row">
        <Bouton>Annoncer</Bouton>
        <LienBouton genre="secondaire" href="/agent/lieu">
          Ne rien changer
        </LienBouton>
      </div>
    </Formulaire>
  )
}
