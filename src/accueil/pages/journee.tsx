import type { Child } from 'hono/jsx'
import { Carte, formats } from '../../ui/index.ts'
import type { VisiteNotee } from '../store.ts'
import { FormulaireVisite, type ProprietesFormulaire } from './formulaire-visite.tsx'
import { detail, Issue, libelleMotif, operateurs, type ProprietesTableau } from './visites.tsx'

interface ProprietesJournee {
  formulaire: ProprietesFormulaire
  visites: readonly VisiteNotee[]
  lecteur: string
  structure: string
  maintenant: Date
  /** Cards of the other rooms. */
  cartes: readonly Child[]
}

/** Lines shown beside the form; the rest is one link away. */
const DERNIERES = 6

/** What an agent opens in the morning and keeps open: note a visit, see what waits. */
export function PageJournee({ formulaire, visites, lecteur, structure, maintenant, cartes }: ProprietesJournee) {
  const { references } = formulaire
  return (
    <div class="wrap page stack">
      <div>
        <h1>{titreJournee(maintenant)}</h1>
        <p class="muted">{structure}</p>
      </div>
      <div class="grid cols">
        <Carte
          titre="Noter une visite"
          actions={
            <span class="muted small md-up">
              Un chiffre pour choisir, <kbd>Tab</kbd> pour avancer
            </span>
          }
        >
          <FormulaireVisite {...formulaire} />
        </Carte>
        <div class="grid">
          {cartes}
          <Carte
            titre={
              <>
                Visites du jour <span class="count">{visites.length}</span>
              </>
            }
            actions={visites.length > 0 && <a href="/agent/visites">Toutes</a>}
          >
            <DernieresVisites visites={visites.slice(0, DERNIERES)} references={references} lecteur={lecteur} />
          </Carte>
        </div>
      </div>
    </div>
  )
}

function DernieresVisites({ visites, references, lecteur }: Omit<ProprietesTableau, 'maintenant' | 'legende'>) {
  if (visites.length === 0) return <p class="muted">Aucune visite notée aujourd’hui.</p>
  return (
    <ul class="sep">
      {visites.map((v) => {
        const heure = formats('fr').heure(v.le)
        return (
          <li class="stack-s">
            <div class="row row--sb">
              <b class="num">{heure}</b>
              <div class="row">
                <Issue code={v.issue} issues={references.issues} />
                <a href={`/agent/visites/${v.id}`}>
                  Corriger<span class="sr"> la visite de {heure}</span>
                </a>
              </div>
            </div>
            <div>
              <p>{libelleMotif(v, references)}</p>
              <p class="small muted">{[operateurs(v, references), ...detail(v, references, lecteur)].join(' · ')}</p>
            </div>
          </li>
        )
      })}
    </ul>
  )
}

/** « Lundi 23 novembre ». */
export function titreJournee(date: Date): string {
  const jour = formats('fr').jour(date)
  return jour.charAt(0).toUpperCase() + jour.slice(1)
}
