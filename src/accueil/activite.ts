import { type Acteur, jourIso, type Services } from '../platform/index.ts'
import {
  assembler,
  BLOCS,
  type Bloc,
  type Chiffres,
  type Compte,
  type CompterDemandes,
  classer,
  compterVisites,
  type Portee,
  zero,
} from './chiffres.ts'
import { type Cellule, toCsv } from './csv.ts'
import { dernierJour, type Periode, tranches } from './periode.ts'
import type { Code, References } from './references.ts'
import { listStructures } from './store.ts'

/** A page of figures: the same for the desk and for those who steer, over another reach. */
export interface Vue {
  titre: string
  /** Address of the page, without its query; the download is at the same, ending with `.csv`. */
  chemin: string
  portee: Portee
  /** Choices that stay from one period to another. */
  gardes: Record<string, string>
  /** The agent's own visits, or the structure's; absent where there is no such choice. */
  personnelle?: boolean
  /** The whole territory: what is late stands before the figures. */
  territoire?: boolean
  fil?: { libelle: string; href?: string }[]
}

export interface Activite {
  periode: Periode
  chiffres: Chiffres
  /** Names of the structures the figures speak of. */
  structures: readonly Code[]
}

/** The figures of a period. `compterDemandes` is called in the same transaction: visits and requests are of one moment. */
export function lireActivite(
  { database }: Pick<Services, 'database'>,
  acteur: Acteur,
  portee: Portee,
  periode: Periode,
  compterDemandes: CompterDemandes,
): Promise<Activite> {
  return database.as(acteur, async (trx) => {
    const visites = await compterVisites(trx, portee, periode)
    const demandes = await compterDemandes(trx, { ...portee, du: periode.avant.du, au: periode.au })
    return {
      periode,
      chiffres: assembler(visites, demandes, periode),
      structures: await listStructures(trx, portee.departement),
    }
  })
}

/** The same figures elsewhere: of one structure (`de`), or as a file (`fin`). */
export function adresse(
  vue: Pick<Vue, 'chemin' | 'gardes'>,
  periode: Periode,
  de: Record<string, string> = {},
  fin: '' | '.csv' = '',
): string {
  const quand =
    periode.code === 'dates' ? { du: jourIso(periode.du), au: dernierJour(periode) } : { periode: periode.code }
  return `${vue.chemin}${fin}?${new URLSearchParams({ ...quand, ...vue.gardes, ...de })}`
}

export interface Ligne extends Compte {
  code: string
  libelle: string
}

/** Lines of a block with their names; a code that left the catalogue keeps its code. */
export function lignes({ chiffres, structures, periode }: Activite, bloc: Bloc, references: References): Ligne[] {
  if (bloc === 'tranche') {
    return tranches(periode).map(({ debut, libelle }) => ({
      ...(chiffres.blocs.tranche.get(debut) ?? zero()),
      code: debut,
      libelle,
    }))
  }
  const noms = new Map(catalogue(bloc, structures, references).map((c) => [c.code, c.libelle]))
  return classer(chiffres.blocs[bloc]).map((ligne) => ({ ...ligne, libelle: noms.get(ligne.code) ?? ligne.code }))
}

function catalogue(bloc: Exclude<Bloc, 'tranche'>, structures: readonly Code[], r: References): readonly Code[] {
  const { operateurs, voies, aides, issues, autonomies } = r
  const motif = r.motifs.tous
  return {
    operateur: operateurs,
    motif,
    structure: structures,
    voie: voies,
    aide: aides,
    issue: issues,
    autonomie: autonomies,
  }[bloc]
}

const RUBRIQUES: Record<Bloc, string> = {
  tranche: 'Semaine',
  structure: 'Structure',
  operateur: 'Organisme',
  motif: 'Motif',
  aide: 'Aide apportée',
  issue: 'Suite donnée',
  autonomie: 'Façon de faire',
  voie: 'Contact',
}

const ENTETES = [
  'Rubrique',
  'Code',
  'Libellé',
  'Visites',
  'Part des visites (%)',
  'Heures',
  'Visites, période d’avant',
  'Demandes',
  'Demandes, période d’avant',
]

/** The whole of what the page shows the head of. */
export function activiteCsv(activite: Activite, references: References, { portee }: Pick<Vue, 'portee'>): string {
  const { total } = activite.chiffres
  const ligne = (nom: string, code: string, libelle: string, compte: Compte): Cellule[] => [
    nom,
    code,
    libelle,
    compte.visites,
    total.visites === 0 ? null : (compte.visites / total.visites) * 100,
    compte.minutes / 60,
    compte.visitesAvant,
    compte.demandes,
    compte.demandesAvant,
  ]
  return toCsv(ENTETES, [
    ligne('Total', '', activite.periode.libelle, total),
    ...BLOCS.filter((bloc) => bloc !== 'structure' || portee.structureId === null).flatMap((bloc) =>
      lignes(activite, bloc, references).map((l) => ligne(rubrique(bloc, activite.periode), l.code, l.libelle, l)),
    ),
  ])
}

/** Name of a block: « Semaine » is « Mois » over a long period. */
export function rubrique(bloc: Bloc, { pas }: Pick<Periode, 'pas'>): string {
  return bloc === 'tranche' && pas === 'month' ? 'Mois' : RUBRIQUES[bloc]
}
