import { raw } from 'hono/html'
import { type Contexte, langueCourante, pagePublique, relire, un } from '../../platform/index.ts'
import { avancer, lireEtape, type Suite } from '../entretien/commun/parcours.ts'
import { lireReponses } from '../entretien/commun/reponses.ts'
import { Entretien } from '../entretien/commun/vue/entretien.tsx'
import type { Salle } from '../entretien/donnees.ts'

/** GET: the first question. */
export function commencerEntretien(salle: Salle, c: Contexte): Response | Promise<Response> {
  return page(salle, c, { reponses: {}, etape: 'urgence', erreurs: [] })
}

/** POST, without JavaScript: the next page, from the answers in the body alone. Nothing is kept, nothing is logged. */
export async function suivreEntretien(salle: Salle, c: Contexte): Promise<Response> {
  const saisie = await relire(c)
  const ctx = salle.contexte(langueCourante(c))
  const reponses = lireReponses(Object.keys(saisie).map((nom) => [nom, un(saisie, nom)] as const))
  const envoi = { reponses, page: lireEtape(un(saisie, 'etape')), action: actionDe(un(saisie, 'action')) }
  return page(salle, c, avancer(envoi, ctx.mois, ctx.locaux))
}

const actionDe = (texte: string) => (texte === '' ? 'suite' : texte)

function page(salle: Salle, c: Contexte, suite: Suite): Response | Promise<Response> {
  const langue = langueCourante(c)
  const ctx = salle.contexte(langue)
  const titre = suite.etape === 'resultat' ? ctx.t.resultat.titre : ctx.t.titre
  // Answers of one person must not come back on the screen of the next one, with the « back » button.
  c.header('Cache-Control', 'no-store')
  return pagePublique(
    c,
    {
      titre,
      description: ctx.t.description,
      ilots: ['droits-entretien'],
      traduite: true,
      ...(Object.keys(suite.reponses).length === 0
        ? {}
        : { saisie: { formulaire: 'entretien', action: `aller:${suite.etape}` } }),
      statut: suite.erreurs.length > 0 ? 422 : 200,
    },
    <>
      <div id="interview">
        <Entretien ctx={ctx} suite={suite} />
      </div>
      <script type="application/json" id="interview-donnees">
        {raw(JSON.stringify(salle.donnees(langue)).replaceAll('<', '\\u003c'))}
      </script>
    </>,
  )
}
