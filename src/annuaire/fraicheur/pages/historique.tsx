import { acteurDe, type Contexte, introuvable, pagePro, retour } from '../../../platform/index.ts'
import { PageHistorique } from '../../versions/pages/historique.tsx'
import { listVersions } from '../../versions/store.ts'
import { findFiche, type Salle } from '../fiche.ts'
import { confirmer, revenir } from '../gestes.ts'
import { idDe, lienVersions, listeDe, optionsDe } from './communs.tsx'

/** GET: what changed on the sheet. */
export async function historique(salle: Salle, c: Contexte): Promise<Response> {
  const acteur = acteurDe(c)
  const lue = await salle.database.as(acteur, async (trx) => {
    const fiche = await findFiche(trx, salle, acteur, idDe(c))
    return fiche && { fiche, versions: await listVersions(trx, 'lieu', fiche.lieu) }
  })
  if (!lue) return introuvable(c)
  const { fiche, versions } = lue
  return pagePro(
    c,
    optionsDe(c, 'Historique', fiche),
    <PageHistorique lieu={fiche.lieu} versions={versions} action={lienVersions(fiche.lieu.id)} />,
  )
}

/** POST: back to a version; that is a new version, which can be undone too. */
export async function reprendre(salle: Salle, c: Contexte): Promise<Response> {
  const rang = Number.parseInt(c.req.param('rang') ?? '', 10)
  const fait = Number.isInteger(rang) ? await revenir(salle, acteurDe(c), idDe(c), rang) : null
  if (!fait) return introuvable(c)
  return retour(
    c,
    lienVersions(idDe(c)),
    fait.ok
      ? { genre: 'ok', texte: 'La fiche est revenue à cette version.' }
      : { genre: 'info', texte: fait.refus.message },
  )
}

/** POST: « Tout est juste ». */
export async function confirmerIci(salle: Salle, c: Contexte): Promise<Response> {
  const fiche = await confirmer(salle, acteurDe(c), idDe(c))
  if (!fiche) return introuvable(c)
  return retour(c, listeDe(c).href, { genre: 'ok', texte: `${fiche.lieu.nom} : la fiche est confirmée. Merci.` })
}
