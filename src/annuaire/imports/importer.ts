import { sql } from 'kysely'
import {
  jourIso,
  nouveauRapport,
  type Rapport,
  type Remarque,
  type Result,
  refus,
  type Services,
  SYSTEME,
  type Trx,
} from '../../platform/index.ts'
import { bumpVersion } from '../version.ts'
import { type Correction, listCorrections, remplacerCorrections, type Tenue, tenir } from '../versions/corrections.ts'
import { enregistrerVersions } from '../versions/store.ts'
import { autresNomsDe, controler, type LieuControle } from './controles.ts'
import { ecrireLieux, retirerAbsents } from './ecriture.ts'
import type { Fichier } from './fichier.ts'
import type { Lecture } from './lieu-source.ts'
import { raisonDeDouter } from './rapport.ts'
import { chargerReperes } from './reperes.ts'

export interface Options {
  /** Only this département is read, and only there is what disappeared retired. */
  departement: string | null
  /** Everything is done, then undone. */
  essai: boolean
  /** However much the list no longer has is retired: somebody looked. */
  retirer?: boolean
  avance: (faits: number, total: number) => void
}

/** What a format does with a file, inside the transaction. */
export type Travail = (trx: Trx, dateSource: string) => Promise<Result<Rapport>>

class Annulation extends Error {}

/** Runs an import in one transaction, keeps its report, and renews the version when something changed. */
export async function executerImport(
  services: Services,
  format: string,
  fichier: Fichier,
  { essai, retirer = false }: Pick<Options, 'essai' | 'retirer'>,
  travail: Travail,
): Promise<Result<Rapport>> {
  const { departement } = services.config
  let resultat: Result<Rapport> | null = null
  try {
    await services.database.as(SYSTEME, async (trx) => {
      const dateSource = await dateDeLaSource(services, trx, format, fichier)
      resultat = retirer ? await travail(trx, dateSource) : prudent(await travail(trx, dateSource))
      if (essai || !resultat.ok) throw new Annulation()
      const { value: rapport } = resultat
      await trx
        .insertInto('imports')
        .values({
          departement,
          id: services.newId(),
          format,
          fichier: fichier.nom,
          empreinte: fichier.empreinte,
          date_source: dateSource,
          le: services.clock.now(),
          rapport: JSON.stringify(rapport),
        })
        .execute()
      if (rapport.crees + rapport.modifies + rapport.retires > 0) await bumpVersion(trx, departement)
    })
  } catch (error) {
    if (!(error instanceof Annulation)) throw error
  }
  if (!resultat) throw new Error(`import ${format} ended without a report`)
  return resultat
}

function prudent(resultat: Result<Rapport>): Result<Rapport> {
  const doute = resultat.ok ? raisonDeDouter(resultat.value) : null
  return doute === null ? resultat : refus('liste-coupee', doute)
}

interface ImportTable {
  departement: string
  id: string
  format: string
  fichier: string
  empreinte: string
  date_source: string
  le: Date
  rapport: string
}

declare module '../../platform/db/tables.ts' {
  interface Tables {
    imports: ImportTable
  }
}

/** The date in its name; else the day this very file was first seen, so that importing it again changes nothing. */
async function dateDeLaSource(services: Services, trx: Trx, format: string, fichier: Fichier): Promise<string> {
  if (fichier.date !== null) return fichier.date
  const { rows } = await sql<{ le: string }>`select min(date_source)::text as le from imports
    where departement = ${services.config.departement} and format = ${format} and empreinte = ${fichier.empreinte}`.execute(
    trx,
  )
  return rows[0]?.le ?? jourIso(services.clock.now())
}

export interface LigneLue {
  ligne: number
  lecture: Lecture
}

/** Brings the places of one source to what its list says. */
export async function synchroniserLieux(
  trx: Trx,
  source: string,
  lignes: readonly LigneLue[],
  options: Options & { jour: string; le: Date; malformees?: readonly Remarque[] },
): Promise<Rapport> {
  const { departement, jour, le, malformees = [], avance } = options
  const rapport = nouveauRapport()
  rapport.rejetes.push(...malformees)
  const lieux = await trier(
    trx,
    lignes,
    { departement, jour, corrections: await listCorrections(trx, source) },
    rapport,
  )
  const ecriture = await ecrireLieux(trx, source, lieux, (faits) => avance(faits, lieux.length))
  const presents = lieux.map((l) => l.id)
  const retires = await retirerAbsents(trx, { source, departement, presents, jour })
  await enregistrerVersions(trx, 'lieu', [...ecriture.modifications, ...retires], {
    le,
    origine: 'import',
    organisation: source,
    compteId: null,
    motif: null,
  })
  rapport.crees = ecriture.crees
  rapport.modifies = ecriture.modifies
  rapport.inchanges = lieux.length - ecriture.crees - ecriture.modifies
  rapport.retires = retires.length
  rapport.lus = lieux.length + rapport.rejetes.length
  rapport.rejetes.sort((a, b) => a.ligne - b.ligne)
  return rapport
}

interface Tri {
  departement: string | null
  jour: string
  /** What people hold against this source, by place. */
  corrections: ReadonlyMap<string, readonly Correction[]>
}

/** Sorts what can be written from what is refused, gathers what is doubtful, and keeps what people corrected. */
async function trier(
  trx: Trx,
  lignes: readonly LigneLue[],
  { departement, jour, corrections }: Tri,
  rapport: Rapport,
): Promise<LieuControle[]> {
  const lus = lignes.flatMap(({ lecture }) => ('lieu' in lecture ? [lecture.lieu] : []))
  const reperes = await chargerReperes(
    trx,
    [...lus.map((l) => l.commune), ...communesTenues(corrections)],
    lus.flatMap((l) => l.codePostal ?? []),
  )
  const dejaLus = new Map<string, number>()
  const lieux: LieuControle[] = []
  const tenues: (Tenue & { departement: string; id: string })[] = []
  for (const { ligne, lecture } of lignes) {
    if ('rejet' in lecture) {
      rapport.rejetes.push({ ligne, ...lecture.rejet })
      continue
    }
    const { lieu, alertes } = controler(lecture.lieu, reperes)
    if (departement !== null && lieu.departement !== departement) continue
    const premiere = dejaLus.get(lieu.id)
    if (premiere !== undefined) {
      const message = `L'identifiant ${lieu.sourceId} est déjà celui de la ligne ${premiere}.`
      rapport.rejetes.push({ ligne, code: 'identifiant-double', message })
      continue
    }
    dejaLus.set(lieu.id, ligne)
    const tenue = tenir(lieu, corrections.get(lieu.id) ?? [], jour)
    if (corrections.has(lieu.id)) tenues.push({ ...tenue, departement: lieu.departement, id: lieu.id })
    const autresNoms = tenue.lieu.commune === lieu.commune ? lieu.autresNoms : autresNomsDe(tenue.lieu.commune, reperes)
    lieux.push({ ...tenue.lieu, autresNoms })
    rapport.avertissements.push(...[...lecture.alertes, ...alertes, ...tenue.alertes].map((a) => ({ ligne, ...a })))
  }
  await remplacerCorrections(trx, tenues)
  return lieux
}

function communesTenues(corrections: Tri['corrections']): string[] {
  return [...corrections.values()]
    .flat()
    .flatMap(({ champ, valeur }) => (champ === 'commune' && typeof valeur === 'string' ? [valeur] : []))
}
