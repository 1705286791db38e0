import { z } from 'zod'
import { ICON_NAMES } from '../../ui/index.ts'
import { CODES_TYPES } from '../types.ts'

const code = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/)
const texte = z.string().min(2)
const liste = z.array(texte).default([])
const lieux = z.array(z.enum(CODES_TYPES)).min(1)

/** Plain sentences, in the order one reads them. */
const conseils = {
  etapes: z.array(texte).min(2).max(5),
  /** What to bring or to have at hand. */
  documents: liste,
  /** What makes people lose a right or money. */
  pieges: liste,
}

const demarche = z.strictObject({
  code,
  libelle: texte,
  /** Code of the operator in charge; none: nobody in particular. */
  operateur: code.nullable().default(null),
  /** Theme of that operator. */
  theme: code.nullable().default(null),
  /** Column of the France Services list. */
  aide: z.enum(['accompagnement', 'numerique', 'demarches']),
  frequent: z.boolean().default(false),
  /** Level of dematerialisation, 1 to 5, as the ODDS study counts them; `null`: nothing online, or not known. */
  niveau: z.literal([1, 2, 3, 4, 5]).nullable().default(null),
  /** Code of the official site. */
  site: code.nullable().default(null),
  /** Code of the right it opens. */
  droit: z
    .string()
    .regex(/^[a-z_]+$/)
    .nullable()
    .default(null),
  /** Kinds of places that help, when they are not those of the life event. */
  lieux: lieux.nullable().default(null),
  ...conseils,
})

const evenement = z.strictObject({
  code,
  libelle: texte,
  icone: z.enum(ICON_NAMES),
  accroche: texte,
  /** Kinds of places that help, the most useful first. */
  lieux,
  ...conseils,
  demarches: z.array(demarche).min(1),
})

export const famille = z.strictObject({ code, libelle: texte, evenements: z.array(evenement).min(1) })

export const site = z.strictObject({
  code,
  nom: texte,
  /** As one writes it on paper: no « https:// ». */
  adresse: z.string().regex(/^[a-z0-9.-]+\.[a-z]{2,4}(\/[a-z-]+)?$/),
  /** Family of needs it is filed under. */
  famille: code,
  pour: texte,
  /** Code of the procedure that tells how to use it. */
  acces: code.nullable().default(null),
})

const mot = z.strictObject({ code, libelle: texte })

/** Words of the desk log. */
export const guichet = z.strictObject({
  aides: z.array(mot),
  autonomies: z.array(mot),
  voies: z.array(mot),
  issues: z.array(mot),
})
