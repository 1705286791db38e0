import type { Child } from 'hono/jsx'
import type { Vue } from './vue.ts'

/** Names, addresses and notes stay in French: read out in French, and laid out from the left inside an Arabic line. */
export function Francais({ vue, children }: { vue: Vue; children: Child }): Child {
  return vue.t.langue.tag === 'fr' ? children : <bdi lang="fr">{children}</bdi>
}
