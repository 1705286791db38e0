import {
  enErreur,
  formulaire,
  type Handler,
  introuvable,
  jourIso,
  type Routes,
  relire,
  type Saisie,
  type Services,
} from '../../platform/index.ts'
import { TENIR_LIEU } from '../access.ts'
import { apres, CHEMIN, idDe, pageDuFormulaire, type Refusee, type Suite, type Tenue } from './cadre-agent.tsx'
import {
  annoncerFermeture,
  annulerFermeture,
  type ContenuFermeture,
  listFermetures,
  modifierFermeture,
} from './fermer.ts'
import { estTardive } from './model.ts'
import { FormulaireFermeture } from './pages/formulaire-fermeture.tsx'
import { schemaFermeture } from './saisie.ts'

/** Exceptional closures, kept by the team. */
export function routesFermetures(r: Routes, tenir: (suite: Suite) => Handler): void {
  r.get(
    `${CHEMIN}/fermetures/nouvelle`,
    TENIR_LIEU,
    tenir((t) => pageFermeture(t, null)),
  )
  r.post(
    `${CHEMIN}/fermetures`,
    TENIR_LIEU,
    tenir((t) => ecrireFermeture(t, null)),
  )
  r.get(
    `${CHEMIN}/fermetures/:id`,
    TENIR_LIEU,
    tenir((t) => pageFermeture(t, idDe(t.c))),
  )
  r.post(
    `${CHEMIN}/fermetures/:id`,
    TENIR_LIEU,
    tenir((t) => ecrireFermeture(t, idDe(t.c))),
  )
  r.post(`${CHEMIN}/fermetures/:id/annuler`, TENIR_LIEU, tenir(annuler))
}

async function pageFermeture({ c, services, lieu }: Tenue, du: string | null, refusee?: Refusee): Promise<Response> {
  const connues = await listFermetures(services, lieu.departement, lieu.id)
  const connue = connues.find((f) => f.du === du && f.saisie)
  if (du !== null && !connue) return introuvable(c)
  const depart: Saisie = connue ? { du: connue.du, au: connue.au, motif: connue.motif ?? '' } : {}
  const { saisie, erreurs } = refusee ?? { saisie: depart, erreurs: [] }
  return pageDuFormulaire(
    c,
    du === null ? 'Annoncer une fermeture' : 'Modifier une fermeture',
    erreurs,
    <FormulaireFermeture
      action={du === null ? `${CHEMIN}/fermetures` : `${CHEMIN}/fermetures/${du}`}
      saisie={saisie}
      erreurs={erreurs}
    />,
  )
}

async function ecrireFermeture(tenue: Tenue, du: string | null): Promise<Response> {
  const { c, services, acteur, lieu } = tenue
  const lu = await formulaire(c, schemaFermeture)
  if (!lu.ok) return pageFermeture(tenue, du, lu)
  const fait =
    du === null
      ? await annoncerFermeture(services, acteur, lieu, lu.valeur)
      : await modifierFermeture(services, acteur, lieu, du, lu.valeur)
  if (!fait.ok && fait.refus.champ)
    return pageFermeture(tenue, du, { saisie: await relire(c), erreurs: [enErreur(fait.refus)] })
  return apres(tenue, fait, direFermeture(lu.valeur, services))
}

function direFermeture({ du }: ContenuFermeture, { clock }: Services): string {
  const tardive = estTardive({ du, annonceLe: jourIso(clock.now()) })
  return tardive
    ? 'Fermeture annoncée, moins de 7 jours avant : elle est marquée « annonce tardive ».'
    : 'Fermeture annoncée. Les personnes abonnées sont prévenues.'
}

async function annuler(tenue: Tenue): Promise<Response> {
  const { c, services, acteur, lieu } = tenue
  return apres(
    tenue,
    await annulerFermeture(services, acteur, lieu, idDe(c)),
    'Fermeture annulée. Les personnes abonnées sont prévenues.',
  )
}
