import { z } from 'zod'
import {
  type Contexte,
  enErreur,
  formulaire,
  introuvable,
  type Result,
  relire,
  retour,
} from '../../../platform/index.ts'
import {
  ajouterMembre,
  effacerAbsence,
  garderModele,
  garderReponse,
  noterAbsence,
  oublierAppris,
  retirerMembre,
  retirerModele,
  retirerReponse,
} from '../../gestion.ts'
import type { Salle } from '../../salle.ts'
import { idDe } from '../communs.tsx'
import { gerant, iciHref } from './communs.ts'
import { montrerGroupe } from './groupe.tsx'
import { schemaAbsence, schemaMembre, schemaModele, schemaReponse } from './saisie.ts'

type Gerant = NonNullable<ReturnType<typeof gerant>>

/** POST of one small form of the group's page: done and said, or the page again with what was typed. */
function geste<T extends z.ZodType>(
  schema: T,
  dit: string,
  faire: (salle: Salle, acteur: Gerant, groupe: string, valeur: z.infer<T>) => Promise<Result<unknown> | null>,
) {
  return async (salle: Salle, c: Contexte): Promise<Response> => {
    const acteur = gerant(c)
    if (!acteur) return introuvable(c)
    const lu = await formulaire(c, schema)
    if (!lu.ok) return montrerGroupe(salle, c, lu.saisie, lu.erreurs)
    const fait = await faire(salle, acteur, idDe(c), lu.valeur)
    if (!fait) return introuvable(c)
    if (!fait.ok) return montrerGroupe(salle, c, await relire(c), [enErreur(fait.refus)])
    return retour(c, iciHref(c), { genre: 'ok', texte: dit })
  }
}

export const ajouter = geste(schemaMembre, 'La personne est dans le groupe.', (salle, acteur, groupe, { compte }) =>
  ajouterMembre(salle, acteur, groupe, compte),
)
export const retirer = geste(
  schemaMembre,
  'La personne n’est plus dans le groupe.',
  (salle, acteur, groupe, { compte }) => retirerMembre(salle, acteur, groupe, compte),
)
export const sAbsenter = geste(schemaAbsence, 'L’absence est notée.', noterAbsence)
export const revenir = geste(z.object({ id: z.string() }), 'L’absence est effacée.', (salle, acteur, groupe, { id }) =>
  effacerAbsence(salle, acteur, groupe, id),
)
export const garder = geste(schemaModele, 'Le modèle est gardé.', garderModele)
export const oublierModele = geste(
  z.object({ demarche: z.string() }),
  'Le modèle est retiré.',
  (salle, acteur, groupe, { demarche }) => retirerModele(salle, acteur, groupe, demarche),
)
export const garderType = geste(schemaReponse, 'La réponse type est gardée.', garderReponse)
export const oublierType = geste(
  z.object({ titre: z.string() }),
  'La réponse type est retirée.',
  (salle, acteur, groupe, { titre }) => retirerReponse(salle, acteur, groupe, titre),
)
export const oublier = geste(
  z.object({ vers: z.string(), demarche: z.string() }),
  'C’est oublié. Les prochaines demandes de ce genre sont proposées à ce groupe.',
  oublierAppris,
)
