import { type Contexte, type ErreurChamp, erreurDe, type Saisie, un } from '../../platform/index.ts'
import { Choix, ZoneTexte } from '../../ui/index.ts'
import { demanderPieces } from '../pieces-demandees.ts'
import { ATTENDUES_MAX, schemaQuestion } from '../saisie.ts'
import type { Salle } from '../salle.ts'
import { pageGeste, recevoirGeste, ZoneMessage } from './geste.tsx'

/** GET: « quelle pièce manque ? », from the papers that the catalogue knows for this procedure. */
export function demanderPage(salle: Salle, c: Contexte): Promise<Response> {
  return page(salle, c, { id: salle.newId() }, [])
}

/** POST: asked, once. */
export function demanderDesPieces(salle: Salle, c: Contexte): Promise<Response> {
  return recevoirGeste(salle, c, schemaQuestion, {
    faire: (acteur, id, valeur) => demanderPieces(salle, acteur, id, valeur),
    dit: 'La liste est envoyée. L’agent répond pièce par pièce.',
    page,
  })
}

function page(salle: Salle, c: Contexte, saisie: Saisie, erreurs: ErreurChamp[]): Promise<Response> {
  return pageGeste(
    salle,
    c,
    {
      titre: 'Quelle pièce manque ?',
      types: ['question'],
      page: 'question',
      bouton: { libelle: 'Demander ces pièces', icone: 'send' },
      champs: ({ demande }) => {
        const documents = salle.catalogue.demarche(demande.demarche)?.documents ?? []
        return (
          <>
            {documents.length > 0 && (
              <Choix
                nom="documents"
                legende="Les pièces de cette démarche"
                aide="La personne les voit aussi, dans sa langue, sur sa page de suivi."
                variante="cartes"
                multiple
                facultatif={false}
                valeur={saisie.documents}
                erreur={erreurDe(erreurs, 'documents')}
                options={documents.map((d) => ({ valeur: d, libelle: d }))}
              />
            )}
            <ZoneTexte
              id="autres"
              libelle="Autres pièces, une par ligne"
              aide={`L’agent les lit ; la personne voit seulement qu’autre chose est demandé. ${ATTENDUES_MAX} pièces au plus en tout.`}
              valeur={un(saisie, 'autres')}
              erreur={
                erreurDe(erreurs, 'autres') ?? (documents.length === 0 ? erreurDe(erreurs, 'documents') : undefined)
              }
              lignes={3}
              maxlength={2000}
            />
            <ZoneMessage libelle="Un mot pour l’agent" saisie={saisie} erreurs={erreurs} />
          </>
        )
      },
    },
    saisie,
    erreurs,
  )
}
