import type { Child } from 'hono/jsx'
import { classes } from './html.ts'
import { Icon } from './icon.tsx'
import { ETATS } from './message.tsx'

export type Avancement = 'fait' | 'ici' | 'alerte' | 'a-venir'

const noeuds: Record<Avancement, { classe: string | undefined; dit: string }> = {
  fait: { classe: 'done', dit: 'fait' },
  ici: { classe: 'now', dit: 'en cours' },
  alerte: { classe: 'bad', dit: 'attention' },
  'a-venir': { classe: undefined, dit: 'à venir' },
}

export interface Evenement {
  titre: Child
  date?: Child
  etat?: Avancement | undefined
  contenu?: Child
}

/** What happened, in order, along the thread. A saffron knot means « here, now ». */
export function Frise({ items }: { items: readonly Evenement[] }) {
  return (
    <ol class="thread">
      {items.map(({ titre, date, etat = 'a-venir', contenu }) => (
        <li class={noeuds[etat].classe} aria-current={etat === 'ici' ? 'step' : undefined}>
          <p class="thread-head">
            <b>{titre}</b>
            {date && <span class="muted small">{date}</span>}
          </p>
          {contenu && <div class="thread-body">{contenu}</div>}
        </li>
      ))}
    </ol>
  )
}

export interface Etape {
  titre: Child
  detail?: Child
  etat: Avancement
}

/** Where one stands in a sequence; each step also says its state in words to those who do not see the knots. */
export function Etapes({ etapes }: { etapes: readonly Etape[] }) {
  return (
    <ol class="steps">
      {etapes.map(({ titre, detail, etat }) => (
        <li class={noeuds[etat].classe} aria-current={etat === 'ici' ? 'step' : undefined}>
          {titre}
          {etat !== 'ici' && <span class="sr"> ({noeuds[etat].dit})</span>}
          {detail && <span class="step-detail">{detail}</span>}
        </li>
      ))}
    </ol>
  )
}

/** The steps of something written over several pages, and where one is. */
export function EtapesDe({ titres, ici }: { titres: readonly string[]; ici: number }) {
  const etat = (rang: number) => (rang < ici ? 'fait' : rang === ici ? 'ici' : 'a-venir')
  return <Etapes etapes={titres.map((titre, rang) => ({ titre, etat: etat(rang) }))} />
}

/** Share of the time already gone (0 to 1), as a thread; the words carry the meaning. */
export function Delai(props: { part: number; etat: 'ok' | 'attente' | 'retard'; libelle: Child }) {
  const { etat, libelle } = props
  const part = Math.min(1, Math.max(0, props.part))
  const x = `${Math.round(part * 1000) / 10}%`
  return (
    <div class={classes('clock', ETATS[etat].classe)}>
      <svg height="24" aria-hidden="true" focusable="false">
        <line x1="0" x2="100%" y1="12" y2="12" />
        <line class="on" x1="0" x2={x} y1="12" y2="12" />
        <circle class="d" cx="0" cy="12" r="6" />
        {part < 1 && <circle cx="100%" cy="12" r="6" />}
        <circle class="n" cx={x} cy="12" r="7" />
      </svg>
      <p class="clock-text">
        <Icon nom={etat === 'retard' ? 'warn' : 'clock'} petit />
        <span>{libelle}</span>
      </p>
    </div>
  )
}
