import type { Child } from 'hono/jsx'
import type { Vue } from '../../pages/vue.ts'
import { textesWidget } from '../textes.ts'

/** Out of the frame: a page of the full site has no room there, and says where it opens. */
export function LienDehors({ href, vue, class: classe, children }: PropsLien) {
  return (
    <a class={classe} href={vue.lien(href)} target="_blank" rel="noopener">
      {children}
      <span class="sr"> ({textesWidget(vue.langue).nouvelOnglet})</span>
    </a>
  )
}

interface PropsLien {
  href: string
  vue: Vue
  class?: string
  children: Child
}

/** Always there: where this comes from, and where there is more. */
export function Source({ vue }: { vue: Vue }) {
  return (
    <p class="muted">
      <LienDehors href="/" vue={vue}>
        Maillage · {textesWidget(vue.langue).siteComplet}
      </LienDehors>
    </p>
  )
}
