import type { Demarche } from './demarches.ts'
import { DROITS, type Droit, type Periodicite } from './droits/liste.ts'
import { age, CHAMPS_FOYER, CHAMPS_PERSONNE } from './entrees.ts'
import { auMoins, auPlus, type Expr, egal, et, etape, existe, nombre, non, ou, superieur } from './expression.ts'
import { ACTIVITES, NATIONALITES, SCOLARITES, STATUTS_LOGEMENT } from './foyer.ts'

/**
 * A condition as a territory writes it, in JSON. `champ` is a field of the household, or of a person inside `existe`;
 * `droit` is a national right that must be open.
 */
export type ConditionLocale =
  | { et: ConditionLocale[] }
  | { ou: ConditionLocale[] }
  | { non: ConditionLocale }
  | { existe: ConditionLocale }
  | { droit: string }
  | { champ: string; vaut: number | string | boolean }
  | { champ: string; auMoins: number }
  | { champ: string; auPlus: number }

/** A right of a territory: data only. */
export interface DroitLocal {
  nom: string
  libelle: string
  periodicite: Periodicite
  /** Absent for a right that has ended. */
  condition?: ConditionLocale
  /** Why it has ended: kept so that who read of it in an older document finds the answer. */
  clos?: string
  /** Who decides; absent when the condition is enough. */
  decision?: string
  /** How to ask; what no source says is « À demander à … ». */
  demarche: Demarche
  /** Where the condition comes from. */
  reference: string
  /** The condition is made up, to be replaced by the territory's own. */
  exemple?: boolean
}

const LISTES: Record<string, readonly string[]> = {
  statut: STATUTS_LOGEMENT,
  activite: ACTIVITES,
  nationalite: NATIONALITES,
  scolarite: SCOLARITES,
}

/** @throws on a field, an answer or a right that does not exist: a bug of the territory's file */
export function lireDroitsLocaux(liste: readonly DroitLocal[]): Droit[] {
  return liste.map((d) => {
    const calcul = d.clos === undefined && d.condition ? lire(d.condition) : non(egal(nombre(0), nombre(0)))
    const condition = etapeLocale(d, calcul)
    return {
      nom: d.nom,
      libelle: d.libelle,
      periodicite: d.periodicite,
      condition,
      demarche: d.demarche,
      ...(d.decision === undefined || d.clos !== undefined ? {} : { decision: d.decision }),
    }
  })
}

/** A territory is read once for a process, more in tests: the same right stays the same step. */
const connues = new Map<string, Expr<'oui'>>()
function etapeLocale(d: DroitLocal, calcul: Expr<'oui'>): Expr<'oui'> {
  const cle = JSON.stringify(d)
  const deja = connues.get(cle)
  if (deja) return deja
  const id = `local_${d.nom}_${connues.size + 1}`
  const nouvelle = etape({ id, libelle: d.clos ?? d.libelle, reference: d.reference }, calcul)
  connues.set(cle, nouvelle)
  return nouvelle
}

function lire(c: ConditionLocale): Expr<'oui'> {
  if ('et' in c) return et(...c.et.map(lire))
  if ('ou' in c) return ou(...c.ou.map(lire))
  if ('non' in c) return non(lire(c.non))
  if ('existe' in c) return existe(lire(c.existe))
  if ('droit' in c) return droitOuvert(c.droit)
  const champ = champDe(c.champ)
  if ('auMoins' in c) return auMoins(champ, nombre(c.auMoins))
  if ('auPlus' in c) return auPlus(champ, nombre(c.auPlus))
  return egal(champ, nombre(enNombre(c.champ, c.vaut)))
}

function champDe(champ: string): Expr<'nombre'> {
  if (champ === 'age') return { ...age, unite: 'nombre' } as unknown as Expr<'nombre'>
  if (![...CHAMPS_FOYER, ...CHAMPS_PERSONNE].some((c) => c === champ)) throw new Error(`unknown field: ${champ}`)
  return { genre: 'entree', champ, unite: 'nombre' } as Expr<'nombre'>
}

function enNombre(champ: string, v: number | string | boolean): number {
  if (typeof v !== 'string') return Number(v)
  const rang = LISTES[champ]?.indexOf(v) ?? -1
  if (rang < 0) throw new Error(`${champ} has no answer « ${v} »`)
  return rang
}

function droitOuvert(nom: string): Expr<'oui'> {
  const droit = DROITS.find((d) => d.nom === nom)
  const figure = droit?.condition ?? droit?.montant
  if (!figure) throw new Error(`unknown right: ${nom}`)
  return superieur({ ...figure, unite: 'nombre' } as Expr<'nombre'>, nombre(0))
}
