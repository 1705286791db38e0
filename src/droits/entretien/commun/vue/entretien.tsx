import { Icon } from '../../../../ui/components/icon.tsx'
import type { Contexte } from '../contexte.ts'
import { enFoyer } from '../foyer.ts'
import { type Erreur, pagesRestantes, type Suite } from '../parcours.ts'
import { questionsDe } from '../questions.ts'
import { type Page, pagesVues, type Reponses } from '../reponses.ts'
import { locauxPour, resumer } from '../resume.ts'
import { PageQuestions } from './page.tsx'
import { Resultat } from './resultat.tsx'
import { Dock, Resume } from './resume.tsx'

/** The whole interview, as a form: what is not in view travels in hidden fields, never in an address. */
export function Entretien({ ctx, suite }: { ctx: Contexte; suite: Suite }) {
  const { etape, reponses, erreurs } = suite
  const montres = etape === 'resultat' ? [] : questionsDe(etape, reponses, ctx.mois).map((q) => q.nom)
  return (
    <form class="wrap page stack interview" id="entretien" method="post" action={ctx.lien('/droits')} novalidate>
      {/* Enter in a field goes on: the first button of a form is the one the browser presses. */}
      <button type="submit" name="action" value="suite" class="sr" tabindex={-1}>
        {ctx.t.continuer}
      </button>
      <input type="hidden" name="etape" value={etape} />
      {Object.entries(reponses)
        .filter(([nom]) => !montres.includes(nom))
        .map(([nom, valeur]) => (
          <input type="hidden" name={nom} value={valeur} />
        ))}
      {etape === 'resultat' ? (
        <Resultat ctx={ctx} reponses={reponses} />
      ) : (
        <EnCours ctx={ctx} page={etape} reponses={reponses} erreurs={erreurs} />
      )}
    </form>
  )
}

interface PropsPage {
  ctx: Contexte
  page: Page
  reponses: Reponses
  erreurs: readonly Erreur[]
}

function EnCours({ ctx, page, reponses, erreurs }: PropsPage) {
  const foyer = enFoyer(reponses, ctx.mois)
  const lignes = resumer(foyer, locauxPour(ctx, reponses))
  const vues = pagesVues(reponses)
  const reste = pagesRestantes(reponses, foyer, ctx.locaux).filter((p) => p !== page)
  const rang = vues.includes(page) ? vues.indexOf(page) : vues.length
  const total = Math.max(vues.length, rang + 1) + reste.length
  return (
    <>
      {vues.length > 1 && <Dock ctx={ctx} lignes={lignes} />}
      <Haut ctx={ctx} precedente={vues[rang - 1]} />
      <div class="grid cols">
        <div class="stack">
          <Avancement ctx={ctx} rang={rang} total={total} />
          <PageQuestions ctx={ctx} page={page} reponses={reponses} erreurs={erreurs} />
        </div>
        <Resume ctx={ctx} lignes={lignes} page={page} vues={vues} />
      </div>
    </>
  )
}

function Haut({ ctx, precedente }: { ctx: Contexte; precedente: Page | undefined }) {
  const { t, surAppareil } = ctx
  return (
    <div class="row row--sb interview-top">
      {precedente ? (
        <button type="submit" name="action" value={`aller:${precedente}`} class="btn btn--q flush">
          <Icon nom="back" petit />
          {t.precedente}
        </button>
      ) : (
        <p class="lead">{t.chapeau}</p>
      )}
      <p class="muted small row">
        <Icon nom="lock" petit />
        <span>{surAppareil ? t.surAppareil : t.rienGarde}</span>
      </p>
    </div>
  )
}

/** A thread with as many knots as pages; the saffron one is here. */
function Avancement({ ctx, rang, total }: { ctx: Contexte; rang: number; total: number }) {
  const { t, dire } = ctx
  const x = (i: number) => `${total > 1 ? (i / (total - 1)) * 100 : 0}%`
  return (
    <div class="stack-s">
      <p class="muted">{dire(t.avancement, { n: rang + 1, total })}</p>
      <div class="clock">
        <svg aria-hidden="true" focusable="false">
          <line x1="0" x2="100%" y1="12" y2="12" />
          <line class="on" x1="0" x2={x(rang)} y1="12" y2="12" />
          {Array.from({ length: total }, (_, i) => (
            <circle class={i < rang ? 'd' : i === rang ? 'n' : undefined} cx={x(i)} cy="12" r={i === rang ? 8 : 6} />
          ))}
        </svg>
      </div>
    </div>
  )
}
