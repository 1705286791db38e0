import { nomComplet } from '../../mandats/index.ts'
import type { Acteur } from '../../platform/index.ts'
import { Carte, Delai, Vide } from '../../ui/index.ts'
import { delaiEnMots, enRetard, partEcoulee } from '../delai.ts'
import { compterPourMenu, type Ligne, listDuJour } from '../listes.ts'
import { EN_ATTENTE, type Statut } from '../model.ts'
import type { Salle } from '../salle.ts'
import { EtiquetteStatut, LISTE, libelleStatut } from './communs.tsx'
import { journaliserLecture } from './listes.tsx'

/** For the agent's day: what waits, the most pressing first. */
export async function carteDemandes(salle: Salle, acteur: Acteur) {
  const { lignes, nombre } = await salle.database.as(acteur, async (trx) => {
    const lignes = await listDuJour(trx, salle, acteur)
    await journaliserLecture(trx, salle, acteur, lignes)
    return { lignes, nombre: await compterPourMenu(trx, acteur, 'agent') }
  })
  const toutes = nombre > 1 ? `Les ${nombre} demandes` : 'Toutes les demandes'
  return (
    <Carte titre="Demandes en attente" actions={<a href={LISTE.agent}>{toutes}</a>}>
      {lignes.length === 0 ? (
        <Vide
          titre="Aucune demande en attente"
          action={<a href={`${LISTE.agent}/nouvelle`}>Écrire à un organisme</a>}
        />
      ) : (
        <ul class="sep">
          {lignes.map((ligne) => (
            <LigneDeCarte ligne={ligne} maintenant={salle.clock.now()} />
          ))}
        </ul>
      )}
    </Carte>
  )
}

/** What is left to do once the operator has said its word. */
const SUITE: Partial<Record<Statut, string>> = {
  traitee: 'à dire à la personne, puis à clore',
  'pas-pour-nous': 'à envoyer ailleurs, ou à clore',
}

function LigneDeCarte({ ligne, maintenant }: { ligne: Ligne; maintenant: Date }) {
  const { etat, contenu } = ligne
  const attend = EN_ATTENTE.includes(etat.statut)
  return (
    <li class="stack-s">
      <div class="row row--sb">
        <a href={`${LISTE.agent}/${ligne.id}`}>
          <b>{contenu?.sujet ?? `Demande ${ligne.repere}`}</b>
        </a>
        {!attend && <EtiquetteStatut statut={etat.statut} />}
      </div>
      <p class="small muted">
        {[
          ligne.groupe,
          contenu && nomComplet(contenu.personne),
          attend ? libelleStatut(etat.statut).toLowerCase() : SUITE[etat.statut],
        ]
          .filter(Boolean)
          .join(' · ')}
      </p>
      {attend && (
        <Delai
          part={partEcoulee(etat, maintenant)}
          etat={enRetard(etat, maintenant) ? 'retard' : 'attente'}
          libelle={delaiEnMots(etat, maintenant, ligne.calendrier)}
        />
      )}
    </li>
  )
}
