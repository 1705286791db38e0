import { JOUR, type Plage } from '../horaires.ts'
import { sansAccents } from '../texte.ts'
import { type Alerte, NOMS_JOURS, type SemaineLue } from './creneaux.ts'

const JOURS = NOMS_JOURS.join('|')
const UN_JOUR = `(?:${JOURS})s?(?: (?:matin|apres-midi))?`
/** « Fermé le mardi et le jeudi après-midi », and nothing else in the sentence. */
const FERME = new RegExp(
  `^(?:accueil |[^,]*sans rendez-vous, )?fermee?s? (?:le |les )?(${UN_JOUR}(?:(?: et|,) (?:le |les )?${UN_JOUR})*)$`,
)
/** Only some weeks or months: not true of every week. */
const PERIODIQUE =
  /semaines? (?:im)?paires?|un \w+ sur deux|\d ?(?:er|e|eme|ere)\b|\b(?:premier|dernier)s?\b|(?:vacances|conges) scolaires/
const RESTREINT = /\b(?:uniquement|seulement)\b|^\d ?(?:er|e|eme)\b/
const SANS_ACCUEIL = /pas d'accueil physique|accueil telephonique uniquement|ne recoit pas/
const SUR_RENDEZ_VOUS =
  /^(?:la reception a lieu |consultations |accueil )?(?:ouvert )?uniquement sur rendez-vous(?: pour ce point d'accueil)?$/

export interface RegleLue extends SemaineLue {
  alertes: Alerte[]
  /** Received on appointment only. */
  rendezVous: boolean
}

/**
 * Applies a rule that a source wrote in words. Only what leaves no doubt closes a slot; what is true of some weeks only
 * makes it uncertain; the words themselves are always shown with the hours.
 */
export function appliquerRegle(texte: string, semaine: SemaineLue): RegleLue {
  const lue: RegleLue = { ...semaine, alertes: [], rendezVous: false }
  for (const phrase of phrases(texte)) {
    const [, jours] = phrase.match(FERME) ?? []
    if (jours !== undefined) Object.assign(lue, fermer(lue, jours))
    else if (SUR_RENDEZ_VOUS.test(phrase)) lue.rendezVous = true
    else if ((RESTREINT.test(phrase) && PERIODIQUE.test(phrase)) || SANS_ACCUEIL.test(phrase)) {
      lue.incertain = [...lue.incertain, ...lue.ouvert]
      lue.ouvert = []
    }
  }
  const suffit = phrases(texte).every(
    (p) => FERME.test(p) || SUR_RENDEZ_VOUS.test(p) || /^egalement sur rendez-vous$/.test(p),
  )
  if (!suffit) lue.alertes.push({ code: 'regle-ecrite', message: `À relire : « ${texte} »` })
  return lue
}

function phrases(texte: string): string[] {
  return sansAccents(texte)
    .replaceAll('’', "'")
    .split(/[.;\n]+(?:\s|$)/)
    .map((p) => p.replace(/\s+/g, ' ').trim())
    .filter(Boolean)
}

const MIDI = 13 * 60

/** Half a day ends at 13:00; a slot across it becomes uncertain, since nobody wrote when it stops. */
function fermer({ ouvert, incertain }: SemaineLue, jours: string): SemaineLue {
  const visees = [...jours.matchAll(new RegExp(`(${JOURS})s?(?: (matin|apres-midi))?`, 'g'))].map(
    ([, jour = '', moitie]) => {
      const base = NOMS_JOURS.indexOf(jour as (typeof NOMS_JOURS)[number]) * JOUR
      return {
        debut: base + (moitie === 'apres-midi' ? MIDI : 0),
        fin: base + (moitie === 'matin' ? MIDI : JOUR),
      }
    },
  )
  const dedans = (p: Plage) => visees.some((v) => v.debut <= p.debut && p.fin <= v.fin)
  const aCheval = (p: Plage) => !dedans(p) && visees.some((v) => p.debut < v.fin && v.debut < p.fin)
  return {
    ouvert: ouvert.filter((p) => !dedans(p) && !aCheval(p)),
    incertain: [...incertain.filter((p) => !dedans(p)), ...ouvert.filter(aCheval)],
  }
}
