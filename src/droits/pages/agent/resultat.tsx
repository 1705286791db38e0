import { Alerte, Carte, Etiquette, Icon, Tableau, Vide } from '../../../ui/index.ts'
import type { Contexte } from '../../entretien/commun/contexte.ts'
import type { Reponses } from '../../entretien/commun/reponses.ts'
import type { Ligne } from '../../entretien/commun/resume.ts'
import { Calcul } from '../../entretien/commun/vue/calcul.tsx'
import { MARQUES } from '../../entretien/commun/vue/resume.tsx'
import { aDemander } from '../../entretien/model.ts'
import { Actes, Montant } from './communs.tsx'

interface Props {
  ctx: Contexte
  lignes: readonly Ligne[]
  mandat?: string | undefined
  reponses: Reponses
}

/** Every right in one table, then what is missing, what is closed, and how each was worked out. */
export function ResultatAgent(props: Props) {
  const utiles = aDemander(props.lignes)
  return (
    <>
      {props.reponses.urgence === 'violences' && (
        <Alerte genre="retard" titre="Violences : 3919. Danger immédiat : 17 ou 112." icone="phone" />
      )}
      {utiles.length === 0 ? (
        <Vide titre="Aucun droit à demander" icone="ask" niveau={2}>
          Vérifiez les réponses : une date ou un revenu manque peut-être.
        </Vide>
      ) : (
        <TableDroits {...props} lignes={utiles} />
      )}
      <AutresDroits {...props} />
    </>
  )
}

/** What is not to be asked for now, and how the rest was worked out. */
export function AutresDroits({ ctx, lignes }: Pick<Props, 'ctx' | 'lignes'>) {
  const utiles = aDemander(lignes)
  const manquent = lignes.filter((l) => l.etat === 'manque')
  const fermes = lignes.filter((l) => l.etat === 'non')
  return (
    <>
      {manquent.length > 0 && (
        <Carte titre={`Il manque une réponse (${manquent.length})`}>
          <ul class="not-open">
            {manquent.map((l) => (
              <li>
                <b>{l.libelle}</b>
                <span class="muted"> : {l.pages.map((p) => ctx.t.pages[p].court).join(', ')}</span>
              </li>
            ))}
          </ul>
        </Carte>
      )}
      {utiles.length > 0 && (
        <Carte titre="Comment chaque droit est calculé" class="noprint">
          <div>
            {utiles.map((l) => (
              <Calcul ctx={ctx} lignes={l.reponse.explication ?? []} titre={l.libelle} />
            ))}
          </div>
        </Carte>
      )}
      {fermes.length > 0 && (
        <details class="tog noprint">
          <summary>Non, pour l’instant ({fermes.length})</summary>
          <ul class="not-open">
            {fermes.map((l) => (
              <li>
                <b>{l.libelle}</b>
                {ctx.t.pour[l.nom] && <span class="muted small"> {ctx.t.pour[l.nom]}</span>}
              </li>
            ))}
          </ul>
        </details>
      )}
    </>
  )
}

function TableDroits({ ctx, lignes, mandat, reponses }: Props) {
  return (
    <Tableau
      legende={`À demander (${lignes.length})`}
      lignes={lignes}
      vide=""
      colonnes={[
        { titre: 'Droit', entete: true, cellule: (l) => l.libelle },
        { titre: 'Montant', fin: true, cellule: (ligne) => <Montant ctx={ctx} ligne={ligne} /> },
        { titre: 'Certitude', cellule: (l) => <Certitude ctx={ctx} ligne={l} /> },
        {
          titre: 'Faire',
          cellule: (ligne) => <Actes ctx={ctx} ligne={ligne} mandat={mandat} reponses={reponses} />,
        },
      ]}
    />
  )
}

function Certitude({ ctx, ligne }: { ctx: Contexte; ligne: Ligne }) {
  const { etat, reponse } = ligne
  return (
    <div class="stack-s">
      <Etiquette genre={etat === 'sur' ? 'ok' : 'info'} icone={MARQUES[etat].icone}>
        {ctx.t.etats[etat]}
      </Etiquette>
      {reponse.baremes.length > 0 && (
        <p class="small muted row">
          <Icon nom="info" petit />
          <span>{reponse.baremes.join(', ')}</span>
        </p>
      )}
    </div>
  )
}
