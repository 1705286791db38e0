import type { Child } from 'hono/jsx'
import { type ErreurChamp, erreurDe, type Saisie, un } from '../../../platform/index.ts'
import { Bouton, Carte, Champ, Formulaire, Liste, ResumeErreurs } from '../../../ui/index.ts'
import { COMPETENCES, ECHELLE } from '../model.ts'
import { LIBELLES } from '../mots.ts'
import type { GenreAjout } from '../saisie.ts'
import { AGENT } from './communs.ts'

interface Props {
  saisie: Saisie
  erreurs: readonly ErreurChamp[]
  genre: GenreAjout | null
  aujourdhui: string
}

const NIVEAUX = ECHELLE.map((valeur) => ({ valeur, libelle: valeur }))

/** What this body adds in its own name: an assessment, a course, a certificate it saw. */
export function Ajouts(props: Props) {
  return (
    <Carte titre="Ajouter une ligne" class="noprint">
      <p class="muted">Votre structure est écrite à côté de la ligne. Une ligne écrite ne s’efface pas.</p>
      <ResumeErreurs erreurs={props.erreurs} />
      <Evaluation {...props} />
      <Cours {...props} />
      <Attestation {...props} />
    </Carte>
  )
}

/** A fold with its form; field ids carry its name, as three of them hold a date. */
function Pli(
  props: Props & { sien: GenreAjout; titre: string; children: (champ: ReturnType<typeof champsDe>) => Child },
) {
  const { sien, titre, genre, children } = props
  return (
    <details class="tog" open={genre === sien}>
      <summary>{titre}</summary>
      <Formulaire action={`${AGENT}/ajouter/${sien}`}>
        {children(champsDe(props, sien))}
        <Bouton icone="check">Ajouter</Bouton>
      </Formulaire>
    </details>
  )
}

function champsDe({ saisie, erreurs, genre, aujourdhui }: Props, sien: GenreAjout) {
  return (nom: string, defaut: 'aujourdhui' | '' = '') => ({
    // The error summary leads to the field by the name the schema gives it.
    id: genre === sien ? nom : `${sien}-${nom}`,
    nom,
    valeur: genre === sien ? un(saisie, nom) : defaut && aujourdhui,
    erreur: genre === sien ? erreurDe(erreurs, nom) : undefined,
    autocomplete: 'off',
  })
}

function Evaluation(props: Props) {
  return (
    <Pli {...props} sien="evaluation" titre="Une évaluation">
      {(champ) => (
        <>
          <div class="grid g2">
            <Champ {...champ('le', 'aujourdhui')} type="date" libelle="Date" requis />
            <Champ
              {...champ('moyen')}
              libelle="Comment"
              aide="Par exemple : test d’entrée, bilan de fin de cours."
              requis
            />
          </div>
          <div class="grid g2">
            {COMPETENCES.map((competence) => (
              <Liste
                {...champ(competence)}
                libelle={LIBELLES[competence]}
                options={NIVEAUX}
                invite="Pas évalué"
                largeur="m"
              />
            ))}
          </div>
        </>
      )}
    </Pli>
  )
}

function Cours(props: Props) {
  return (
    <Pli {...props} sien="cours" titre="Un cours suivi">
      {(champ) => (
        <>
          <Champ {...champ('intitule')} libelle="Nom du cours" maxlength={200} requis />
          <div class="grid g3">
            <Champ {...champ('du')} type="date" libelle="Début" requis />
            <Champ {...champ('au')} type="date" libelle="Fin" />
            <Champ {...champ('heures')} inputmode="numeric" libelle="Heures suivies" largeur="s" />
          </div>
        </>
      )}
    </Pli>
  )
}

function Attestation(props: Props) {
  return (
    <Pli {...props} sien="attestation" titre="Une attestation que vous avez vue">
      {(champ) => (
        <>
          <div class="grid g2">
            <Champ {...champ('intitule')} libelle="Nom de l’attestation" maxlength={200} requis />
            <Champ {...champ('organisme')} libelle="Donnée par" maxlength={200} requis />
          </div>
          <div class="grid g2">
            <Champ {...champ('le')} type="date" libelle="Date" requis />
            <Liste {...champ('niveau')} libelle="Niveau" options={NIVEAUX} invite="Pas écrit" largeur="m" />
          </div>
        </>
      )}
    </Pli>
  )
}
