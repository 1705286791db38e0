import { type Acteur, jourIso, type Services } from '../platform/index.ts'
import { type Etat, type Fiche, type Mandat, nomComplet, type Suivi } from './model.ts'
import { findProcesVerbal, type ProcesVerbalTable } from './proces.ts'
import { listARenouveler } from './renouveler.ts'
import { findAnnexes, findMandat, listMandats, type Traces } from './store.ts'

export const PAR_PAGE = 30
/** Far above what a structure has alive: everything ended is destroyed within weeks. */
const VIVANTS_AU_PLUS = 5000

export interface Liste {
  fiches: Fiche[]
  suite: boolean
  /** Whose person asked for another one; by reference. */
  aRenouveler: Suivi[]
}

/**
 * The structure's mandates, the latest first. Names are encrypted, so a search by name reads every living mandate of the
 * structure: a few thousand at most.
 * @param recherche a reference or part of it (it has a digit), or words of a name, or nothing
 */
export async function chercher(
  services: Services,
  acteur: Acteur,
  { recherche, etat, page }: { recherche: string; etat: Etat | null; page: number },
): Promise<Liste> {
  const { database, clock, coffre, journal } = services
  const { departement, structureId } = acteur
  const apres = (page - 1) * PAR_PAGE
  return database.as(acteur, async (trx) => {
    const parNom = recherche !== '' && !/\d/.test(recherche)
    const trouvees = parNom
      ? (await listMandats(trx, coffre, { departement, structureId, vivants: true, limite: VIVANTS_AU_PLUS }))
          .filter(porteLeNom(recherche))
          .slice(apres, apres + PAR_PAGE + 1)
      : await listMandats(trx, coffre, {
          departement,
          structureId,
          ...(recherche && { repere: recherche }),
          ...(etat && { etat: { etat, jour: jourIso(clock.now()) } }),
          limite: PAR_PAGE + 1,
          apres,
        })
    const fiches = trouvees.slice(0, PAR_PAGE)
    const detail = { nombre: fiches.length, parNom }
    await journal(trx, acteur, { action: 'mandats.listes', objet: `structure:${structureId}`, detail })
    return {
      fiches,
      suite: trouvees.length > PAR_PAGE,
      aRenouveler: await listARenouveler(trx, acteur),
    }
  })
}

function porteLeNom(recherche: string): (fiche: Fiche) => boolean {
  const cherches = mots(recherche)
  return ({ contenu }) => {
    const nom = contenu ? mots(nomComplet(contenu.mandant)) : []
    return cherches.every((c) => nom.some((mot) => mot.startsWith(c)))
  }
}

/** Without accents or case: « temoin » finds « Témoin ». */
function mots(texte: string): string[] {
  return texte
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .split(/[\s'’.-]+/)
    .filter(Boolean)
}

export type Consultation =
  | { genre: 'mandat'; mandat: Mandat; traces: Traces | null; precision: string | null }
  | { genre: 'detruit'; fiche: Fiche; proces: ProcesVerbalTable | undefined }

/** Reads a mandate and writes in the journal that it was read. `null` when this account sees none by that id. */
export function consulter(
  { database, coffre, journal }: Services,
  acteur: Acteur,
  id: string,
  action: 'mandat.lu' | 'mandat.imprime' | 'mandat.exporte' = 'mandat.lu',
): Promise<Consultation | null> {
  const cle = { departement: acteur.departement, id }
  return database.as(acteur, async (trx) => {
    const fiche = await findMandat(trx, coffre, cle)
    // Those who take part in a request may read what it rests on, not the structure's own pages: why it ended, signatures.
    if (!fiche || fiche.structureId !== acteur.structureId) return null
    await journal(trx, acteur, { action, objet: `mandat:${id}` })
    if (!fiche.contenu) return { genre: 'detruit', fiche, proces: await findProcesVerbal(trx, cle) }
    return { genre: 'mandat', mandat: fiche, ...(await findAnnexes(trx, coffre, fiche)) }
  })
}
