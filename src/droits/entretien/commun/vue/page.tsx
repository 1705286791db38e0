import { Icon } from '../../../../ui/components/icon.tsx'
import { type Contexte, nomDe } from '../contexte.ts'
import type { Erreur } from '../parcours.ts'
import { type Question, questionsDe } from '../questions.ts'
import type { Page, Reponses } from '../reponses.ts'
import { ChampQuestion } from './champs.tsx'

interface Props {
  ctx: Contexte
  page: Page
  reponses: Reponses
  erreurs: readonly Erreur[]
}

/** One group of questions, and why it is asked. */
export function PageQuestions(props: Props) {
  const { ctx, page, reponses, erreurs } = props
  const { t } = ctx
  const { titre, aide, pourquoi } = t.pages[page]
  const questions = questionsDe(page, reponses, ctx.mois)
  const seule = questions.length === 1
  return (
    <>
      <h1 tabindex={-1}>{titre}</h1>
      {aide && <p class="hint">{aide}</p>}
      {page === 'urgence' && <Danger ctx={ctx} />}
      <Erreurs ctx={ctx} erreurs={erreurs} />
      {parPersonne(questions).map(({ qui, siennes }) => (
        <Groupe {...props} qui={qui} questions={siennes} seule={seule} />
      ))}
      <details class="tog">
        <summary>{t.pourquoi}</summary>
        <p class="prose">{pourquoi}</p>
      </details>
      <div class="row noprint">
        <button type="submit" name="action" value="suite" class="btn btn--l">
          {t.continuer}
          <Icon nom="arrow" petit />
        </button>
        {!seule && (
          <button type="submit" name="action" value="passer" class="btn btn--q">
            {t.passer}
          </button>
        )}
      </div>
    </>
  )
}

/** Numbers that answer day and night: before any question. */
export function Danger({ ctx: { t } }: { ctx: Contexte }) {
  const numeros = [
    ['3919', t.danger.violences],
    ['115', t.danger.rue],
    ['112', t.danger.urgence],
  ] as const
  return (
    <div class="alert late">
      <Icon nom="phone" />
      <div class="stack-s">
        <p class="alert-title">{t.danger.titre}</p>
        <p class="row">
          {numeros.map(([numero, libelle]) => (
            <a class="btn btn--d" href={`tel:${numero}`}>
              <b>{numero}</b> {libelle}
            </a>
          ))}
        </p>
      </div>
    </div>
  )
}

function Erreurs({ ctx, erreurs }: Pick<Props, 'ctx' | 'erreurs'>) {
  if (erreurs.length === 0) return null
  return (
    <section class="alert late" aria-labelledby="resume-erreurs" tabindex={-1} autofocus>
      <Icon nom="warn" />
      <div class="stack-s">
        <h2 class="alert-title" id="resume-erreurs">
          {ctx.t.erreurs.resume}
        </h2>
        <ul class="list">
          {erreurs.map(({ champ, texte }) => (
            <li>
              <a href={`#${champ}`}>{ctx.t.erreurs[texte]}</a>
            </li>
          ))}
        </ul>
      </div>
    </section>
  )
}

interface Sien {
  qui: string | undefined
  siennes: Question[]
}

/** Questions that follow each other about the same person make one group. */
function parPersonne(questions: readonly Question[]): Sien[] {
  const groupes: Sien[] = []
  for (const q of questions) {
    const dernier = groupes.at(-1)
    if (dernier && dernier.qui === q.qui) dernier.siennes.push(q)
    else groupes.push({ qui: q.qui, siennes: [q] })
  }
  return groupes
}

/** A person with several questions has a title; otherwise the question names them. */
function Groupe({
  ctx,
  qui,
  questions,
  seule,
  ...reste
}: Props & { qui: string | undefined; questions: readonly Question[]; seule: boolean }) {
  const [vus, replies] = [questions.filter((q) => !q.repli), questions.filter((q) => q.repli)]
  const champ = (question: Question) => (
    <ChampQuestion ctx={ctx} question={question} reponses={reste.reponses} erreurs={reste.erreurs} seule={seule} />
  )
  // A folded field that holds something, or a mistake, is shown.
  const ouvert = replies.some((q) => reste.reponses[q.nom])
  const titre = qui !== undefined && questions.some((q) => q.genre !== 'choix' && q.genre !== 'case')
  const contenu = (
    <>
      {vus.map(champ)}
      {replies.length > 0 && (
        <details class="tog" open={ouvert}>
          <summary>{ctx.t.autresRevenus}</summary>
          <div class="stack">{replies.map(champ)}</div>
        </details>
      )}
    </>
  )
  if (!titre) return <div class={vus.every((q) => q.genre === 'case') ? 'boxes-list' : 'stack-l'}>{contenu}</div>
  return (
    <section class="card stack" aria-labelledby={`groupe-${qui}`}>
      <h2 id={`groupe-${qui}`}>{nomDe(ctx, qui)}</h2>
      {contenu}
    </section>
  )
}
