/** What was answered, field by field, as a form sends it. Nothing but codes, months and amounts: no name is ever asked. */
export type Reponses = Record<string, string>

/** Groups of questions, in the order people expect when the engine has no preference. */
export const PAGES = [
  'urgence',
  'foyer',
  'ages',
  'logement',
  'activite',
  'sejour',
  'revenus',
  'situations',
  'precisions',
] as const
export type Page = (typeof PAGES)[number]

/** Kinds of income asked, by the name of their field. */
export const REVENUS = {
  salaire: 'salaire',
  chomage: 'allocation_chomage',
  retraite: 'pension_retraite',
  invalidite: 'pension_invalidite',
  pension: 'pension_alimentaire_recue',
  micro: 'micro_entreprise',
} as const
export type CleRevenu = keyof typeof REVENUS
export const CLES_REVENUS = Object.keys(REVENUS) as CleRevenu[]

export const ENFANTS_MAX = 10
const LONGUEUR_MAX = 20
const CHAMP =
  /^(urgence|situation|enfants|enceinte|terme|commune|code_postal|logement|loyer|colocation|chambre|crous|epargne|impayes|demenagement|vues|(vous|conjoint|enfant_\d\d?)_[a-z]+)$/

/** Keeps the fields of the interview only, each short: what else a form holds is none of ours. */
export function lireReponses(envoi: Iterable<readonly [string, unknown]>): Reponses {
  const reponses: Reponses = {}
  for (const [nom, valeur] of envoi) {
    if (!CHAMP.test(nom) || typeof valeur !== 'string') continue
    const court = valeur.trim().slice(0, nom === 'vues' ? 200 : LONGUEUR_MAX)
    if (court !== '') reponses[nom] = court
  }
  return reponses
}

const vues = (r: Reponses): string[] => (r.vues ?? '').split(',').filter(Boolean)
const estPage = (texte: string): texte is Page => (PAGES as readonly string[]).includes(texte)

/** Pages already shown, answered or passed over. */
export const pagesVues = (r: Reponses): Page[] =>
  vues(r)
    .map((v) => v.replace('?', ''))
    .filter(estPage)
/** Answered: a box left empty there means no. Passed over (« je ne sais pas »), it means nothing. */
export const repondue = (r: Reponses, page: Page): boolean => vues(r).includes(page)
export const marquer = (r: Reponses, page: Page, passee: boolean): Reponses => ({
  ...r,
  vues: [...vues(r).filter((v) => v.replace('?', '') !== page), passee ? `${page}?` : page].join(','),
})

/** « 04/1988 », « 4 1988 », « 041988 » → « 1988-04 »; `null` when it cannot be read. */
export function lireMois(texte: string | undefined): string | null {
  const lu = /^(\d{1,2})\D*((?:19|20)\d\d)$/.exec((texte ?? '').trim()) ?? null
  const mois = Number(lu?.[1])
  return lu && mois >= 1 && mois <= 12 ? `${lu[2]}-${String(mois).padStart(2, '0')}` : null
}

/** « 1 234,50 € » → 1234.5; `null` when it cannot be read. */
export function lireEuros(texte: string | undefined): number | null {
  const net = (texte ?? '').replace(/[\s\u00a0\u202f€]/g, '').replace(',', '.')
  return /^\d{1,7}(\.\d{1,2})?$/.test(net) ? Number(net) : null
}

export function lireEntier(texte: string | undefined): number | null {
  return /^\d{1,2}$/.test(texte ?? '') ? Number(texte) : null
}

/**
 * The commune as the engine wants it: that of the list, or the one typed for somewhere else. A post code says the
 * département, which is what counts; where the commune itself counts, the engine asks. `null` when not known.
 */
export function lireCommune({ commune, code_postal: code = '' }: Reponses): string | null {
  if (commune !== 'ailleurs') return /^(\d\d|2[AB])\d{3}$/.test(commune ?? '') ? (commune as string) : null
  const net = code.replace(/\s/g, '').toUpperCase()
  if (!/^(0[1-9]|[1-8]\d|9[0-5]|2[AB]|97[1-8])/.test(net) || !/^\d[\dAB]\d{3}$/.test(net)) return null
  // Corsica has its own post codes: 200 and 201 in the south, 202 and 206 in the north.
  return net.startsWith('20') ? `2${net < '20200' ? 'A' : 'B'}${net.slice(2)}` : net
}

export const enCouple = (r: Reponses): boolean => r.situation === 'marie_ou_pacse' || r.situation === 'concubinage'
export const nombreEnfants = (r: Reponses): number => Math.min(lireEntier(r.enfants) ?? 0, ENFANTS_MAX)
export const adultes = (r: Reponses): ('vous' | 'conjoint')[] => (enCouple(r) ? ['vous', 'conjoint'] : ['vous'])
export const rangs = (r: Reponses): number[] => Array.from({ length: nombreEnfants(r) }, (_, i) => i + 1)

/** Whole years on the first of `mois` (`YYYY-MM`); `null` when the birth is not known. */
export function ageEn(mois: string, ne: string | null): number | null {
  if (ne === null) return null
  const rang = (m: string) => Number(m.slice(0, 4)) * 12 + Number(m.slice(5, 7))
  return Math.floor((rang(mois) - rang(ne)) / 12)
}

/** The month before `mois`. */
export function moisAvant(mois: string): string {
  const rang = Number(mois.slice(0, 4)) * 12 + Number(mois.slice(5, 7)) - 2
  return `${Math.floor(rang / 12)}-${String((rang % 12) + 1).padStart(2, '0')}`
}
