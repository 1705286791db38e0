import type { Child } from 'hono/jsx'
import { Bouton, Champ, Etiquette, Formulaire, Icon, LienBouton } from '../../../ui/index.ts'
import { lienLieu, lienService } from '../../liens.ts'
import type { Lieu } from '../../model.ts'
import { EtatLieu } from '../../pages/etat.tsx'
import { adresseCourte } from '../../pages/fiche.tsx'
import { Francais } from '../../pages/francais.tsx'
import type { Vue } from '../../pages/vue.ts'
import { etatDuRythme, type Offre } from '../model.ts'
import { lireRythme } from '../rythme.ts'
import type { ServicesDuLieu } from '../store.ts'
import { textes } from '../textes/index.ts'
import type { Vacances } from '../vacances.ts'
import { CODES_FAMILLES, familleDe } from '../vocabulaires.ts'

export interface PropsSection {
  lieu: Lieu
  services: ServicesDuLieu
  vacances: Vacances
  vue: Vue
}

/** Cards of what its own team offers, by family of themes; those who come to it are under the permanences. */
export function OffresDuLieu({ lieu, services, vacances, vue }: PropsSection): Child {
  const recues = new Set(services.ici.map((p) => p.offre?.id))
  const offres = services.offres
    .filter((o) => o.lieuId === lieu.id && !recues.has(o.id))
    .sort((a, b) => rangDeFamille(a) - rangDeFamille(b))
  if (offres.length === 0) return null
  return (
    <section class="stack" aria-labelledby="offres">
      <h2 id="offres">{textes(vue.langue).offres}</h2>
      <ul class="grid g2">
        {offres.map((offre) => (
          <li class="card stack-s">
            <CarteOffre offre={offre} lieu={lieu} vacances={vacances} vue={vue} />
          </li>
        ))}
      </ul>
    </section>
  )
}

const familleDeLOffre = (offre: Offre) => familleDe(offre.thematiques[0] ?? '')
const rangDeFamille = (offre: Offre) => CODES_FAMILLES.indexOf(familleDeLOffre(offre))

function CarteOffre({ offre, lieu, vacances, vue }: { offre: Offre } & Omit<PropsSection, 'services'>) {
  const t = textes(vue.langue)
  return (
    <>
      <p class="small muted">{t.familles[familleDeLOffre(offre)]}</p>
      <h3>
        <a href={vue.lien(lienService(offre.lieuId, offre.id))}>
          <Francais vue={vue}>{offre.nom}</Francais>
        </a>
      </h3>
      {offre.organisme && (
        <p class="small muted">
          {t.par} <Francais vue={vue}>{offre.organisme}</Francais>
        </p>
      )}
      <p>
        <Francais vue={vue}>{premierePhrase(offre.description)}</Francais>
      </p>
      {offre.ailleurs && (
        <p class="fact">
          <Icon nom="pin" petit />
          <Francais vue={vue}>{adresseCourte(offre.ailleurs)}</Francais>
        </p>
      )}
      <EtiquettesOffre offre={offre} vue={vue} />
      <EtatOffre offre={offre} lieu={lieu} vacances={vacances} vue={vue} />
    </>
  )
}

export function EtiquettesOffre({ offre, vue }: { offre: Offre; vue: Vue }) {
  const t = textes(vue.langue)
  return (
    <p class="row">
      {offre.modes.map((mode) => (
        <Etiquette genre="accent">{t.modes[mode]}</Etiquette>
      ))}
      {offre.frais && <Etiquette>{t[offre.frais]}</Etiquette>}
    </p>
  )
}

/** Open now, or when next; nothing when it follows the hours of the place. */
export function EtatOffre({ offre, lieu, vacances, vue }: { offre: Offre } & Omit<PropsSection, 'services'>): Child {
  const rythme = offre.horaires === null ? null : lireRythme(offre.horaires)
  if (!rythme?.ok || offre.lieuId !== lieu.id) return null
  const etat = etatDuRythme(rythme.value, vue.maintenant, { exceptions: lieu.exceptions, vacances })
  return (
    <p>
      <EtatLieu etat={etat} horairesConnus vue={vue} />
    </p>
  )
}

const RESUME_MAX = 160

export function premierePhrase(description: string): string {
  const phrase = description.match(/^.*?[.!?](?=\s|$)/s)?.[0] ?? description
  return phrase.length <= RESUME_MAX ? phrase : `${phrase.slice(0, RESUME_MAX)}…`
}

/** Link to the calendar of a place or of a service. */
export function Agenda({ chemin, vue }: { chemin: string; vue: Vue }) {
  const t = textes(vue.langue)
  return (
    <section class="card stack noprint" aria-labelledby="agenda">
      <h2 id="agenda">{t.agenda}</h2>
      <p class="small">{t.agendaTexte}</p>
      <LienBouton class="full" genre="secondaire" href={`${chemin}/calendrier.ics`} icone="calendar">
        {t.agendaLien}
      </LienBouton>
    </section>
  )
}

/** To be told of the closures of a place: an address, and nothing else. */
export function Abonnement({ lieu, vue }: { lieu: Lieu; vue: Vue }) {
  const t = textes(vue.langue)
  return (
    <section class="card stack noprint" aria-labelledby="abonnement">
      <h2 id="abonnement">{t.abonnement}</h2>
      <p class="small">{t.abonnementTexte}</p>
      <Formulaire action={vue.lien(`${lienLieu(lieu.id)}/abonnement`)}>
        <Champ id="email" libelle={t.courriel} type="email" autocomplete="email" requis />
        <Bouton class="full" genre="secondaire" icone="mail">
          {t.abonner}
        </Bouton>
      </Formulaire>
    </section>
  )
}
