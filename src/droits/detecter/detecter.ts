import { open, readFile, rename, rm, stat, writeFile } from 'node:fs/promises'
import type { Result } from '../../platform/index.ts'
import { estUneCommune } from '../communes.ts'
import { evaluer, type Foyer, NOMS_NATIONAUX, type NomNational, verifierFoyer } from '../engine/index.ts'
import { creerLot, type Lot, NOMS_CALCULES } from '../engine/lot.ts'
import { LectureImpossible, type Ligne, ouvrirFoyers, refus } from './lecture.ts'
import { type Bilan, bilanVide, compter, ecrireRapport, type NonRecours } from './rapport.ts'

export interface Passage {
  fichier: string
  /** Month of the right, for households that do not give theirs. */
  mois: string
  /** Where rights not received are written, one household a line; the report is beside, in `.communes.csv`. */
  sortie: string
  avance(faits: number, total: number): void
}

/** Where an interrupted run stopped: its file, lines read, bytes written, and what was counted. */
interface Reprise {
  fichier: string
  taille: number
  mois: string
  ecrits: number
  bilan: Bilan
}

const TOUTES_LES = 20_000
const ERREURS_MONTREES = 20

export interface Resultat {
  bilan: Bilan
  erreurs: string[]
  repris: boolean
}

/** Reads households, writes the rights they could have and do not say they receive. Memory does not grow with the file. */
export async function detecter(passage: Passage): Promise<Result<Resultat>> {
  const source = await ouvrirFoyers(passage.fichier)
  if (!source.ok) return source
  const { size } = await stat(passage.fichier)
  const depart = await lireReprise(passage, size)
  const sortie = await open(passage.sortie, depart ? 'r+' : 'w').catch(() => null)
  if (!sortie) return refus(`Ce fichier ne peut pas être écrit : ${passage.sortie}`)
  const etat: Reprise = depart ?? {
    fichier: passage.fichier,
    taille: size,
    mois: passage.mois,
    ecrits: 0,
    bilan: bilanVide(),
  }
  await sortie.truncate(etat.ecrits)
  const erreurs: string[] = []
  const lot = creerLot()
  let passees = 0
  let prochain = etat.bilan.lues + TOUTES_LES
  try {
    for await (const lignes of source.value.lignes) {
      const aFaire = lignes.slice(Math.max(0, etat.bilan.lues - passees))
      passees += lignes.length
      const texte = aFaire.map((l) => traiter(l, etat.bilan, passage.mois, lot, erreurs)).join('')
      const { bytesWritten } = await sortie.write(texte, etat.ecrits)
      etat.ecrits += bytesWritten
      passage.avance(source.value.faits(), source.value.total)
      if (etat.bilan.lues >= prochain) {
        await noter(passage, etat)
        prochain = etat.bilan.lues + TOUTES_LES
      }
    }
  } catch (erreur) {
    if (erreur instanceof LectureImpossible) return refus(erreur.message)
    throw erreur
  } finally {
    await sortie.close()
  }
  await writeFile(`${passage.sortie}.communes.csv`, ecrireRapport(etat.bilan))
  await rm(fichierReprise(passage), { force: true })
  return { ok: true, value: { bilan: etat.bilan, erreurs, repris: depart !== null } }
}

const fichierReprise = ({ sortie }: Passage): string => `${sortie}.reprise`

/** Written whole under another name, then put in place: a cut leaves the one before. */
async function noter(passage: Passage, etat: Reprise): Promise<void> {
  const nom = fichierReprise(passage)
  await writeFile(`${nom}.neuf`, JSON.stringify(etat))
  await rename(`${nom}.neuf`, nom)
}

async function lireReprise(passage: Passage, taille: number): Promise<Reprise | null> {
  const texte = await readFile(fichierReprise(passage), 'utf8').catch(() => null)
  if (texte === null) return null
  const etat = JSON.parse(texte) as Reprise
  const meme = etat.fichier === passage.fichier && etat.taille === taille && etat.mois === passage.mois
  return meme ? etat : null
}

function traiter(ligne: Ligne, bilan: Bilan, mois: string, lot: Lot, erreurs: string[]): string {
  bilan.lues++
  const faux = (message: string) => {
    bilan.fausses++
    if (erreurs.length < ERREURS_MONTREES) erreurs.push(`Ligne ${bilan.lues} : ${message}`)
    return ''
  }
  if ('illisible' in ligne) return faux(ligne.illisible)
  const { id, ...reste } = ligne.objet
  const verifie = verifierFoyer({ mois, ...reste }, estUneCommune)
  if (!verifie.ok) {
    const [premiere] = verifie.erreurs
    return faux(`${premiere?.champ} : ${premiere?.message}`)
  }
  const { foyer } = verifie
  const trouves = nonRecours(foyer, lot, bilan)
  const commune = foyer.logement?.code_insee ?? 'inconnue'
  compter(bilan, commune, foyer.recus !== undefined, trouves)
  if (trouves.length === 0) return ''
  return `${JSON.stringify({ id: id ?? bilan.lues, commune, droits: trouves })}\n`
}

/** Who does not say what it receives is not said to be missing anything. */
function nonRecours(foyer: Foyer, lot: Lot, bilan: Bilan): NonRecours[] {
  const { recus } = foyer
  if (recus === undefined) return []
  const figures = lot.lire(foyer)
  const trouves: NonRecours[] = []
  if (figures) {
    NOMS_CALCULES.forEach((droit, i) => {
      const v = figures[i] ?? 0
      if (v > 0 && !recus.includes(droit)) trouves.push({ droit, montant: SANS_MONTANT.has(droit) ? 0 : arrondi(v) })
    })
    return trouves
  }
  bilan.incompletes++
  const { droits } = evaluer(foyer, { explication: false })
  for (const droit of NOMS_NATIONAUX) {
    const r = droits[droit]
    if (r?.statut === 'ouvert' && !recus.includes(droit))
      trouves.push({ droit, montant: r.montant ?? r.fourchette?.[0] ?? 0 })
  }
  return trouves
}

const SANS_MONTANT: ReadonlySet<NomNational> = new Set(['css', 'ame'])
const arrondi = (v: number): number => Math.round(v * 100) / 100
