import { z } from 'zod'
import { jourIso, readTerritoireFile, type Services, SYSTEME, type Trx } from '../platform/index.ts'
import type { Catalogue } from './catalogue.ts'
import { porteesChoisies, TOUTES } from './catalogue.ts'
import { nouveauCode } from './code.ts'
import { type Contenu, DELAI_MAXIMUM, DONNEES, type Donnee, DUREES, type Duree, type Mandat, periode } from './model.ts'
import { nextRepere } from './repere.ts'
import { insertBrouillon, writeFin, writeSignature } from './store.ts'
import { ecrireTrace, HAUTEUR, LARGEUR, type Point } from './trace.ts'

const schema = z.object({
  structures: z.array(z.object({ id: z.string(), nom: z.string() })),
  comptes: z.array(z.object({ id: z.string(), nom: z.string(), fonction: z.string() })),
  personnes: z.array(z.object({ id: z.string(), prenom: z.string(), nom: z.string(), dateNaissance: z.string() })),
  mandats: z.array(
    z.object({
      id: z.string(),
      personne: z.string(),
      aidant: z.string(),
      structure: z.string(),
      operateurs: z.array(z.string()),
      demarches: z.array(z.string()),
      donnees: z.array(z.string()),
      signature: z.enum(['ecran', 'papier']),
      signeIlYAHeures: z.number().nullable(),
      revoqueIlYAHeures: z.number().optional(),
      dureeJours: z.number(),
    }),
  ),
})
type Scenario = z.infer<typeof schema>
type MandatFictif = Scenario['mandats'][number]

const HEURE = 3_600_000

/** The mandates of `territoires/<code>/demonstration.json`, dated from now; their ids are those of the file. */
export async function chargerDemonstration(services: Services, catalogue: Catalogue): Promise<void> {
  const { config, database } = services
  const scenario = readTerritoireFile(config.departement, 'demonstration.json', schema)
  // All at once: a start that was interrupted begins again from nothing.
  await database.as(SYSTEME, async (trx) => {
    // Numbered in the order they were drawn up.
    const ordre = scenario.mandats.toSorted((a, b) => (b.signeIlYAHeures ?? 0) - (a.signeIlYAHeures ?? 0))
    for (const fictif of ordre) await writeMandat(services, trx, fictif, contenuDe(scenario, fictif, catalogue))
  })
}

async function writeMandat(services: Services, trx: Trx, fictif: MandatFictif, contenu: Contenu): Promise<void> {
  const { clock, coffre, config } = services
  const { departement } = config
  const ilYA = (heures: number) => new Date(clock.now().getTime() - heures * HEURE)
  const creeLe = ilYA(fictif.signeIlYAHeures ?? 1)
  const brouillon = await insertBrouillon(trx, coffre, {
    departement,
    id: fictif.id,
    repere: await nextRepere(trx, departement, creeLe.getFullYear()),
    structureId: fictif.structure,
    auteurId: fictif.aidant,
    dureeMois: dureeDe(fictif.dureeJours),
    delaiJours: DELAI_MAXIMUM,
    creeLe,
    contenu,
    signature: null,
    fin: null,
    renouvellementLe: null,
    detruitLe: null,
  })
  if (fictif.signeIlYAHeures === null) return
  const signe = signeLe(brouillon, fictif.signature, creeLe)
  const { mandant, mandataire } = contenu
  const traces = { personne: gribouillis(mandant.nom), agent: gribouillis(mandataire.nom) }
  await writeSignature(trx, coffre, signe, fictif.signature === 'ecran' ? traces : null)
  if (fictif.revoqueIlYAHeures === undefined) return
  const le = ilYA(fictif.revoqueIlYAHeures)
  const fin = { motif: 'revocation' as const, jour: jourIso(le), le, compteId: fictif.aidant }
  await writeFin(trx, coffre, signe, fin, '')
}

function signeLe(brouillon: Mandat, mode: 'ecran' | 'papier', le: Date) {
  const { auteurId: compteId, dureeMois } = brouillon
  return { ...brouillon, signature: { mode, compteId, le, ...periode(jourIso(le), dureeMois) } }
}

function contenuDe({ structures, comptes, personnes }: Scenario, fictif: MandatFictif, catalogue: Catalogue): Contenu {
  const personne = find(personnes, fictif.personne)
  const agent = find(comptes, fictif.aidant)
  // An operator none of whose procedures is named is open for all of them.
  const codes = (operateur: string) => {
    const siennes = catalogue.find((o) => o.operateur.code === operateur)?.demarches.map((d) => d.code) ?? []
    const choisies = siennes.filter((code) => fictif.demarches.includes(code))
    return choisies.length > 0 ? choisies : [TOUTES]
  }
  return {
    mandant: { prenom: personne.prenom, nom: personne.nom, naissance: personne.dateNaissance },
    mandataire: { nom: agent.nom, fonction: agent.fonction, structure: find(structures, fictif.structure).nom },
    portees: porteesChoisies(catalogue, Object.fromEntries(fictif.operateurs.map((o) => [o, codes(o)]))),
    donnees: donneesDe(fictif.donnees),
    code: nouveauCode(),
  }
}

/** Kinds of data, and fields an operator asks for: all of these but the birth are numbers. */
function donneesDe(champs: string[]): Donnee[] {
  const dites = (Object.keys(DONNEES) as Donnee[]).filter((d) => champs.includes(d))
  const numeros = champs.some((c) => c !== 'dateNaissance' && !dites.some((d) => d === c))
  return ['identite', ...(numeros ? (['numeros'] as const) : []), ...dites]
}

/** The scenario counts days; a mandate counts months. */
function dureeDe(jours: number): Duree {
  const mois = (Object.keys(DUREES).map(Number) as Duree[]).toSorted((a, b) => a - b)
  return mois.find((m) => m * 31 >= jours) ?? 12
}

function find<T extends { id: string }>(list: readonly T[], id: string): T {
  const found = list.find((x) => x.id === id)
  if (!found) throw new Error(`demonstration.json: « ${id} » is not there`)
  return found
}

/** A scribble that depends on the name: nobody's signature. */
function gribouillis(nom: string): string {
  const points = Array.from({ length: 60 }, (_, i): Point => {
    const lettre = nom.charCodeAt(Math.floor(i / 4) % nom.length)
    const amplitude = 25 + (lettre % 7) * 6
    const y = HAUTEUR / 2 + amplitude * Math.sin(i * (0.7 + (lettre % 5) / 10))
    return [Math.round(60 + (i * (LARGEUR - 120)) / 60), Math.round(y)]
  })
  return ecrireTrace([points])
}
