import {
  adresseEn,
  Bouton,
  Carte,
  Case,
  type Etat,
  Etiquette,
  Formulaire,
  formats,
  Icon,
  type Langue,
  LienBouton,
  messages,
} from '../../ui/index.ts'
import { EN_COURS, type Statut } from '../model.ts'
import { MES, Recapitulatif } from './communs.tsx'
import type { LeMien } from './mes.tsx'

const ETATS: Record<Statut, Etat> = {
  confirmee: 'ok',
  attente: 'attente',
  proposee: 'attente',
  vu: 'info',
  absent: 'info',
  excuse: 'info',
  annulee: 'info',
}

/** One appointment, what it asks, and what the person may do. `seul`: what it is, and nothing to do. */
export function UnRendezVous(props: { mien: LeMien; langue: Langue; erreur?: string | undefined; seul?: boolean }) {
  const { mien, langue, erreur, seul } = props
  const { reservation, moment, devant } = mien
  const t = messages(langue).agenda
  const enCours = EN_COURS.includes(reservation.statut) && !moment.annuleLe
  const lien = (suite: string) => adresseEn(`${MES}/${reservation.id}/${suite}`, langue)
  return (
    <Carte
      titre={formats(langue).jour(moment.debut)}
      actions={
        !seul && (
          <Etiquette genre={ETATS[reservation.statut]} icone="calendar">
            {t.mes.statuts[reservation.statut]}
          </Etiquette>
        )
      }
    >
      <Recapitulatif moment={moment} langue={langue} />
      {!seul && reservation.statut === 'attente' && <p>{t.mes.rang(devant)}</p>}
      {!seul && reservation.statut === 'proposee' && <Proposee mien={mien} langue={langue} action={lien('accepter')} />}
      {!seul && moment.annuleLe && <p>{t.mes.parLeService}</p>}
      {!seul && reservation.statut === 'confirmee' && moment.visio && <Visio mien={mien} langue={langue} />}
      {!seul && (enCours || moment.annuleLe) && (
        <div class="row">
          <LienBouton href={lien('changer')} genre="secondaire" icone="clock">
            {t.mes.changer}
          </LienBouton>
          {reservation.statut === 'confirmee' && !moment.annuleLe && (
            <LienBouton href={lien('rendez-vous.ics')} genre="discret" icone="calendar">
              {t.mes.calendrier}
            </LienBouton>
          )}
        </div>
      )}
      {!seul && enCours && (
        <details class="tog" open={erreur !== undefined}>
          <summary>{t.mes.annuler}</summary>
          <Formulaire action={lien('annuler')}>
            <p>{t.mes.annulerTexte}</p>
            <Case nom="annuler" id={`annuler-${reservation.id}`} libelle={t.mes.annulerCase} erreur={erreur} requis />
            <Bouton genre="danger" icone="x">
              {t.mes.annuler}
            </Bouton>
          </Formulaire>
        </details>
      )}
    </Carte>
  )
}

interface Props {
  mien: LeMien
  langue: Langue
}

function Proposee({ mien, langue, action }: Props & { action: string }) {
  const t = messages(langue).agenda.mes
  const { jour, heure } = formats(langue)
  const { proposeeJusqua } = mien.reservation
  return (
    <Formulaire action={action}>
      {proposeeJusqua && <p>{t.gardee(jour(proposeeJusqua), heure(proposeeJusqua))}</p>}
      <div>
        <Bouton icone="check">{t.accepter}</Bouton>
      </div>
    </Formulaire>
  )
}

/** A room of their own under the address of the service: nobody else has it. */
export function adresseVisio({ reservation, moment }: Pick<LeMien, 'reservation' | 'moment'>): string {
  return `${moment.visio?.replace(/\/$/, '')}/${reservation.id}`
}

function Visio({ mien, langue }: Props) {
  const t = messages(langue).agenda.mes
  return (
    <div class="stack-s">
      <p>{t.visioTexte}</p>
      <div>
        <a class="btn" href={adresseVisio(mien)} target="_blank" rel="noopener noreferrer">
          <Icon nom="external" petit />
          {t.visio}
        </a>
      </div>
    </div>
  )
}
