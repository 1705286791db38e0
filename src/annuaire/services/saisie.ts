import { z } from 'zod'
import { enListe, type Saisie } from '../../platform/index.ts'
import { ecrireHeure, type Plage } from '../horaires.ts'
import type { ContenuOffre, ContenuPermanence } from './ecriture.ts'
import type { ContenuException } from './exceptions.ts'
import type { Offre } from './model.ts'
import type { LieuNomme } from './mon-lieu.ts'
import {
  champsHeures,
  champsRythme,
  enRythme,
  fauteDesHeures,
  type HeuresLues,
  jour,
  rythmeEnSaisie,
} from './saisie-rythme.ts'
import type { TextesAbonnement } from './textes/abonnement.ts'
import {
  codesDe,
  FRAIS,
  LANGUES_PARLEES,
  MOBILISABLE_PAR,
  MODES,
  NATURES,
  PUBLICS,
  THEMATIQUES,
} from './vocabulaires.ts'

/** Names the sheet before it is sent, so that sending twice does not write it twice. */
export const schemaId = z.object({
  id: z.uuid({ error: 'Ce formulaire est incomplet. Rechargez la page, puis recommencez.' }),
})

/** Plain text: what looks like a tag is refused with a sentence, never cleaned in silence. */
export function texteSimple(max: number) {
  return z
    .string({ error: 'Ce formulaire est incomplet. Rechargez la page, puis recommencez.' })
    .trim()
    .max(max, { error: `Écrivez ${max} caractères au plus.` })
    .refine((t) => !/<[a-z!/?]/i.test(t), {
      error: 'Écrivez du texte simple : les balises comme « <b> » ne sont pas acceptées.',
    })
}

const facultatif = (max: number) =>
  texteSimple(max)
    .default('')
    .transform((t) => t || null)

function plusieurs<const T extends readonly [string, ...string[]]>(codes: T, message: string) {
  return z.preprocess(enListe, z.array(z.enum(codes, { error: message })))
}

function unSeul<T extends string>(codes: readonly [T, ...T[]], message: string) {
  return z
    .union([z.literal(''), z.enum(codes)], { error: message })
    .default('')
    .transform((v) => (v === '' ? null : (v as T)))
}

const HORS_LISTE = 'Choisissez dans la liste.'
const LISTE_MAX = 12

/** A service; errors are sentences for those who keep the sheet. */
export const schemaOffre = z
  .object({
    nom: texteSimple(120).min(3, { error: 'Écrivez le nom du service, par exemple « Aide aux démarches en ligne ».' }),
    organisme: facultatif(120),
    description: texteSimple(2000).min(10, { error: 'Dites en une phrase ce que la personne peut y faire.' }),
    nature: unSeul(codesDe(NATURES), HORS_LISTE),
    thematiques: z.preprocess(
      enListe,
      z
        .array(z.string().refine((code) => THEMATIQUES.has(code), { error: HORS_LISTE }))
        .min(1, { error: 'Choisissez au moins un thème.' })
        .max(LISTE_MAX, { error: `Choisissez ${LISTE_MAX} thèmes au plus.` }),
    ),
    publics: plusieurs(codesDe(PUBLICS), HORS_LISTE),
    conditions: facultatif(500),
    modes: z.preprocess(
      enListe,
      z
        .array(z.enum(codesDe(MODES), { error: HORS_LISTE }))
        .min(1, { error: 'Choisissez au moins une façon d’être reçu.' }),
    ),
    frais: unSeul(codesDe(FRAIS), HORS_LISTE),
    fraisPrecision: facultatif(200),
    langues: plusieurs(LANGUES_PARLEES as unknown as ['fr', ...(typeof LANGUES_PARLEES)[number][]], HORS_LISTE),
    mobilisablePar: plusieurs(codesDe(MOBILISABLE_PAR), HORS_LISTE),
    documents: facultatif(1000),
    aSesHeures: z.string().optional(),
    ...champsRythme,
    frequence: champsRythme.frequence.default('semaine'),
  })
  .transform((lu, ctx): ContenuOffre => {
    const { aSesHeures, frequence, jours, debut, fin, debut2, fin2, dates, du, au, scolaire, sauf, ...contenu } = lu
    const refuser = (champ: string, message: string) => ctx.addIssue({ code: 'custom', path: [champ], message })
    if (contenu.fraisPrecision && contenu.frais === 'gratuit')
      refuser('fraisPrecision', 'Vous avez choisi « Gratuit » : effacez le prix, ou choisissez « Payant ».')
    return { ...contenu, horaires: aSesHeures === 'oui' ? enRythme(lu, refuser) : null }
  })

/** What the page knows, to check a permanence against. */
export interface Reperes {
  /** Services of the place. */
  offres: readonly Pick<Offre, 'id'>[]
  itinerant: boolean
  /** `null`: no such place. */
  trouverLieu: (texte: string) => string | null
  /** Insee code of the town that was typed; `null`: none of the département. */
  commune: string | null
}

const OU = ['ici', 'lieu', 'adresse'] as const

