import { LANGUES, type Langue } from '../../ui/index.ts'
import { bouquet } from '../bouquet.ts'
import { libelleType, type TypeLieu } from '../types.ts'
import { PARAMETRES } from './script.ts'

/** What the webmaster chose, by name of the `data-…` attribute; empty ones left out. */
export type ChoixWidget = Partial<Record<(typeof PARAMETRES)[number], string>>

const LONGUEUR_MAX = 200

/** Names of the form; `langue` is that of the page itself. */
export function lireChoix(params: URLSearchParams): ChoixWidget {
  const choix: ChoixWidget = {}
  for (const nom of PARAMETRES) {
    const valeur = (params.get(nom === 'langue' ? 'langue-du-cadre' : nom) ?? '').trim().slice(0, LONGUEUR_MAX)
    const gardee = nom === 'lieu' ? identifiant(valeur) : valeur
    if (gardee !== '' && !(nom === 'langue' && gardee === 'fr')) choix[nom] = gardee
  }
  return choix
}

/** The address of a sheet is what people copy. */
function identifiant(valeur: string): string {
  return URL.parse(valeur)?.pathname.match(/^\/lieux\/([^/]+)$/)?.[1] ?? valeur
}

/** The same choice for the frame itself. */
export function adresseDuCadre(choix: ChoixWidget): string {
  return `/widget?${new URLSearchParams(choix)}`
}

export function codeScript(site: string, choix: ChoixWidget): string {
  const attributs = Object.entries(choix).map(([nom, valeur]) => ` data-${nom}="${echapper(valeur)}"`)
  return `<script src="${site}/widget.js"${attributs.join('')} async></script>`
}

export function codeCadre(site: string, titre: string, choix: ChoixWidget): string {
  const adresse = echapper(site + adresseDuCadre(choix))
  return `<iframe src="${adresse}" title="${echapper(titre)}" width="100%" height="600" referrerpolicy="origin"></iframe>`
}

function echapper(texte: string): string {
  return texte.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}

export const optionsBesoins = () => bouquet.evenements.map((e) => ({ valeur: e.code, libelle: e.libelle }))

export const optionsTypes = (types: readonly TypeLieu[]) =>
  types.map((type) => ({ valeur: type, libelle: libelleType(type) }))

export const optionsLangues = (nom: (langue: Langue) => string) =>
  LANGUES.map((langue) => ({ valeur: langue, libelle: nom(langue) }))
