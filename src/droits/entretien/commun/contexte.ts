import type { MessagesDroits } from '../../../ui/index.ts'
import { type Demarche, demarcheDe } from '../../engine/demarches.ts'
import { type Droit, type DroitLocal, lireDroitsLocaux } from '../../engine/index.ts'

/** What the page hands to the browser, as JSON: the same words and the same local rights as on the server. */
export interface Donnees {
  t: MessagesDroits
  langue: { code: string; locale: string }
  /** Month of the rights, `YYYY-MM`, and day of the sheet, `YYYY-MM-DD`. */
  mois: string
  jour: string
  communes: readonly { code: string; nom: string }[]
  droitsLocaux: readonly DroitLocal[]
  /** Operators whose places can be searched. */
  operateurs: readonly string[]
  /** Where the drawing of the code is loaded from, when it is asked for. */
  moduleCode: string
}

/** What every part of the interview is drawn with. */
export interface Contexte extends Omit<Donnees, 'droitsLocaux'> {
  locaux: readonly Droit[]
  demarcheDe(droit: string): Demarche | undefined
  /** Computed in the browser, where nothing leaves it. */
  surAppareil: boolean
  /** A message with its `{…}` filled in. */
  dire(texte: string, valeurs: Record<string, string | number>): string
  euros(montant: number): string
  /** `2026-04-01` in the words of the language. */
  date(jour: string): string
  /** A link of the site, in the same language. */
  lien(chemin: string): string
}

export function creerContexte(donnees: Donnees, surAppareil: boolean): Contexte {
  const { locale, code } = donnees.langue
  const euros = new Intl.NumberFormat(locale, {
    style: 'currency',
    currency: 'EUR',
    maximumFractionDigits: 2,
    trailingZeroDisplay: 'stripIfInteger',
  })
  const date = new Intl.DateTimeFormat(locale, { timeZone: 'UTC', dateStyle: 'long' })
  const locaux = lireDroitsLocaux(donnees.droitsLocaux)
  return {
    ...donnees,
    locaux,
    demarcheDe: (droit) => demarcheDe(droit, locaux),
    surAppareil,
    dire: (texte, valeurs) => texte.replace(/\{(\w+)\}/g, (_, cle: string) => String(valeurs[cle] ?? '')),
    euros: (montant) => euros.format(montant),
    date: (jour) => {
      const texte = date.format(new Date(`${jour}T00:00:00Z`))
      return locale.startsWith('fr') ? texte.replace(/^1 /, '1er ') : texte
    },
    lien: (chemin) => (code === 'fr' ? chemin : `${chemin}${chemin.includes('?') ? '&' : '?'}langue=${code}`),
  }
}

/** « Vous », « Enfant 2 », for a person of the household. */
export function nomDe({ t, dire }: Contexte, qui: string): string {
  const rang = /^enfant_(\d+)$/.exec(qui)?.[1]
  if (rang) return dire(t.qui.enfant, { n: rang })
  return t.qui[qui as 'vous' | 'conjoint' | 'a_naitre'] ?? qui
}
