import { acteurDe, type Contexte, introuvable, pagePro } from '../../../platform/index.ts'
import { BoutonImprimer } from '../../../ui/index.ts'
import { DROITS } from '../../engine/index.ts'
import type { Salle } from '../../entretien/donnees.ts'
import { Blanc, fil, LISTE } from './communs.tsx'

/** What to say when asking for an appointment about a right, and what to bring: a slip that the person leaves with. */
export async function rendezVous(salle: Salle, c: Contexte): Promise<Response> {
  const ctx = salle.contexte('fr')
  const droit = [...DROITS, ...ctx.locaux].find((d) => d.nom === c.req.param('droit'))
  if (!droit) return introuvable(c)
  const demarche = ctx.demarcheDe(droit.nom)
  const operateur = ctx.operateurs.find((o) => o === demarche?.code)
  const titre = `Rendez-vous : ${droit.libelle}`
  return pagePro(
    c,
    { titre, courant: LISTE, fil: fil(titre), ilots: ['imprimer'] },
    <div class="wrap page stack sheet">
      <div class="row row--sb">
        <h1>{titre}</h1>
        <BoutonImprimer genre="secondaire">Imprimer</BoutonImprimer>
      </div>
      <dl class="dl">
        <dt>Motif à donner</dt>
        <dd>Demander ce droit : {droit.libelle}</dd>
        <dt>Avec</dt>
        <dd>{demarche?.operateur ?? droit.decision ?? 'L’organisme qui décide'}</dd>
        {demarche?.site && (
          <>
            <dt>Sur internet</dt>
            <dd>
              <a href={demarche.site} rel="noopener">
                {demarche.site}
              </a>
            </dd>
          </>
        )}
        <dt>Où</dt>
        <dd>
          <a href={operateur ? `/lieux?operateur=${operateur}` : '/lieux?type=france-services'}>
            Les lieux, leurs horaires et leur téléphone
          </a>
        </dd>
      </dl>
      <p class="stack-s">
        <Blanc>Jour et heure</Blanc>
        <Blanc>Lieu, ou téléphone</Blanc>
      </p>
      {demarche && demarche.documents.length > 0 && (
        <section class="stack-s" aria-labelledby="apporter">
          <h2 id="apporter">À apporter</h2>
          <ul class="boxes">
            {demarche.documents.map((d) => (
              <li>{d}</li>
            ))}
          </ul>
        </section>
      )}
      {demarche?.delai && <p>{demarche.delai}</p>}
      <p class="small muted">Préparé avec {acteurDe(c).structureNom}.</p>
    </div>,
  )
}
