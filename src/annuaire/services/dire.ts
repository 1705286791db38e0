import { debutDuJour, plusJours } from '../../platform/index.ts'
import type { Vue } from '../pages/vue.ts'
import type { Fois } from './rythme.ts'
import { JOURS, relireRythme } from './rythme-saisi.ts'
import { textes } from './textes/index.ts'

/** A rule in words: « mardi et jeudi, le premier du mois, de 9 h à 12 h ». `null`: written in a way we cannot say. */
export function direRythme(osm: string, vue: Vue): string | null {
  const relu = relireRythme(osm)
  if (!relu.ok) return null
  const t = textes(vue.langue)
  const { frequence, jours, creneaux, dates, au } = relu.value
  const liste = new Intl.ListFormat(vue.t.langue.locale, { type: 'conjunction' })
  const quand =
    frequence === 'dates'
      ? [liste.format(dates.map((d) => vue.jourDuMois(debutDuJour(d))))]
      : [liste.format(jours.map((j) => nomDuJour(JOURS.indexOf(j), vue))), t.parFrequence[frequence]]
  const heures = liste.format(creneaux.map(({ debut, fin }) => t.plage(aLHeure(debut, vue), aLHeure(fin, vue))))
  const fin = au ? [`→ ${vue.f.date(debutDuJour(au))}`] : []
  return [...quand, heures, ...fin].join(vue.t.lieux.virgule)
}

/** Monday 13 January 2025: any Monday does. */
const LUNDI = '2025-01-13'

function nomDuJour(rang: number, vue: Vue): string {
  return vue.jourDeSemaine(plusJours(debutDuJour(LUNDI), rang))
}

function aLHeure(hhmm: string, vue: Vue): string {
  const [heures, minutes] = hhmm.split(':').map(Number)
  return vue.f.heure(new Date(2025, 0, 13, heures, minutes))
}

/** « mardi 1er décembre, de 9 h à 12 h ». */
export function direFois({ debut, fin }: Fois, vue: Vue): string {
  return `${vue.f.jour(debut)}${vue.t.lieux.virgule}${direHeures({ debut, fin }, vue)}`
}

export function direHeures({ debut, fin }: Fois, vue: Vue): string {
  return textes(vue.langue).plage(vue.f.heure(debut), vue.f.heure(fin))
}

/** Name of a spoken language in the language of the page. */
export function direLangue(code: string, vue: Vue): string {
  if (code === 'fsl') return textes(vue.langue).langueDesSignes
  return new Intl.DisplayNames([vue.t.langue.locale], { type: 'language' }).of(code) ?? code
}
