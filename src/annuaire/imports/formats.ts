import {
  type LigneCsv,
  lireCsv,
  ok,
  type Rapport,
  type Result,
  refus,
  type Services,
  type Trx,
} from '../../platform/index.ts'
import { AUCUN_LIEU, importerServices, importerStructures } from '../echanges/import.ts'
import { lireMediation } from '../echanges/mediation-numerique.ts'
import * as mediation from '../echanges/vocabulaire-mediation.ts'
import * as administration from './annuaire-administration.ts'
import { assurerCommunes, importerCommunes, placerCommunes } from './communes.ts'
import { importerContours } from './contours.ts'
import { ecrireExceptions } from './ecriture.ts'
import type { Fichier } from './fichier.ts'
import * as franceServices from './france-services.ts'
import { executerImport, type Options, synchroniserLieux } from './importer.ts'
import type { Lecture } from './lieu-source.ts'
import { lireTerritoire } from './territoire.ts'

type Travail = (
  services: Services,
  trx: Trx,
  fichier: Fichier,
  options: Options & { jour: string; le: Date },
) => Promise<Result<Rapport>>

interface ReglesCsv<C extends string> {
  autresNoms?: Partial<Record<C, readonly string[]>>
  obligatoires?: readonly C[]
  /** An official list may say that there is no place left; what comes from elsewhere is rather a file cut short. */
  vide?: boolean
}

/** A list of places in CSV: its columns, and how one line is read. */
function csvDeLieux<C extends string>(
  source: string,
  colonnes: readonly C[],
  lire: (valeurs: Record<C, string>, jour: string) => Lecture,
  { autresNoms = {}, obligatoires = colonnes, vide = true }: ReglesCsv<C> = {},
): Travail {
  return async ({ config }, trx, fichier, options) => {
    const csv = lireCsv(fichier.texte, colonnes, autresNoms, obligatoires)
    if (!csv.ok) return csv
    await assurerCommunes(trx, config.departement)
    const lignes = csv.value.lignes.map(({ ligne, valeurs }: LigneCsv<C>) => ({
      ligne,
      lecture: lire(valeurs, options.jour),
    }))
    if (!vide && !lignes.some(({ lecture }) => 'lieu' in lecture)) return refus('vide', AUCUN_LIEU)
    const rapport = await synchroniserLieux(trx, source, lignes, { ...options, malformees: csv.value.malformees })
    if (fichier.latin1)
      rapport.avertissements.unshift({
        ligne: 1,
        code: 'encodage',
        message: "Le fichier n'est pas en UTF-8 : il a été lu en Latin-1 (Windows-1252). Vérifiez les accents.",
      })
    return ok(rapport)
  }
}

const travaux = {
  'france-services': csvDeLieux('france-services', franceServices.COLONNES, franceServices.lireFranceServices, {
    autresNoms: franceServices.AUTRES_NOMS,
  }),
  'annuaire-administration': csvDeLieux(
    'annuaire-administration',
    administration.COLONNES,
    administration.lireAnnuaireAdministration,
  ),
  communes: async ({ config }, trx, fichier, { departement, avance }) => {
    const fait = await importerCommunes(trx, fichier.texte, departement, avance)
    await placerCommunes(trx, config.departement)
    return fait
  },
  contours: async ({ config }, trx, fichier, { departement }) => {
    await assurerCommunes(trx, config.departement)
    return importerContours(trx, fichier.texte, departement)
  },
  'data-inclusion-structures': async ({ config }, trx, fichier, options) => {
    await assurerCommunes(trx, config.departement)
    return importerStructures(trx, fichier, options)
  },
  'data-inclusion-services': (services, trx, fichier) => importerServices(services, trx, fichier),
  'mediation-numerique': csvDeLieux('mediation-numerique', mediation.COLONNES, lireMediation, {
    obligatoires: mediation.OBLIGATOIRES,
    vide: false,
  }),
  territoire: async ({ clock, config }, trx, fichier, options) => {
    const lues = lireTerritoire(fichier.texte, clock.now())
    if (!lues.ok) return lues
    await assurerCommunes(trx, config.departement)
    const rapport = await synchroniserLieux(trx, 'territoire', lues.value, options)
    await ecrireExceptions(
      trx,
      lues.value.flatMap(({ lecture }) => ('lieu' in lecture ? [lecture.lieu] : [])),
    )
    return ok(rapport)
  },
} satisfies Record<string, Travail>

export type Format = keyof typeof travaux

/** Imports a file already read, in one transaction; refused as a whole or not at all. */
export function importer(
  services: Services,
  format: Format,
  fichier: Fichier,
  options: Options,
): Promise<Result<Rapport>> {
  return executerImport(services, format, fichier, options, (trx, jour) =>
    travaux[format](services, trx, fichier, { ...options, jour, le: services.clock.now() }),
  )
}
