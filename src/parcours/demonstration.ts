import { z } from 'zod'
import { jourIso, plusJours, readTerritoireFile, type Services, SYSTEME } from '../platform/index.ts'
import { lireCode } from './code.ts'
import { garder } from './gardes.ts'
import { COMPETENCES, ECHELLE, finDuPasseport, type Passeport } from './passeport/model.ts'
import './tables.ts'

const niveau = z.enum(ECHELLE)
const jours = z.int().min(0)
const nombre = z.int().min(0)

/** `territoires/<département>/parcours.json`: an invented passport and invented self-tests, dated from now. */
const schema = z.object({
  passeport: z.object({
    code: z.string(),
    prenom: z.string(),
    nom: z.string(),
    evaluations: z.array(
      z.object({
        ilYAJours: jours,
        par: z.string(),
        moyen: z.string(),
        niveaux: z.partialRecord(z.enum(COMPETENCES), niveau),
      }),
    ),
    cours: z.array(
      z.object({
        intitule: z.string(),
        par: z.string(),
        duJours: jours,
        auJours: jours.nullable(),
        heures: z.int().nullable(),
      }),
    ),
    attestations: z.array(
      z.object({
        intitule: z.string(),
        organisme: z.string(),
        ilYAJours: jours,
        niveau: niveau.nullable(),
        par: z.string(),
      }),
    ),
  }),
  /** By commune: tests at levels 1, 2 and 3. */
  tests: z.array(
    z.object({ ilYAMois: z.int().min(1), tests: z.record(z.string(), z.tuple([nombre, nombre, nombre])) }),
  ),
})
type Exemple = z.infer<typeof schema>

/** The code of the invented passport, for those who try the demonstration. */
export const codeExemple = (departement: string): string =>
  readTerritoireFile(departement, 'parcours.json', schema).passeport.code

export async function loadDemonstration(services: Services): Promise<void> {
  const { passeport, tests } = readTerritoireFile(services.config.departement, 'parcours.json', schema)
  await semerTests(services, tests)
  await services.database.as(SYSTEME, (trx) =>
    garder(trx, services, {
      genre: 'passeport',
      contenu: enPasseport(passeport, services.clock.now()),
      expireLe: finDuPasseport(services.clock.now()),
      code: lireCode(passeport.code) ?? '',
    }),
  )
}

function enPasseport({ prenom, nom, ...exemple }: Exemple['passeport'], maintenant: Date): Passeport {
  const le = (ilYAJours: number) => jourIso(plusJours(maintenant, -ilYAJours))
  return {
    prenom,
    nom,
    ouvertLe: le(exemple.evaluations[0]?.ilYAJours ?? 0),
    evaluations: exemple.evaluations.map(({ ilYAJours, ...reste }) => ({
      ...reste,
      le: le(ilYAJours),
      niveaux: reste.niveaux as Passeport['evaluations'][number]['niveaux'],
    })),
    cours: exemple.cours.map(({ duJours, auJours, ...reste }) => ({
      ...reste,
      du: le(duJours),
      au: auJours === null ? null : le(auJours),
    })),
    attestations: exemple.attestations.map(({ ilYAJours, ...reste }) => ({ ...reste, le: le(ilYAJours) })),
  }
}

async function semerTests({ database, clock, config: { departement } }: Services, exemples: Exemple['tests']) {
  const lignes = exemples.flatMap(({ ilYAMois, tests }) => {
    const debut = new Date(clock.now())
    debut.setDate(1)
    debut.setMonth(debut.getMonth() - ilYAMois)
    const mois = jourIso(debut).slice(0, 7)
    return Object.entries(tests).flatMap(([commune, nombres]) =>
      nombres.map((nombre, rang) => ({ departement, commune, mois, niveau: rang + 1, nombre })),
    )
  })
  await database.as(SYSTEME, (trx) =>
    trx
      .insertInto('parcours_comptes')
      .values(lignes.filter(({ nombre }) => nombre > 0))
      .onConflict((oc) => oc.doNothing())
      .execute(),
  )
}
