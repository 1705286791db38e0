import { erreurDe, un } from '../../../platform/index.ts'
import { Champ, Choix, Liste } from '../../../ui/index.ts'
import type { LieuNomme } from '../mon-lieu.ts'
import { ChampsRythme } from './champs-rythme.tsx'
import { FormulaireFiche, type PropsFiche } from './formulaire-fiche.tsx'

interface Props extends PropsFiche {
  offres: readonly { id: string; nom: string }[]
  /** A stop of the round may be for everything. */
  itinerant: boolean
  hotes: readonly LieuNomme[]
  communes: readonly string[]
}

/** Where and when: a partner's hours here, ours elsewhere, or a stop. */
export function FormulairePermanence(props: Props) {
  const { action, saisie, erreurs, id, rang, offres, itinerant, hotes } = props
  const erreur = (champ: string) => erreurDe(erreurs, champ)
  return (
    <FormulaireFiche action={action} erreurs={erreurs} id={id} rang={rang}>
      <Liste
        id="offre"
        libelle="Quel service ?"
        requis={!itinerant}
        invite={itinerant ? 'Tous les services' : 'Choisir'}
        options={offres.map((o) => ({ valeur: o.id, libelle: o.nom }))}
        valeur={un(saisie, 'offre')}
        erreur={erreur('offre')}
      />
      <Choix
        nom="ou"
        legende="Où ?"
        variante="cartes"
        requis
        options={[
          ...(itinerant ? [] : [{ valeur: 'ici', libelle: 'Dans notre lieu' }]),
          {
            valeur: 'lieu',
            libelle: 'Dans un autre lieu de l’annuaire',
            aide: 'Ses fermetures sont suivies toutes seules.',
          },
          { valeur: 'adresse', libelle: 'À une autre adresse', aide: 'Une place, un marché, une salle.' },
        ]}
        valeur={un(saisie, 'ou')}
        erreur={erreur('ou')}
      />
      <Champ
        id="lieu"
        libelle="Le lieu de l’annuaire"
        facultatif="s’il y est"
        list="hotes"
        autocomplete="off"
        valeur={un(saisie, 'lieu')}
        erreur={erreur('lieu')}
      />
      <datalist id="hotes">
        {hotes.map((h) => (
          <option value={h.libelle} />
        ))}
      </datalist>
      <Adresse {...props} />
      <ChampsRythme saisie={saisie} erreurs={erreurs} />
      <Champ
        id="precision"
        libelle="Bon à savoir"
        aide="Par exemple : entrée par la cour."
        maxlength={300}
        valeur={un(saisie, 'precision')}
        erreur={erreur('precision')}
      />
    </FormulaireFiche>
  )
}

function Adresse({ saisie, erreurs, communes }: Props) {
  const champ = (id: string, libelle: string, attributs: { list?: string } = {}) => (
    <Champ
      id={id}
      libelle={libelle}
      facultatif="pour une autre adresse"
      autocomplete="off"
      valeur={un(saisie, id)}
      erreur={erreurDe(erreurs, id)}
      {...attributs}
    />
  )
  return (
    <>
      {champ('endroit', 'Nom de l’endroit')}
      <div class="grid g2">
        {champ('adresse', 'Rue')}
        {champ('commune', 'Commune', { list: 'communes' })}
      </div>
      <datalist id="communes">
        {communes.map((nom) => (
          <option value={nom} />
        ))}
      </datalist>
    </>
  )
}
