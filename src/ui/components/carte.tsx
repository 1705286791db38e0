import type { Child } from 'hono/jsx'
import { classes, type Enfants, type Rest } from './html.ts'
import { type Niveau, Titre } from './titre.tsx'

export function Carte(
  props: Enfants & {
    titre?: Child
    niveau?: Niveau | undefined
    actions?: Child
    /** Border of a state that calls for action. */
    retard?: boolean | undefined
    class?: string | undefined
  } & Rest,
) {
  const { titre, niveau = 2, actions, retard, class: plus, children, ...rest } = props
  return (
    <section class={classes('card stack', retard && 'card--late', plus)} {...rest}>
      {(titre || actions) && (
        <div class="row row--sb card-head">
          {titre && <Titre niveau={niveau}>{titre}</Titre>}
          {actions && <div class="row">{actions}</div>}
        </div>
      )}
      {children}
    </section>
  )
}

export function Chiffre({ valeur, libelle, detail }: { valeur: Child; libelle: Child; detail?: Child }) {
  return (
    <div class="card kpi">
      <span class="muted">{libelle}</span>
      <b class="num">{valeur}</b>
      {detail && <span class="small">{detail}</span>}
    </div>
  )
}

/** « Agathe Exemple » → « AE ». */
export function initiales(nom: string): string {
  const mots = nom
    .replace(/\(.*?\)/g, '')
    .split(/[\s-]+/)
    .filter(Boolean)
  return [mots[0], mots.length > 1 ? mots.at(-1) : undefined].map((mot) => mot?.charAt(0).toUpperCase() ?? '').join('')
}

/** Initials in a disc, beside the written name. */
export function Avatar({ nom, genre }: { nom: string; genre?: 'operateur' | undefined }) {
  return (
    <span class={classes('av', genre === 'operateur' && 'av--op')} aria-hidden="true">
      {initiales(nom)}
    </span>
  )
}
