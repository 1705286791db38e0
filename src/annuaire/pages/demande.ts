import { z } from 'zod'
import { adresseEn, type Langue, type Messages } from '../../ui/index.ts'
import { bouquet } from '../bouquet.ts'
import type { Position } from '../model.ts'
import { estType, type TypeLieu } from '../types.ts'

/** What is asked of the search page, as its address says it. */
export interface Demande {
  q: string
  /** These very words, whatever we think was meant. */
  exact: boolean
  /** Town or postcode, as typed. */
  ville: string
  position: Position | null
  /** Kilometres; `null`: the usual distance. */
  rayon: number | null
  types: TypeLieu[]
  operateur: string | null
  evenement: string | null
  accessible: boolean
  tri: 'ouverts' | 'proches'
  /** Where the next page starts. */
  apres: string | null
  /** Number of the first place of the page. */
  rang: number
}

export const DEMANDE_VIDE: Demande = {
  q: '',
  exact: false,
  ville: '',
  position: null,
  rayon: null,
  types: [],
  operateur: null,
  evenement: null,
  accessible: false,
  tri: 'ouverts',
  apres: null,
  rang: 1,
}

type Erreurs = Messages['lieux']['erreurs']

const LONGUEUR_MAX = 200
const EVENEMENTS = bouquet.evenements.map((e) => e.code)
const nombre = (min: number, max: number) => z.coerce.number().min(min).max(max)

/**
 * Reads the address of the search page. What is wrong is left out and told, so that the page always answers something.
 * @param operateurs codes of the operators of the territory
 */
export function lireDemande(
  params: URLSearchParams,
  operateurs: readonly string[],
  t: Erreurs,
): { demande: Demande; erreurs: string[] } {
  const erreurs: string[] = []
  const texte = (nom: string) => (params.get(nom) ?? '').trim().slice(0, LONGUEUR_MAX)
  const lire = <T>(nom: string, schema: z.ZodType<T>, message: string): T | null => {
    if (texte(nom) === '') return null
    const lu = schema.safeParse(texte(nom))
    if (lu.success) return lu.data
    erreurs.push(message)
    return null
  }
  const parmi = (codes: readonly string[]) => z.string().refine((code) => codes.includes(code))
  const types = params.getAll('type').filter(Boolean)
  if (!types.every(estType)) erreurs.push(t.type)
  const demande: Demande = {
    q: texte('q'),
    exact: texte('exact') === 'oui',
    ville: texte('ville') || texte('commune'),
    position: lirePosition(texte('lat'), texte('lon'), () => erreurs.push(t.position)),
    rayon: lire('rayon', nombre(1, 100), t.rayon),
    types: types.filter(estType),
    operateur: lire('operateur', parmi(operateurs), t.organisme),
    evenement: lire('evenement', parmi(EVENEMENTS), t.situation),
    accessible: texte('accessible') === 'oui',
    tri: texte('tri') === 'proches' ? 'proches' : 'ouverts',
    apres: texte('apres') || null,
    rang: lire('rang', nombre(1, 1_000_000).int(), t.suite) ?? 1,
  }
  // A town that is typed says more than the position of the last search.
  return { demande: demande.ville ? { ...demande, position: null } : demande, erreurs }
}

function lirePosition(lat: string, lon: string, refuser: () => void): Position | null {
  if (lat === '' && lon === '') return null
  const lu = z.object({ lat: nombre(-90, 90), lon: nombre(-180, 180) }).safeParse({ lat, lon })
  if (lu.success && lat !== '' && lon !== '') return lu.data
  refuser()
  return null
}

/** Address of the search page for `demande` with some changes; a change starts again at the first page. */
export function adresseRecherche(
  langue: Langue,
  demande: Demande,
  change: Partial<Demande> = {},
  chemin = '/lieux',
): string {
  const params = parametres({ ...demande, apres: null, rang: 1, ...change })
  return adresseEn(params.size > 0 ? `${chemin}?${params}` : chemin, langue)
}

/** Without what is empty or usual: addresses stay short enough to be sent. */
export function parametres(d: Demande): URLSearchParams {
  const entrees: [string, string | number | null][] = [
    ['q', d.q],
    ['exact', d.exact && d.q ? 'oui' : null],
    ['ville', d.ville],
    ['lat', d.position?.lat ?? null],
    ['lon', d.position?.lon ?? null],
    ['rayon', d.rayon],
    ...d.types.map((type) => ['type', type] as [string, string]),
    ['operateur', d.operateur],
    ['evenement', d.evenement],
    ['accessible', d.accessible ? 'oui' : null],
    ['tri', d.tri === 'proches' ? d.tri : null],
    ['apres', d.apres],
    ['rang', d.rang > 1 ? d.rang : null],
  ]
  return new URLSearchParams(entrees.flatMap(([k, v]) => (v === null || v === '' ? [] : [[k, String(v)]])))
}
