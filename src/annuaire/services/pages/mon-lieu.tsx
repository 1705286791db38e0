import type { Child } from 'hono/jsx'
import { debutDuJour, joursEntre } from '../../../platform/index.ts'
import { Alerte, Bouton, Etiquette, Formulaire, LienBouton, Vide } from '../../../ui/index.ts'
import { ferme } from '../../horaires.ts'
import { lienLieu } from '../../liens.ts'
import type { Lieu } from '../../model.ts'
import { majuscule, type Vue } from '../../pages/vue.ts'
import { direPlages, periode } from '../annonces.ts'
import { direRythme } from '../dire.ts'
import type { ExceptionTenue } from '../exceptions.ts'
import {
  type Conformite,
  estConforme,
  estTardive,
  HEURES_CONVENTION,
  JOURS_CONVENTION,
  type Permanence,
} from '../model.ts'
import { lireRythme } from '../rythme.ts'
import type { ServicesDuLieu } from '../store.ts'
import { textes } from '../textes/index.ts'

export interface PropsMonLieu {
  lieu: Lieu
  services: ServicesDuLieu
  exceptions: readonly ExceptionTenue[]
  /** `null`: not a place of the convention. */
  convention: { mesure: Conformite | null } | null
  /** May change the sheet of the place itself. */
  peutCorriger: boolean
  vue: Vue
}

/** What a team keeps of its own place. */
export function PageMonLieu({ lieu, services, exceptions, convention, peutCorriger, vue }: PropsMonLieu) {
  const siennes = services.offres.filter((o) => o.lieuId === lieu.id)
  const permanences = [...services.ici, ...services.ailleurs].filter((p) => p.lieuId === lieu.id)
  const recues = services.ici.filter((p) => p.lieuId !== lieu.id)
  return (
    <div class="wrap page stack-l">
      <div class="stack-s">
        <h1>{lieu.nom}</h1>
        <p>
          <a href={lienLieu(lieu.id)}>Voir la page publique</a>
          {peutCorriger && (
            <>
              {' · '}
              <a href="/agent/fiches">Confirmer ou corriger la fiche</a>
            </>
          )}
        </p>
      </div>
      {convention && <Convention mesure={convention.mesure} />}
      <Partie
        id="fermetures"
        titre="Fermetures et horaires exceptionnels"
        ajouter="Annoncer un changement"
        href="/agent/lieu/fermetures/nouvelle"
      >
        {exceptions.length === 0 ? (
          <Vide titre="Aucun changement annoncé" />
        ) : (
          <ul class="grid g2">
            {exceptions.map((e) => (
              <CarteException exception={e} vue={vue} />
            ))}
          </ul>
        )}
      </Partie>
      <Partie id="services" titre="Services" ajouter="Ajouter un service" href="/agent/lieu/services/nouveau">
        {siennes.length === 0 ? (
          <Vide titre="Aucun service décrit" icone="list">
            Décrivez ce que les gens peuvent faire chez vous : ils vous trouveront mieux.
          </Vide>
        ) : (
          <ul class="grid g2">
            {siennes.map((o) => (
              <li class="card stack-s">
                <h3>{o.nom}</h3>
                {o.organisme && <p class="small muted">Par {o.organisme}</p>}
                {o.horaires && <Regle osm={o.horaires} vue={vue} />}
                <Actions chemin={`/agent/lieu/services/${o.id}`} quoi={o.nom} />
              </li>
            ))}
          </ul>
        )}
      </Partie>
      <Partie
        id="permanences"
        titre={lieu.itinerant ? 'Circuit' : 'Permanences'}
        ajouter={lieu.itinerant ? 'Ajouter un arrêt' : 'Ajouter une permanence'}
        href="/agent/lieu/permanences/nouvelle"
      >
        {permanences.length === 0 && (
          <Vide titre={lieu.itinerant ? 'Aucun arrêt' : 'Aucune permanence'} icone="calendar" />
        )}
        <ul class="grid g2">
          {permanences.map((p) => (
            <li class="card stack-s">
              <ResumePermanence permanence={p} vue={vue} />
              <Actions chemin={`/agent/lieu/permanences/${p.id}`} quoi={p.offre?.nom ?? p.endroit.nom} />
            </li>
          ))}
        </ul>
        {recues.length > 0 && (
          <>
            <h3>Tenues chez vous par d’autres</h3>
            <ul class="grid g2">
              {recues.map((p) => (
                <li class="card stack-s">
                  <ResumePermanence permanence={p} vue={vue} />
                  <p class="small muted">Fiche tenue par {p.porteur.nom}.</p>
                </li>
              ))}
            </ul>
          </>
        )}
      </Partie>
    </div>
  )
}

function Partie(props: { id: string; titre: string; ajouter: string; href: string; children?: Child }) {
  const { id, titre, ajouter, href, children } = props
  return (
    <section class="stack" aria-labelledby={id}>
      <div class="row row--sb">
        <h2 id={id}>{titre}</h2>
        <LienBouton genre="secondaire" icone="plus" href={href}>
          {ajouter}
        </LienBouton>
      </div>
      {children}
    </section>
  )
}

