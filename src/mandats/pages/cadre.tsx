import { Bouton, Icon } from '../../ui/index.ts'
import { HAUTEUR, LARGEUR } from '../trace.ts'
import { Trait } from './texte.tsx'

/** What the frame says, in the language of whoever signs. */
export interface MotsDuCadre {
  aide: string
  cadre: string
  annuler: string
  effacer: string
  vide: string
  traits: string
}

export const MOTS_FR: MotsDuCadre = {
  aide: 'Signez dans le cadre : doigt, stylet ou souris.',
  cadre: 'Cadre de signature',
  annuler: 'Annuler un trait',
  effacer: 'Tout effacer',
  vide: 'Le cadre est vide.',
  traits: 'Traits dessinés :',
}

interface Props {
  nom: string
  libelle: string
  chemin: string
  erreur: string | undefined
  mots: MotsDuCadre
}

/** Where a signature is drawn (island `signature`). */
export function Cadre({ nom, libelle, chemin, erreur, mots }: Props) {
  return (
    <fieldset class={erreur === undefined ? 'field' : 'field field--bad'} id={nom} tabindex={-1} data-cadre="">
      <legend class="label">{libelle}</legend>
      <p class="hint">{mots.aide}</p>
      {erreur && (
        <p class="err">
          <Icon nom="warn" petit />
          <span>{erreur}</span>
        </p>
      )}
      <svg class="input" viewBox={`0 0 ${LARGEUR} ${HAUTEUR}`} role="img" aria-label={mots.cadre} data-feuille="">
        <Trait chemin={chemin} />
      </svg>
      <input type="hidden" name={nom} value={chemin} />
      <div class="row">
        <Bouton type="button" genre="discret" icone="undo" data-annuler="">
          {mots.annuler}
        </Bouton>
        <Bouton type="button" genre="discret" icone="trash" data-effacer="">
          {mots.effacer}
        </Bouton>
      </div>
      <output class="sr" data-vide={mots.vide} data-traits={mots.traits} />
    </fieldset>
  )
}
