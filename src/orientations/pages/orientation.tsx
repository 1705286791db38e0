import { lienLieu } from '../../annuaire/index.ts'
import { acteurDe, type Contexte, introuvable, pagePro, permits } from '../../platform/index.ts'
import { Alerte, Carte, Delai, Etiquette, LienBouton, Texte } from '../../ui/index.ts'
import { ENVOYER_ORIENTATION } from '../access.ts'
import { type Lecture, lireOrientation } from '../lire.ts'
import { delaiEnMots, enRetard, peut, THEMES, URGENCES } from '../model.ts'
import type { Salle } from '../salle.ts'
import { EtiquetteDelai, EtiquetteStatut, fil, idDe, LISTE, nomDe, pageDe, quand } from './communs.tsx'
import { FilDeLaFiche } from './fil.tsx'
import { ListeDesPartages } from './partages.tsx'

/** GET: where the sheet stands, what it says, and what one can do now. */
export async function montrer(salle: Salle, c: Contexte): Promise<Response> {
  const acteur = acteurDe(c)
  const lecture = await lireOrientation(salle, acteur, idDe(c))
  if (!lecture) return introuvable(c)
  const titre = nomDe(lecture.contenu, lecture.vue.repere)
  return pagePro(
    c,
    { titre: `${titre} (${lecture.vue.repere})`, courant: LISTE, fil: fil({ libelle: lecture.vue.repere }) },
    <PageOrientation
      {...{ lecture, titre, maintenant: salle.clock.now() }}
      envoie={permits(ENVOYER_ORIENTATION, acteur)}
    />,
  )
}

interface Props {
  lecture: Lecture
  titre: string
  maintenant: Date
  /** The account may act for the structure that sent it. */
  envoie: boolean
}

function PageOrientation(props: Props) {
  const { lecture, titre, maintenant } = props
  const { vue, contenu, detruite } = lecture
  return (
    <div class="wrap page stack">
      <div class="row row--sb top">
        <div class="stack-s grow">
          <h1>{titre}</h1>
          <p class="row">
            <EtiquetteStatut statut={vue.etat.statut} />
            <EtiquetteDelai etat={vue.etat} maintenant={maintenant} />
            {vue.urgence === 'urgente' && <Etiquette genre="accent">{URGENCES.urgente}</Etiquette>}
            <span class="muted">{THEMES[vue.theme]}</span>
          </p>
        </div>
        <Actions {...props} />
      </div>
      {detruite && (
        <Alerte genre="info" icone="lock" titre="Les données de cette fiche sont détruites">
          Le mandat est terminé. Il reste les dates, pour les chiffres.
        </Alerte>
      )}
      {!vue.lisible && (
        <Alerte genre="info" icone="eyeoff" titre="Cette fiche n’est plus chez vous">
          Vous voyez ce qui s’est passé, sans rien de la personne.
        </Alerte>
      )}
      <div class="grid cols">
        <div class="stack">
          {vue.etat.statut === 'envoyee' && <CarteDelai {...props} />}
          {contenu && (
            <Carte titre="Pourquoi">
              <Texte>{contenu.mots}</Texte>
            </Carte>
          )}
          {contenu && (
            <Carte titre="Ce que la personne accepte de partager">
              <ListeDesPartages contenu={contenu} />
            </Carte>
          )}
          <Carte titre="Ce qui s’est passé">
            <FilDeLaFiche lecture={lecture} />
          </Carte>
        </div>
        <aside class="stack" aria-label="De qui, vers qui">
          <RendezVous lecture={lecture} />
          <Structures lecture={lecture} />
        </aside>
      </div>
    </div>
  )
}

function CarteDelai({ lecture: { vue }, maintenant }: Props) {
  const { etat } = vue
  const fin = etat.echeance?.getTime() ?? maintenant.getTime()
  const part = etat.rappelee
    ? 1
    : (maintenant.getTime() - etat.depuis.getTime()) / Math.max(1, fin - etat.depuis.getTime())
  return (
    <Carte>
      <Delai
        part={part}
        etat={enRetard(etat, maintenant) ? 'retard' : 'attente'}
        libelle={delaiEnMots(etat, maintenant)}
      />
      <p class="small muted">
        {etat.rappelee ? 'Un rappel est parti.' : `Sans réponse sous ${etat.delai} jours ouvrés, un rappel part.`} Sans
        réponse {etat.delai} jours ouvrés après le rappel, la fiche expire et la structure qui l’a envoyée est prévenue.
      </p>
    </Carte>
  )
}

