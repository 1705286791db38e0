import { ajouterJoursOuvres, jourIso, partOuvree } from '../platform/index.ts'
import { EN_ATTENTE, type Etape, type Etat } from './model.ts'
import { calendrierDe } from './reglages.ts'
import type { Groupe } from './routage.ts'

/** Whole group away, days included, as `yyyy-mm-dd`. */
export interface Periode {
  du: string
  au: string
}

/** What the clock needs to know of the group that has the request. */
export interface Cadran {
  groupe: Groupe
  /** The group is away, now or soon; `null`: it is there. */
  absence: Periode | null
}

export interface Prevue {
  etape: Etape
  le: Date
}

/**
 * What happens by itself to a request as it stands, in order, with what is already done: the job obeys it, the page shows it. Counted in days
 * that the group works.
 */
export function etapesPrevues(etat: Etat, { groupe, absence }: Cadran): Prevue[] {
  const calendrier = calendrierDe(groupe)
  const apres = (depart: Date, jours: number) => ajouterJoursOuvres(depart, jours, calendrier)
  const relance: Prevue = { etape: 'relance', le: apres(etat.dernierMotLe, groupe.relanceJours) }
  const fin = apres(etat.dernierMotLe, groupe.clotureJours)
  switch (etat.statut) {
    case 'close':
      return []
    case 'traitee':
      return [relance, { etape: 'cloture', le: apresLaRelance(etat, fin, groupe, apres) }]
    case 'pas-pour-nous':
      return [relance, { etape: 'structure', le: fin }]
    default:
      return [...attente(etat, { groupe, absence }), ...(questionPosee(etat) ? [relance] : [])].sort(
        (a, b) => a.le.getTime() - b.le.getTime(),
      )
  }
}

function attente({ depuis, echeance }: Etat, { groupe, absence }: Cadran): Prevue[] {
  const calendrier = calendrierDe(groupe)
  const depart = absence && debutDAbsence(absence, depuis)
  // Away over the deadline with nobody to come in: the managers are told at once.
  const sansPersonne =
    depart !== null && groupe.suppleant === null && depart < echeance && finDAbsence(absence) > echeance
  const prevues: Prevue[] = [
    { etape: 'rappel', le: partOuvree(depuis, echeance, groupe.rappelPart / 100, calendrier) },
    {
      etape: 'responsable',
      le: sansPersonne ? depart : ajouterJoursOuvres(echeance, groupe.responsableJours, calendrier),
    },
    { etape: 'coordination', le: ajouterJoursOuvres(echeance, groupe.coordinationJours, calendrier) },
  ]
  if (groupe.suppleant)
    prevues.splice(1, 0, { etape: 'suppleance', le: depart && depart < echeance ? depart : echeance })
  return prevues
}

function debutDAbsence({ du }: Periode, depuis: Date): Date {
  const debut = new Date(`${du}T00:00:00`)
  return debut > depuis ? debut : depuis
}

function finDAbsence(absence: Periode | null): Date {
  return new Date(`${absence?.au ?? '1970-01-01'}T23:59:59`)
}

/** The group asked something: the answer waits for the desk. */
function questionPosee({ statut, dernierMot, dernierMotLe, depuis }: Etat): boolean {
  return statut === 'prise-en-charge' && dernierMot === 'operateur' && dernierMotLe > depuis
}

/** However late the clock itself is, a request is never closed without the time that its notice promised. */
function apresLaRelance(
  { etapes, mouvementLe }: Etat,
  fin: Date,
  { clotureJours, relanceJours }: Groupe,
  apres: (depart: Date, jours: number) => Date,
): Date {
  if (!etapes.includes('relance')) return fin
  const promise = apres(mouvementLe, clotureJours - relanceJours)
  return jourIso(promise) > jourIso(fin) ? promise : fin
}

/** Steps that are due and not done, in order; closing waits for the notice that comes before it. */
export function etapesDues(etat: Etat, cadran: Cadran, maintenant: Date): Prevue[] {
  return etapesPrevues(etat, cadran).filter(
    ({ etape, le }) =>
      le <= maintenant && !etat.etapes.includes(etape) && (etape !== 'cloture' || etat.etapes.includes('relance')),
  )
}

/** Work that an absent member holds goes back to the group when they are not back before the answer is due. */
export function aLiberer({ statut, echeance }: Etat, absence: Periode | null, maintenant: Date): boolean {
  if (statut !== 'prise-en-charge' || !absence || !EN_ATTENTE.includes(statut)) return false
  const jour = jourIso(maintenant)
  return absence.du <= jour && jour <= absence.au && absence.au >= jourIso(new Date(echeance.getTime() - 1))
}
