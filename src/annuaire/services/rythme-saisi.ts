import { ok, type Result, refus } from '../../platform/index.ts'

export const JOURS = ['Mo', 'Tu', 'We', 'Th', 'Fr', 'Sa', 'Su'] as const
export type Jour = (typeof JOURS)[number]

export const NOMS_JOURS: Record<Jour, string> = {
  Mo: 'Lundi',
  Tu: 'Mardi',
  We: 'Mercredi',
  Th: 'Jeudi',
  Fr: 'Vendredi',
  Sa: 'Samedi',
  Su: 'Dimanche',
}

/** How often, as people say it; a digit is the rank of the day in its month. */
export const FREQUENCES = {
  semaine: 'Chaque semaine',
  paire: 'Les semaines paires',
  impaire: 'Les semaines impaires',
  '1': 'Une fois par mois : le 1er',
  '2': 'Une fois par mois : le 2e',
  '3': 'Une fois par mois : le 3e',
  '4': 'Une fois par mois : le 4e',
  '5': 'Le 5e du mois, quand il y en a un',
  '-1': 'Une fois par mois : le dernier',
  dates: 'À des dates précises',
} as const
export type Frequence = keyof typeof FREQUENCES

export interface Creneau {
  /** `hh:mm`. */
  debut: string
  fin: string
}

/** A rule as the form asks for it. */
export interface RythmeSaisi {
  frequence: Frequence
  /** Empty for dates. */
  jours: readonly Jour[]
  /** One or two, in order. */
  creneaux: readonly Creneau[]
  /** `yyyy-mm-dd`, only for `dates`. */
  dates: readonly string[]
  /** Bounds, both included. */
  du: string | null
  au: string | null
  /** Only in school terms. */
  scolaire: boolean
  /** Days when it is not held after all. */
  sauf: readonly string[]
}

const MOIS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']
/** The grammar has no open end after a date. */
const TOUJOURS = '2099-12-31'
const DEPUIS = '1970-01-01'

/** Writes the rule in the `opening_hours` grammar. */
export function ecrireRythme(saisi: RythmeSaisi): string {
  const { scolaire, sauf, creneaux } = saisi
  const heures = creneaux.map((c) => `${c.debut}-${c.fin}`).join(',')
  return [
    `${quand(saisi)} ${heures}`,
    ...sauf.map((jour) => `${ecrireDate(jour)} off`),
    ...(scolaire ? ['SH off'] : []),
  ].join('; ')
}

function quand({ frequence, jours, dates, du, au }: RythmeSaisi): string {
  if (frequence === 'dates') return dates.map(ecrireDate).join(',')
  const bornes = du || au ? `${ecrireDate(du ?? DEPUIS)}-${ecrireDate(au ?? TOUJOURS)} ` : ''
  if (frequence === 'semaine') return `${bornes}${jours.join(',')}`
  if (frequence === 'paire') return `${bornes}week 2-53/2 ${jours.join(',')}`
  if (frequence === 'impaire') return `${bornes}week 1-53/2 ${jours.join(',')}`
  return bornes + jours.map((jour) => `${jour}[${frequence}]`).join(',')
}

function ecrireDate(iso: string): string {
  const [annee, mois, jour] = iso.split('-').map(Number)
  return `${annee} ${MOIS[(mois ?? 1) - 1]} ${jour}`
}

const DATE = '\\d{4} [A-Z][a-z]{2} \\d{1,2}'
const REGLE = new RegExp(
  `^(?:(?<du>${DATE})-(?<au>${DATE}) )?(?:(?<dates>${DATE}(?:,${DATE})*)|(?:week (?<parite>[12])-53/2 )?(?<jours>[A-Z][a-z](?:\\[-?\\d\\])?(?:,[A-Z][a-z](?:\\[-?\\d\\])?)*)) (?<heures>[\\d:,-]+)$`,
)

/** Back to the form. Refused: what another tool wrote in a way the form does not have. */
export function relireRythme(osm: string): Result<RythmeSaisi> {
  const [regle = '', ...suites] = osm.split('; ')
  const lue = regle.match(REGLE)?.groups
  const jours = lue?.jours?.split(',') ?? []
  const rangs = new Set(jours.map((j) => j.slice(3, -1)))
  const sauf = suites.filter((s) => s !== 'SH off')
  const frequence = lue?.dates
    ? 'dates'
    : lue?.parite
      ? lue.parite === '2'
        ? 'paire'
        : 'impaire'
      : [...rangs][0] || 'semaine'
  const connue = Object.hasOwn(FREQUENCES, frequence) && rangs.size <= 1
  if (!lue || !connue || !sauf.every((s) => new RegExp(`^${DATE} off$`).test(s)))
    return refus('rythme-autre', 'Ces horaires ont été écrits autrement : le formulaire ne sait pas les montrer.')
  const du = lue.du ? lireDate(lue.du) : null
  const au = lue.au ? lireDate(lue.au) : null
  return ok({
    frequence: frequence as Frequence,
    jours: jours.map((j) => j.slice(0, 2) as Jour),
    creneaux: (lue.heures ?? '').split(',').map((plage) => {
      const [debut = '', fin = ''] = plage.split('-')
      return { debut, fin }
    }),
    dates: lue.dates?.split(',').map(lireDate) ?? [],
    du: du === DEPUIS ? null : du,
    au: au === TOUJOURS ? null : au,
    scolaire: suites.includes('SH off'),
    sauf: sauf.map((s) => lireDate(s.slice(0, -4))),
  })
}

function lireDate(texte: string): string {
  const [annee = '', mois = '', jour = ''] = texte.split(' ')
  return `${annee}-${String(MOIS.indexOf(mois) + 1).padStart(2, '0')}-${jour.padStart(2, '0')}`
}
