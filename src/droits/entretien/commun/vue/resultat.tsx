import { Icon } from '../../../../ui/components/icon.tsx'
import type { Demarche } from '../../../engine/demarches.ts'
import type { Contexte } from '../contexte.ts'
import { enFoyer } from '../foyer.ts'
import { type Page, pagesVues, type Reponses } from '../reponses.ts'
import { type EtatDroit, type Ligne, locauxPour, resumer } from '../resume.ts'
import { Calcul } from './calcul.tsx'
import { Danger } from './page.tsx'
import { Aller, Corrections, MARQUES, montantDe, NomDroit } from './resume.tsx'

/** What one may ask, why, and what to do next: on screen, or printed and taken along. */
export function Resultat({ ctx, reponses }: { ctx: Contexte; reponses: Reponses }) {
  const { t } = ctx
  const locaux = locauxPour(ctx, reponses)
  const lignes = resumer(enFoyer(reponses, ctx.mois), locaux, true)
  const de = (etat: EtatDroit) => lignes.filter((l) => l.etat === etat)
  const [sur, probable] = [de('sur'), de('probable')]
  const vues = pagesVues(reponses)
  return (
    <div class="sheet stack-l rights">
      <div class="stack">
        <div class="row row--sb interview-top noprint">
          <button type="submit" name="action" value={`aller:${vues.at(-1) ?? 'urgence'}`} class="btn btn--q flush">
            <Icon nom="back" petit />
            {t.precedente}
          </button>
          <p class="muted small row">
            <Icon nom="lock" petit />
            <span>{ctx.surAppareil ? t.surAppareil : t.rienGarde}</span>
          </p>
        </div>
        <div class="row row--sb">
          <h1 tabindex={-1}>{t.resultat.titre}</h1>
          <button type="button" class="btn btn--2 noprint" data-imprimer="" hidden>
            <Icon nom="print" petit />
            {t.resultat.imprimer}
          </button>
        </div>
        <p class="lead">{t.resultat.intro}</p>
        {t.enFrancais && <p class="muted">{t.enFrancais}</p>}
        <p class="print-only">{ctx.dire(t.resultat.fait, { date: ctx.date(ctx.jour) })}</p>
      </div>
      {(reponses.urgence === 'violences' || reponses.urgence === 'rue') && <Danger ctx={ctx} />}
      {sur.length + probable.length === 0 && <Aucun ctx={ctx} />}
      <Liste ctx={ctx} titre={t.resultat.surTitre} etat="sur" lignes={sur} />
      <Liste ctx={ctx} titre={t.resultat.probableTitre} etat="probable" lignes={probable} />
      <Manquants ctx={ctx} lignes={de('manque')} />
      <NonOuverts ctx={ctx} lignes={de('non')} />
      {locaux.length < ctx.locaux.length && (
        <div class="alert info">
          <Icon nom="info" />
          <p>{t.resultat.horsDepartement}</p>
        </div>
      )}
      <div class="alert info">
        <Icon nom="info" />
        <p>{t.resultat.rendezVous}</p>
      </div>
      {ctx.surAppareil && <Code ctx={ctx} />}
      <Corrections ctx={ctx} page={null} vues={vues} />
    </div>
  )
}

/** For an agent to open the same answers: the number is told aloud, and never printed. */
function Code({ ctx: { t } }: { ctx: Contexte }) {
  return (
    <section class="card stack code-card" data-code-bloc="">
      <h2>{t.code.titre}</h2>
      <p class="noprint">{t.code.texte}</p>
      <div class="row top">
        <div class="code-drawing" data-code-dessin="" hidden />
        <div class="stack-s grow noprint" hidden>
          <p class="label">{t.code.numero}</p>
          <p class="amount num" dir="ltr" data-code-numero="" />
          <p class="muted">{t.code.numeroAide}</p>
        </div>
      </div>
      <p class="err noprint" data-code-echec="" role="alert" hidden>
        <Icon nom="warn" petit />
        <span>{t.code.echec}</span>
      </p>
      <p class="noprint">
        <button type="button" class="btn btn--2" data-code="">
          <Icon nom="lock" petit />
          {t.code.creer}
        </button>
      </p>
    </section>
  )
}

function Aucun({ ctx: { t, lien } }: { ctx: Contexte }) {
  return (
    <div class="empty stack-s">
      <Icon nom="ask" grand />
      <h2 class="h3">{t.resultat.aucun}</h2>
      <p class="muted">{t.resultat.aucunTexte}</p>
      <p class="row row--center">
        <a class="btn" href={lien('/lieux?type=france-services')}>
          {t.resultat.lieu}
        </a>
      </p>
    </div>
  )
}

interface PropsListe {
  ctx: Contexte
  titre: string
  etat: EtatDroit
  lignes: readonly Ligne[]
}

function Liste({ ctx, titre, etat, lignes }: PropsListe) {
  if (lignes.length === 0) return null
  const { couleur, icone } = MARQUES[etat]
  return (
    <section class="stack">
      <h2 class={`row ${couleur}`}>
        <Icon nom={icone} petit />
        {titre}
      </h2>
      <div class="stack">
        {lignes.map((ligne) => (
          <CarteDroit ctx={ctx} ligne={ligne} />
        ))}
      </div>
    </section>
  )
}

