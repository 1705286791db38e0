import { type Contexte, langueCourante, pagePublique } from '../../platform/index.ts'
import { adresseEn, LienBouton, Tableau } from '../../ui/index.ts'
import { documenter, type FicheDroit } from '../engine/documentation.ts'
import { CATALOGUE, DROITS, type Droit, enFrancais, type LigneBareme } from '../engine/index.ts'
import type { Contexte as Ecran } from '../entretien/commun/contexte.ts'
import { ecrireValeur } from '../entretien/commun/vue/calcul.tsx'
import { CommentFaire } from '../entretien/commun/vue/resultat.tsx'
import type { Salle } from '../entretien/donnees.ts'

/** One right: whom it is for, how to ask, and the rule as the engine computes it. */
export function montrerDroit(salle: Salle, c: Contexte): Response | Promise<Response> {
  const langue = langueCourante(c)
  const ctx = salle.contexte(langue)
  const tous = [...DROITS, ...ctx.locaux]
  const droit = tous.find((d) => d.nom === c.req.param('nom'))
  const fil = [{ libelle: ctx.t.menu, href: adresseEn('/droits', langue) }]
  if (!droit) {
    const titre = ctx.t.fiche.introuvable
    const page = <Introuvable ctx={ctx} droits={tous} />
    return pagePublique(c, { titre, statut: 404, fil: [...fil, { libelle: titre }], traduite: true }, page)
  }
  return pagePublique(
    c,
    { titre: droit.libelle, fil: [...fil, { libelle: droit.libelle }], ilots: ['imprimer'], traduite: true },
    <PageDroit ctx={ctx} droit={droit} />,
  )
}

/** Longer lists come folded. */
const COURT = 12

/** The easy-to-read page stops at what to do; the law, in its own words, is one click away. */
function PageDroit({ ctx, droit }: { ctx: Ecran; droit: Droit }) {
  const { t } = ctx
  const fiche = documenter(droit)
  const demarche = ctx.demarcheDe(droit.nom)
  return (
    <div class="wrap page stack-l rights">
      <div class="stack-s">
        <h1 lang="fr">{fiche.libelle}</h1>
        {t.pour[droit.nom] && <p class="lead">{t.pour[droit.nom]}</p>}
        {t.enFrancais && <p class="muted">{t.enFrancais}</p>}
        <p class="row noprint">
          <LienBouton href={ctx.lien('/droits')}>{t.fiche.retour}</LienBouton>
        </p>
      </div>
      {demarche && (
        <section class="stack">
          <h2>{t.resultat.comment}</h2>
          <CommentFaire ctx={ctx} demarche={demarche} />
        </section>
      )}
      {ctx.langue.code === 'facile' ? (
        <p>
          <a href={`/droits/${droit.nom}`}>{t.fiche.etapes}</a>
        </p>
      ) : (
        <>
          <Regle ctx={ctx} fiche={fiche} />
          {fiche.baremes.length > 0 && <Baremes ctx={ctx} fiche={fiche} />}
          <Exemples ctx={ctx} fiche={fiche} />
        </>
      )}
    </div>
  )
}

function Regle({ ctx, fiche }: { ctx: Ecran; fiche: FicheDroit }) {
  const { t, dire } = ctx
  return (
    <section class="stack">
      <h2>{t.fiche.etapes}</h2>
      {fiche.decision && <p lang="fr">{dire(t.resultat.decide, { qui: fiche.decision })}</p>}
      {fiche.etapes.length === 0 ? (
        <p class="muted">{t.fiche.sansCalcul}</p>
      ) : (
        <details class="tog" open={fiche.etapes.length <= COURT}>
          <summary>{dire(t.fiche.voir, { n: fiche.etapes.length })}</summary>
          <ol class="numbered rule" lang="fr" dir="ltr">
            {fiche.etapes.map(({ libelle, parPersonne, reference }) => (
              <li>
                {libelle}
                {parPersonne && <span class="muted"> ({t.fiche.parPersonne})</span>}
                {reference && <p class="small muted">{reference}</p>}
              </li>
            ))}
          </ol>
        </details>
      )}
    </section>
  )
}

