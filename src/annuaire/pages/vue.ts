import { type Contexte, langueCourante } from '../../platform/index.ts'
import { adresseEn, type Formats, formats, type Langue, type Messages, messages } from '../../ui/index.ts'

/** What every public screen needs to speak the reader's language, now. */
export interface Vue {
  langue: Langue
  t: Messages
  f: Formats
  maintenant: Date
  /** The same address, staying in the language of the page. */
  lien(href: string): string
  /** « lundi ». */
  jourDeSemaine(date: Date): string
  /** « lundi 23 ». */
  jourCourt(date: Date): string
  /** « 23 novembre ». */
  jourDuMois(date: Date): string
}

export function vueEn(langue: Langue, maintenant: Date): Vue {
  const t = messages(langue)
  return {
    langue,
    t,
    f: formats(langue),
    maintenant,
    lien: (href) => adresseEn(href, langue),
    ...jours(langue),
  }
}

export function vueDe(c: Contexte): Vue {
  return vueEn(langueCourante(c), c.var.services.clock.now())
}

type Jours = Pick<Vue, 'jourDeSemaine' | 'jourCourt' | 'jourDuMois'>
const prets = new Map<Langue, Jours>()

function jours(langue: Langue): Jours {
  const connus = prets.get(langue)
  if (connus) return connus
  const { locale } = messages(langue).langue
  const semaine = new Intl.DateTimeFormat(locale, { weekday: 'long' })
  const court = new Intl.DateTimeFormat(locale, { weekday: 'long', day: 'numeric' })
  const mois = new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'long' })
  const neufs: Jours = {
    jourDeSemaine: (d) => semaine.format(d),
    jourCourt: (d) => court.format(d),
    jourDuMois: (d) => mois.format(d),
  }
  prets.set(langue, neufs)
  return neufs
}

export function majuscule(texte: string): string {
  return texte.charAt(0).toUpperCase() + texte.slice(1)
}
