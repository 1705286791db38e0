import { Alerte, Bouton, Carte, Dialogue, Formulaire, formats, LienBouton } from '../../ui/index.ts'
import { libelleDuree, lienSuite } from '../model.ts'
import type { References } from '../references.ts'
import type { VisiteNotee } from '../store.ts'
import { FormulaireVisite, type ProprietesFormulaire } from './formulaire-visite.tsx'
import { Issue, libelle, libelleMotif, operateurs } from './visites.tsx'

export const titreVisite = ({ le }: Pick<VisiteNotee, 'le'>) =>
  `Visite du ${formats('fr').jour(le)}, ${formats('fr').heure(le)}`

interface ProprietesVisite {
  visite: VisiteNotee
  /** May go on with a request or a mandate. */
  suites: boolean
}

/** Corrects a visit of today, or removes it. */
export function PageCorriger({ visite, suites, formulaire }: ProprietesVisite & { formulaire: ProprietesFormulaire }) {
  return (
    <div class="wrap page stack">
      <Entete visite={visite} suites={suites} />
      <Carte titre="Corriger" actions={<Supprimer visite={visite} />}>
        <FormulaireVisite {...formulaire} />
      </Carte>
    </div>
  )
}

/** A visit of another day: `raison` says why it no longer changes. */
export function PageVisite(props: ProprietesVisite & { references: References; raison: string }) {
  const { visite, suites, references, raison } = props
  const lignes: [string, string][] = [
    ['Motif', libelleMotif(visite, references)],
    ['Organisme', operateurs(visite, references)],
    ['Aide', libelle(references.aides, visite.aide)],
    ['Durée', libelleDuree(visite.dureeMinutes)],
    ['Façon de faire', libelle(references.autonomies, visite.autonomie)],
    ['Contact', libelle(references.voies, visite.voie)],
    ['Commune', visite.commune ? references.nomCommune(visite.commune) : 'Non demandée'],
    ['Précision', visite.precision || 'Aucune'],
  ]
  return (
    <div class="wrap page stack">
      <Entete visite={visite} suites={suites} />
      <Alerte genre="info" icone="lock">
        {raison}
      </Alerte>
      <Carte>
        <dl class="dl">
          {lignes.map(([nom, valeur]) => (
            <>
              <dt>{nom}</dt>
              <dd>{valeur}</dd>
            </>
          ))}
          <dt>Suite</dt>
          <dd>
            <Issue code={visite.issue} issues={references.issues} />
          </dd>
        </dl>
      </Carte>
    </div>
  )
}

function Entete({ visite, suites }: ProprietesVisite) {
  return (
    <div class="row row--sb">
      <div>
        <h1>{titreVisite(visite)}</h1>
        <p class="muted">
          Notée par {visite.auteur}
          {visite.corrigeeLe && `, corrigée à ${formats('fr').heure(visite.corrigeeLe)}`}
        </p>
      </div>
      {suites && (
        <div class="row">
          <LienBouton genre="secondaire" href={lienSuite('demande', visite)}>
            Ouvrir une demande
          </LienBouton>
          <LienBouton genre="discret" href={lienSuite('mandat', visite)}>
            Nouveau mandat
          </LienBouton>
          <LienBouton genre="discret" href={lienSuite('orientation', visite)}>
            Orienter vers une autre structure
          </LienBouton>
        </div>
      )}
    </div>
  )
}

function Supprimer({ visite }: { visite: VisiteNotee }) {
  return (
    <Dialogue
      id="supprimer"
      titre="Supprimer cette visite ?"
      declencheur="Supprimer cette visite"
      genre="danger"
      icone="trash"
      fermer="Garder la visite"
    >
      <p>Elle ne comptera plus dans vos chiffres. Vous ne pourrez pas la retrouver.</p>
      <Formulaire action={`/agent/visites/${visite.id}/supprimer`}>
        <Bouton genre="danger">Supprimer la visite</Bouton>
      </Formulaire>
    </Dialogue>
  )
}
