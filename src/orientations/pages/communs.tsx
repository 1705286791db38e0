import { type Contexte, introuvable, type Result, retour } from '../../platform/index.ts'
import { Etiquette, formats, type IconName } from '../../ui/index.ts'
import { delaiEnMots, type Etat, enRetard, type Statut } from '../model.ts'
import type { Issue } from '../salle.ts'
import type { Contenu } from '../store.ts'

export const LISTE = '/agent/orientations'
export const NOUVELLE = `${LISTE}/nouvelle`
export const PROTOCOLES = `${LISTE}/protocoles`

export const pageDe = (id: string) => `${LISTE}/${id}`
export const idDe = (c: Contexte) => c.req.param('id') ?? ''
export const fil = (...suite: { libelle: string; href?: string }[]) => [
  { libelle: 'Orientations', href: LISTE },
  ...suite,
]

const STATUTS: Record<Statut, { libelle: string; genre?: 'ok' | 'attente' | 'info' | 'retard'; icone: IconName }> = {
  envoyee: { libelle: 'Attend une réponse', genre: 'info', icone: 'send' },
  acceptee: { libelle: 'Rendez-vous donné', genre: 'attente', icone: 'calendar' },
  refusee: { libelle: 'Refusée', genre: 'attente', icone: 'undo' },
  expiree: { libelle: 'Sans réponse', genre: 'retard', icone: 'warn' },
  absente: { libelle: 'Personne absente', genre: 'attente', icone: 'user' },
  honoree: { libelle: 'Rencontre faite', genre: 'ok', icone: 'check' },
  close: { libelle: 'Close', icone: 'check' },
}

export function EtiquetteStatut({ statut }: { statut: Statut }) {
  const { libelle, genre, icone } = STATUTS[statut]
  return (
    <Etiquette genre={genre} icone={icone}>
      {libelle}
    </Etiquette>
  )
}

/** What is awaited and until when; nothing when nothing is. */
export function EtiquetteDelai({ etat, maintenant }: { etat: Etat; maintenant: Date }) {
  if (etat.statut !== 'envoyee' && !(etat.statut === 'acceptee' && enRetard(etat, maintenant))) return null
  const retard = enRetard(etat, maintenant)
  return (
    <Etiquette genre={retard ? 'retard' : 'attente'} icone={retard ? 'warn' : 'clock'}>
      {etat.statut === 'envoyee' ? delaiEnMots(etat, maintenant) : 'Rendez-vous passé : qu’en est-il ?'}
    </Etiquette>
  )
}

/** « lundi 23 novembre, 16 h 40 ». */
export function quand(date: Date): string {
  const { jour, heure } = formats('fr')
  return `${jour(date)}, ${heure(date)}`
}

/** Who it is about, as far as the person agreed to be named. */
export function nomDe(contenu: Contenu | null, repere: string): string {
  if (!contenu) return `Fiche ${repere}`
  return contenu.personne ? `${contenu.personne.prenom} ${contenu.personne.nom}` : 'Personne non nommée'
}

/** After a gesture: back to the sheet, or why it could not be. `null` asks the caller to show its form again. */
export function suite(
  c: Contexte,
  id: string,
  issue: Result<Issue> | null,
  texte: string,
): Response | Promise<Response> | null {
  if (!issue) return introuvable(c)
  if (!issue.ok)
    return issue.refus.champ ? null : retour(c, pageDe(id), { genre: 'erreur', texte: issue.refus.message })
  return retour(
    c,
    pageDe(id),
    issue.value.deja ? { genre: 'info', texte: 'C’était déjà enregistré.' } : { genre: 'ok', texte },
  )
}
