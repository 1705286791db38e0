import {
  acteurDe,
  type Contexte,
  introuvable,
  jourIso,
  retour,
  type Saisie,
  type Services,
} from '../../platform/index.ts'
import type { Catalogue } from '../catalogue.ts'
import { consulter } from '../consulter.ts'
import type { OptionsMandats } from '../gestes.ts'
import type { Jour, Mandat } from '../model.ts'
import { type Texte, texteDuMandat } from '../texte.ts'

/** What every page of this room needs. */
export interface Salle extends Services {
  options: OptionsMandats
  catalogue: Catalogue
}

export const LISTE = '/agent/mandats'

export function pageDe({ id }: Pick<Mandat, 'id'>): string {
  return `${LISTE}/${id}`
}

export function idDe(c: Contexte): string {
  return c.req.param('id') ?? ''
}

export function aujourdhui({ clock }: Salle): Jour {
  return jourIso(clock.now())
}

export function texteDe(salle: Salle, mandat: Mandat): Texte {
  return texteDuMandat(mandat, aujourdhui(salle))
}

/** The mandate of the address when this account sees it and it can still be read; otherwise the page that says so. */
export async function ouvrir(salle: Salle, c: Contexte): Promise<Mandat | Response> {
  const vu = await consulter(salle, acteurDe(c), idDe(c))
  if (!vu) return introuvable(c)
  return vu.genre === 'mandat' ? vu.mandat : retour(c, pageDe(vu.fiche))
}

/** The same for what is done to a draft only: once signed, a mandate is no longer changed. */
export async function ouvrirBrouillon(salle: Salle, c: Contexte): Promise<Mandat | Response> {
  const mandat = await ouvrir(salle, c)
  return mandat instanceof Response || !mandat.signature ? mandat : dejaSigne(c)
}

export function dejaSigne(c: Contexte): Response {
  return retour(c, pageDe({ id: idDe(c) }), { genre: 'info', texte: 'Ce mandat est déjà signé.' })
}

export function fil(...suite: { libelle: string; href?: string }[]) {
  return [{ libelle: 'Mandats', href: LISTE }, ...suite]
}

export function plusieurs(saisie: Saisie, nom: string): string[] {
  const valeur = saisie[nom] ?? []
  return Array.isArray(valeur) ? valeur : [valeur]
}
