import {
  type Contexte,
  type ErreurChamp,
  erreurDe,
  introuvable,
  pagePro,
  permits,
  type Saisie,
  statutDe,
  un,
} from '../../platform/index.ts'
import {
  Alerte,
  Bouton,
  BoutonImprimer,
  Etiquette,
  Formulaire,
  LienBouton,
  ResumeErreurs,
  Texte,
} from '../../ui/index.ts'
import { SUIVRE_DEMANDES, TRAITER_DEMANDES } from '../access.ts'
import { lireDemande, type Vue } from '../lire.ts'
import { peut, URGENCES } from '../model.ts'
import type { Salle } from '../salle.ts'
import { EtiquetteStatut, entrantDe, fil, idDe, LISTE, pageDe } from './communs.tsx'
import { ContexteDeLaDemande } from './contexte.tsx'
import { CarteDelai } from './delai.tsx'
import { FilDesMessages } from './fil.tsx'
import { Noter } from './noter.tsx'
import { Repondre } from './repondre.tsx'

/** GET: where the request stands, what was said, who sees it, and what one can do now. */
export function montrer(salle: Salle, c: Contexte): Promise<Response> {
  return pageDemande(salle, c, { id: salle.newId() }, [])
}

/** The page of the request, with what was typed when it was refused. */
export async function pageDemande(
  salle: Salle,
  c: Contexte,
  saisie: Saisie,
  erreurs: ErreurChamp[],
): Promise<Response> {
  const entrant = entrantDe(c)
  const vue = await lireDemande(salle, entrant, idDe(c), un(saisie, 'id'))
  if (!vue) return introuvable(c)
  const { repere } = vue.demande
  const { compteId, porte } = entrant
  const lesDeux = vue.demande.desDeuxCotes && permits(SUIVRE_DEMANDES, entrant) && permits(TRAITER_DEMANDES, entrant)
  const lecteur = { compteId, href: pageDe(c, vue.demande.id), porte, lesDeux }
  return pagePro(
    c,
    {
      titre: `${vue.contenu?.sujet ?? 'Demande'} (${repere})`,
      courant: LISTE[porte],
      fil: fil(c, { libelle: repere }),
      ilots: ['clavier', 'imprimer'],
      statut: statutDe(erreurs),
    },
    <PageDemande {...{ vue, lecteur, saisie, erreurs, salle }} />,
  )
}

/** Who reads the page, and by which door. */
export interface Lecteur {
  compteId: string
  /** Address of the request, behind the reader's door. */
  href: string
  porte: 'agent' | 'operateur'
  /** May come in by the other door too, and act there for the other side. */
  lesDeux: boolean
}

interface PropsDemande {
  vue: Vue
  lecteur: Lecteur
  saisie: Saisie
  erreurs: readonly ErreurChamp[]
  salle: Salle
}

function PageDemande({ vue, lecteur, saisie, erreurs, salle }: PropsDemande) {
  const { demande, groupe, contenu, detruite } = vue
  const maintenant = salle.clock.now()
  return (
    <div class="wrap page stack">
      <ResumeErreurs erreurs={erreurs} />
      <div class="row row--sb top">
        <div class="stack-s grow">
          <h1>{contenu?.sujet ?? `Demande ${demande.repere}`}</h1>
          <p class="row">
            <EtiquetteStatut statut={demande.etat.statut} />
            <Etiquette>{URGENCES[demande.urgence]}</Etiquette>
            <span class="muted">{groupe.nom}</span>
          </p>
        </div>
        <Actions vue={vue} lecteur={lecteur} id={un(saisie, 'id')} />
      </div>
      {lecteur.lesDeux && <AutreCote id={demande.id} porte={lecteur.porte} />}
      {demande.voit === 'messages' && !detruite && (
        <Alerte genre="info" icone="eye">
          Vous ne voyez que les messages : ni l’identité de la personne, ni les pièces.
        </Alerte>
      )}
      {detruite && (
        <Alerte genre="info" icone="lock" titre="Les données de cette demande sont détruites">
          Le mandat est terminé. Il reste les dates, pour les chiffres.
        </Alerte>
      )}
      <div class="grid cols">
        <section class="stack" aria-labelledby="fil">
          <CarteDelai vue={vue} maintenant={maintenant} />
          <div class="row row--sb">
            <h2 id="fil">Messages</h2>
            {!detruite && (
              <span class="row noprint">
                <BoutonImprimer>Imprimer</BoutonImprimer>
                <LienBouton href={`${lecteur.href}/fil.pdf`} genre="discret" icone="download">
                  PDF
                </LienBouton>
              </span>
            )}
          </div>
          <FilDesMessages vue={vue} lecteur={lecteur} />
          {!peut(demande.etat, demande.cote, 'message') && un(saisie, 'texte') !== '' && (
            <Alerte genre="retard" titre="Votre message n’est pas parti. Le voici, à copier :">
              <Texte>{un(saisie, 'texte')}</Texte>
            </Alerte>
          )}
          {!detruite && peut(demande.etat, demande.cote, 'message') && (
            <Repondre {...{ vue, lecteur, saisie, erreurs }} erreur={erreurDe(erreurs, 'texte')} />
          )}
          {!detruite && demande.cote === 'operateur' && peut(demande.etat, 'operateur', 'message') && (
            <Noter href={lecteur.href} saisie={saisie} erreurs={erreurs} partage={vue.partage} />
          )}
        </section>
        <ContexteDeLaDemande vue={vue} lecteur={lecteur} salle={salle} />
      </div>
    </div>
  )
}

