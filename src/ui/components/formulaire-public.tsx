import type { Child } from 'hono/jsx'
import { Bouton, LienBouton } from './bouton.tsx'
import { Champ, type ChampCommun } from './champ.tsx'
import { Formulaire } from './formulaire.tsx'
import type { Enfants } from './html.ts'

/** A short public page: its title, what it is about, and one column under them. */
export function PageCourte({ titre, chapeau, children }: Enfants & { titre: string; chapeau: Child }) {
  return (
    <div class="wrap page">
      <div class="prose stack">
        <h1>{titre}</h1>
        <p class="lead">{chapeau}</p>
        {children}
      </div>
    </div>
  )
}

/**
 * A form that anybody may send without an account. It names what it sends (`id`), so that sending twice counts once, and
 * holds a trap: `site`, which people do not see and robots fill.
 */
export function FormulairePublic(
  props: Enfants & {
    action: string
    id: string
    /** What becomes of what is sent. */
    donnees: string
    envoyer: string
    annuler: { libelle: string; href: string }
  },
) {
  const { action, id, donnees, envoyer, annuler, children } = props
  return (
    <Formulaire action={action}>
      <input type="hidden" name="id" value={id} />
      {children}
      <div class="sr" aria-hidden="true">
        <input name="site" tabindex={-1} autocomplete="off" />
      </div>
      <p class="small muted">{donnees}</p>
      <div class="row">
        <Bouton icone="send">{envoyer}</Bouton>
        <LienBouton href={annuler.href} genre="discret">
          {annuler.libelle}
        </LienBouton>
      </div>
    </Formulaire>
  )
}

/** Where somebody is answered; written from left to right in every language. */
export function ChampContact({ type, ...champ }: ChampCommun & { type: 'tel' | 'email'; valeur: string }) {
  return <Champ {...champ} type={type} autocomplete={type} dir="ltr" />
}

/** A code copied from a paper: capitals, from left to right, never proposed again by the browser. */
export function ChampCode(champ: Omit<ChampCommun, 'id'> & { valeur?: string | undefined }) {
  return (
    <Champ
      {...champ}
      id="code"
      largeur="m"
      dir="ltr"
      autocomplete="off"
      autocapitalize="characters"
      spellcheck="false"
      maxlength={20}
    />
  )
}
