import { z } from 'zod'
import budget from './bouquet/budget.json' with { type: 'json' }
import emploiRetraite from './bouquet/emploi-retraite.json' with { type: 'json' }
import familleIdentite from './bouquet/famille-identite.json' with { type: 'json' }
import motsDuGuichet from './bouquet/guichet.json' with { type: 'json' }
import justice from './bouquet/justice.json' with { type: 'json' }
import logementMobilite from './bouquet/logement-mobilite.json' with { type: 'json' }
import sante from './bouquet/sante.json' with { type: 'json' }
import * as schema from './bouquet/schema.ts'
import listeSites from './bouquet/sites.json' with { type: 'json' }
import type { TypeLieu } from './types.ts'

type FamilleEcrite = z.infer<typeof schema.famille>
type EvenementEcrit = FamilleEcrite['evenements'][number]
type DemarcheEcrite = EvenementEcrit['demarches'][number]

export interface Entree {
  code: string
  libelle: string
}

/** Something that happens in a life, with what to do first. */
export type Evenement = Omit<EvenementEcrit, 'demarches'> & { famille: string }

/** One procedure: who is in charge, how far it goes online, what to do and what to bring. */
export type Demarche = Omit<DemarcheEcrite, 'lieux'> & { famille: string; evenement: string; lieux: TypeLieu[] }

/** An official site. */
export type Site = z.infer<typeof schema.site>

/** What a desk can help with, sorted by life event, and the words of the desk log (convention, annex « bouquet de services »). */
export interface Bouquet extends z.infer<typeof schema.guichet> {
  familles: readonly Entree[]
  evenements: readonly Evenement[]
  demarches: readonly Demarche[]
  sites: readonly Site[]
}

// The most common first, as shown on the home page.
const familles = z
  .array(schema.famille)
  .parse([familleIdentite, sante, logementMobilite, budget, emploiRetraite, justice])

export const bouquet: Bouquet = {
  ...schema.guichet.parse(motsDuGuichet),
  familles: familles.map(({ code, libelle }) => ({ code, libelle })),
  evenements: familles.flatMap((famille) =>
    famille.evenements.map(({ demarches: _, ...evenement }) => ({ ...evenement, famille: famille.code })),
  ),
  demarches: familles.flatMap((famille) =>
    famille.evenements.flatMap((evenement) =>
      evenement.demarches.map((d) => ({
        ...d,
        famille: famille.code,
        evenement: evenement.code,
        lieux: d.lieux ?? evenement.lieux,
      })),
    ),
  ),
  sites: z.array(schema.site).parse(listeSites),
}

const evenements = new Map(bouquet.evenements.map((e) => [e.code, e]))
const demarches = new Map(bouquet.demarches.map((d) => [d.code, d]))
const sites = new Map(bouquet.sites.map((s) => [s.code, s]))
const parEvenement = Map.groupBy(bouquet.demarches, (d) => d.evenement)

export const findEvenement = (code: string): Evenement | null => evenements.get(code) ?? null
export const findDemarche = (code: string): Demarche | null => demarches.get(code) ?? null
export const findSite = (code: string | null): Site | null => sites.get(code ?? '') ?? null

/** Procedures of a life event, in the order of the list. */
export function demarchesDe(evenement: string): readonly Demarche[] {
  return parEvenement.get(evenement) ?? []
}

/** Operators that can help with a life event, the one in charge of most procedures first. */
export function operateursDeLEvenement(evenement: string): string[] {
  const parOperateur = [...Map.groupBy(demarchesDe(evenement), (d) => d.operateur)]
  return parOperateur.sort(([, a], [, b]) => b.length - a.length).flatMap(([code]) => code ?? [])
}
