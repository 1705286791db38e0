import type { Child } from 'hono/jsx'

/** Three knots on a thread, the saffron one where one stands; the words say the same. */
export function Jauge({ niveau, children }: { niveau: number; children: Child }) {
  return (
    <span class="level">
      <svg class="flip" viewBox="0 0 52 18" aria-hidden="true" focusable="false">
        <line x1="8" y1="9" x2="44" y2="9" />
        {[1, 2, 3].map((rang) => (
          <circle
            class={rang < niveau ? 'd' : rang === niveau ? 'n' : undefined}
            cx={8 + 18 * (rang - 1)}
            cy="9"
            r={rang === niveau ? 7 : 5}
          />
        ))}
      </svg>
      <b>{children}</b>
    </span>
  )
}
