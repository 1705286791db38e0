import { z } from 'zod'
import { tracePersonnelle } from '../../../accueil/index.ts'
import { readJour } from '../../../mandats/index.ts'
import { enListe, type Saisie } from '../../../platform/index.ts'
import type { Catalogue } from '../../catalogue.ts'
import { DEFAUTS } from '../../reglages.ts'
import type { Groupe } from '../../routage.ts'
import { obligatoire, texteObligatoire } from '../../saisie.ts'

const liste = z.preprocess(enListe, z.array(z.string()))
const entier = (min: number, max: number) => {
  const dit = `Écrivez un nombre entre ${min} et ${max}.`
  return z.coerce.number({ error: dit }).int({ error: dit }).min(min, { error: dit }).max(max, { error: dit })
}
const jour = (vide: string) =>
  obligatoire(vide).transform((texte, ctx) => {
    const lu = readJour(texte)
    if (lu === null) ctx.addIssue({ code: 'custom', message: 'Vérifiez cette date, et écrivez-la ainsi : 31/12/2026.' })
    return lu ?? ''
  })

/** One day a line; the first that cannot be read is named. */
const fermetures = z
  .string()
  .default('')
  .transform((texte, ctx) => {
    const lignes = texte.split(/[\n,;]/).map((l) => l.trim())
    const jours = lignes.filter((l) => l !== '').map((ligne) => ({ ligne, lu: readJour(ligne) }))
    const faux = jours.find(({ lu }) => lu === null)
    if (faux)
      ctx.addIssue({
        code: 'custom',
        message: `« ${faux.ligne.slice(0, 40)} » n’est pas une date. Écrivez : 24/12/2026.`,
      })
    return [...new Set(jours.map(({ lu }) => lu ?? ''))].sort()
  })

/** What the manager says of a group; `communes` and `demarches` with nothing ticked mean all of them. */
export const schemaGroupe = ({ communes }: Catalogue, themes: readonly string[]) =>
  z
    .object({
      id: z.string().min(1),
      nom: obligatoire('Donnez un nom au groupe.').max(80, { error: 'Écrivez 80 caractères au plus.' }),
      email: z
        .string()
        .trim()
        .toLowerCase()
        .pipe(z.email({ error: 'Écrivez une adresse comme groupe@exemple.fr.' })),
      themes: liste
        .transform((codes) => codes.filter((code) => themes.includes(code)))
        .refine((codes) => codes.length > 0, { error: 'Cochez au moins un sujet.' }),
      demarches: liste.transform((codes) => (codes.length === 0 ? null : codes)),
      communes: liste
        .transform((codes) => codes.filter((code) => communes.some((c) => c.code === code)))
        .transform((codes) => (codes.length === 0 ? null : codes)),
      champs: liste,
      delaiJoursOuvres: entier(1, 60),
      jours: liste
        .transform((jours) => jours.map(Number).filter((j) => Number.isInteger(j) && j >= 1 && j <= 7))
        .refine((jours) => jours.length > 0, { error: 'Cochez au moins un jour travaillé.' }),
      fermetures,
      suppleant: z
        .string()
        .default('')
        .transform((id) => id || null),
      rappelPart: entier(10, 100),
      responsableJours: entier(0, 30),
      coordinationJours: entier(0, 30),
      relanceJours: entier(1, 30),
      clotureJours: entier(1, 60),
    })
    .refine((g) => g.relanceJours < g.clotureJours, {
      path: ['clotureJours'],
      error:
        'L’agent est relancé avant que la demande se ferme : écrivez un nombre plus grand que celui de la relance.',
    })

/** A group as its form shows it. */
export function saisieDuGroupe(groupe: Groupe): Saisie {
  const nombres = [
    'delaiJoursOuvres',
    'rappelPart',
    'responsableJours',
    'coordinationJours',
    'relanceJours',
    'clotureJours',
  ]
  return {
    id: groupe.id,
    nom: groupe.nom,
    email: groupe.email,
    suppleant: groupe.suppleant ?? '',
    themes: [...groupe.themes],
    demarches: [...(groupe.demarches ?? [])],
    communes: [...(groupe.communes ?? [])],
    champs: [...groupe.champs],
    jours: groupe.jours.map(String),
    fermetures: groupe.fermetures.map((f) => f.split('-').reverse().join('/')).join('\n'),
    ...Object.fromEntries(nombres.map((cle) => [cle, String(groupe[cle as 'delaiJoursOuvres'])])),
  }
}

/** A new group, before anything is typed. */
export function saisieVide(id: string): Saisie {
  const vide = { nom: '', email: '', operateur: '', themes: [], communes: null, structure: null, delaiJoursOuvres: 3 }
  return saisieDuGroupe({ ...DEFAUTS, ...vide, id })
}

export const schemaMembre = z.object({ compte: obligatoire('Choisissez une personne.') })

const jours = {
  id: z.uuid(),
  du: jour('Écrivez le premier jour d’absence.'),
  au: jour('Écrivez le dernier jour d’absence.'),
}
const dansLOrdre = ({ du, au }: { du: string; au: string }) => du === '' || au === '' || au >= du
const DESORDRE = { path: ['au'], error: 'Le dernier jour vient avant le premier : vérifiez les deux dates.' }

export const schemaAbsence = z
  .object({ ...jours, qui: obligatoire('Dites qui est absent.') })
  .refine(dansLOrdre, DESORDRE)
  .transform(({ qui, ...reste }) => ({ ...reste, compte: qui === 'groupe' ? null : qui }))

/** Used again for anybody: what points to a person has no place in it. */
const sansPersonne = (texte: string, ctx: z.RefinementCtx) => {
  const trace = tracePersonnelle(texte)
  if (trace) ctx.addIssue({ code: 'custom', message: `Retirez ${trace} : une réponse type ne parle de personne.` })
}

export const schemaReponse = z
  .object({
    titre: obligatoire('Donnez un titre.')
      .max(80, { error: 'Écrivez 80 caractères au plus.' })
      .superRefine(sansPersonne),
    reponse: texteObligatoire('Écrivez la réponse à compléter.').superRefine(sansPersonne),
  })
  .transform(({ titre, reponse }) => ({ titre, texte: reponse }))

/** One's own. */
export const schemaSienne = z
  .object({
    ...jours,
    remplacant: z
      .string()
      .default('')
      .transform((id) => id || null),
  })
  .refine(dansLOrdre, DESORDRE)

export const schemaModele = z.object({
  demarche: obligatoire('Choisissez une démarche.'),
  sujet: obligatoire('Écrivez le sujet.').max(120, { error: 'Écrivez 120 caractères au plus.' }),
  message: texteObligatoire('Écrivez le message à compléter.'),
})
