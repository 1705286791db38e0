import type { Child } from 'hono/jsx'
import { Icon } from '../components/icon.tsx'

/** What happened and what to do next: for 403, 404 and 500. `actions` are links or buttons. */
export function PageErreur({ titre, message, actions }: { titre: string; message: Child; actions?: Child }) {
  return (
    <div class="wrap page">
      <div class="error-page stack">
        <Icon nom="path" grand />
        <h1>{titre}</h1>
        <p class="lead">{message}</p>
        {actions && <div class="row">{actions}</div>}
      </div>
    </div>
  )
}
