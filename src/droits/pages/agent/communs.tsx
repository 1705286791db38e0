import { bouquet } from '../../../annuaire/index.ts'
import type { Contexte } from '../../entretien/commun/contexte.ts'
import type { Reponses } from '../../entretien/commun/reponses.ts'
import type { Ligne } from '../../entretien/commun/resume.ts'
import { montantDe } from '../../entretien/commun/vue/resume.tsx'

export const LISTE = '/agent/droits'

export const fil = (libelle: string) => [{ libelle: 'Droits', href: LISTE }, { libelle }]

/** The procedure that an operator answers about, for a right. */
export const demarchePour = (droit: string) => bouquet.demarches.find((d) => d.droit === droit && d.operateur !== null)

/** From a right, one click: the request, the place, the letter, the rule. Codes in the address, never a name. */
export function Actes({
  ctx,
  ligne: { nom, libelle },
  mandat,
  reponses,
}: {
  ctx: Contexte
  ligne: Ligne
  mandat?: string | undefined
  reponses: Reponses
}) {
  const demarche = demarchePour(nom)
  const operateur = ctx.operateurs.find((o) => o === (ctx.demarcheDe(nom)?.code ?? demarche?.operateur))
  const commune = ctx.communes.some((c) => c.code === reponses.commune) ? reponses.commune : undefined
  const demande = new URLSearchParams({
    ...(mandat ? { mandat } : {}),
    ...(demarche ? { demarche: demarche.code } : {}),
    ...(commune ? { commune } : {}),
  })
  const de = <span class="sr"> : {libelle}</span>
  return (
    <p class="row small">
      {demarche && (
        <a href={`/agent/demandes/nouvelle?${demande}`}>
          Écrire à l’organisme
          {de}
        </a>
      )}
      <a href={operateur ? `/lieux?operateur=${operateur}` : '/lieux?type=france-services'}>
        Lieu
        {de}
      </a>
      <a href={`${LISTE}/rendez-vous/${nom}`}>
        Rendez-vous
        {de}
      </a>
      <a href={`${LISTE}/lettres/${nom}`}>
        Lettre
        {de}
      </a>
      <a href={`/droits/${nom}`}>
        Règle
        {de}
      </a>
    </p>
  )
}

export function Montant({ ctx, ligne }: { ctx: Contexte; ligne: Ligne }) {
  const { reponse } = ligne
  const montant = montantDe(ctx, ligne)
  if (montant) return <b class="num nb">{montant}</b>
  return <span class="muted">{reponse.decision ?? (reponse.fourchette ? 'montant à venir' : 'sans montant')}</span>
}

/** A line to fill in by hand. */
export function Blanc({ children }: { children: string }) {
  return (
    <span class="blank">
      <span class="small muted">{children}</span>
    </span>
  )
}