export function schemaPermanence(reperes: Reperes, lieuId: string) {
  return z
    .object({
      offre: z
        .string()
        .default('')
        .transform((id, ctx) => {
          if (reperes.offres.some((o) => o.id === id)) return id
          if (id === '' && reperes.itinerant) return null
          ctx.addIssue({
            code: 'custom',
            message: 'Choisissez le service. S’il n’est pas dans la liste, ajoutez-le d’abord.',
          })
          return z.NEVER
        }),
      ou: z.enum(OU, { error: 'Dites où cela a lieu.' }),
      lieu: z.string().trim().default(''),
      endroit: facultatif(120),
      adresse: facultatif(200),
      precision: facultatif(300),
      ...champsRythme,
    })
    .transform((lu, ctx): ContenuPermanence => {
      const refuser = (champ: string, message: string) => ctx.addIssue({ code: 'custom', path: [champ], message })
      return {
        offreId: lu.offre,
        ...ouvrirEndroit(lu, reperes, lieuId, refuser),
        horaires: enRythme(lu, refuser) ?? '',
        precision: lu.precision,
      }
    })
}

interface EndroitLu {
  ou: (typeof OU)[number]
  lieu: string
  endroit: string | null
  adresse: string | null
}

function ouvrirEndroit(
  lu: EndroitLu,
  { trouverLieu, commune }: Reperes,
  lieuId: string,
  refuser: (c: string, m: string) => void,
) {
  const rien = { hoteId: null, endroit: null, adresse: null, commune: null }
  if (lu.ou === 'ici') return { ...rien, hoteId: lieuId }
  if (lu.ou === 'lieu') {
    const hoteId = trouverLieu(lu.lieu)
    if (hoteId === null)
      refuser('lieu', 'Ce lieu n’est pas dans l’annuaire. Choisissez-le dans la liste, ou écrivez une adresse.')
    return { ...rien, hoteId }
  }
  if (commune === null) refuser('commune', 'Écrivez la commune, ou son code postal.')
  if (lu.endroit === null) refuser('endroit', 'Écrivez où : par exemple « Place du marché ».')
  return { ...rien, endroit: lu.endroit, adresse: lu.adresse, commune }
}

export const GENRES_EXCEPTION = { ferme: 'Fermé', autrement: 'Ouvert autrement' } as const

export const schemaException = z
  .object({
    genre: z.enum(codesDe(GENRES_EXCEPTION), { error: HORS_LISTE }).default('ferme'),
    du: jour('Écrivez le premier jour.'),
    au: jour(null),
    ...champsHeures,
    motif: facultatif(200),
  })
  .transform((lu, ctx): ContenuException => {
    const { genre, du, au, motif, ...heures } = lu
    const refuser = (champ: string, message: string) => ctx.addIssue({ code: 'custom', path: [champ], message })
    return { du: du ?? '', au: au ?? du ?? '', motif, plages: enPlages(genre, heures, refuser) }
  })

function enPlages(
  genre: keyof typeof GENRES_EXCEPTION,
  heures: HeuresLues,
  refuser: (champ: string, message: string) => void,
): Plage[] {
  const { debut, fin, debut2, fin2 } = heures
  if (genre === 'ferme') {
    if (Object.values(heures).some((h) => h !== ''))
      refuser('genre', 'Vous avez écrit des heures : choisissez « Ouvert autrement », ou effacez-les.')
    return []
  }
  const faute = fauteDesHeures(heures)
  if (faute) refuser(faute.champ, faute.message)
  const plage = (de: string, a: string) => ({ debut: lireMinute(de), fin: lireMinute(a) })
  return debut2 === '' ? [plage(debut, fin)] : [plage(debut, fin), plage(debut2, fin2)]
}

/** `09:30` → 570. */
function lireMinute(hhmm: string): number {
  const [heures = 0, minutes = 0] = hhmm.split(':').map(Number)
  return 60 * heures + minutes
}

export function exceptionEnSaisie({ du, au, motif, plages }: ContenuException): Saisie {
  const [matin, apresMidi] = plages
  const dire = (minute: number | undefined) => (minute === undefined ? '' : ecrireHeure(minute))
  return {
    genre: matin ? 'autrement' : 'ferme',
    du,
    au,
    debut: dire(matin?.debut),
    fin: dire(matin?.fin),
    debut2: dire(apresMidi?.debut),
    fin2: dire(apresMidi?.fin),
    motif: motif ?? '',
  }
}

export const schemaAbonnement = ({ courrielFaux: error }: Pick<TextesAbonnement, 'courrielFaux'>) =>
  z.object({ email: z.string({ error }).trim().max(200, { error }).pipe(z.email({ error })) })

export function offreEnSaisie(offre: Offre): Saisie {
  return {
    ...rythmeEnSaisie(offre.horaires),
    aSesHeures: offre.horaires === null ? '' : 'oui',
    nom: offre.nom,
    organisme: offre.organisme ?? '',
    description: offre.description,
    nature: offre.nature ?? '',
    thematiques: offre.thematiques,
    publics: offre.publics,
    conditions: offre.conditions ?? '',
    modes: offre.modes,
    frais: offre.frais ?? '',
    fraisPrecision: offre.fraisPrecision ?? '',
    langues: offre.langues,
    mobilisablePar: offre.mobilisablePar,
    documents: offre.documents ?? '',
  }
}

export function permanenceEnSaisie(
  p: ContenuPermanence,
  lieuId: string,
  hotes: readonly LieuNomme[],
  communes: readonly { code: string; nom: string }[],
): Saisie {
  return {
    ...rythmeEnSaisie(p.horaires),
    offre: p.offreId ?? '',
    ou: p.hoteId === lieuId ? 'ici' : p.hoteId ? 'lieu' : 'adresse',
    lieu: p.hoteId === lieuId ? '' : (hotes.find((h) => h.id === p.hoteId)?.libelle ?? ''),
    endroit: p.endroit ?? '',
    adresse: p.adresse ?? '',
    commune: communes.find((c) => c.code === p.commune)?.nom ?? '',
    precision: p.precision ?? '',
  }
}
