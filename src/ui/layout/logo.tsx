const FIL = 'M6 33V10l14 13L34 10v23M6 33l14-10 14 10'
const NOEUDS = [
  [6, 33],
  [6, 10],
  [34, 10],
  [34, 33],
] as const

/** The thread and its knots; the saffron one is where you are. */
export function Logo() {
  return (
    <svg viewBox="0 0 40 40" aria-hidden="true" focusable="false">
      <path class="logo-thread" d={FIL} />
      {NOEUDS.map(([x, y]) => (
        <circle class="logo-knot" cx={x} cy={y} r="3.6" />
      ))}
      <circle class="logo-here" cx="20" cy="23" r="4.6" />
    </svg>
  )
}

/** The same drawing as a file of its own, for browser tabs (`/favicon.svg`): no stylesheet reaches it there. */
export const FAVICON = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 40"><rect width="40" height="40" rx="9" fill="#46204d"/><path d="${FIL}" fill="none" stroke="#fff" stroke-width="2.4" stroke-linejoin="round" transform="translate(4 4.5) scale(.8)"/>${NOEUDS.map(([x, y]) => `<circle cx="${4 + x * 0.8}" cy="${4.5 + y * 0.8}" r="3" fill="#fff"/>`).join('')}<circle cx="20" cy="22.9" r="4.4" fill="#f4b740"/></svg>`
