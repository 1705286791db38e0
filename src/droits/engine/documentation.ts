import type { NomParametre } from './baremes/catalogue.ts'
import { CATALOGUE } from './baremes/catalogue.ts'
import { EXEMPLES } from './droits/exemples.ts'
import { type Droit, racinesDe } from './droits/liste.ts'
import { lecturesDe } from './evaluer.ts'
import type { Exemple } from './exemples.ts'
import { type Etape, enfantsDe, type Noeud, type Unite } from './expression.ts'
import { histoireDe, type LigneBareme, PROVENANCES } from './parametres.ts'

/** The page of a right, as data: its steps in the order they are computed, its scales with their history, its examples. */
export interface FicheDroit {
  nom: string
  libelle: string
  etapes: { id: string; libelle: string; unite: Unite; reference?: string; parPersonne: boolean }[]
  baremes: { nom: NomParametre; libelle: string; histoire: readonly LigneBareme[] }[]
  exemples: readonly Exemple[]
  decision?: string
}

export function documenter(droit: Droit): FicheDroit {
  const racines = racinesDe(droit)
  const etapes = new Set<Etape>()
  const voir = (n: Noeud): void => {
    if (n.genre === 'etape' && etapes.has(n.etape)) return
    enfantsDe(n).forEach(voir)
    if (n.genre === 'etape') etapes.add(n.etape)
  }
  racines.forEach(voir)
  const noms = new Set(racines.flatMap(lecturesDe).map((l) => l.nom as NomParametre))
  return {
    nom: droit.nom,
    libelle: droit.libelle,
    etapes: [...etapes].map(({ id, libelle, unite, reference, portee }) => ({
      id,
      libelle,
      unite,
      ...(reference ? { reference } : {}),
      parPersonne: portee === 'personne',
    })),
    baremes: [...noms]
      .sort()
      .map((nom) => ({ nom, libelle: CATALOGUE[nom][1], histoire: histoireDe(nom).map(avecProvenance) })),
    exemples: EXEMPLES.filter((e) => droit.nom in e.attendu).map((e) => ({ ...e, dit: ditEntier(e, droit.nom) })),
    ...(droit.decision ? { decision: droit.decision } : {}),
  }
}

/** The household in words, then how the amount is found: a reader can do it again with a pencil. */
function ditEntier({ dit, calcul, attendu }: Exemple, nom: string): string {
  const pourLui = Object.keys(attendu)[0] === nom
  return calcul && pourLui ? `${dit} Calcul : ${calcul}.` : dit
}

/** Beside the text, where the value was read, and whether those before it are to check. */
function avecProvenance(l: LigneBareme, rang: number, histoire: readonly LigneBareme[]): LigneBareme {
  const doute = histoire.slice(0, rang).some((h) => h.provenance === 'memoire')
  const avant = doute ? `. Valeurs d’avant : ${PROVENANCES.memoire}` : ''
  return { ...l, reference: `${l.reference} (${PROVENANCES[l.provenance]})${avant}` }
}
