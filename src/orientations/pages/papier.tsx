import { acteurDe, type Contexte, introuvable, pagePro } from '../../platform/index.ts'
import { BoutonImprimer, Carte } from '../../ui/index.ts'
import { lireOrientation } from '../lire.ts'
import { ecrireCode } from '../model.ts'
import type { Salle } from '../salle.ts'
import { fil, idDe, LISTE, pageDe } from './communs.tsx'
import { ListeDesPartages } from './partages.tsx'
import { SUIVI } from './suivi.tsx'

/** GET: what the person leaves with: where they are sent, what was shared, and the code that says where it stands. */
export async function montrerPapier(salle: Salle, c: Contexte): Promise<Response> {
  const lecture = await lireOrientation(salle, acteurDe(c), idDe(c))
  if (!lecture?.contenu || lecture.vue.cote !== 'envoyeur') return introuvable(c)
  const { vue, contenu, structures } = lecture
  const chez = structures.get(vue.etat.destinataire)
  const titre = 'Où en est mon orientation'
  return pagePro(
    c,
    {
      titre,
      courant: LISTE,
      fil: fil({ libelle: vue.repere, href: pageDe(vue.id) }, { libelle: 'Papier' }),
      ilots: ['imprimer'],
    },
    <div class="wrap page stack sheet">
      <div class="row row--sb">
        <h1>{titre}</h1>
        <BoutonImprimer genre="secondaire">Imprimer</BoutonImprimer>
      </div>
      <p class="lead">Votre fiche est envoyée à {chez?.nom}.</p>
      {chez?.adresse && <p>{chez.adresse}</p>}
      {chez?.telephone && <p class="num">Téléphone : {chez.telephone}</p>}
      <Carte titre="Votre code">
        <p class="code num">{ecrireCode(contenu.code)}</p>
        <p>
          Sur internet, allez à <b class="nb">{new URL(SUIVI, salle.config.url).toString()}</b> et écrivez ce code. Vous
          verrez où en est votre fiche, votre rendez-vous, et qui l’a lue. Votre nom n’y est pas.
        </p>
        <p>Gardez ce code pour vous. Sans internet : demandez à {structures.get(vue.structureId)?.nom}.</p>
      </Carte>
      <Carte titre="Ce que vous avez accepté de partager">
        <ListeDesPartages contenu={contenu} />
        <p>Vous pouvez changer d’avis à tout moment : dites-le à l’agent, la fiche est retirée.</p>
      </Carte>
    </div>,
  )
}
