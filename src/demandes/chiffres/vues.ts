import { type Acteur, type Contexte, SYSTEME } from '../../platform/index.ts'
import type { Salle } from '../salle.ts'
import type { Mesure, Releve } from './releve.ts'
import type { LigneNommee, Vue } from './vue.ts'

/** Names that figures are written with: of the operators, groups and structures. */
export interface Noms {
  operateur(code: string): string
  groupes: ReadonlyMap<string, { nom: string; operateur: string; structure: string | null }>
  structures: ReadonlyMap<string, string>
}

export async function lireNoms({ database, config, catalogue }: Salle): Promise<Noms> {
  const { departement } = config
  return database.as(SYSTEME, async (trx) => {
    const groupes = await trx
      .selectFrom('groupes')
      .select(['id', 'nom', 'operateur', 'structure_id'])
      .where('departement', '=', departement)
      .execute()
    const structures = await trx
      .selectFrom('structures')
      .select(['id', 'nom'])
      .where('departement', '=', departement)
      .execute()
    return {
      operateur: (code) => catalogue.operateur(code)?.nomCourt ?? code,
      groupes: new Map(groupes.map((g) => [g.id, { ...g, structure: g.structure_id }])),
      structures: new Map(structures.map((s) => [s.id, s.nom])),
    }
  })
}

/** Most requests first; those whose count is not written come last. */
function ranger(lignes: LigneNommee[]): LigneNommee[] {
  const volume = (l: LigneNommee) => l.mesure?.envoyees ?? -1
  return lignes.sort((a, b) => volume(b) - volume(a) || (a.libelle < b.libelle ? -1 : 1))
}

const parOperateur = (noms: Noms, mesures: ReadonlyMap<string, Mesure>, href?: (code: string) => string) =>
  ranger(
    [...mesures].map(([code, mesure]) => ({
      libelle: noms.operateur(code),
      mesure,
      ...(href && { href: href(code) }),
    })),
  )

const parGroupe = (noms: Noms, { groupes }: Releve, garder: (id: string) => boolean) =>
  ranger(
    [...groupes].flatMap(([id, mesure]) => (garder(id) ? [{ libelle: noms.groupes.get(id)?.nom ?? id, mesure }] : [])),
  )

export const CHIFFRES_OPERATEUR = '/operateur/chiffres'
export const CHIFFRES_STRUCTURE = '/agent/chiffres'
export const CHIFFRES_TERRITOIRE = '/pilotage/demandes/chiffres'

/** The account's operator; for a local one (a CCAS), its own groups and no total: others of its kind share its code. */
export function vueOperateur(_c: Contexte, { operateur, structureId }: Acteur, noms: Noms): Vue | null {
  if (operateur === null) return null
  const siens = [...noms.groupes].filter(
    ([, g]) => g.operateur === operateur && (g.structure === null || g.structure === structureId),
  )
  const local = siens.length > 0 && siens.every(([, g]) => g.structure !== null)
  const [seul] = siens
  return {
    chemin: CHIFFRES_OPERATEUR,
    titre: `Délais de réponse : ${noms.operateur(operateur)}`,
    chapeau: 'Comment votre organisme répond aux demandes des structures. Le public lit les mêmes délais.',
    gardes: {},
    ensemble: (releve) => (local ? releve.groupes.get(seul?.[0] ?? '') : releve.operateurs.get(operateur)) ?? null,
    parties: [
      {
        titre: 'Par groupe',
        entete: 'Groupe',
        lignes: (releve) => parGroupe(noms, releve, (id) => siens.some(([sien]) => sien === id)),
      },
    ],
  }
}

export function vueStructure(_c: Contexte, { structureId, structureNom, operateur }: Acteur, noms: Noms): Vue | null {
  if (operateur !== null) return null
  return {
    chemin: CHIFFRES_STRUCTURE,
    titre: `Réponses reçues : ${structureNom}`,
    chapeau: 'Comment les organismes répondent aux demandes de votre structure.',
    gardes: {},
    ensemble: (releve) => releve.structures.get(structureId) ?? null,
    parties: [
      {
        titre: 'Par organisme',
        entete: 'Organisme',
        lignes: (releve) => parOperateur(noms, releve.structures.get(structureId)?.operateurs ?? new Map()),
      },
    ],
  }
}

/** The whole territory, or what it is made of: one operator with its groups, one structure. */
export function vueTerritoire(c: Contexte, _acteur: Acteur, noms: Noms): Vue | null {
  const { operateur, structure } = c.req.query()
  const fil = [{ libelle: 'Délais de réponse', href: CHIFFRES_TERRITOIRE }]
  const une = { chemin: CHIFFRES_TERRITOIRE, chapeau: 'Comment les organismes répondent. Jamais de qui il s’agit.' }
  const vers = (quoi: string) => (code: string) => `${CHIFFRES_TERRITOIRE}?${new URLSearchParams({ [quoi]: code })}`
  if (operateur !== undefined) {
    const groupes = [...noms.groupes].filter(([, g]) => g.operateur === operateur).map(([id]) => id)
    if (groupes.length === 0) return null
    const titre = noms.operateur(operateur)
    const lignes = (releve: Releve) => parGroupe(noms, releve, (id) => groupes.includes(id))
    return {
      ...{ ...une, titre, gardes: { operateur }, fil: [...fil, { libelle: titre }] },
      ensemble: (releve) => releve.operateurs.get(operateur) ?? null,
      parties: [{ titre: 'Par groupe', entete: 'Groupe', lignes }],
    }
  }
  if (structure !== undefined) {
    const titre = noms.structures.get(structure)
    if (titre === undefined) return null
    return {
      ...{ ...une, titre, gardes: { structure }, fil: [...fil, { libelle: titre }] },
      ensemble: (releve) => releve.structures.get(structure) ?? null,
      parties: [],
    }
  }
  const nom = (id: string) => noms.structures.get(id) ?? id
  return {
    ...{ ...une, titre: 'Délais de réponse', gardes: {} },
    ensemble: (releve) => (releve.operateurs.size === 0 ? null : releve.tout),
    parties: [
      {
        titre: 'Par organisme',
        entete: 'Organisme',
        lignes: (releve) => parOperateur(noms, releve.operateurs, vers('operateur')),
      },
      {
        titre: 'Par structure',
        entete: 'Structure',
        lignes: ({ structures }) =>
          ranger([...structures].map(([id, mesure]) => ({ libelle: nom(id), mesure, href: vers('structure')(id) }))),
      },
    ],
  }
}
