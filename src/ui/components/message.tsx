import type { Child } from 'hono/jsx'
import { classes, type Enfants, type Rest } from './html.ts'
import { Icon, type IconName } from './icon.tsx'
import { type Niveau, Titre } from './titre.tsx'

export type Etat = 'ok' | 'attente' | 'retard' | 'info'

/** Class and icon of each state: colour is never alone. */
export const ETATS: Record<Etat, { classe: string; icone: IconName }> = {
  ok: { classe: 'ok', icone: 'ok' },
  attente: { classe: 'wait', icone: 'clock' },
  retard: { classe: 'late', icone: 'warn' },
  info: { classe: 'info', icone: 'info' },
}

export function Etiquette(props: Enfants & { genre?: Etat | 'accent' | undefined; icone?: IconName | undefined }) {
  const { genre, icone, children } = props
  const classe = genre === 'accent' ? 'acc' : genre && ETATS[genre].classe
  return (
    <span class={classes('tag', classe)}>
      {icone && <Icon nom={icone} petit />}
      <span>{children}</span>
    </span>
  )
}

export function Alerte(
  props: Enfants & { genre: Etat; titre?: Child; actions?: Child; icone?: IconName | undefined } & Rest,
) {
  const { genre, titre, actions, icone, children, ...rest } = props
  return (
    <div class={classes('alert', ETATS[genre].classe)} {...rest}>
      <Icon nom={icone ?? ETATS[genre].icone} />
      <div class="stack-s grow">
        {titre && <p class="alert-title">{titre}</p>}
        {children && <div>{children}</div>}
        {actions && <div class="row">{actions}</div>}
      </div>
    </div>
  )
}

/** Nothing to show: says so, and says what to do. */
export function Vide(
  props: Enfants & { titre: Child; icone?: IconName | undefined; action?: Child; niveau?: Niveau | undefined },
) {
  const { titre, icone = 'ok', action, niveau = 3, children } = props
  return (
    <div class="empty stack-s">
      <Icon nom={icone} grand />
      <Titre niveau={niveau}>{titre}</Titre>
      {children && <div class="muted">{children}</div>}
      {action && <div class="row row--center">{action}</div>}
    </div>
  )
}
