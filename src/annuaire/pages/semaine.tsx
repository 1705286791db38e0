import type { Child } from 'hono/jsx'
import { jourIso, lundiDe, plusJours } from '../../platform/index.ts'
import { aMinute, type Horaires, type Plage, plagesDuJour } from '../horaires.ts'
import { journeeDe, type Lieu } from '../model.ts'
import { majuscule, type Vue } from './vue.ts'

const MIDI = 12 * 60 + 30
const QUATORZE_HEURES = 14 * 60

interface PlageDite extends Plage {
  incertaine: boolean
}

type Journee =
  | { genre: 'ouvert'; matin: PlageDite[]; apresMidi: PlageDite[] }
  /** A slot runs over lunch time: one cell for the day. */
  | { genre: 'continu'; plages: PlageDite[] }
  | { genre: 'ferme' }
  /** Closed on a day that usually opens. */
  | { genre: 'exception'; texte: string }

interface Jour {
  date: Date
  journee: Journee
  /** Other hours than those of the week. */
  autrement: boolean
}

/** This week; the next one when nothing more opens before Sunday night: what is over helps nobody. */
function joursUtiles(lieu: Lieu, horaires: Horaires, vue: Vue): Jour[] {
  const { maintenant } = vue
  const lundi = lundiDe(maintenant)
  const jours = joursDepuis(lundi, lieu, horaires, vue)
  const minute = maintenant.getHours() * 60 + maintenant.getMinutes()
  const aVenir = jours.some(({ date, journee }) => {
    if (journee.genre !== 'ouvert' && journee.genre !== 'continu') return false
    const plages = journee.genre === 'continu' ? journee.plages : [...journee.matin, ...journee.apresMidi]
    return date > maintenant || (jourIso(date) === jourIso(maintenant) && plages.some((p) => p.fin > minute))
  })
  return aVenir ? jours : joursDepuis(plusJours(lundi, 7), lieu, horaires, vue)
}

/** Seven days as they really are. */
function joursDepuis(lundi: Date, lieu: Lieu, horaires: Horaires, { t }: Vue): Jour[] {
  return Array.from({ length: 7 }, (_, rang) => {
    const date = plusJours(lundi, rang)
    const { plages, incertaines, raison } = journeeDe(horaires, lieu.exceptions, date)
    const dites = [
      ...plages.map((p) => ({ ...p, incertaine: false })),
      ...incertaines.map((p) => ({ ...p, incertaine: true })),
    ].sort((a, b) => a.debut - b.debut)
    if (dites.length > 0) return { date, journee: repartir(dites), autrement: raison !== null }
    const ouvrirait = [horaires.semaine, horaires.incertain].some((s) => plagesDuJour(s, rang).length > 0)
    if (raison === null || !ouvrirait) return { date, journee: { genre: 'ferme' }, autrement: false }
    const texte = raison === 'ferie' ? t.lieux.fermeFerie : t.lieux.fermeExceptionnel
    return { date, journee: { genre: 'exception', texte }, autrement: false }
  })
}

function repartir(plages: PlageDite[]): Journee {
  if (plages.some((p) => p.debut < MIDI && p.fin > QUATORZE_HEURES)) return { genre: 'continu', plages }
  return {
    genre: 'ouvert',
    matin: plages.filter((p) => p.debut < MIDI),
    apresMidi: plages.filter((p) => p.debut >= MIDI),
  }
}

/** Days off that follow each other share a line. */
function regrouper(jours: Jour[], aujourdhui: string): Jour[][] {
  const groupes: Jour[][] = []
  for (const jour of jours) {
    const dernier = groupes.at(-1)
    const ferme = (j: Jour) => j.journee.genre === 'ferme' && jourIso(j.date) !== aujourdhui
    if (dernier?.every(ferme) && ferme(jour)) dernier.push(jour)
    else groupes.push([jour])
  }
  return groupes
}

/** On a phone the cells of a day stand under each other (`display: block`), which would take the table's meaning away. */
const role = (role: string) => ({ role })

