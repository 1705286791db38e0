import { z } from 'zod'
import { decoder } from '../csv.ts'
import { acteurDe, type Contexte } from '../http/contexte.ts'
import { formulaire, statutDe } from '../http/formulaire.ts'
import { pagePro, retour } from '../http/pages.tsx'
import type { Routes } from '../http/routes.ts'
import type { Rapport } from '../rapport.ts'
import { ok, type Result, refus } from '../result.ts'
import type { Services } from '../services.ts'
import { IMPORTER_COMPTES } from './access.ts'
import { importerComptes } from './import/importer.ts'
import { COMPTES, IMPORTER } from './pages/communs.ts'
import { PageApercu, PageImporter } from './pages/importer.tsx'

/** Bytes: thousands of people; more is another file. */
const MAX_OCTETS = 1_000_000

const schema = z.object({
  fichier: z.instanceof(File).optional(),
  /** What was shown before it is written. */
  texte: z.string().max(MAX_OCTETS).optional(),
})

/** A list of accounts: read and shown first, written when the person says so. Nothing is kept in between but in the page. */
export function declareImport(r: Routes, services: Services): void {
  r.get(IMPORTER, IMPORTER_COMPTES, (c) => choisir(c))
  r.post(IMPORTER, IMPORTER_COMPTES, (c) => importer(services, c))
}

const TITRE = 'Importer des comptes'
const cadre = { titre: TITRE, courant: IMPORTER }

async function choisir(c: Contexte, message?: string): Promise<Response> {
  const { role, structureNom } = acteurDe(c)
  const erreurs = message === undefined ? [] : [{ champ: 'fichier', message }]
  const page = <PageImporter structure={role === 'administrateur' ? null : structureNom} erreurs={erreurs} />
  return pagePro(c, { ...cadre, statut: statutDe(erreurs) }, page)
}

async function importer(services: Services, c: Contexte): Promise<Response> {
  const lu = await formulaire(c, schema)
  const { fichier, texte } = lu.ok ? lu.valeur : {}
  const acteur = acteurDe(c)
  if (texte !== undefined) {
    const fait = await importerComptes(services, acteur, { texte, latin1: false }, false)
    if (!fait.ok) return choisir(c, fait.refus.message)
    const ou = acteur.role === 'administrateur' ? COMPTES : IMPORTER
    return retour(c, ou, { genre: 'ok', texte: bilan(fait.value.rapport) })
  }
  const ouvert = await ouvrir(fichier)
  if (!ouvert.ok) return choisir(c, ouvert.refus.message)
  const vu = await importerComptes(services, acteur, ouvert.value, true)
  if (!vu.ok) return choisir(c, vu.refus.message)
  return pagePro(c, cadre, <PageApercu vu={vu.value} texte={ouvert.value.texte} />)
}

async function ouvrir(fichier: File | undefined): Promise<Result<ReturnType<typeof decoder>>> {
  if (!fichier || fichier.size === 0) return refus('fichier', 'Choisissez un fichier.')
  if (fichier.size > MAX_OCTETS) return refus('fichier', 'Ce fichier est trop gros : 1 Mo au plus.')
  const octets = new Uint8Array(await fichier.arrayBuffer())
  // Spreadsheets are archives, and no text holds a zero byte.
  if (octets.includes(0))
    return refus('fichier', 'Ce fichier n’est pas un CSV. Dans le tableur : « Enregistrer sous », « CSV ».')
  return ok(decoder(octets))
}

function bilan({ crees, modifies, inchanges, rejetes }: Rapport): string {
  const dits = [
    [crees, 'compte créé', 'comptes créés'],
    [modifies, 'changé', 'changés'],
    [inchanges, 'inchangé', 'inchangés'],
    [rejetes.length, 'ligne refusée', 'lignes refusées'],
  ] as const
  const texte = dits.filter(([n]) => n > 0).map(([n, un, plusieurs]) => `${n} ${n > 1 ? plusieurs : un}`)
  return `${texte.join(', ')}.${crees > 0 ? ' Chaque nouvelle personne reçoit un courriel.' : ''}`
}