function AutreCote({ id, porte }: { id: string; porte: Lecteur['porte'] }) {
  return porte === 'agent' ? (
    <Alerte
      genre="info"
      actions={
        <LienBouton genre="secondaire" href={`${LISTE.operateur}/${id}`}>
          Répondre pour le groupe
        </LienBouton>
      }
    >
      Ici, vous suivez cette demande pour votre structure. Vous êtes aussi dans le groupe qui y répond.
    </Alerte>
  ) : (
    <Alerte
      genre="info"
      actions={
        <LienBouton genre="secondaire" href={`${LISTE.agent}/${id}`}>
          Suivre pour votre structure
        </LienBouton>
      }
    >
      Ici, vous répondez pour le groupe. Votre structure a aussi envoyé cette demande.
    </Alerte>
  )
}

/** What can be done now, from the reader's side: the rules say, the page only asks them. */
function Actions({ vue: { demande, detruite }, lecteur, id }: { vue: Vue; lecteur: Lecteur; id: string }) {
  const { etat, cote, voit } = demande
  const { href, compteId } = lecteur
  const relais = etat.statut === 'prise-en-charge'
  return (
    <div class="row noprint">
      {peut(etat, cote, 'prise-en-charge') && etat.responsable !== compteId && (
        <Formulaire action={`${href}/prendre`}>
          <input type="hidden" name="id" value={id} />
          {relais && <input type="hidden" name="relais" value="oui" />}
          <Bouton icone="check" genre={relais ? 'secondaire' : 'principal'}>
            {relais ? 'Prendre le relais' : 'Je m’en occupe'}
          </Bouton>
        </Formulaire>
      )}
      {!detruite && peut(etat, cote, 'reroutee') && (
        <LienBouton href={`${href}/renvoyer`} genre="secondaire" icone="path">
          {cote === 'aidant' ? 'Envoyer à un autre groupe' : 'Ce n’est pas pour nous'}
        </LienBouton>
      )}
      {!detruite && peut(etat, cote, 'question') && (
        <LienBouton href={`${href}/question`} genre="secondaire" icone="file">
          Demander des pièces
        </LienBouton>
      )}
      {!detruite && voit === 'tout' && peut(etat, cote, 'invitation') && (
        <LienBouton href={`${href}/inviter`} genre="secondaire" icone="users">
          Inviter
        </LienBouton>
      )}
      {!detruite && peut(etat, cote, 'rouverte') && (
        <LienBouton href={`${href}/rouvrir`} genre="secondaire" icone="undo">
          Rouvrir
        </LienBouton>
      )}
      {peut(etat, cote, 'close') && (
        <LienBouton href={`${href}/clore`} genre={etat.statut === 'traitee' ? 'principal' : 'secondaire'} icone="check">
          Clore la demande
        </LienBouton>
      )}
    </div>
  )
}
