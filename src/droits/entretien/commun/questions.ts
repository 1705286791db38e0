import { STATUTS_LOGEMENT } from '../../engine/index.ts'
import { AGE_AUTONOMIE } from './foyer.ts'
import {
  adultes,
  ageEn,
  CLES_REVENUS,
  type CleRevenu,
  ENFANTS_MAX,
  lireMois,
  type Page,
  type Reponses,
  rangs,
} from './reponses.ts'

/** One control. Its words are in the catalogue: `t.questions[texte]`, `t.options[liste][valeur]`. */
export interface Question {
  nom: string
  genre: 'choix' | 'liste' | 'mois' | 'euros' | 'entier' | 'code' | 'case'
  texte: string
  /** Codes of the answers, and under which name the catalogue has their words. */
  options?: readonly string[]
  liste?: string
  /** Whom it is about, when several people are asked the same. */
  qui?: string
  /** Folded away: few people need it. */
  repli?: boolean
}

export const SITUATIONS_FOYER = ['seul', 'separe', 'marie_ou_pacse', 'concubinage'] as const
export const ACTIVITES_ADULTE = ['emploi', 'chomage', 'retraite', 'etudes', 'sans_activite'] as const
export const NATIONALITES_ASKED = ['francaise', 'eee_suisse', 'autre'] as const
export const ECOLES = ['aucune', 'maternelle', 'primaire', 'college', 'lycee', 'superieur'] as const
const OUI_NON = ['oui', 'non'] as const
const TAUX = ['moins', 'moyen', 'haut'] as const

/** What is earned most often in each activity comes first; the rest is folded. */
const ATTENDUS: Record<string, readonly CleRevenu[]> = {
  emploi: ['salaire', 'micro'],
  chomage: ['chomage', 'salaire'],
  retraite: ['retraite'],
  etudes: ['salaire'],
  sans_activite: ['salaire', 'invalidite'],
}

/** The questions of a page for this household; none: the page is not for it. */
export function questionsDe(page: Page, r: Reponses, mois: string): Question[] {
  return PAR_PAGE[page](r, mois)
}

const PAR_PAGE: Record<Page, (r: Reponses, mois: string) => Question[]> = {
  urgence: () => [
    { nom: 'urgence', genre: 'choix', texte: 'urgence', options: ['non', 'violences', 'rue'], liste: 'urgence' },
  ],
  foyer: () => [
    { nom: 'situation', genre: 'choix', texte: 'situation', options: SITUATIONS_FOYER, liste: 'situation' },
    {
      nom: 'enfants',
      genre: 'liste',
      texte: 'enfants',
      options: Array.from({ length: ENFANTS_MAX + 1 }, (_, n) => String(n)),
    },
    { nom: 'enceinte', genre: 'choix', texte: 'enceinte', options: OUI_NON, liste: 'ouiNon' },
  ],
  ages: (r) => [
    ...adultes(r).map((qui): Question => ({ nom: `${qui}_ne`, genre: 'mois', texte: 'ne', qui })),
    ...rangs(r).flatMap((rang): Question[] => {
      const qui = `enfant_${rang}`
      return [
        { nom: `${qui}_ne`, genre: 'mois', texte: 'ne', qui },
        { nom: `${qui}_ecole`, genre: 'liste', texte: 'ecole', options: ECOLES, liste: 'ecole', qui },
      ]
    }),
    ...(r.enceinte === 'oui' ? [{ nom: 'terme', genre: 'mois', texte: 'terme', qui: 'a_naitre' } as const] : []),
  ],
  logement: (r) => [
    { nom: 'commune', genre: 'liste', texte: 'commune', liste: 'commune' },
    { nom: 'code_postal', genre: 'code', texte: 'code_postal' },
    { nom: 'logement', genre: 'choix', texte: 'logement', options: STATUTS_LOGEMENT, liste: 'logement' },
    { nom: 'loyer', genre: 'euros', texte: 'loyer' },
    { nom: 'colocation', genre: 'case', texte: 'colocation' },
    { nom: 'chambre', genre: 'case', texte: 'chambre' },
    ...(r.logement === 'residence_etudiante' ? [{ nom: 'crous', genre: 'case', texte: 'crous' } as const] : []),
  ],
  activite: (r) =>
    adultes(r).map((qui) => ({
      nom: `${qui}_activite`,
      genre: 'choix',
      texte: 'activite',
      options: ACTIVITES_ADULTE,
      liste: 'activite',
      qui,
    })),
  sejour: (r) =>
    adultes(r).flatMap((qui): Question[] => [
      {
        nom: `${qui}_nationalite`,
        genre: 'choix',
        texte: 'nationalite',
        options: NATIONALITES_ASKED,
        liste: 'nationalite',
        qui,
      },
      { nom: `${qui}_titre`, genre: 'entier', texte: 'titre', qui },
    ]),
  revenus: (r) => [
    ...adultes(r).flatMap((qui) => revenusDemandes(r, qui)),
    { nom: 'epargne', genre: 'euros', texte: 'epargne' },
  ],
  situations: situationsDemandees,
  precisions: (r) => [
    ...adultes(r).flatMap((qui) => precisionsAdulte(r, qui)),
    ...rangs(r).flatMap((rang) => precisionsEnfant(r, `enfant_${rang}`)),
  ],
}