/** The convention's 24 hours over 5 days, and what lacks. */
function Convention({ mesure }: { mesure: Conformite | null }) {
  const regle = `La convention demande ${HEURES_CONVENTION} h d’ouverture par semaine au moins, sur ${JOURS_CONVENTION} jours au moins.`
  if (mesure === null)
    return (
      <Alerte genre="attente" titre="Vos horaires ne sont pas connus.">
        {regle}
      </Alerte>
    )
  const dit = `Vous ouvrez ${direDuree(mesure.minutes)} par semaine, sur ${direJours(mesure.jours)}.`
  if (estConforme(mesure))
    return (
      <Alerte genre="ok" titre={dit}>
        {regle}
      </Alerte>
    )
  const manque = [
    ...(mesure.minutesManquantes > 0 ? [`${direDuree(mesure.minutesManquantes)} par semaine`] : []),
    ...(mesure.joursManquants > 0 ? [direJours(mesure.joursManquants)] : []),
  ]
  return (
    <Alerte genre="retard" titre={`Il manque ${manque.join(' et ')}.`}>
      {dit} {regle}
    </Alerte>
  )
}

const direJours = (n: number) => (n === 1 ? '1 jour' : `${n} jours`)

function direDuree(minutes: number): string {
  const reste = minutes % 60
  return `${Math.floor(minutes / 60)}\u00a0h${reste === 0 ? '' : `\u00a0${String(reste).padStart(2, '0')}`}`
}

function CarteException({ exception: e, vue }: { exception: ExceptionTenue; vue: Vue }) {
  const delai = e.annonceLe === null ? null : joursEntre(debutDuJour(e.annonceLe), debutDuJour(e.du))
  return (
    <li class="card stack-s">
      <h3>
        {ferme(e) ? 'Fermé' : 'Ouvert autrement'} {periode(e)}
      </h3>
      {!ferme(e) && <p>{majuscule(direPlages(e))}</p>}
      {e.motif && <p>{e.motif}</p>}
      {e.annonceLe !== null && (
        <p class="small">
          Annoncé le {vue.jourDuMois(debutDuJour(e.annonceLe))}.{' '}
          {estTardive(e) && (
            <Etiquette genre="attente" icone="warn">
              Annonce tardive : {direJours(Math.max(0, delai ?? 0))} avant
            </Etiquette>
          )}
        </p>
      )}
      {e.saisie ? (
        <div class="row">
          <LienBouton genre="secondaire" icone="edit" href={`/agent/lieu/fermetures/${e.du}`}>
            Modifier<span class="sr"> l’annonce {periode(e)}</span>
          </LienBouton>
          <Formulaire action={`/agent/lieu/fermetures/${e.du}/annuler`}>
            <Bouton genre="discret" icone="x">
              Annuler<span class="sr"> l’annonce {periode(e)}</span>
            </Bouton>
          </Formulaire>
        </div>
      ) : (
        <p class="small muted">Vient de la liste officielle.</p>
      )}
    </li>
  )
}

function ResumePermanence({ permanence: p, vue }: { permanence: Permanence; vue: Vue }) {
  return (
    <>
      <h3>{p.offre?.nom ?? p.endroit.nom}</h3>
      <p>{[p.offre && p.endroit.nom, p.endroit.ville].filter(Boolean).join(', ')}</p>
      <Regle osm={p.horaires} vue={vue} />
    </>
  )
}

function Regle({ osm, vue }: { osm: string; vue: Vue }) {
  const rythme = lireRythme(osm)
  return (
    <p class="small">
      {majuscule(direRythme(osm, vue) ?? osm)}
      {rythme.ok && rythme.value.scolaire && `. ${textes('fr').vacances}`}
    </p>
  )
}

function Actions({ chemin, quoi }: { chemin: string; quoi: string }) {
  return (
    <div class="row">
      <LienBouton genre="secondaire" icone="edit" href={chemin}>
        Modifier<span class="sr"> {quoi}</span>
      </LienBouton>
      <LienBouton genre="discret" icone="trash" href={`${chemin}/retirer`}>
        Retirer<span class="sr"> {quoi}</span>
      </LienBouton>
    </div>
  )
}

/** Before something goes: said once, in full. */
export function PageRetirer({ nom, chemin, detail }: { nom: string; chemin: string; detail: string }) {
  return (
    <div class="wrap page stack">
      <h1>Retirer « {nom} » ?</h1>
      <p>{detail}</p>
      <div class="row">
        <Formulaire action={`${chemin}/retirer`}>
          <Bouton genre="danger" icone="trash">
            Retirer
          </Bouton>
        </Formulaire>
        <LienBouton genre="secondaire" href="/agent/lieu">
          Garder
        </LienBouton>
      </div>
    </div>
  )
}

/** An account whose structure has no place. */
export function SansLieu({ structure }: { structure: string }) {
  return (
    <div class="wrap page stack">
      <h1>Mon lieu</h1>
      <Vide titre="Votre structure n’a pas de lieu dans l’annuaire" icone="pin">
        {structure} n’est reliée à aucun lieu. Demandez-le à la personne qui administre Maillage.
      </Vide>
    </div>
  )
}
