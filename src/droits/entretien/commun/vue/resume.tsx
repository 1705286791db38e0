import { Icon, type IconName } from '../../../../ui/components/icon.tsx'
import type { Contexte } from '../contexte.ts'
import type { Page } from '../reponses.ts'
import { ETATS, type EtatDroit, type Ligne } from '../resume.ts'

/** Each state has a colour, an icon and a word. */
export const MARQUES: Record<EtatDroit, { couleur: string; etiquette: string; icone: IconName }> = {
  sur: { couleur: 'c-ok', etiquette: 'ok', icone: 'ok' },
  probable: { couleur: 'c-info', etiquette: 'info', icone: 'maybe' },
  manque: { couleur: 'c-wait', etiquette: 'wait', icone: 'ask' },
  non: { couleur: 'muted', etiquette: '', icone: 'minus' },
}

interface Props {
  ctx: Contexte
  lignes: readonly Ligne[]
}

/** Beside the question, or under it on a phone: what is known so far. */
export function Resume({ ctx, lignes, page, vues }: Props & { page: Page; vues: readonly Page[] }) {
  const { t } = ctx
  const de = (etat: EtatDroit) => lignes.filter((l) => l.etat === etat)
  // Before the first answers everything is missing: a list of all rights would say nothing.
  const commence = vues.length > 1
  return (
    <aside class="card card--up stack sticky interview-sum" id="resume" aria-labelledby="titre-resume">
      <h2 id="titre-resume">{t.resume.titre}</h2>
      {!commence && <p class="muted">{t.resume.vide}</p>}
      {commence && <Liste ctx={ctx} etat="sur" lignes={de('sur')} page={page} />}
      {commence && <Liste ctx={ctx} etat="probable" lignes={de('probable')} page={page} />}
      {commence && <Liste ctx={ctx} etat="manque" lignes={de('manque')} page={page} />}
      {commence && <Non ctx={ctx} lignes={de('non')} />}
      <Corrections ctx={ctx} page={page} vues={vues} />
    </aside>
  )
}

/** In the order of the amounts; of a long list the end is folded. */
const MONTRES = 6

function Liste({ ctx, etat, lignes, page }: Props & { etat: EtatDroit; page: Page }) {
  if (lignes.length === 0) return null
  const { couleur, icone } = MARQUES[etat]
  const ligne = (l: Ligne) => (
    <li class="row row--sb">
      <NomDroit ligne={l} />
      <Droite ctx={ctx} ligne={l} page={page} />
    </li>
  )
  const suite = lignes.length > MONTRES + 1 ? lignes.slice(MONTRES) : []
  return (
    <section class="stack-s">
      <h3 class={`row ${couleur}`}>
        <Icon nom={icone} petit />
        {ctx.t.etats[etat]}
      </h3>
      <ul class="sep">{lignes.slice(0, lignes.length - suite.length).map(ligne)}</ul>
      {suite.length > 0 && (
        <details class="tog">
          <summary>{ctx.dire(ctx.t.resume.autres, { n: suite.length })}</summary>
          <ul class="sep">{suite.map(ligne)}</ul>
        </details>
      )}
    </section>
  )
}

export function NomDroit({ ligne }: { ligne: Ligne }) {
  return (
    <span lang="fr" dir="ltr">
      {ligne.libelle}
    </span>
  )
}

/** What is on the other side of the name: the amount, or where the missing answer is given. */
function Droite({ ctx, ligne, page }: { ctx: Contexte; ligne: Ligne; page: Page }) {
  const { t } = ctx
  if (ligne.etat === 'manque') {
    const autre = ligne.pages.find((p) => p !== page) ?? ligne.pages[0]
    if (ligne.pages.includes(page)) return <span class="tag acc">{t.pages[page].court}</span>
    return autre ? <Aller page={autre}>{t.pages[autre].court}</Aller> : null
  }
  const montant = montantDe(ctx, ligne)
  if (montant) return <b class="num">{montant}</b>
  if (ligne.reponse.decision) return <span class="muted">{t.resume.parQuelquun}</span>
  // Some rights are a reduction or a card: no amount will come.
  return ligne.reponse.fourchette ? <span class="muted">{t.resume.montantAVenir}</span> : null
}

/** « 153,01 € par mois », « Gratuite »; nothing while it is not known. */
export function montantDe({ t, dire, euros }: Contexte, { reponse }: Ligne): string | null {
  const { montant, niveau, participation, periodicite } = reponse
  if (niveau === 'gratuite') return t.resultat.gratuite
  if (niveau === 'participation' && participation !== undefined)
    return dire(t.resultat.participation, { montant: euros(participation) })
  if (montant === undefined || montant === 0) return null
  return dire(t.periodes[periodicite], { montant: euros(montant) })
}

export function Aller({ page, children }: { page: Page; children: string }) {
  return (
    <button type="submit" name="action" value={`aller:${page}`} class="as-link">
      {children}
    </button>
  )
}

function Non({ ctx, lignes }: Props) {
  const { t } = ctx
  if (lignes.length === 0) return null
  return (
    <details class="tog">
      <summary class="muted">
        {t.etats.non} ({lignes.length})
      </summary>
      <ul class="stack-s small">
        {lignes.map((ligne) => (
          <li>
            <b>
              <NomDroit ligne={ligne} />
            </b>
            {t.pour[ligne.nom] && <span class="muted"> {t.pour[ligne.nom]}</span>}
          </li>
        ))}
      </ul>
    </details>
  )
}

/** Every answer can be changed, at any time; and everything can be erased. */
export function Corrections({ ctx, page, vues }: { ctx: Contexte; page: Page | null; vues: readonly Page[] }) {
  const { t } = ctx
  const autres = vues.filter((v) => v !== page)
  if (autres.length === 0) return null
  return (
    <details class="tog noprint">
      <summary>{t.corriger}</summary>
      <ul class="links">
        {autres.map((v) => (
          <li>
            <Aller page={v}>{t.pages[v].titre}</Aller>
          </li>
        ))}
        <li>
          <button type="submit" name="action" value="recommencer" class="as-link c-late">
            {t.recommencer}
          </button>
        </li>
      </ul>
    </details>
  )
}

/** On a phone, a bar of counts that leads to the summary; at the top, where it covers no answer. */
export function Dock({ ctx, lignes }: Props) {
  const { t } = ctx
  return (
    <a class="dock dock--top" href="#resume">
      <span class="grow">{t.resume.titre}</span>
      {ETATS.filter((e) => e !== 'non').map((etat) => (
        <span class={`tag ${MARQUES[etat].etiquette}`}>
          <Icon nom={MARQUES[etat].icone} petit />
          {lignes.filter((l) => l.etat === etat).length}
          <span class="sr"> {t.etats[etat]}</span>
        </span>
      ))}
    </a>
  )
}
