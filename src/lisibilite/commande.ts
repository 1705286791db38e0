import { readFile } from 'node:fs/promises'
import { basename, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { type Commande, type Config, ok, type Result, refus } from '../platform/index.ts'
import { type Extrait, extraire, genreDe } from './extraire.ts'
import { type Bilan, REGLES, relire, SEUIL } from './model.ts'

const ATTENTE_MS = 10_000
const OCTETS_MAX = 5 * 1024 * 1024
const EXTRAIT_MAX = 70

/** `lisibilite <file or page> [--json]`. Exit code: 0 easy to read, 1 not, 2 nothing could be read. */
export function commandeLisibilite(config: Config): Commande {
  return {
    nom: 'lisibilite',
    usage:
      '<fichier ou page> [--json]   dit si un texte est facile à lire (fichier texte, Markdown, HTML ; page /lieux…)',
    async run(args, io) {
      const { values, positionals } = parseArgs({
        args,
        allowPositionals: true,
        options: { json: { type: 'boolean', default: false } },
      })
      const [adresse] = positionals
      if (adresse === undefined || positionals.length > 1) {
        io.err('Il faut : lisibilite <fichier ou page> [--json]')
        return 2
      }
      const lu = await lire(adresse, io.cwd, config)
      const bilan = lu.ok ? relire(lu.value.extrait.texte) : null
      if (!lu.ok || bilan?.mots === 0) {
        io.err(lu.ok ? 'Il n’y a pas de texte à relire.' : lu.refus.message)
        return 2
      }
      const rendu = situer(lu.value, bilan as Bilan)
      for (const ligne of values.json ? [JSON.stringify(rendu)] : ecrire(rendu)) io.out(ligne)
      return rendu.facile ? 0 : 1
    },
  }
}

interface Lu {
  source: string
  extrait: Extrait
}

async function lire(adresse: string, dossier: string, config: Config): Promise<Result<Lu>> {
  const source = await lireFichier(resolve(dossier, adresse))
  if (source !== null) return source.ok ? ok(extraireDe(basename(adresse), source.value)) : source
  if (!/^(?:\/|https?:)/.test(adresse)) return refus('fichier', `Ce fichier n’existe pas : ${adresse}`)
  const page = await lirePage(new URL(adresse, config.url || `http://localhost:${config.port}`))
  return page.ok ? ok(extraireDe('page.html', page.value)) : page
}

function extraireDe(nom: string, source: string): Lu {
  return { source, extrait: extraire(source, genreDe(nom, source)) }
}

/** `null`: there is no such file. */
async function lireFichier(chemin: string): Promise<Result<string> | null> {
  try {
    const octets = await readFile(chemin)
    if (octets.length > OCTETS_MAX) return refus('taille', 'Ce fichier est trop gros : 5 Mo au plus.')
    if (octets.includes(0) || octets.subarray(0, 4).toString('latin1') === '%PDF')
      return refus('binaire', 'Ce fichier n’est pas un texte. Enregistrez-le en texte (.txt), puis recommencez.')
    return ok(decoder(octets))
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    if (code === 'ENOENT' || code === 'ENOTDIR' || code === 'EISDIR') return null
    return refus('fichier', `Ce fichier ne peut pas être lu : ${chemin}`)
  }
}

/** UTF-8, else what older word processors write. */
function decoder(octets: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(octets)
  } catch {
    return new TextDecoder('windows-1252').decode(octets)
  }
}

async function lirePage(url: URL): Promise<Result<string>> {
  try {
    const reponse = await fetch(url, { signal: AbortSignal.timeout(ATTENTE_MS) })
    if (!reponse.ok) return refus('page', `La page ${url.href} répond par l’erreur ${reponse.status}.`)
    return ok(await reponse.text())
  } catch {
    return refus('page', `Ni fichier ni page : rien ne répond à ${url.href}. Maillage est-il lancé ?`)
  }
}

interface Rendu extends Omit<Bilan, 'remarques'> {
  seuil: number
  remarques: (Bilan['remarques'][number] & { ligne: number; colonne: number; extrait: string })[]
}

/** Positions in the file, where an editor goes: line and column from 1. */
function situer({ source, extrait }: Lu, { remarques, ...bilan }: Bilan): Rendu {
  const debuts = [0, ...[...source.matchAll(/\n/g)].map((m) => m.index + 1)]
  return {
    ...bilan,
    seuil: SEUIL,
    remarques: remarques.map((remarque) => {
      const [debut, fin] = [extrait.ou(remarque.debut), extrait.ou(remarque.fin - 1) + 1]
      const ligne = debuts.findLastIndex((d) => d <= debut)
      return {
        ...remarque,
        debut,
        fin,
        ligne: ligne + 1,
        colonne: debut - (debuts[ligne] ?? 0) + 1,
        extrait: extrait.texte.slice(remarque.debut, remarque.fin).replace(/\s+/g, ' '),
      }
    }),
  }
}

function ecrire({ score, seuil, facile, mots, phrases, remarques }: Rendu): string[] {
  return [
    ...remarques.flatMap(({ ligne, colonne, regle, extrait, raison, proposition }) => [
      `${`${ligne}:${colonne}`.padEnd(9)}${REGLES[regle].nom} : « ${court(extrait)} »`,
      `         ${raison} ${proposition}`,
    ]),
    `${facile ? 'Facile à lire' : 'À simplifier'} : ${score} sur 100, il faut ${seuil}. ${mots} mots, ${phrases} phrases, ${remarques.length} remarques.`,
  ]
}

function court(extrait: string): string {
  return extrait.length > EXTRAIT_MAX ? `${extrait.slice(0, EXTRAIT_MAX - 1)}…` : extrait
}
