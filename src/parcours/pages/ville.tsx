import type { Zone } from '../../annuaire/index.ts'
import { type ErreurChamp, erreurDe } from '../../platform/index.ts'
import { Bouton, Champ, type Langue, messages } from '../../ui/index.ts'

interface Props {
  ville: string
  /** Where the town may be, when several have the name that was typed. */
  zone: Zone | null
  erreurs: readonly ErreurChamp[]
  langue: Langue
  requis?: boolean
}

/** The field of a town, and the buttons that choose among those of the same name. */
export function ChampVille({ ville, zone, erreurs, langue, requis = false }: Props) {
  const t = messages(langue).parcours
  return (
    <>
      <Champ
        id="ville"
        libelle={t.commune}
        aide={requis ? t.communeAide : `${t.communeAide} ${t.numerique.villeAide}`}
        valeur={ville}
        erreur={erreurDe(erreurs, 'ville')}
        requis={requis}
        facultatif={messages(langue).page.facultatif}
        autocomplete="postal-code"
        maxlength={100}
        largeur="m"
      />
      {zone?.genre === 'plusieurs' && (
        <div class="row">
          {zone.communes.map(({ code, nom, codesPostaux }) => (
            <Bouton genre="secondaire" name="choisie" value={code}>
              <bdi lang="fr">{`${nom} (${codesPostaux[0] ?? code})`}</bdi>
            </Bouton>
          ))}
        </div>
      )}
    </>
  )
}

/** What is wrong with a town, beside its field. */
export function erreursDeZone(zone: Zone | null, langue: Langue): ErreurChamp[] {
  const t = messages(langue).parcours
  if (zone?.genre === 'inconnue') return [{ champ: 'ville', message: t.communeInconnue }]
  if (zone?.genre === 'plusieurs') return [{ champ: 'ville', message: t.communePlusieurs }]
  return []
}
