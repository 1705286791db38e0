import type { Child } from 'hono/jsx'
import { debutDuJour } from '../../../platform/index.ts'
import { Alerte, type Colonne, Etiquette, formats, Tableau } from '../../../ui/index.ts'
import { lienLieu } from '../../liens.ts'
import { confiance, estEnRetard, SEUIL_PRUDENCE } from '../model.ts'
import type { Signalement } from '../signalements.ts'
import type { LigneFiche } from '../store.ts'
import { textes } from '../textes.ts'

/** What both lists of sheets show of each. */
export function colonnes(): Colonne<LigneFiche>[] {
  return [
    {
      titre: 'Lieu',
      entete: true,
      cellule: (f) => (
        <>
          <a href={lienLieu(f.id)}>{f.nom}</a>
          <div class="small muted">{f.ville}</div>
        </>
      ),
    },
    { titre: 'Confirmée', cellule: (f) => <Confirmee fiche={f} /> },
    { titre: 'Confiance', cellule: (f) => <Score fiche={f} /> },
  ]
}

function Confirmee({ fiche: { confirmeLe, confirmePar, faits } }: { fiche: LigneFiche }): Child {
  const retard = estEnRetard(faits.jours)
  return (
    <>
      {confirmeLe ? formats('fr').date(debutDuJour(confirmeLe)) : 'Jamais'}
      {retard && (
        <div>
          <Etiquette genre="retard" icone="warn">
            En retard
          </Etiquette>
        </div>
      )}
      {confirmePar && <div class="small muted">par {confirmePar}</div>}
    </>
  )
}

/** The number, and what took points. */
function Score({ fiche: { faits } }: { fiche: LigneFiche }) {
  const { score, raisons } = confiance(faits)
  return (
    <>
      <span class="nb">
        <b class="num">{score}</b> sur 100
      </span>
      {score < SEUIL_PRUDENCE && <span class="sr"> : peu sûre</span>}
      {raisons.length > 0 && (
        <details>
          <summary>Pourquoi</summary>
          <ul class="list small">
            {raisons.map(({ points, phrase }) => (
              <li>
                {phrase} : {points} points de moins
              </li>
            ))}
          </ul>
        </details>
      )}
    </>
  )
}

/** Open reports, oldest first; nothing when there is none. */
export function Signalements({ signalements, maintenant }: { signalements: readonly Signalement[]; maintenant: Date }) {
  if (signalements.length === 0) return null
  const retards = signalements.filter((s) => s.echeance < maintenant).length
  return (
    <section class="stack" aria-labelledby="signalements">
      <h2 id="signalements">Signalements à vérifier</h2>
      {retards > 0 && (
        <Alerte genre="retard">
          {retards > 1 ? `${retards} signalements attendent` : 'Un signalement attend'} depuis plus de 72 heures
          ouvrées.
        </Alerte>
      )}
      <Tableau
        legende="Signalements à vérifier"
        legendeMasquee
        lignes={signalements}
        vide=""
        colonnes={[
          {
            titre: 'Lieu',
            entete: true,
            cellule: (s) => (
              <>
                <a href={`/agent/signalements/${s.id}`}>{s.lieuNom}</a>
                <div class="small muted">{s.structure ?? `${s.ville}, sans structure`}</div>
              </>
            ),
          },
          { titre: 'Serait faux', cellule: (s) => textes('fr').quois[s.quoi] },
          {
            titre: 'Vérifier avant',
            cellule: (s) => (
              <>
                {formats('fr').jour(s.echeance)}
                {s.echeance < maintenant && (
                  <div>
                    <Etiquette genre="retard" icone="warn">
                      En retard
                    </Etiquette>
                  </div>
                )}
              </>
            ),
          },
        ]}
      />
    </section>
  )
}
