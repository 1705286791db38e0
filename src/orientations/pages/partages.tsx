import { jourLong } from '../../mandats/index.ts'
import { Texte } from '../../ui/index.ts'
import { CODES_PARTAGES, PARTAGES } from '../model.ts'
import type { Contenu } from '../store.ts'

/** What the person agreed to share, item by item: the same words where it is read over, received and printed. */
export function ListeDesPartages({ contenu: { personne, partages } }: { contenu: Contenu }) {
  const dits = CODES_PARTAGES.map((p) => ({
    titre: PARTAGES[p].libelle,
    texte:
      p === 'identite'
        ? personne && `${personne.prenom} ${personne.nom}, né(e) le ${jourLong(personne.naissance)}`
        : partages[p],
  }))
  return (
    <>
      {dits.map(
        ({ titre, texte }) =>
          texte && (
            <div class="stack-s">
              <h3>{titre}</h3>
              <Texte>{texte}</Texte>
            </div>
          ),
      )}
    </>
  )
}
