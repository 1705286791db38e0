import { type CsvError, parse } from 'csv-parse/sync'
import type { Remarque } from './rapport.ts'
import { ok, type Result, refus } from './result.ts'
import { sansAccents } from './texte.ts'

export interface LigneCsv<C extends string> {
  ligne: number
  valeurs: Record<C, string>
}

export interface Csv<C extends string> {
  lignes: LigneCsv<C>[]
  malformees: Remarque[]
}

/**
 * Reads a CSV (comma, semicolon or tab) that must have at least the columns `obligatoires`. Lines are those of the file, a record with
 * line breaks counting from its first one. A line cut short is refused alone; a quote never closed refuses the file,
 * since nothing after it can be trusted.
 * @param autresNoms other names of a column: lists change them from one year to the next, never what they hold
 */
export function lireCsv<C extends string>(
  texte: string,
  colonnes: readonly C[],
  autresNoms: Partial<Record<C, readonly string[]>> = {},
  obligatoires: readonly C[] = colonnes,
): Result<Csv<C>> {
  const enregistrements = decouper(texte)
  if (!enregistrements.ok) return enregistrements
  const [entete, ...suite] = enregistrements.value
  const noms = entete?.record.map((nom) => nom.trim()) ?? []
  const cles = noms.map(cleDeColonne)
  const rangs = colonnes.map((c) => {
    const connus = [c, ...(autresNoms[c] ?? [])].map(cleDeColonne)
    return [c, cles.findIndex((cle) => connus.includes(cle))] as const
  })
  const manquantes = rangs.flatMap(([c, rang]) => (rang < 0 && obligatoires.includes(c) ? c : []))
  if (manquantes.length > 0) return colonneManquante(manquantes, noms)
  const csv: Csv<C> = { lignes: [], malformees: [] }
  let ligne = (entete?.derniereLigne ?? 0) + 1
  for (const { record, derniereLigne } of suite) {
    if (record.length === noms.length) {
      const valeurs = Object.fromEntries(rangs.map(([c, rang]) => [c, nettoyer(record[rang] ?? '')]))
      csv.lignes.push({ ligne, valeurs: valeurs as Record<C, string> })
    } else {
      const message = `${record.length} colonnes au lieu de ${noms.length}.`
      csv.malformees.push({ ligne, code: 'colonnes', message })
    }
    ligne = derniereLigne + 1
  }
  return ok(csv)
}

/** « Code INSEE », « code_insee » and « codeInsee » are one column. */
function cleDeColonne(nom: string): string {
  return sansAccents(nom).replace(/[^a-z0-9]/g, '')
}

interface Enregistrement {
  record: string[]
  derniereLigne: number
}

function decouper(texte: string): Result<Enregistrement[]> {
  const entete = texte.slice(0, texte.indexOf('\n') + 1 || undefined)
  const compte = (signe: string) => entete.split(signe).length
  const delimiter = [',', ';', '\t'].sort((a, b) => compte(b) - compte(a))[0] ?? ','
  try {
    const lus = parse(texte, {
      bom: true,
      delimiter,
      info: true,
      relax_column_count: true,
      relax_quotes: true,
      skip_empty_lines: true,
    }) as unknown as { record: string[]; info: { lines: number } }[]
    return ok(lus.map(({ record, info }) => ({ record, derniereLigne: info.lines })))
  } catch (error) {
    const { lines } = error as CsvError & { lines?: number }
    return refus(
      'csv',
      `Le fichier ne peut pas être lu${lines ? ` à partir de la ligne ${lines}` : ''} : un guillemet n'est pas fermé.`,
    )
  }
}

function colonneManquante(manquantes: readonly string[], noms: readonly string[]) {
  const guillemets = (liste: readonly string[]) => liste.map((c) => `« ${c} »`).join(', ')
  const [sujet, verbe] = manquantes.length > 1 ? ['Les colonnes', 'manquent'] : ['La colonne', 'manque']
  return refus(
    'colonne-manquante',
    `${sujet} ${guillemets(manquantes)} ${verbe} dans ce fichier. Il a : ${guillemets(noms) || 'rien'}. Rien n'a été importé.`,
  )
}

/** Soft hyphens and odd spaces come with copy and paste; they break words in a search. */
function nettoyer(valeur: string): string {
  return valeur
    .replaceAll('\u00ad', '')
    .replace(/[\u00a0\u202f\u2007]/g, ' ')
    .trim()
}

export interface Decode {
  texte: string
  /** It was not UTF-8: read as Windows-1252, which every byte sequence is. */
  latin1: boolean
}

export function decoder(octets: Uint8Array): Decode {
  try {
    return { texte: new TextDecoder('utf-8', { fatal: true }).decode(octets), latin1: false }
  } catch {
    return { texte: new TextDecoder('windows-1252').decode(octets), latin1: true }
  }
}
