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
import { ferme } from '../horaires.ts'
import { apres, CHEMIN, idDe, pageDuFormulaire, type Refusee, type Suite, type Tenue } from './cadre-agent.tsx'
import {
  annoncerException,
  annulerException,
  type ContenuException,
  listExceptions,
  modifierException,
} from './exceptions.ts'
import { estTardive } from './model.ts'
import { FormulaireException } from './pages/formulaire-exception.tsx'
import { exceptionEnSaisie, schemaException } from './saisie.ts'

/** Exceptional closures and hours, kept by the team. */
export function routesExceptions(r: Routes, tenir: (suite: Suite) => Handler): void {
  r.get(
    `${CHEMIN}/fermetures/nouvelle`,
    TENIR_LIEU,
    tenir((t) => pageException(t, null)),
  )
  r.post(
    `${CHEMIN}/fermetures`,
    TENIR_LIEU,
    tenir((t) => ecrireException(t, null)),
  )
  r.get(
    `${CHEMIN}/fermetures/:id`,
    TENIR_LIEU,
    tenir((t) => pageException(t, idDe(t.c))),
  )
  r.post(
    `${CHEMIN}/fermetures/:id`,
    TENIR_LIEU,
    tenir((t) => ecrireException(t, idDe(t.c))),
  )
  r.post(`${CHEMIN}/fermetures/:id/annuler`, TENIR_LIEU, tenir(annuler))
}

async function pageException({ c, services, lieu }: Tenue, du: string | null, refusee?: Refusee): Promise<Response> {
  const connues = await listExceptions(services, lieu.departement, lieu.id)
  const connue = connues.find((f) => f.du === du && f.saisie)
  if (du !== null && !connue) return introuvable(c)
  const depart: Saisie = connue ? exceptionEnSaisie(connue) : {}
  const { saisie, erreurs } = refusee ?? { saisie: depart, erreurs: [] }
  return pageDuFormulaire(
    c,
    du === null ? 'Annoncer une fermeture ou d’autres horaires' : 'Modifier l’annonce',
    erreurs,
    <FormulaireException
      action={du === null ? `${CHEMIN}/fermetures` : `${CHEMIN}/fermetures/${du}`}
      saisie={saisie}
      erreurs={erreurs}
    />,
  )
}

async function ecrireException(tenue: Tenue, du: string | null): Promise<Response> {
  const { c, services, acteur, lieu } = tenue
  const lu = await formulaire(c, schemaException)
  if (!lu.ok) return pageException(tenue, du, lu)
  const fait =
    du === null
      ? await annoncerException(services, acteur, lieu, lu.valeur)
      : await modifierException(services, acteur, lieu, du, lu.valeur)
  if (!fait.ok && fait.refus.champ)
    return pageException(tenue, du, { saisie: await relire(c), erreurs: [enErreur(fait.refus)] })
  const aDire = fait.ok && fait.value.aDire
  return apres(
    tenue,
    fait,
    aDire ? direException(lu.valeur, services) : 'Motif changé. Personne n’est prévenu à nouveau.',
  )
}

function direException({ du, plages }: ContenuException, { clock }: Services): string {
  const quoi = ferme({ plages }) ? 'Fermeture annoncée' : 'Horaires annoncés'
  const tardive = estTardive({ du, annonceLe: jourIso(clock.now()) })
  return tardive
    ? `${quoi}, moins de 7 jours avant : l’annonce est marquée « tardive ».`
    : `${quoi}. Les personnes abonnées sont prévenues.`
}

async function annuler(tenue: Tenue): Promise<Response> {
  const { c, services, acteur, lieu } = tenue
  const fait = await annulerException(services, acteur, lieu, idDe(c))
  const suite = fait.ok && fait.value.aDire ? ' Les personnes abonnées sont prévenues.' : ''
  return apres(tenue, fait, `Annonce annulée.${suite}`)
}
