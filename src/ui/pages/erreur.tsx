import type { Child } from 'hono/jsx'

/** What happened and what to do next: for 403, 404 and 500. `actions` are links or buttons. */
export function PageErreur({ titre, message, actions }: { titre: string; message: Child; actions?: Child }) {
  return (
    <div class="wrap page">
      <div class="error-page stack">
        <FilRompu />
        <h1>{titre}</h1>
        <p class="lead">{message}</p>
        {actions && <div class="row">{actions}</div>}
      </div>
    </div>
  )
}

/** The thread, broken after the knot where one is. */
function FilRompu() {
  return (
    <svg class="broken" viewBox="0 0 220 64" width="220" height="64" aria-hidden="true" focusable="false">
      <path d="M10 46 54 18 98 42" />
      <path class="broken-gap" d="M98 42 150 20" />
      <path d="M150 20 208 44" />
      {[
        [10, 46],
        [54, 18],
        [150, 20],
        [208, 44],
      ].map(([x, y]) => (
        <circle cx={x} cy={y} r="7" />
      ))}
      <circle class="broken-here" cx="98" cy="42" r="9" />
    </svg>
  )
}
