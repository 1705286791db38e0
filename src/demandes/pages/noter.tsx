import { type ErreurChamp, erreurDe, type Saisie, un } from '../../platform/index.ts'
import { Bouton, Formulaire, Icon, ZoneTexte } from '../../ui/index.ts'
import { ChampSignature } from './signature.tsx'

interface Props {
  href: string
  saisie: Saisie
  erreurs: readonly ErreurChamp[]
  partage: boolean
}

/** A form apart from the reply: a note must never leave by mistake. */
export function Noter({ href, saisie, erreurs, partage }: Props) {
  const erreur = erreurDe(erreurs, 'note')
  return (
    <details class="card noprint" open={erreurs.some((e) => e.champ.endsWith('note'))}>
      <summary>Écrire une note interne</summary>
      <Formulaire action={`${href}/notes`} class="stack pt">
        <input type="hidden" name="id" value={un(saisie, 'id')} />
        <ZoneTexte
          id="note"
          libelle="Note"
          facultatif={false}
          valeur={un(saisie, 'note')}
          erreur={erreur}
          lignes={3}
          maxlength={5000}
        />
        <ChampSignature partage={partage} id="signature-note" saisie={saisie} erreurs={erreurs} />
        <p class="muted small row">
          <Icon nom="lock" petit />
          <span class="grow">
            Lue par ceux qui répondent, dans votre organisme. Ni l’agent, ni la personne, ni les invités.
          </span>
        </p>
        <div class="row">
          <Bouton genre="secondaire">Garder la note</Bouton>
        </div>
      </Formulaire>
    </details>
  )
}
