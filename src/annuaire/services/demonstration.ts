import { z } from 'zod'
import { jourIso, readTerritoireFile, type Services, SYSTEME } from '../../platform/index.ts'
import { bumpVersion } from '../version.ts'
import { insertOffre, insertPermanence } from './ecriture.ts'
import { lireRythme } from './rythme.ts'
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

const horaires = z.string().refine((osm) => lireRythme(osm).ok, { error: 'unreadable hours' })

const permanence = z.object({
  hote: z.string().nullable().default(null),
  endroit: z.string().nullable().default(null),
  adresse: z.string().nullable().default(null),
  commune: z.string().nullable().default(null),
  horaires,
  precision: z.string().nullable(),
})

const texte = z.string().nullable().default(null)

/** `territoires/<département>/services.json`: services of invented places, and the round of an invented bus. */
const schema = z.array(
  z.object({
    lieu: z.string(),
    offres: z.array(
      z.object({
        id: z.string(),
        nom: z.string(),
        organisme: texte,
        description: z.string(),
        nature: z.enum(codesDe(NATURES)),
        thematiques: z.array(z.string().refine((code) => THEMATIQUES.has(code))),
        publics: z.array(z.enum(codesDe(PUBLICS))),
        modes: z.array(z.enum(codesDe(MODES))),
        frais: z.enum(codesDe(FRAIS)),
        langues: z.array(z.enum(LANGUES_PARLEES)),
        mobilisablePar: z.array(z.enum(codesDe(MOBILISABLE_PAR))),
        conditions: texte,
        documents: texte,
        horaires: horaires.nullable().default(null),
        permanences: z.array(permanence).default([]),
      }),
    ),
    circuit: z.array(permanence).default([]),
  }),
)

/** Bears being replayed: the identifiers are those of the file. */
export async function semerServices({ config, clock, database }: Services): Promise<void> {
  const { departement } = config
  const lieux = readTerritoireFile(departement, 'services.json', schema)
  const jour = jourIso(clock.now())
  await database.as(SYSTEME, async (trx) => {
    for (const { lieu, offres, circuit } of lieux) {
      const cle = (id: string) => ({ departement, lieuId: lieu, id })
      const poser = async (id: string, offreId: string | null, { hote, ...p }: z.infer<typeof permanence>) =>
        void (await insertPermanence(trx, cle(id), { ...p, offreId, hoteId: hote }, true))
      for (const { id, permanences, ...contenu } of offres) {
        await insertOffre(trx, cle(id), { ...contenu, fraisPrecision: null }, jour, true)
        for (const [rang, p] of permanences.entries()) await poser(`${id}-${rang + 1}`, id, p)
      }
      for (const [rang, p] of circuit.entries()) await poser(`${lieu}-${rang + 1}`, null, p)
    }
    await bumpVersion(trx, departement)
  })
}
