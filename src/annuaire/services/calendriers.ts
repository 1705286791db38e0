import { debutDuJour, jourIso, plusJours } from '../../platform/index.ts'
import { aMinute, ferme } from '../horaires.ts'
import { lienLieu, lienService } from '../liens.ts'
import { journeeDe, type Lieu } from '../model.ts'
import type { EvenementIcs } from './ics.ts'
import type { Offre, Permanence } from './model.ts'
import { type Fois, foisEntre, lireRythme } from './rythme.ts'
import type { Vacances } from './vacances.ts'

/** Far enough to plan a visit; calendars ask again twice a day. */
const JOURS_ANNONCES = 56
/** Permanences are rarer: six months of a monthly one. */
const JOURS_PERMANENCES = 183

interface Contexte {
  maintenant: Date
  vacances: Vacances
  /** Root of the addresses. */
  url: string
}

/** Openings, permanences and closures of a place. */
export function calendrierDuLieu(lieu: Lieu, permanences: readonly Permanence[], contexte: Contexte): EvenementIcs[] {
  const { maintenant, url } = contexte
  const adresse = adresseDe(lieu)
  // The stops of an itinerant say where it opens: its weekly hours would say it twice.
  const parSesArrets = lieu.itinerant && permanences.some((p) => p.lieuId === lieu.id)
  const ouvertures = (parSesArrets ? [] : ouverturesDe(lieu, maintenant, JOURS_ANNONCES)).map((fois) => ({
    uid: `ouvert ${lieu.id} ${fois.debut.toISOString()}`,
    titre: `Ouvert : ${lieu.nom}`,
    ...fois,
    lieu: adresse,
    url: `${url}${lienLieu(lieu.id)}`,
  }))
  const fermetures = lieu.exceptions.filter(ferme).map(({ du, au, motif }) => ({
    uid: `ferme ${lieu.id} ${du}`,
    titre: `Fermé : ${lieu.nom}`,
    debut: debutDuJour(du),
    fin: debutDuJour(au),
    journee: true,
    ...(motif ? { description: motif } : {}),
    url: `${url}${lienLieu(lieu.id)}`,
  }))
  return [...ouvertures, ...fermetures, ...permanences.flatMap((p) => enEvenements(p, contexte))]
}

/** Times of a service: its own hours, its permanences, or those of its place. */
export function calendrierDeLOffre(
  offre: Offre,
  lieu: Lieu,
  permanences: readonly Permanence[],
  contexte: Contexte,
): EvenementIcs[] {
  const { maintenant, vacances, url } = contexte
  const rythme = offre.horaires === null ? null : lireRythme(offre.horaires)
  const siennes = rythme?.ok
    ? foisEntre(rythme.value, aujourdhui(maintenant), plusJours(maintenant, JOURS_PERMANENCES), {
        exceptions: lieu.exceptions,
        vacances,
      })
    : []
  const surPlace = permanences.length > 0 || rythme ? siennes : ouverturesDe(lieu, maintenant, JOURS_ANNONCES)
  return [
    ...surPlace.map((fois) => ({
      uid: `offre ${offre.id} ${fois.debut.toISOString()}`,
      titre: offre.nom,
      ...fois,
      lieu: adresseDe(lieu),
      url: `${url}${lienService(lieu.id, offre.id)}`,
    })),
    ...permanences.flatMap((p) => enEvenements(p, contexte)),
  ]
}

function enEvenements(p: Permanence, { maintenant, vacances, url }: Contexte): EvenementIcs[] {
  const rythme = lireRythme(p.horaires)
  if (!rythme.ok) return []
  const fois = foisEntre(rythme.value, aujourdhui(maintenant), plusJours(maintenant, JOURS_PERMANENCES), {
    exceptions: p.exceptions,
    vacances,
  })
  const page = p.offre ? lienService(p.lieuId, p.offre.id) : lienLieu(p.lieuId)
  return fois.map((une) => ({
    uid: `permanence ${p.id} ${une.debut.toISOString()}`,
    titre: p.offre ? [p.offre.nom, p.offre.organisme].filter(Boolean).join(', ') : p.porteur.nom,
    ...une,
    lieu: [p.endroit.nom, p.endroit.adresse, p.endroit.ville].filter(Boolean).join(', '),
    ...(p.precision ? { description: p.precision } : {}),
    url: url + page,
  }))
}

interface Ouverture extends Fois {
  /** Why the hours are not those of the week. */
  description?: string
}

/** Openings, day after day, as the place will really open. */
export function ouverturesDe(lieu: Lieu, maintenant: Date, nombre: number): Ouverture[] {
  const { horaires } = lieu
  if (horaires === null) return []
  return Array.from({ length: nombre }, (_, i) => plusJours(aujourdhui(maintenant), i)).flatMap((jour) => {
    const { plages, raison } = journeeDe(horaires, lieu.exceptions, jour)
    const exception = raison !== null && raison !== 'ferie' ? raison : null
    return plages.map(({ debut, fin }) => ({
      debut: aMinute(jour, debut),
      fin: aMinute(jour, fin),
      ...(exception ? { description: ['Horaires exceptionnels', exception.motif].filter(Boolean).join(' : ') } : {}),
    }))
  })
}

const aujourdhui = (maintenant: Date) => debutDuJour(jourIso(maintenant))

function adresseDe({ nom, adresse, codePostal, ville }: Lieu): string {
  return [nom, adresse, [codePostal, ville].filter(Boolean).join(' ')].filter(Boolean).join(', ')
}