function Baremes({ ctx, fiche }: { ctx: Ecran; fiche: FicheDroit }) {
  const { t } = ctx
  const lignes = fiche.baremes.flatMap(({ libelle, nom, histoire }) => {
    const ligne = enVigueur(histoire, ctx.jour)
    return ligne ? [{ libelle, nom, histoire, ligne }] : []
  })
  return (
    <section class="stack">
      <h2>{t.fiche.baremes}</h2>
      <details class="tog" open={lignes.length <= COURT}>
        <summary>{ctx.dire(t.fiche.voir, { n: lignes.length })}</summary>
        <div lang="fr" dir="ltr">
          <Tableau
            legende={t.fiche.baremes}
            legendeMasquee
            lignes={lignes}
            vide=""
            colonnes={[
              { titre: t.fiche.etape, entete: true, cellule: (l) => l.libelle },
              { titre: t.fiche.valeur, fin: true, cellule: ({ ligne }) => valeurs(ctx, ligne) },
              {
                titre: t.fiche.depuis,
                cellule: ({ ligne, histoire }) => (
                  <>
                    {enFrancais(ligne.depuis)}
                    {ligne.etat !== 'ok' && <span class="tag wait">{t.fiche.ancien}</span>}
                    <Avant ctx={ctx} histoire={histoire.filter((h) => h.depuis < ligne.depuis)} />
                  </>
                ),
              },
              { titre: t.fiche.reference, cellule: ({ ligne }) => <span class="small muted">{ligne.reference}</span> },
            ]}
          />
        </div>
      </details>
    </section>
  )
}

const enVigueur = (histoire: readonly LigneBareme[], jour: string): LigneBareme | undefined =>
  histoire.findLast((l) => l.depuis <= jour) ?? histoire[0]

function Avant({ ctx, histoire }: { ctx: Ecran; histoire: readonly LigneBareme[] }) {
  if (histoire.length === 0) return null
  return (
    <details class="tog small">
      <summary>{ctx.dire(ctx.t.fiche.avant, { n: histoire.length })}</summary>
      <ul class="muted">
        {histoire.toReversed().map((l) => (
          <li>
            {enFrancais(l.depuis)} : {valeurs(ctx, l)} <span class="small">({l.reference})</span>
          </li>
        ))}
      </ul>
    </details>
  )
}

function valeurs(ctx: Ecran, { nom, valeurs }: LigneBareme): string {
  return valeurs.map((v) => ecrireValeur(ctx, v, CATALOGUE[nom][0])).join(' / ')
}

function Exemples({ ctx, fiche }: { ctx: Ecran; fiche: FicheDroit }) {
  const { t } = ctx
  return (
    <section class="stack">
      <h2>{t.fiche.exemples}</h2>
      {fiche.exemples.length === 0 ? (
        <p class="muted">{t.fiche.aucunExemple}</p>
      ) : (
        <ul class="sep prose" lang="fr" dir="ltr">
          {fiche.exemples.map(({ dit, attendu }) => {
            const valeur = attendu[fiche.nom]
            return (
              <li class="row row--sb">
                <span class="grow">{dit}</span>
                <b class="num">{typeof valeur === 'number' ? ctx.euros(valeur) : valeur}</b>
              </li>
            )
          })}
        </ul>
      )}
    </section>
  )
}

function Introuvable({ ctx, droits }: { ctx: Ecran; droits: readonly Droit[] }) {
  const { t, lien } = ctx
  return (
    <div class="wrap page stack">
      <h1>{t.fiche.introuvable}</h1>
      <p class="lead">{t.fiche.introuvableTexte}</p>
      <h2>{t.fiche.tous}</h2>
      <ul class="links links--cols" lang="fr" dir="ltr">
        {droits.map((d) => (
          <li>
            <a href={lien(`/droits/${d.nom}`)}>{d.libelle}</a>
          </li>
        ))}
      </ul>
    </div>
  )
}
