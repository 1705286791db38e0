import type { Child } from 'hono/jsx'
import {
  type Contexte,
  type ErreurChamp,
  erreurDe,
  pagePro,
  type Saisie,
  statutDe,
  un,
} from '../../../platform/index.ts'
import { Bouton, Carte, Formulaire, LienBouton, ResumeErreurs } from '../../../ui/index.ts'
import { LIENS_ANNUAIRE } from '../liens.ts'

export interface PageTenir {
  saisie: Saisie
  erreurs?: ErreurChamp[]
  /** Id of what is corrected; absent when it is new. */
  connu?: string | undefined
}

/** Id, value and error of a field, as it was sent. */
export const champsDe =
  ({ saisie, erreurs = [] }: PageTenir) =>
  (id: string) => ({ id, valeur: un(saisie, id), erreur: erreurDe(erreurs, id) })

/** Adds, corrects or takes down a line of the list `cle`; `nom` is what one is called: « référent ». */
export function pageTenir(
  c: Contexte,
  { cle, nom, saisie, erreurs = [], connu }: PageTenir & { cle: keyof typeof LIENS_ANNUAIRE; nom: string },
  champs: Child,
): Promise<Response> {
  const { href, libelle } = LIENS_ANNUAIRE[cle]
  const titre = `${connu ? 'Corriger' : 'Ajouter'} un ${nom}`
  return pagePro(
    c,
    {
      titre,
      courant: LIENS_ANNUAIRE.lieux.href,
      fil: [{ libelle, href }, { libelle: titre }],
      statut: statutDe(erreurs),
    },
    <div class="wrap page stack">
      <h1>{titre}</h1>
      <ResumeErreurs erreurs={erreurs} />
      <Carte>
        <Formulaire action={`${href}/${connu ?? 'nouveau'}`}>
          <input type="hidden" name="id" value={un(saisie, 'id')} />
          {champs}
          <div class="row">
            <Bouton icone="check">Enregistrer</Bouton>
            <LienBouton href={href} genre="discret">
              Annuler
            </LienBouton>
          </div>
        </Formulaire>
      </Carte>
      {connu && (
        <Formulaire action={`${href}/${connu}/retirer`}>
          <Bouton genre="danger" icone="trash">
            Retirer ce {nom}
          </Bouton>
        </Formulaire>
      )}
    </div>,
  )
}