function CarteDroit({ ctx, ligne }: { ctx: Contexte; ligne: Ligne }) {
  const { t, dire, euros } = ctx
  const { nom, reponse } = ligne
  const { fourchette, maximum, decision, baremes } = reponse
  const montant = montantDe(ctx, ligne)
  const demarche = ctx.demarcheDe(nom)
  return (
    <article class="card stack right">
      <div class="right-head">
        <div class="stack-s">
          <h3>
            <NomDroit ligne={ligne} />
          </h3>
          {t.pour[nom] && <p class="muted">{t.pour[nom]}</p>}
        </div>
        {montant && <p class="amount num">{montant}</p>}
        {!montant && fourchette && fourchette[1] > 0 && fourchette[1] < 100_000 && (
          <p class="muted num">{dire(t.resultat.entre, { bas: euros(fourchette[0]), haut: euros(fourchette[1]) })}</p>
        )}
        {maximum !== undefined && maximum > 0 && (
          <p class="muted num">{dire(t.resultat.maximum, { montant: euros(maximum) })}</p>
        )}
      </div>
      {decision && <p lang="fr">{dire(t.resultat.decide, { qui: decision })}</p>}
      {baremes.length > 0 && <p class="small muted">{dire(t.resultat.baremes, { bareme: baremes.join(', ') })}</p>}
      {demarche && <CommentFaire ctx={ctx} demarche={demarche} />}
      <Calcul ctx={ctx} lignes={reponse.explication ?? []} />
      <Liens ctx={ctx} nom={nom} demarche={demarche} />
    </article>
  )
}

/** From the right to its request: whom to ask, with what, and what to do after a refusal. */
export function CommentFaire({ ctx: { t }, demarche }: { ctx: Pick<Contexte, 't'>; demarche: Demarche }) {
  const { operateur, site, formulaire, documents, delai, recours, note } = demarche
  const lignes: [string, unknown][] = [
    [t.resultat.aupresDe, operateur],
    [t.resultat.site, site && <Site adresse={site} t={t} />],
    [t.resultat.formulaire, formulaire],
    [t.resultat.delai, delai],
    [t.resultat.recours, recours && `${recours.vers} (${recours.delai}). ${recours.ensuite ?? ''}`],
    [t.resultat.note, note],
  ]
  return (
    <div class="right-how">
      <dl class="dl">
        {lignes
          .filter(([, valeur]) => valeur)
          .map(([titre, valeur]) => (
            <>
              <dt>{titre}</dt>
              <dd lang="fr" dir="ltr">
                {valeur}
              </dd>
            </>
          ))}
      </dl>
      {documents.length > 0 && (
        <div class="stack-s">
          <p class="label">{t.resultat.documents}</p>
          <ul class="boxes" lang="fr" dir="ltr">
            {documents.map((d) => (
              <li>{d}</li>
            ))}
          </ul>
        </div>
      )}
    </div>
  )
}

function Site({ adresse, t }: { adresse: string; t: Contexte['t'] }) {
  return (
    <a href={adresse} rel="noopener" target="_blank">
      {adresse.replace(/^https:\/\/(www\.)?/, '')}
      <span class="sr"> ({t.nouvelOnglet})</span>
    </a>
  )
}

/** In another tab: the answers of this one are kept nowhere. */
function Liens({ ctx, nom, demarche }: { ctx: Contexte; nom: string; demarche: Demarche | undefined }) {
  const { t, lien, operateurs } = ctx
  const operateur = operateurs.find((o) => o === demarche?.code)
  const lieux = lien(operateur ? `/lieux?operateur=${operateur}` : '/lieux?type=france-services')
  return (
    <p class="row noprint">
      <a href={lieux} target="_blank" rel="noopener">
        {t.resultat.lieu}
        <span class="sr"> ({t.nouvelOnglet})</span>
      </a>
      <a href={lien(`/droits/${nom}`)} target="_blank" rel="noopener">
        {t.resultat.regle}
        <span class="sr"> ({t.nouvelOnglet})</span>
      </a>
    </p>
  )
}

function Manquants({ ctx, lignes }: { ctx: Contexte; lignes: readonly Ligne[] }) {
  const { t, dire } = ctx
  if (lignes.length === 0) return null
  return (
    <section class="stack noprint">
      <h2 class="row c-wait">
        <Icon nom="ask" petit />
        {t.resultat.manqueTitre}
      </h2>
      <ul class="sep card">
        {lignes.map((ligne) => (
          <li class="row row--sb">
            <NomDroit ligne={ligne} />
            <p class="row">
              {ligne.pages.map((page: Page) => (
                <Aller page={page}>{dire(t.resultat.repondre, { page: t.pages[page].court })}</Aller>
              ))}
            </p>
          </li>
        ))}
      </ul>
    </section>
  )
}

function NonOuverts({ ctx, lignes }: { ctx: Contexte; lignes: readonly Ligne[] }) {
  const { t } = ctx
  if (lignes.length === 0) return null
  return (
    <details class="tog noprint">
      <summary>
        {t.resultat.nonTitre} ({lignes.length})
      </summary>
      <ul class="not-open">
        {lignes.map((ligne) => (
          <li>
            <a class="tgt" href={ctx.lien(`/droits/${ligne.nom}`)} target="_blank" rel="noopener">
              <NomDroit ligne={ligne} />
              <span class="sr"> ({t.nouvelOnglet})</span>
            </a>
            {t.pour[ligne.nom] && <p class="muted small">{t.pour[ligne.nom]}</p>}
          </li>
        ))}
      </ul>
    </details>
  )
}
