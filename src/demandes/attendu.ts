import { EN_ATTENTE, type Etat } from './model.ts'

/** What a request expects of the person it is about: nothing, to come for the answer, or perhaps to bring a paper. */
export type Attendu = 'rien' | 'agent' | 'question'

export function attenduDe({ statut, dernierMot }: Pick<Etat, 'statut' | 'dernierMot'>): Attendu {
  if (statut === 'traitee') return 'agent'
  return EN_ATTENTE.includes(statut) && dernierMot === 'operateur' ? 'question' : 'rien'
}

/** Worth telling the person: what is expected of them is new. */
export function estNouveau(avant: Etat, apres: Etat): boolean {
  const attendu = attenduDe(apres)
  return attendu !== 'rien' && attendu !== attenduDe(avant)
}
