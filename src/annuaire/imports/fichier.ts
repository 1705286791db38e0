import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { basename, resolve } from 'node:path'
import { type Decode, decoder, ok, type Result, refus } from '../../platform/index.ts'

export interface Fichier extends Decode {
  /** Name without its folder, as kept in the report. */
  nom: string
  /** SHA-256 of the bytes: the same file is recognised whatever its name. */
  empreinte: string
  /** `yyyy-mm-dd` when the name holds a date, as those of official lists do. */
  date: string | null
}

const ATTENTE_MS = 60_000

/** Reads a file or a URL; a relative path starts in `dossier`. */
export async function lireFichier(adresse: string, dossier: string): Promise<Result<Fichier>> {
  const lu = /^https?:\/\//.test(adresse) ? await telecharger(adresse) : await ouvrir(resolve(dossier, adresse))
  if (!lu.ok) return lu
  const nom = basename(URL.parse(adresse)?.pathname ?? adresse)
  return ok({
    nom,
    ...decoder(lu.value),
    empreinte: createHash('sha256').update(lu.value).digest('hex'),
    date: dateDuNom(nom),
  })
}

async function ouvrir(chemin: string): Promise<Result<Uint8Array>> {
  try {
    return ok(await readFile(chemin))
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code
    const pourquoi =
      code === 'ENOENT'
        ? "Ce fichier n'existe pas"
        : code === 'EISDIR'
          ? "C'est un dossier, il faut un fichier"
          : 'Ce fichier ne peut pas être lu'
    return refus('fichier', `${pourquoi} : ${chemin}`)
  }
}

async function telecharger(url: string): Promise<Result<Uint8Array>> {
  try {
    const reponse = await fetch(url, { signal: AbortSignal.timeout(ATTENTE_MS) })
    if (!reponse.ok) return refus('adresse', `L'adresse ${url} répond par l'erreur ${reponse.status}.`)
    return ok(new Uint8Array(await reponse.arrayBuffer()))
  } catch {
    return refus('adresse', `L'adresse ${url} ne répond pas. Vérifiez-la, ou téléchargez le fichier vous-même.`)
  }
}

/** `liste-fs-20240801.csv`, `export_2024-08-01.csv`. */
function dateDuNom(nom: string): string | null {
  const [, annee, mois, jour] = nom.match(/(20\d\d)-?(0[1-9]|1[0-2])-?(0[1-9]|[12]\d|3[01])/) ?? []
  return annee ? `${annee}-${mois}-${jour}` : null
}
