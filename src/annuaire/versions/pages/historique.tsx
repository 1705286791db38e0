import { Bouton, Carte, Formulaire, formats, Vide } from '../../../ui/index.ts'
import type { Lieu } from '../../model.ts'
import { type Difference, direDifferences } from '../dire.ts'
import type { Origine, Version } from '../store.ts'

const ORIGINES: Record<Origine, string> = {
  import: 'Nouvelle liste',
  correction: 'Correction',
  confirmation: 'Tout est juste',
  retour: 'Retour en arrière',
}

interface Props {
  lieu: Lieu
  versions: readonly Version[]
  /** Where the form of « Revenir » goes: `${action}/3/retour`. */
  action: string
}

/** Everything that changed on the sheet of a place, newest first, each state one click away. */
export function PageHistorique({ lieu, versions, action }: Props) {
  // Days are called off elsewhere: going back over them alone would change nothing.
  const derniere = versions.find((v) => Object.keys(v.changements).some((champ) => champ !== 'exception'))?.rang ?? 0
  return (
    <div class="wrap page stack">
      <h1>Historique de la fiche</h1>
      <p class="lead">
        {lieu.nom}, {lieu.ville}
      </p>
      {versions.some((v) => v.changements.exception) && (
        <p class="muted">
          Un jour de fermeture s’annule dans « Mon lieu ». Revenir à une version ne change pas ces jours.
        </p>
      )}
      {versions.length === 0 && (
        <Vide titre="Rien n’a changé" icone="clock" niveau={2}>
          La fiche est comme sa liste l’a donnée : {lieu.sourceTitre}.
        </Vide>
      )}
      {versions.map((version) => (
        <CarteVersion
          version={version}
          action={version.rang >= derniere ? null : `${action}/${version.rang}/retour`}
          actuelle={version.rang === derniere}
        />
      ))}
      {derniere > 0 && versions.at(-1)?.rang === 1 && (
        <Carte titre="Fiche d’origine" actions={<Revenir action={`${action}/0/retour`} quoi="la fiche d’origine" />}>
          <p class="muted">Telle que sa liste l’a donnée : {lieu.sourceTitre}.</p>
        </Carte>
      )}
    </div>
  )
}

interface PropsVersion {
  version: Version
  /** `null`: nothing to go back to. */
  action: string | null
  actuelle: boolean
}

function CarteVersion({ version, action, actuelle }: PropsVersion) {
  const { rang, le, origine, organisation, compte, motif, changements } = version
  const { date, heure } = formats('fr')
  return (
    <Carte
      titre={`Version ${rang} : ${ORIGINES[origine].toLowerCase()}`}
      actions={
        action ? (
          <Revenir action={action} quoi={`la version ${rang}`} />
        ) : (
          actuelle && <span class="tag acc">Version actuelle</span>
        )
      }
    >
      <p class="small muted">
        {date(le)}, {heure(le)} · {compte ? `${compte}, ` : ''}
        {organisation}
        {motif && <> · {motif}</>}
      </p>
      <ul class="list stack-s">
        {direDifferences(changements).map((difference) => (
          <LigneDifference difference={difference} />
        ))}
      </ul>
    </Carte>
  )
}

/** « Téléphone : 01 … → 01 … », the arrow read out in words. */
function LigneDifference({ difference: { quoi, avant, apres } }: { difference: Difference }) {
  return (
    <li>
      <b>{quoi} :</b> <span class="sr">avant, </span>
      <span class="muted">{avant}</span> <span aria-hidden="true">→</span>
      <span class="sr">, après, </span> {apres}
    </li>
  )
}

function Revenir({ action, quoi }: { action: string; quoi: string }) {
  return (
    <Formulaire action={action} class="">
      <Bouton genre="secondaire">
        Revenir à cette version<span class="sr"> ({quoi})</span>
      </Bouton>
    </Formulaire>
  )
}
