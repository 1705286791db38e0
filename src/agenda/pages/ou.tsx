import { type Acteur, type ErreurChamp, erreurDe, type Saisie, type Trx, un } from '../../platform/index.ts'
import { Liste } from '../../ui/index.ts'
import { MODES } from '../model.ts'
import { listExperts, listLieux, listMotifs, listRessources } from '../reglages.ts'

/** What an account may choose from. */
export type Choisir = Awaited<ReturnType<typeof choixDe>>

export async function choixDe(trx: Trx, acteur: Acteur) {
  return {
    motifs: await listMotifs(trx, acteur),
    lieux: await listLieux(trx, acteur),
    experts: await listExperts(trx, acteur),
    ressources: await listRessources(trx, acteur),
  }
}

interface Props {
  choix: Choisir
  saisie: Saisie
  erreurs: readonly ErreurChamp[]
}

/** What for, where, with whom. */
export function ChampsOu({ choix, saisie, erreurs }: Props) {
  const champ = (id: string) => ({ id, valeur: un(saisie, id), erreur: erreurDe(erreurs, id) })
  return (
    <>
      <Liste
        {...champ('motif')}
        libelle="Pourquoi on vient"
        requis
        invite="Choisissez un motif"
        options={choix.motifs.map((m) => ({ valeur: m.id, libelle: `${m.nom} (${MODES[m.mode].toLowerCase()})` }))}
      />
      <Liste
        {...champ('lieu')}
        libelle="Où"
        invite="Pas sur place : visio ou téléphone"
        options={choix.lieux.map((l) => ({ valeur: l.id, libelle: `${l.nom}, ${l.ville}` }))}
      />
      <Liste
        {...champ('expert')}
        libelle="Qui reçoit"
        aide="Cette personne n’aura jamais deux rendez-vous à la même heure."
        invite="L’équipe"
        options={choix.experts.map((e) => ({ valeur: e.id, libelle: e.nom }))}
      />
      <Liste
        {...champ('ressource')}
        libelle="Salle ou poste"
        invite="Aucun"
        options={choix.ressources.map((r) => ({ valeur: r.id, libelle: r.nom }))}
      />
    </>
  )
}
