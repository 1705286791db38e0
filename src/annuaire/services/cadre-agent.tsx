import type { Child } from 'hono/jsx'
import {
  type Acteur,
  acteurDe,
  type Contexte,
  type ErreurChamp,
  introuvable,
  pagePro,
  type Result,
  retour,
  type Saisie,
  type Services,
  statutDe,
} from '../../platform/index.ts'
import type { Lieu } from '../model.ts'
import { findLieu } from '../store.ts'
import type { Fait } from './gestes.ts'
import { SansLieu } from './pages/mon-lieu.tsx'
import { findLieuTenu } from './store.ts'

export const CHEMIN = '/agent/lieu'

/** A request of somebody whose structure has this place. */
export interface Tenue {
  c: Contexte
  services: Services
  acteur: Acteur
  lieu: Lieu
}

export type Suite = (tenue: Tenue) => Promise<Response>

/** What was typed and why it was refused; absent on a first look. */
export interface Refusee {
  saisie: Saisie
  erreurs: readonly ErreurChamp[]
}

export const idDe = (c: Contexte) => c.req.param('id') ?? ''

/** No address names the place: it is the one of the account's structure, and no other. */
export async function avecLieu(c: Contexte, services: Services, suite: Suite): Promise<Response> {
  const acteur = acteurDe(c)
  const tenu = await findLieuTenu(services, acteur)
  const lieu = tenu === null ? null : await findLieu(services, tenu)
  if (lieu && lieu.departement === acteur.departement) return suite({ c, services, acteur, lieu })
  return pagePro(c, { titre: 'Mon lieu', courant: CHEMIN }, <SansLieu structure={acteur.structureNom} />)
}

/** A form in the frame of « Mon lieu ». */
export function pageDuFormulaire(c: Contexte, titre: string, erreurs: readonly ErreurChamp[], corps: Child) {
  return pagePro(
    c,
    {
      titre,
      courant: CHEMIN,
      fil: [{ libelle: 'Mon lieu', href: CHEMIN }, { libelle: titre }],
      statut: statutDe(erreurs),
    },
    <div class="wrap page stack">
      <h1>{titre}</h1>
      <div class="card">{corps}</div>
    </div>,
  )
}

/** Back to the place; what was already done says so. */
export async function apres({ c }: Tenue, fait: Result<Fait>, texte: string): Promise<Response> {
  if (!fait.ok) return introuvable(c)
  return retour(
    c,
    CHEMIN,
    fait.value.deja ? { genre: 'info', texte: 'C’était déjà enregistré.' } : { genre: 'ok', texte },
  )
}
