import type { Child } from 'hono/jsx'
import { debutDuJour, jourIso, joursEntre } from '../../platform/index.ts'
import { Etiquette, Icon } from '../../ui/index.ts'
import { ferme } from '../horaires.ts'
import { lienLieu } from '../liens.ts'
import type { Etat, Lieu } from '../model.ts'
import { EtatLieu } from './etat.tsx'
import { exceptionsUtiles } from './exceptions.ts'
import { Francais } from './francais.tsx'
import { GenreDeLieu } from './pictogrammes.tsx'
import { direPlages } from './semaine.tsx'
import type { Vue } from './vue.ts'

/** A place with its state of this minute. */
export interface LieuSitue {
  lieu: Lieu
  etat: Etat
  /** Kilometres; `null` when the search or the place has no position. */
  distance: number | null
}

export interface LieuNumerote extends LieuSitue {
  numero: number
}

/** One line, without what is not known: « 34 rue des Bénards, Fontenay-aux-Roses ». */
export function adresseCourte({ adresse, ville }: Pick<Lieu, 'adresse' | 'ville'>): string {
  return adresse ? `${adresse}, ${ville}` : ville
}

/** A place in the list of results: its number is the one of its pin. */
export function LieuEnListe({ trouve, raison, vue }: { trouve: LieuNumerote; raison: string | null; vue: Vue }) {
  const { lieu, etat, numero } = trouve
  const ouvert = etat.etat === 'ouvert'
  return (
    <li
      class="card place"
      id={`lieu-${numero}`}
      data-numero={numero}
      data-lat={lieu.position?.lat}
      data-lon={lieu.position?.lon}
      data-ouvert={ouvert ? '' : undefined}
    >
      <span class={ouvert ? 'pin' : 'pin pin--off'}>{numero}</span>
      <h3>
        <a href={vue.lien(lienLieu(lieu.id))}>
          <Francais vue={vue}>{lieu.nom}</Francais>
        </a>
      </h3>
      <Distance trouve={trouve} vue={vue} />
      <div class="stack-s">
        <GenreDeLieu lieu={lieu} vue={vue} />
        <p>
          <Francais vue={vue}>{adresseCourte(lieu)}</Francais>
        </p>
        {raison && (
          <p class="fact">
            <Icon nom="check" petit />
            {raison}
          </p>
        )}
        <Faits trouve={trouve} vue={vue} />
      </div>
    </li>
  )
}

/** Between the middle of two communes, metres would be a false promise. */
export function Distance({ trouve: { lieu, distance }, vue }: { trouve: LieuSitue; vue: Vue }): Child {
  if (distance === null || (lieu.approchee && distance < 1)) return null
  const dite = vue.f.distance(distance)
  return <span class="km">{lieu.approchee ? vue.t.lieux.environ(dite) : dite}</span>
}

/** State first, then what decides whether to go there. */
export function Faits({ trouve: { lieu, etat }, vue }: { trouve: LieuSitue; vue: Vue }) {
  const { t } = vue
  return (
    <p class="facts">
      <EtatLieu etat={etat} horairesConnus={lieu.horaires !== null} vue={vue} />
      <ExceptionProche lieu={lieu} vue={vue} />
      {lieu.rendezVous !== null && (
        <span>
          {lieu.rendezVous && <Icon nom="calendar" petit />}
          {lieu.rendezVous ? t.lieux.rendezVous : t.lieux.sansRendezVous}
        </span>
      )}
      {lieu.accessible && (
        <span>
          <Icon nom="wheelchair" petit />
          {t.lieux.accessible}
        </span>
      )}
      {lieu.itinerant && (
        <span>
          <Icon nom="bus" petit />
          {t.lieux.itinerant}
        </span>
      )}
      {etat.etat === 'inconnu' && <Telephone lieu={lieu} />}
    </p>
  )
}

/** Hours are not sure: the number to call is right there. */
function Telephone({ lieu }: { lieu: Lieu }): Child {
  if (lieu.telephone === null) return null
  return (
    <span>
      <Icon nom="phone" petit />
      <span dir="ltr">{lieu.telephone}</span>
    </span>
  )
}

const ANNONCE_JOURS = 7

/** An exception of the coming week, said from the list already. */
function ExceptionProche({ lieu, vue }: { lieu: Lieu; vue: Vue }): Child {
  const { t, maintenant, jourCourt, jourDuMois } = vue
  const aujourdhui = jourIso(maintenant)
  const prochaine = exceptionsUtiles(lieu).find(
    ({ du }) => du > aujourdhui && joursAvant(du, maintenant) <= ANNONCE_JOURS,
  )
  if (!prochaine) return null
  const [du, au] = [debutDuJour(prochaine.du), debutDuJour(prochaine.au)]
  return (
    <Etiquette genre="attente" icone="warn">
      {!ferme(prochaine)
        ? t.lieux.autrementLe(jourCourt(du), direPlages(prochaine.plages, vue))
        : prochaine.du === prochaine.au
          ? t.lieux.fermeLe(jourCourt(du))
          : t.lieux.fermeDuAu(jourDuMois(du), jourDuMois(au))}
    </Etiquette>
  )
}

function joursAvant(jour: string, maintenant: Date): number {
  return joursEntre(maintenant, debutDuJour(jour))
}
