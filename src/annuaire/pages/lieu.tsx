import type { Child } from 'hono/jsx'
import { debutDuJour, jourIso } from '../../platform/index.ts'
import { Alerte, BoutonImprimer, Etiquette, Icon, LienBouton } from '../../ui/index.ts'
import { Fraicheur } from '../fraicheur/pages/encart.tsx'
import { type Exception, ferme } from '../horaires.ts'
import { lienLieu } from '../liens.ts'
import { type Etat, etatDe, type Lieu } from '../model.ts'
import { PermanencesDuLieu } from '../services/pages/permanences.tsx'
import { Abonnement, Agenda, OffresDuLieu } from '../services/pages/sections.tsx'
import type { ServicesDuLieu } from '../services/store.ts'
import type { Vacances } from '../services/vacances.ts'
import { adresseRecherche, DEMANDE_VIDE } from './demande.ts'
import { EtatLieu } from './etat.tsx'
import { exceptionsUtiles } from './exceptions.ts'
import type { Fond } from './fond.ts'
import { Francais } from './francais.tsx'
import { BoutonAppeler, Contacter, Venir } from './lieu-contact.tsx'
import { GenreDeLieu } from './pictogrammes.tsx'
import { direPlages, SemaineDuLieu } from './semaine.tsx'
import type { Vue } from './vue.ts'

/** A place that can stand in for a closed one. */
export interface Autre {
  lieu: Lieu
  distance: number
}

export interface PropsLieu {
  lieu: Lieu
  etat: Etat
  /** The nearest one of the same kind open now; `null` when this one is open, or when there is none around. */
  autre: Autre | null
  /** For closures of one day: the nearest one open on that day (`yyyy-mm-dd`). */
  autresParJour: ReadonlyMap<string, Autre>
  /** Short names of the operators it answers for. */
  operateurs: readonly string[]
  /** What it offers and hosts, and where it goes. */
  services: ServicesDuLieu
  vacances: Vacances
  /** Somebody answers there to what residents write. */
  recoitMessages: boolean
  /** The reader keeps this sheet right. */
  gerable: boolean
  fond: Fond
  /** Full address of this page. */
  adresse: string
  vue: Vue
}

/** A place: whether to go there now, then how. */
export function PageLieu(props: PropsLieu) {
  const { lieu, etat, operateurs, recoitMessages, gerable, fond, adresse, vue } = props
  return (
    <div class="wrap page stack">
      <Titre lieu={lieu} etat={etat} vue={vue} />
      <Avertissements {...props} />
      <div class="grid cols">
        <div class="stack-l">
          {lieu.itinerant && <PermanencesDuLieu {...props} />}
          {!circuitSeul(props) && <Horaires lieu={lieu} vue={vue} />}
          <OffresDuLieu {...props} />
          {!lieu.itinerant && <PermanencesDuLieu {...props} />}
          <Services lieu={lieu} operateurs={operateurs} vue={vue} />
          <Fraicheur lieu={lieu} gerable={gerable} vue={vue} />
        </div>
        <div class="stack">
          <Venir lieu={lieu} fond={fond} vue={vue} />
          <Contacter lieu={lieu} recoitMessages={recoitMessages} vue={vue} />
          {lieu.retireLe === null && (
            <>
              <Agenda chemin={lienLieu(lieu.id)} vue={vue} />
              <Abonnement lieu={lieu} vue={vue} />
            </>
          )}
          <Partager adresse={adresse} titre={lieu.nom} vue={vue} />
        </div>
      </div>
    </div>
  )
}

/** An itinerant of which the round says more than weekly hours would. */
function circuitSeul({ lieu, services }: PropsLieu): boolean {
  return lieu.horaires === null && lieu.itinerant && services.ailleurs.length > 0
}

function Titre({ lieu, etat, vue }: Pick<PropsLieu, 'lieu' | 'etat' | 'vue'>) {
  const t = vue.t.lieux
  return (
    <div class="stack-s">
      <GenreDeLieu lieu={lieu} vue={vue} />
      <h1>
        <Francais vue={vue}>{lieu.nom}</Francais>
      </h1>
      <p class="row">
        {lieu.retireLe === null && <EtatLieu etat={etat} horairesConnus={lieu.horaires !== null} vue={vue} />}
        {lieu.rendezVous !== null && (
          <Etiquette genre="accent">{lieu.rendezVous ? t.rendezVous : t.sansRendezVous}</Etiquette>
        )}
        {lieu.itinerant && <Etiquette genre="accent">{t.itinerant}</Etiquette>}
        {lieu.exemple && <Etiquette genre="info">{t.exemple}</Etiquette>}
      </p>
      {/* On a phone the address and the number are far below the hours. */}
      <p class="row noprint sm-only">
        {lieu.telephone && <BoutonAppeler telephone={lieu.telephone} vue={vue} />}
        <LienBouton genre="secondaire" href="#venir" icone="pin">
          {t.venir}
        </LienBouton>
      </p>
    </div>
  )
}

