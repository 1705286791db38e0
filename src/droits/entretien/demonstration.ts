import { z } from 'zod'
import { type Acteur, jourIso, plusJours, ROLES, readTerritoireFile, SYSTEME } from '../../platform/index.ts'
import type { Salle } from './donnees.ts'
import { enregistrer, suivre } from './gestes.ts'
import { completer, ISSUES, type Issue, QUI, type Qui } from './model.ts'
import { semerChiffres } from './store.ts'

const ISSUES_DITES = Object.keys(ISSUES) as Issue[]
const schema = z.object({
  structures: z.array(z.object({ id: z.string(), nom: z.string() })),
  comptes: z.array(
    z.object({
      id: z.string(),
      nom: z.string(),
      email: z.string(),
      role: z.enum(ROLES),
      fonction: z.string(),
      structure: z.string(),
    }),
  ),
  entretiens: z.array(
    z.object({
      id: z.string(),
      mandat: z.string(),
      par: z.string(),
      ilYAHeures: z.number(),
      reponses: z.record(z.string(), z.string()),
      suivis: z.array(
        z.object({
          droit: z.string(),
          issue: z.enum(ISSUES_DITES),
          motif: z.string().default(''),
          qui: z.enum(Object.keys(QUI) as Qui[]),
          dansJours: z.number(),
        }),
      ),
    }),
  ),
  nonRecours: z.array(
    z.object({
      droit: z.string(),
      issue: z.enum(['repere', ...ISSUES_DITES]),
      motif: z.string().default(''),
      ilYAMois: z.number(),
      nombre: z.number(),
    }),
  ),
})
type Scenario = z.infer<typeof schema>
type EntretienFictif = Scenario['entretiens'][number]

const HEURE = 3_600_000

/** Interviews kept at their hour under fictitious mandates, how each right went since, and counts of the months before. */
export async function loadDemonstration(salle: Salle): Promise<void> {
  const { config, clock, database } = salle
  const scenario = readTerritoireFile(config.departement, 'demonstration.json', schema)
  const maintenant = clock.now()
  const premierDuMois = (ilYAMois: number) => {
    const [annee = 0, mois = 0] = jourIso(maintenant).split('-').map(Number)
    return new Date(Date.UTC(annee, mois - 1 - ilYAMois, 1)).toISOString().slice(0, 10)
  }
  await database.as(SYSTEME, (trx) =>
    semerChiffres(
      trx,
      config.departement,
      scenario.nonRecours.map(({ ilYAMois, ...chiffre }) => ({ ...chiffre, mois: premierDuMois(ilYAMois) })),
    ),
  )
  for (const entretien of scenario.entretiens) await jouer(salle, scenario, entretien, maintenant)
}

async function jouer(salle: Salle, scenario: Scenario, fictif: EntretienFictif, maintenant: Date): Promise<void> {
  const acteur = acteurDe(salle, scenario, fictif.par)
  const alors = { ...salle, clock: { now: () => new Date(maintenant.getTime() - fictif.ilYAHeures * HEURE) } }
  const garde = await enregistrer(alors, acteur, {
    id: fictif.id,
    mandatId: fictif.mandat,
    reponses: completer(fictif.reponses),
  })
  if (!garde.ok) throw new Error(`demonstration.json: ${fictif.id}: ${garde.refus.message}`)
  for (const { droit, issue, motif, qui, dansJours } of fictif.suivis) {
    // A scale of a later year may close a right: the plan goes on without it.
    if (!garde.value.contenu.plan[droit]) continue
    const suivi = { issue, motif, qui, pour: jourIso(plusJours(maintenant, dansJours)) }
    const suite = await suivre(salle, acteur, { id: fictif.id, droit, suivi })
    if (!suite?.ok) throw new Error(`demonstration.json: ${fictif.id}, ${droit}: ${suite?.refus.message ?? 'not seen'}`)
  }
}

function acteurDe({ config }: Salle, { comptes, structures }: Scenario, id: string): Acteur {
  const compte = comptes.find((c) => c.id === id)
  const structure = structures.find((s) => s.id === compte?.structure)
  if (!compte || !structure) throw new Error(`demonstration.json: « ${id} » is not there`)
  return {
    ...compte,
    compteId: id,
    departement: config.departement,
    structureId: structure.id,
    structureNom: structure.nom,
    operateur: null,
    sessionId: '',
  }
}
