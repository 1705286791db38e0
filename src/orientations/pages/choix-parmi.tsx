import { type ErreurChamp, enListe, erreurDe, type Saisie } from '../../platform/index.ts'
import { Choix } from '../../ui/index.ts'

export interface Formule {
  saisie: Saisie
  erreurs: readonly ErreurChamp[]
}

/** Chips for a list of codes, with what was chosen and what is wrong. */
export function ChoixParmi(
  props: Formule & { nom: string; legende: string; codes: Record<string, string>; multiple?: boolean },
) {
  const { nom, legende, codes, multiple, saisie, erreurs } = props
  return (
    <Choix
      nom={nom}
      legende={legende}
      variante="puces"
      multiple={multiple}
      requis
      options={Object.entries(codes).map(([valeur, libelle]) => ({ valeur, libelle }))}
      valeur={enListe(saisie[nom]) as string[]}
      erreur={erreurDe(erreurs, nom)}
    />
  )
}
