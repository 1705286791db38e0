import type { LigneExplication, Unite } from '../../../engine/index.ts'
import { type Contexte, nomDe } from '../contexte.ts'

interface Props {
  ctx: Contexte
  lignes: readonly LigneExplication[]
  /** In the place of « Pourquoi ce résultat ». */
  titre?: string
}

/** Why this result: each step with its figures and its law, as the engine worked it out. */
export function Calcul({ ctx, lignes, titre = ctx.t.resultat.calcul }: Props) {
  if (lignes.length === 0) return null
  return (
    <details class="tog noprint">
      <summary>{titre}</summary>
      <ol class="calc" lang="fr" dir="ltr">
        {lignes.map((ligne) => (
          <li>
            <Ligne ctx={ctx} ligne={ligne} />
          </li>
        ))}
      </ol>
    </details>
  )
}

function Ligne({ ctx, ligne }: { ctx: Contexte; ligne: LigneExplication }) {
  const { libelle, personne: qui, mois, valeur, entre, unite, calcul, termes, reference } = ligne
  return (
    <>
      <p class="row row--sb">
        <span>
          {libelle}
          {qui && <span class="muted"> · {nomDe(ctx, qui)}</span>}
          {mois && <span class="muted"> · {mois}</span>}
        </span>
        <b class="num">
          {valeur !== null
            ? ecrireValeur(ctx, valeur, unite)
            : entre && `${ecrireValeur(ctx, entre[0], unite)} … ${ecrireValeur(ctx, entre[1], unite)}`}
        </b>
      </p>
      {calcul && termes.length > 0 && (
        <p class="small muted">
          {termes.map((t) => `${t.libelle} : ${ecrireValeur(ctx, t.valeur, t.unite)}`).join(' · ')}
        </p>
      )}
      {reference && <p class="small muted">{reference}</p>}
    </>
  )
}

export function ecrireValeur(
  { euros, langue }: Pick<Contexte, 'euros' | 'langue'>,
  valeur: number,
  unite: Unite,
): string {
  const nombre = new Intl.NumberFormat(langue.locale, { maximumFractionDigits: 4 })
  switch (unite) {
    case 'oui':
      return valeur === 0 ? 'non' : 'oui'
    case 'taux':
      return `${nombre.format(Math.round(valeur * 1e6) / 1e4)} %`
    case 'nombre':
      return nombre.format(valeur)
    case 'ans':
    case 'mois':
      return `${nombre.format(valeur)} ${unite}`
    default:
      return euros(Math.round(valeur * 100) / 100)
  }
}
