import { adresseDuSuivi, ecrireCode, lireMandat, type Mandat } from '../../mandats/index.ts'
import { acteurDe, type Contexte, introuvable, pagePro } from '../../platform/index.ts'
import { BoutonImprimer, Carte } from '../../ui/index.ts'
import { lireOrientation } from '../lire.ts'
import type { Salle } from '../salle.ts'
import { fil, idDe, LISTE, pageDe } from './communs.tsx'
import { ListeDesPartages } from './partages.tsx'

/** GET: what the person leaves with: where they are sent, what was shared, and the code that says where it stands. */
export async function montrerPapier(salle: Salle, c: Contexte): Promise<Response> {
  const acteur = acteurDe(c)
  const lecture = await lireOrientation(salle, acteur, idDe(c))
  if (!lecture?.contenu || lecture.vue.cote !== 'envoyeur') return introuvable(c)
  const { vue, contenu, structures } = lecture
  const mandat = await salle.database.as(acteur, (trx) => lireMandat(trx, salle, acteur.departement, vue.mandatId))
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
        <Code mandat={mandat?.contenu ? mandat : null} site={salle.config.url} />
        <p>Sans internet : demandez à {structures.get(vue.structureId)?.nom}.</p>
      </Carte>
      <Carte titre="Ce que vous avez accepté de partager">
        <ListeDesPartages contenu={contenu} />
        <p>Vous pouvez changer d’avis à tout moment : dites-le à l’agent, la fiche est retirée.</p>
      </Carte>
    </div>,
  )
}

/** The code is the mandate's: one for all that is done for the person. */
function Code({ mandat, site }: { mandat: Mandat | null; site: string }) {
  if (!mandat?.contenu.code)
    return (
      <p class="noprint">
        Ce mandat n’a pas encore de code. {mandat && <a href={`/agent/mandats/${mandat.id}`}>Donner un code</a>}
      </p>
    )
  return (
    <>
      <p class="lead num">
        <b>{ecrireCode(mandat.contenu.code)}</b>
      </p>
      <p>
        Sur internet : <b>{adresseDuSuivi(site)}</b>. Écrivez ce code et votre année de naissance. Vous verrez où en est
        votre fiche, votre rendez-vous, et qui l’a lue. Votre nom n’y est pas. Gardez ce code pour vous.
      </p>
    </>
  )
}
