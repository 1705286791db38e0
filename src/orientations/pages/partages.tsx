import { jourLong } from '../../mandats/index.ts'
import { Texte } from '../../ui/index.ts'
import { CODES_PARTAGES, PARTAGES } from '../model.ts'
import type { Contenu } from '../store.ts'

/** What the person agreed to share, item by item: the same words where it is read over, received and printed. */
export function ListeDesPartages({ contenu: { personne, partages } }: { contenu: Contenu }) {
  return (
    <dl class="dl">
      {personne && (
        <>
          <dt>Personne</dt>
          <dd>
            {personne.prenom} {personne.nom}, né(e) le {jourLong(personne.naissance)}
          </dd>
        </>
      )}
      {CODES_PARTAGES.map((p) => {
        const texte = p === 'identite' ? undefined : partages[p]
        return (
          texte && (
            <>
              <dt>{PARTAGES[p].libelle}</dt>
              <dd>
                <Texte>{texte}</Texte>
              </dd>
            </>
          )
        )
      })}
    </dl>
  )
}
