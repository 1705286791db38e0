import { ok, type Result, refus } from '../platform/index.ts'
import type { Reglages } from './reglages.ts'

/** Who answers at an operator, on what and where. */
export interface Groupe extends Cadre, Reglages {
  /** Structure it belongs to, for a local operator; `null`: the whole operator. */
  structure: string | null
}

/** What the territory's file says of a group. */
export interface Cadre {
  id: string
  operateur: string
  nom: string
  themes: readonly string[]
  /** Insee codes; `null`: the whole territory. */
  communes: readonly string[] | null
  delaiJoursOuvres: number
  email: string
}

interface Besoin {
  operateur: { code: string; libelle: string; telephone: string | null }
  theme: { code: string; libelle: string }
  /** Code of the procedure. */
  demarche: string
  commune: { code: string; nom: string }
}

/** Requests about a procedure that a group sent on to another, that many times. */
export interface Appris {
  de: string
  vers: string
  demarche: string
  nombre: number
}

export interface Destinataire {
  groupe: Groupe
  /** Why this one, in a sentence. */
  raison: string
}

/** The groups that answer for this procedure in this commune, the one to propose first. */
export function proposer(
  groupes: readonly Groupe[],
  besoin: Besoin,
  { appris, absents }: { appris: readonly Appris[]; absents: ReadonlySet<string> },
): Result<[Destinataire, ...Destinataire[]]> {
  const chezLui = groupes.filter((g) => g.operateur === besoin.operateur.code)
  const competents = chezLui.filter((g) => accepte(g, besoin))
  const [premier, ...suivants] = competents
    .filter((g) => couvre(g, besoin))
    .sort((a, b) => ordre(a, b, absents))
    .map((groupe) => ({ groupe, raison: `${raisonDe(groupe, besoin)}${absents.has(groupe.id) ? ABSENT : ''}` }))
  if (!premier) return personne(besoin, competents, chezLui)
  const lu = appris.find((a) => a.de === premier.groupe.id && a.demarche === besoin.demarche)
  const autre = lu && chezLui.find((g) => g.id === lu.vers && couvre(g, besoin))
  if (!lu || !autre) return ok([premier, ...suivants])
  const raison = `Proposé car « ${premier.groupe.nom} » a renvoyé ${lu.nombre} demandes de ce genre à « ${autre.nom} ».`
  return ok([{ groupe: autre, raison }, premier, ...suivants.filter((s) => s.groupe.id !== autre.id)])
}

const ABSENT = ' Il est absent aujourd’hui : son suppléant, ou ses responsables, sont prévenus.'

function accepte({ demarches, themes }: Groupe, { demarche, theme }: Besoin): boolean {
  return demarches ? demarches.includes(demarche) : themes.includes(theme.code)
}

function couvre({ communes }: Groupe, { commune }: Besoin): boolean {
  return communes === null || communes.includes(commune.code)
}

function raisonDe({ communes, nom }: Groupe, { theme, commune }: Besoin): string {
  const ou = communes === null ? 'pour tout le département' : `pour ${commune.nom}`
  return `« ${nom} » reçoit les demandes de « ${theme.libelle} » ${ou}.`
}

/** Those who are there, then the nearest to the subject, then to the place, then the quickest. */
function ordre(a: Groupe, b: Groupe, absents: ReadonlySet<string>): number {
  const rangs = (g: Groupe) => [
    absents.has(g.id) ? 1 : 0,
    g.demarches === null ? 1 : 0,
    g.communes?.length ?? Number.MAX_SAFE_INTEGER,
    g.delaiJoursOuvres,
  ]
  const [ra, rb] = [rangs(a), rangs(b)]
  const rang = ra.findIndex((r, i) => r !== rb[i])
  return rang === -1 ? a.nom.localeCompare(b.nom, 'fr') : (ra[rang] ?? 0) - (rb[rang] ?? 0)
}

/** Nobody: what to do instead. */
function personne(besoin: Besoin, competents: readonly Groupe[], chezLui: readonly Groupe[]): Result<never> {
  const { operateur, theme, commune } = besoin
  const quoi = `« ${theme.libelle} » (${operateur.libelle})`
  const appel = operateur.telephone ? `Appelez l’organisme au ${operateur.telephone}` : 'Appelez l’organisme'
  const proche = chezLui.find((g) => couvre(g, besoin))
  const autre = proche
    ? ` Le groupe le plus proche est « ${proche.nom} » : choisissez une démarche dont il s’occupe, il transmettra.`
    : ''
  if (competents.length === 0)
    return refus('sans-groupe', `Aucun groupe ne répond encore sur ${quoi}. ${appel}.${autre}`, 'demarche')
  const message = `Aucun groupe ne répond encore à ${commune.nom} sur ${quoi}. Vérifiez la commune de la personne. ${appel}.${autre}`
  return refus('sans-groupe', message, 'commune')
}
