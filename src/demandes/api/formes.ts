import type { Vue } from '../lire.ts'
import type { Resume } from './store.ts'

/** A request, for a program. */
export function enApi({ envoyeeLe, echeance, mouvementLe, ...resume }: Resume) {
  return {
    ...resume,
    envoyee_le: envoyeeLe.toISOString(),
    echeance: echeance.toISOString(),
    mouvement_le: mouvementLe.toISOString(),
  }
}

/** Asked for: nothing is said of them yet. Answered: whether each is there, and a word. */
function papiersDe(liste: Vue['moments'][number]['liste']) {
  if (liste === null) return null
  if ('attendues' in liste) return liste.attendues.map(({ libelle }) => ({ libelle, fourni: null, mot: '' }))
  return liste.remises.map(({ libelle, fournie, mot }) => ({ libelle, fourni: fournie, mot }))
}

/** The same, with what the screens show: who it is about, what was written and attached, who takes part. */
export function enDetailApi({ demande, contenu, moments, detruite }: Vue) {
  const { id, repere, demarche, commune, urgence, etat } = demande
  const { groupe, statut, envoyeeLe, echeance, mouvementLe } = etat
  return {
    ...enApi({ id, repere, demarche, commune, urgence, groupe, statut, envoyeeLe, echeance, mouvementLe }),
    detruite,
    sujet: contenu?.sujet ?? null,
    personne: contenu?.personne ?? null,
    champs: contenu?.champs.map(({ cle, valeur }) => ({ cle, valeur })) ?? [],
    evenements: moments.map(({ id, type, le, cote, texte, pieces, liste }) => ({
      id,
      type,
      le: le.toISOString(),
      cote,
      texte,
      papiers: papiersDe(liste),
      pieces: pieces.map(({ id, nom, type, taille, controle }) => ({ id, nom, type, taille, controle })),
    })),
  }
}
