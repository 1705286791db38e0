import { type ErreurChamp, erreurDe, type Saisie, un } from '../../platform/index.ts'
import { Champ } from '../../ui/index.ts'

/** Who writes, asked each time on an account that several people use; nothing on an account of one's own. */
export function ChampSignature({
  partage,
  id = 'signature',
  saisie = {},
  erreurs = [],
}: {
  partage: boolean
  /** One by form of the page. */
  id?: string
  saisie?: Saisie
  erreurs?: readonly ErreurChamp[]
}) {
  if (!partage) return null
  return (
    <Champ
      id={id}
      nom="signature"
      libelle="Votre nom"
      aide="Plusieurs personnes se servent de ce compte. Les participants le verront."
      requis
      valeur={un(saisie, 'signature')}
      erreur={erreurDe(erreurs, id)}
      maxlength={80}
      autocomplete="off"
      largeur="m"
    />
  )
}
