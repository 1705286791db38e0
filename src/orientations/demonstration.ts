import { z } from 'zod'
import { type Acteur, type Result, ROLES, readTerritoireFile, SYSTEME } from '../platform/index.ts'
import { envoyer } from './envoyer.ts'
import { avancer, donnerRendezVous, noterRencontre, refuser } from './gestes.ts'
import {
  MOTIFS_REFUS,
  type MotifRefus,
  ORIGINES,
  type Origine,
  PARTAGES,
  type Partage,
  SUITES,
  type Suite,
  THEMES,
  type Theme,
  URGENCES,
  type Urgence,
} from './model.ts'
import { saveProtocole } from './protocoles.ts'
import type { Issue, Salle } from './salle.ts'

const codes = <T extends string>(liste: Record<T, unknown>) => z.enum(Object.keys(liste) as T[])
const commun = { ilYAHeures: z.number(), par: z.string(), mots: z.string() }
const etape = z.discriminatedUnion('etape', [
  z.object({
    etape: z.literal('rendez-vous'),
    ...commun,
    dansHeures: z.number(),
    lieu: z.string(),
    apporter: z.string(),
  }),
  z.object({ etape: z.literal('refus'), ...commun, motif: codes<MotifRefus>(MOTIFS_REFUS) }),
  z.object({ etape: z.literal('rencontre'), ...commun, suite: codes<Suite>(SUITES) }),
])
const schema = z.object({
  protocoles: z.array(
    z.object({
      id: z.string(),
      par: z.string(),
      de: z.string(),
      vers: z.string(),
      themes: z.array(codes<Theme>(THEMES)),
      situations: z.string(),
      alertes: z.string(),
      conjoint: z.string(),
      documents: z.string(),
      delai: z.number().nullable(),
    }),
  ),
  orientations: z.array(
    z.object({
      id: z.string(),
      mandat: z.string(),
      ...commun,
      vers: z.string(),
      origine: codes<Origine>(ORIGINES),
      theme: codes<Theme>(THEMES),
      urgence: codes<Urgence>(URGENCES),
      partages: z.partialRecord(codes<Partage>(PARTAGES), z.string()),
      etapes: z.array(etape),
    }),
  ),
})
type Fictive = z.infer<typeof schema>['orientations'][number]
type Etape = z.infer<typeof etape>

const comptes = z.object({
  structures: z.array(z.object({ id: z.string(), nom: z.string(), operateur: z.string().nullable() })),
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
})

const HEURE = 3_600_000

/**
 * A protocol, and sheets in every state, lived step by step through the gestures of the pages, each at its hour. Replayed
 * after an interruption, what was already done is found again.
 */
export async function loadDemonstration(salle: Salle): Promise<void> {
  const { departement } = salle.config
  const scenario = readTerritoireFile(departement, 'orientations.json', schema)
  const acteurs = readActeurs(departement)
  const maintenant = salle.clock.now()
  const qui = (id: string) => {
    const acteur = acteurs.get(id)
    if (!acteur) throw new Error(`orientations.json: « ${id} » is not there`)
    return acteur
  }
  await salle.database.as(SYSTEME, async (trx) => {
    for (const { par, ...protocole } of scenario.protocoles) await saveProtocole(trx, qui(par), protocole, maintenant)
  })
  const pas = scenario.orientations
    .flatMap((fictive) => [
      { le: fictive.ilYAHeures, faire: (s: Salle) => envoyerFictive(s, qui(fictive.par), fictive) },
      ...fictive.etapes.map((e, rang) => ({
        le: e.ilYAHeures,
        faire: (s: Salle) => jouer(s, qui(e.par), fictive.id, `${fictive.id}-${rang}`, e, maintenant),
      })),
    ])
    .sort((a, b) => b.le - a.le)
  for (const { le, faire } of pas) {
    const alors = new Date(maintenant.getTime() - le * HEURE)
    const issue = await faire({ ...salle, clock: { now: () => alors } })
    if (!issue?.ok) throw new Error(`orientations.json: ${issue?.refus.message ?? 'not seen by its account'}`)
  }
  await avancer(salle)
}

function envoyerFictive(
  salle: Salle,
  acteur: Acteur,
  { id, mandat, vers, origine, theme, urgence, mots, partages }: Fictive,
) {
  return envoyer(salle, acteur, { id, mandatId: mandat, vers, origine, theme, urgence, mots, partages })
}

function jouer(
  salle: Salle,
  acteur: Acteur,
  id: string,
  fait: string,
  e: Etape,
  maintenant: Date,
): Promise<Result<Issue> | null> {
  const { mots } = e
  switch (e.etape) {
    case 'rendez-vous': {
      const le = new Date(maintenant.getTime() + e.dansHeures * HEURE)
      le.setMinutes(0, 0, 0)
      return donnerRendezVous(salle, acteur, id, {
        id: fait,
        mots,
        mode: 'sur-place',
        le,
        lieu: e.lieu,
        apporter: e.apporter,
      })
    }
    case 'refus':
      return refuser(salle, acteur, id, { id: fait, mots, motif: e.motif })
    case 'rencontre':
      return noterRencontre(salle, acteur, id, { id: fait, mots, suite: e.suite })
  }
}

function readActeurs(departement: string): Map<string, Acteur> {
  const lu = readTerritoireFile(departement, 'demonstration.json', comptes)
  const structures = new Map(lu.structures.map((s) => [s.id, s]))
  return new Map(
    lu.comptes.map(({ id, structure, ...compte }) => {
      const { nom = '', operateur = null } = structures.get(structure) ?? {}
      return [
        id,
        { ...compte, compteId: id, departement, structureId: structure, structureNom: nom, operateur, sessionId: '' },
      ]
    }),
  )
}