/** What can be done now, from the reader's side: the rules say, the page only asks them. */
function Actions({ lecture: { vue, detruite }, envoie }: Props) {
  const { etat, cote, lisible } = vue
  const href = pageDe(vue.id)
  if (detruite || !lisible || (cote === 'envoyeur' && !envoie)) return null
  const attend = etat.statut === 'envoyee' || etat.statut === 'expiree'
  return (
    <div class="row noprint">
      {peut(etat, cote, 'acceptee') && (
        <LienBouton
          href={`${href}/accepter`}
          icone="calendar"
          genre={etat.statut === 'acceptee' ? 'secondaire' : 'principal'}
        >
          {attend ? 'Donner un rendez-vous' : 'Changer le rendez-vous'}
        </LienBouton>
      )}
      {peut(etat, cote, 'honoree') && (
        <LienBouton href={`${href}/rencontre`} icone="check">
          Dire ce qui s’est passé
        </LienBouton>
      )}
      {peut(etat, cote, 'transmise') && (
        <LienBouton href={`${href}/transmettre`} genre="secondaire" icone="path">
          Transmettre
        </LienBouton>
      )}
      {peut(etat, cote, 'refusee') && (
        <LienBouton href={`${href}/refuser`} genre="secondaire" icone="x">
          Refuser
        </LienBouton>
      )}
      {peut(etat, cote, 'renvoyee') && (
        <LienBouton href={`${href}/renvoyer`} icone="path">
          Envoyer à une autre structure
        </LienBouton>
      )}
      {cote === 'envoyeur' && (
        <LienBouton href={`${href}/papier`} genre="secondaire" icone="print">
          Papier pour la personne
        </LienBouton>
      )}
      {peut(etat, cote, 'close') && (
        <LienBouton href={`${href}/clore`} genre={etat.statut === 'honoree' ? 'principal' : 'discret'} icone="check">
          {attend ? 'Retirer la fiche' : 'Clore'}
        </LienBouton>
      )}
    </div>
  )
}

function RendezVous({ lecture: { vue, moments } }: { lecture: Lecture }) {
  const { statut, rdvLe } = vue.etat
  const rdv = moments.findLast((m) => m.type === 'acceptee')?.dit?.rdv
  if (!rdv || !rdvLe || statut === 'refusee' || statut === 'envoyee') return null
  return (
    <Carte titre="Rendez-vous">
      <dl class="dl">
        <dt>Quand</dt>
        <dd>{quand(rdvLe)}</dd>
        <dt>{rdv.mode === 'telephone' ? 'Par téléphone' : 'Où'}</dt>
        <dd>{rdv.lieu}</dd>
        {rdv.apporter && (
          <>
            <dt>À apporter</dt>
            <dd>
              <Texte>{rdv.apporter}</Texte>
            </dd>
          </>
        )}
      </dl>
    </Carte>
  )
}

function Structures({ lecture: { vue, structures } }: { lecture: Lecture }) {
  const lignes = [
    ['Envoyée par', structures.get(vue.structureId)],
    [vue.etat.statut === 'refusee' ? 'Refusée par' : 'Chez', structures.get(vue.etat.destinataire)],
  ] as const
  return (
    <Carte titre="De qui, vers qui">
      <dl class="dl">
        {lignes.map(([titre, s]) => (
          <>
            <dt>{titre}</dt>
            <dd>
              {s?.lieuId ? <a href={lienLieu(s.lieuId)}>{s.nom}</a> : s?.nom}
              {s?.telephone && <div class="small muted num">{s.telephone}</div>}
            </dd>
          </>
        ))}
        <dt>Fiche</dt>
        <dd class="num">{vue.repere}</dd>
      </dl>
    </Carte>
  )
}
