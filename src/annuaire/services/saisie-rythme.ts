import { z } from 'zod'
import { enListe, type Saisie } from '../../platform/index.ts'
import { ecrireRythme, FREQUENCES, type Frequence, JOURS, relireRythme } from './rythme-saisi.ts'
import { codesDe } from './vocabulaires.ts'

const HEURE = /^(?:[01]?\d|2[0-3])[:hH](?:[0-5]\d)?$|^(?:[01]?\d|2[0-3])$/

/** « 9h30 », « 9:30 » or « 9 » → `09:30`; an empty text stays empty; `null` is not an hour. */
export function lireHeure(texte: string): string | null {
  const t = texte.replaceAll(/\s/g, '')
  if (t === '') return ''
  if (!HEURE.test(t)) return null
  const [heures = '', minutes = ''] = t.split(/[:hH]/)
  return `${heures.padStart(2, '0')}:${(minutes || '00').padStart(2, '0')}`
}

/** « 24/11/2026 » or `2026-11-24` → `2026-11-24`; `null`: no such day. */
export function lireJour(texte: string): string | null {
  const t = texte.trim()
  const [, j = '', m = '', a = ''] = t.match(/^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/) ?? []
  const iso = a ? `${a}-${m.padStart(2, '0')}-${j.padStart(2, '0')}` : t
  return z.iso.date().safeParse(iso).success && iso >= '2000-01-01' && iso < '2099-12-31' ? iso : null
}

/** A date of the form, refused in the words of who typed it: « le 31/02/2027 n’existe pas ». */
export function jour(vide: string | null) {
  return z
    .string()
    .trim()
    .default('')
    .transform((texte, ctx) => {
      if (texte === '') {
        if (vide !== null) ctx.addIssue({ code: 'custom', message: vide })
        return vide === null ? null : z.NEVER
      }
      const lu = lireJour(texte)
      if (lu === null) ctx.addIssue({ code: 'custom', message: jourFaux(texte) })
      return lu ?? z.NEVER
    })
}

function jourFaux(texte: string): string {
  const [annee, mois, jour] = texte.split('-')
  const dit = jour && annee?.length === 4 ? `${jour}/${mois}/${annee}` : texte
  return `Le ${dit} n’existe pas. Écrivez une date comme 24/11/2026.`
}

const DATES_MAX = 60

function listeDeJours() {
  return z
    .string()
    .default('')
    .transform((texte, ctx) => {
      const ecrits = texte.split(/[\s,;]+/).filter(Boolean)
      const faux = ecrits.find((t) => lireJour(t) === null)
      if (faux !== undefined) ctx.addIssue({ code: 'custom', message: jourFaux(faux) })
      if (ecrits.length > DATES_MAX) ctx.addIssue({ code: 'custom', message: `Écrivez ${DATES_MAX} dates au plus.` })
      return [...new Set(ecrits.flatMap((t) => lireJour(t) ?? []))].sort()
    })
}

/** One or two ranges of a day. */
export const champsHeures = { debut: heure(), fin: heure(), debut2: heure(), fin2: heure() }

/** Fields of a rule, common to permanences and to services with hours of their own. */
export const champsRythme = {
  frequence: z.enum(codesDe(FREQUENCES), { error: 'Choisissez quand cela a lieu.' }),
  jours: z.preprocess(enListe, z.array(z.enum(JOURS, { error: 'Choisissez dans la liste.' }))),
  ...champsHeures,
  dates: listeDeJours(),
  du: jour(null),
  au: jour(null),
  scolaire: z
    .string()
    .optional()
    .transform((v) => v === 'oui'),
  sauf: listeDeJours(),
}

function heure() {
  return z
    .string()
    .default('')
    .transform((texte, ctx) => {
      const lue = lireHeure(texte)
      if (lue === null)
        ctx.addIssue({ code: 'custom', message: `« ${texte} » n’est pas une heure. Écrivez par exemple 9h30.` })
      return lue ?? z.NEVER
    })
}

export type RythmeLu = z.infer<z.ZodObject<typeof champsRythme>>

/** What is wrong between the fields, beside the one to correct; `null`: nothing. */
function fauteDuRythme(r: RythmeLu): { champ: keyof RythmeLu; message: string } | null {
  const faute = (champ: keyof RythmeLu, message: string) => ({ champ, message })
  if (r.frequence === 'dates' && r.dates.length === 0)
    return faute('dates', 'Écrivez au moins une date, par exemple 24/11/2026.')
  if (r.frequence !== 'dates' && r.jours.length === 0) return faute('jours', 'Choisissez au moins un jour.')
  const heures = fauteDesHeures(r)
  if (heures) return heures
  if (r.du !== null && r.au !== null && r.au < r.du)
    return faute('au', 'Le dernier jour vient avant le premier. Vérifiez les deux dates.')
  return null
}

export type HeuresLues = Pick<RythmeLu, keyof typeof champsHeures>

/** What is wrong in one or two ranges of a day; the first one is required. */
export function fauteDesHeures(r: HeuresLues): { champ: keyof HeuresLues; message: string } | null {
  const faute = (champ: keyof HeuresLues, message: string) => ({ champ, message })
  if (r.debut === '') return faute('debut', 'Écrivez l’heure, par exemple 9h30.')
  if (r.fin === '') return faute('fin', 'Écrivez l’heure, par exemple 12h.')
  if (r.fin <= r.debut) return faute('fin', FIN_AVANT)
  if (r.debut2 === '' && r.fin2 !== '') return faute('debut2', 'Écrivez les deux heures, ou aucune.')
  if (r.debut2 !== '' && r.fin2 === '') return faute('fin2', 'Écrivez les deux heures, ou aucune.')
  if (r.debut2 !== '' && r.debut2 <= r.fin) return faute('debut2', 'Ces heures commencent avant la fin des premières.')
  if (r.debut2 !== '' && r.fin2 <= r.debut2) return faute('fin2', FIN_AVANT)
  return null
}

const FIN_AVANT = 'La fin vient avant le début. Vérifiez les deux heures.'

/** The rule the fields say, or `null` once what is wrong was told to `refuser`. */
export function enRythme(r: RythmeLu, refuser: (champ: string, message: string) => void): string | null {
  const faute = fauteDuRythme(r)
  if (faute) {
    refuser(faute.champ, faute.message)
    return null
  }
  const seules = r.frequence === 'dates' ? { jours: [], du: null, au: null } : { dates: [] }
  const matin = { debut: r.debut, fin: r.fin }
  const creneaux = r.debut2 ? [matin, { debut: r.debut2, fin: r.fin2 }] : [matin]
  return ecrireRythme({ ...r, ...seules, creneaux })
}

/** What the fields of a rule show. */
export function rythmeEnSaisie(osm: string | null): Saisie {
  const relu = osm === null ? null : relireRythme(osm)
  if (!relu?.ok) return { frequence: 'semaine' satisfies Frequence }
  const { frequence, jours, creneaux, dates, du, au, scolaire, sauf } = relu.value
  const [matin, apresMidi] = creneaux
  const francais = (jours: readonly string[]) => jours.map((j) => j.split('-').reverse().join('/')).join('\n')
  return {
    frequence,
    jours: [...jours],
    debut: matin?.debut ?? '',
    fin: matin?.fin ?? '',
    debut2: apresMidi?.debut ?? '',
    fin2: apresMidi?.fin ?? '',
    dates: francais(dates),
    du: du ?? '',
    au: au ?? '',
    scolaire: scolaire ? 'oui' : '',
    sauf: francais(sauf),
  }
}