function revenusDemandes(r: Reponses, qui: string): Question[] {
  const attendus = ATTENDUS[r[`${qui}_activite`] ?? ''] ?? CLES_REVENUS
  // What was already written stays in view.
  const montres = CLES_REVENUS.filter((cle) => attendus.includes(cle) || r[`${qui}_${cle}`])
  const euros = (cle: CleRevenu, repli: boolean): Question => ({
    nom: `${qui}_${cle}`,
    genre: 'euros',
    texte: cle,
    qui,
    ...(repli ? { repli } : {}),
  })
  return [
    ...montres.map((cle) => euros(cle, false)),
    { nom: `${qui}_rien`, genre: 'case', texte: 'rien', qui },
    ...CLES_REVENUS.filter((cle) => !montres.includes(cle)).map((cle) => euros(cle, true)),
    { nom: `${qui}_depuis`, genre: 'mois', texte: 'depuis', qui, repli: true },
    { nom: `${qui}_avant`, genre: 'euros', texte: 'avant', qui, repli: true },
  ]
}

function situationsDemandees(r: Reponses, mois: string): Question[] {
  const age = (qui: string) => ageEn(mois, lireMois(r[`${qui}_ne`]))
  const boite = (nom: string, texte: string, qui?: string): Question => ({
    nom,
    genre: 'case',
    texte,
    ...(qui ? { qui } : {}),
  })
  return [
    ...adultes(r).map((qui) => boite(`${qui}_handicap`, 'handicap', qui)),
    ...adultes(r)
      .filter((qui) => (age(qui) ?? 0) >= AGE_AUTONOMIE)
      .map((qui) => boite(`${qui}_autonomie`, 'autonomie', qui)),
    ...rangs(r).map((rang) => boite(`enfant_${rang}_handicap`, 'handicap', `enfant_${rang}`)),
    boite('impayes', 'impayes'),
    ...(rangs(r).length >= 3 ? [boite('demenagement', 'demenagement')] : []),
  ]
}

function precisionsAdulte(r: Reponses, qui: string): Question[] {
  const chomage = r[`${qui}_activite`] === 'chomage'
  return [
    ...(r[`${qui}_handicap`] === 'oui'
      ? [
          { nom: `${qui}_taux`, genre: 'choix', texte: 'taux', options: TAUX, liste: 'taux', qui } as const,
          { nom: `${qui}_rsdae`, genre: 'choix', texte: 'rsdae', options: OUI_NON, liste: 'ouiNon', qui } as const,
        ]
      : []),
    ...(chomage
      ? [
          { nom: `${qui}_chomeur`, genre: 'mois', texte: 'chomeur', qui } as const,
          { nom: `${qui}_dixans`, genre: 'choix', texte: 'dixans', options: OUI_NON, liste: 'ouiNon', qui } as const,
        ]
      : []),
    ...(r[`${qui}_activite`] === 'etudes'
      ? [{ nom: `${qui}_boursier`, genre: 'choix', texte: 'boursier', options: OUI_NON, liste: 'ouiNon', qui } as const]
      : []),
  ]
}

function precisionsEnfant(r: Reponses, qui: string): Question[] {
  if (r[`${qui}_handicap`] !== 'oui') return []
  return [
    { nom: `${qui}_taux`, genre: 'choix', texte: 'taux', options: TAUX, liste: 'taux', qui },
    {
      nom: `${qui}_complement`,
      genre: 'liste',
      texte: 'complement',
      options: ['0', '1', '2', '3', '4', '5', '6'],
      qui,
    },
  ]
}
