import { type Contexte, introuvable, pageErreur, type Refus } from '../../platform/index.ts'
import { lirePiece } from '../lire.ts'
import { MONTRABLES } from '../pieces.ts'
import type { Salle } from '../salle.ts'
import { entrantDe, idDe, pageDe } from './communs.tsx'

/** GET: an attachment in clear, saved by the browser, never opened in the page. */
export async function telecharger(salle: Salle, c: Contexte): Promise<Response> {
  const lu = await lirePiece(salle, entrantDe(c), idDe(c), c.req.param('piece') ?? '')
  if (!lu) return introuvable(c)
  if (!lu.ok) return fermee(c, lu.refus)
  const { contenu, nom, type } = lu.value
  const voir = c.req.query('voir') === 'oui' && MONTRABLES.has(type)
  // Alone in its tab: it runs nothing, sends nothing, and reads nothing of the site.
  c.set('politique', type === 'application/pdf' ? `${SANS_RIEN}; object-src 'self'` : `${SANS_RIEN}; sandbox`)
  return c.body(Uint8Array.from(contenu), 200, {
    'content-type': type,
    'content-disposition': `${voir ? 'inline' : 'attachment'}; filename*=UTF-8''${encodeURIComponent(nom)}`,
    'x-content-type-options': 'nosniff',
    'cache-control': 'no-store',
  })
}

const SANS_RIEN = "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'"

function fermee(c: Contexte, { code, message }: Refus): Promise<Response> {
  return pageErreur(c, {
    statut: code === 'fichier-infecte' ? 410 : 403,
    titre: 'Cette pièce ne s’ouvre pas',
    message,
    actions: [{ libelle: 'Revenir à la demande', href: pageDe(c, idDe(c)) }],
  })
}