/** What must be read before anything else, above the hours. */
function Avertissements({ lieu, autre, autresParJour, vue }: PropsLieu) {
  const t = vue.t.lieux
  const aujourdhui = jourIso(vue.maintenant)
  return (
    <>
      {lieu.retireLe !== null && (
        <Alerte
          genre="retard"
          titre={t.retireTitre(vue.f.date(debutDuJour(lieu.retireLe)))}
          actions={
            <LienBouton genre="secondaire" href={adresseRecherche(vue.langue, { ...DEMANDE_VIDE, ville: lieu.ville })}>
              {t.chercherAutour}
            </LienBouton>
          }
        >
          {t.retireTexte}
        </Alerte>
      )}
      {lieu.exemple && (
        <Alerte genre="info" titre={t.exempleTitre}>
          {t.exempleTexte}
        </Alerte>
      )}
      {exceptionsUtiles(lieu).map((exception) => (
        <AlerteException
          exception={exception}
          autre={exception.du > aujourdhui ? (autresParJour.get(exception.du) ?? null) : null}
          vue={vue}
        />
      ))}
      {autre && (
        <Alerte genre="info" icone="pin">
          {t.plusProche(vue.f.distance(autre.distance))} <LienLieu lieu={autre.lieu} vue={vue} />
        </Alerte>
      )}
    </>
  )
}

function AlerteException({ exception, autre, vue }: { exception: Exception; autre: Autre | null; vue: Vue }) {
  const { f, jourDuMois } = vue
  const t = vue.t.lieux
  const [du, au] = [debutDuJour(exception.du), debutDuJour(exception.au)]
  const titres = ferme(exception) ? t.fermeture : t.autrement
  return (
    <Alerte
      genre="attente"
      icone="warn"
      titre={exception.du === exception.au ? titres.jour(f.jour(du)) : titres.periode(jourDuMois(du), jourDuMois(au))}
    >
      {!ferme(exception) && <p>{direPlages(exception.plages, vue)}</p>}
      {exception.motif && (
        <p>
          <Francais vue={vue}>{exception.motif}.</Francais>
        </p>
      )}
      {autre && (
        <p>
          {t.plusProcheCeJour(f.distance(autre.distance))} <LienLieu lieu={autre.lieu} vue={vue} />
        </p>
      )}
      {exception.annonceLe && <p class="small muted">{t.annonce(jourDuMois(debutDuJour(exception.annonceLe)))}</p>}
    </Alerte>
  )
}

function LienLieu({ lieu, vue }: { lieu: Lieu; vue: Vue }) {
  return (
    <a href={vue.lien(lienLieu(lieu.id))}>
      <Francais vue={vue}>{lieu.nom}</Francais>
    </a>
  )
}

function Horaires({ lieu, vue }: { lieu: Lieu; vue: Vue }) {
  const t = vue.t.lieux
  const { horaires } = lieu
  return (
    <section class="stack" aria-labelledby="horaires">
      <h2 id="horaires">{t.horaires}</h2>
      {horaires === null ? (
        <Alerte genre="info" icone="ask">
          {lieu.telephone ? t.horairesInconnus : t.horairesInconnusSansTelephone}
        </Alerte>
      ) : (
        <div class="card">
          <SemaineDuLieu lieu={lieu} horaires={horaires} vue={vue} />
        </div>
      )}
      {horaires && horaires.incertain.length > 0 && (
        <Alerte genre="attente" icone="ask">
          {t.horairesIncertains}
        </Alerte>
      )}
      {lieu.note && (
        <p>
          <b>{t.note}</b> <Francais vue={vue}>{lieu.note}</Francais>
        </p>
      )}
    </section>
  )
}

function Services({ lieu, operateurs, vue }: Pick<PropsLieu, 'lieu' | 'operateurs' | 'vue'>): Child {
  const t = vue.t.lieux
  // One operator only is the place itself.
  const demarches = operateurs.length > 1
  if (!demarches && lieu.services.length === 0) return null
  return (
    <section class="stack" aria-labelledby="services">
      <h2 id="services">{t.services}</h2>
      <div class={demarches && lieu.services.length > 0 ? 'grid g2' : 'grid'}>
        {demarches && (
          <div class="card stack-s">
            <h3>{t.demarches}</h3>
            <ul class="chips">
              {operateurs.map((nom) => (
                <li class="tag">
                  <Francais vue={vue}>{nom}</Francais>
                </li>
              ))}
            </ul>
          </div>
        )}
        {lieu.services.length > 0 && (
          <div class="card stack-s">
            <h3>{t.surPlace}</h3>
            <ul class="ticks">
              {lieu.services.map((service) => (
                <li>
                  <Icon nom="check" petit />
                  <span>
                    <Francais vue={vue}>{service}</Francais>
                  </span>
                </li>
              ))}
            </ul>
          </div>
        )}
      </div>
    </section>
  )
}

/** The address is written; the island `partage` adds the buttons that send or copy it. */
function Partager({ adresse, titre, vue }: { adresse: string; titre: string; vue: Vue }) {
  const t = vue.t.lieux
  return (
    <section
      class="card stack share"
      aria-labelledby="partager"
      data-partage={adresse}
      data-titre={titre}
      data-copie={t.copie}
    >
      <h2 id="partager">{t.partager}</h2>
      <p class="small">
        {t.partagerTexte}
        <br />
        <bdi class="address">{adresse}</bdi>
      </p>
      <button type="button" class="btn btn--2" data-envoyer="" hidden>
        <Icon nom="share" petit />
        {t.partager}
      </button>
      <button type="button" class="btn btn--2" data-copier="" hidden>
        <Icon nom="copy" petit />
        {t.copier}
      </button>
      <p role="status" class="small" />
      <BoutonImprimer>{vue.t.page.imprimer}</BoutonImprimer>
    </section>
  )
}

/** State of the place now; the one of a place no longer listed means nothing. */
export function etatAffiche(lieu: Lieu, maintenant: Date): Etat {
  return lieu.retireLe === null ? etatDe(lieu, maintenant) : { etat: 'inconnu' }
}