/** Hours of the week that matters, with its dates; today is marked. */
export function SemaineDuLieu({ lieu, horaires, vue }: { lieu: Lieu; horaires: Horaires; vue: Vue }) {
  const { t, f, maintenant } = vue
  const aujourdhui = jourIso(maintenant)
  const jours = joursUtiles(lieu, horaires, vue)
  const [premier, dernier] = [jours[0], jours.at(-1)]
  return (
    <table class="week" {...role('table')}>
      <caption class="sr">
        {premier && dernier && t.lieux.semaineDu(f.date(premier.date), f.date(dernier.date))}
      </caption>
      <thead class="sr" {...role('rowgroup')}>
        <tr {...role('row')}>
          <th scope="col" {...role('columnheader')}>
            {t.lieux.jour}
          </th>
          <th scope="col" {...role('columnheader')}>
            {t.lieux.matin}
          </th>
          <th scope="col" {...role('columnheader')}>
            {t.lieux.apresMidi}
          </th>
        </tr>
      </thead>
      <tbody {...role('rowgroup')}>
        {regrouper(jours, aujourdhui).map((groupe) => (
          <LigneDuJour groupe={groupe} aujourdhui={aujourdhui} vue={vue} />
        ))}
      </tbody>
    </table>
  )
}

function LigneDuJour({ groupe, aujourdhui, vue }: { groupe: Jour[]; aujourdhui: string; vue: Vue }) {
  const { t, jourCourt, jourDeSemaine } = vue
  const [jour] = groupe
  if (!jour) return null
  const estCeJour = jourIso(jour.date) === aujourdhui
  const nom =
    groupe.length === 1 ? jourCourt(jour.date) : groupe.map((j) => jourDeSemaine(j.date)).join(t.lieux.virgule)
  return (
    <tr {...role('row')} class={estCeJour ? 'today' : jour.journee.genre === 'exception' ? 'shut' : undefined}>
      <th scope="row" {...role('rowheader')} aria-current={estCeJour ? 'date' : undefined}>
        {majuscule(nom)} {estCeJour && <span class="tag acc">{t.lieux.aujourdhui}</span>}{' '}
        {jour.autrement && <span class="tag wait">{t.lieux.horairesExceptionnels}</span>}
      </th>
      <CellulesDuJour journee={jour.journee} vue={vue} />
    </tr>
  )
}

function CellulesDuJour({ journee, vue }: { journee: Journee; vue: Vue }): Child {
  switch (journee.genre) {
    case 'ferme':
      return (
        <td {...role('cell')} colspan={2} class="muted">
          {vue.t.lieux.ferme}
        </td>
      )
    case 'exception':
      return (
        <td {...role('cell')} colspan={2}>
          <b>{journee.texte}</b>
        </td>
      )
    case 'continu':
      return (
        <td {...role('cell')} colspan={2}>
          <Plages plages={journee.plages} vue={vue} />
        </td>
      )
    case 'ouvert':
      return (
        <>
          <td {...role('cell')}>
            <Plages plages={journee.matin} vue={vue} />
          </td>
          <td {...role('cell')}>
            <Plages plages={journee.apresMidi} vue={vue} />
          </td>
        </>
      )
  }
}

function Plages({ plages, vue }: { plages: PlageDite[]; vue: Vue }) {
  const { t } = vue
  // An empty cell is silent: those who listen to the table hear that nothing opens then.
  if (plages.length === 0) {
    return (
      <span class="muted none">
        <span aria-hidden="true">–</span>
        <span class="sr">{t.lieux.ferme}</span>
      </span>
    )
  }
  return (
    <>
      {plages.map((plage) => (
        <span class="slot">
          {direPlage(plage, vue)}
          {plage.incertaine && <span class="tag">{t.lieux.aVerifier}</span>}
        </span>
      ))}
    </>
  )
}

function direPlage({ debut, fin }: Plage, { t, f, maintenant }: Vue): string {
  if (debut === 0 && fin === 24 * 60) return t.lieux.jourEtNuit
  const heure = (minute: number) => f.heure(aMinute(maintenant, minute))
  return t.lieux.plage(heure(debut), heure(fin))
}

/** « 9 h – 12 h, 14 h – 17 h ». */
export function direPlages(plages: readonly Plage[], vue: Vue): string {
  return plages.map((p) => direPlage(p, vue)).join(vue.t.lieux.virgule)
}
