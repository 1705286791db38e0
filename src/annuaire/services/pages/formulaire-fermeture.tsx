import { erreurDe, un } from '../../../platform/index.ts'
import { Alerte, Bouton, Champ, Formulaire, LienBouton, ResumeErreurs } from '../../../ui/index.ts'
import { PREAVIS_JOURS } from '../model.ts'
import type { PropsFormulaire } from './formulaire-offre.tsx'

/** An exceptional closure; the rule is said before, not after. */
export function FormulaireFermeture({ action, saisie, erreurs }: Omit<PropsFormulaire, 'id'>) {
  return (
    <Formulaire action={action}>
      <ResumeErreurs erreurs={erreurs} />
      <Alerte genre="info" titre={`Annoncez une fermeture au moins ${PREAVIS_JOURS} jours avant.`}>
        La charte France Services le demande, pour éviter des trajets inutiles. Plus tard, c’est possible : la fermeture
        est annoncée quand même, et marquée « annonce tardive ». Affichez-la aussi sur la porte.
      </Alerte>
      <div class="grid g2">
        <Champ
          id="du"
          libelle="Premier jour de fermeture"
          type="date"
          requis
          valeur={un(saisie, 'du')}
          erreur={erreurDe(erreurs, 'du')}
        />
        <Champ
          id="au"
          libelle="Dernier jour de fermeture"
          facultatif="vide : un seul jour"
          type="date"
          valeur={un(saisie, 'au')}
          erreur={erreurDe(erreurs, 'au')}
        />
      </div>
      <Champ
        id="motif"
        libelle="Pourquoi"
        aide="Tout le monde le lit. Ne nommez personne : « formation de l’équipe », « travaux »."
        maxlength={200}
        valeur={un(saisie, 'motif')}
        erreur={erreurDe(erreurs, 'motif')}
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
