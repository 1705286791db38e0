import { Bouton, Choix, type Etat, Etiquette, Formulaire, formats, Liste } from '../../ui/index.ts'
import { ACCES, MOTIFS_ABSENCE, type Reservation, STATUTS, type Statut } from '../model.ts'
import { AGENDA } from './communs.tsx'

const ETATS: Record<Statut, Etat> = {
  confirmee: 'info',
  attente: 'attente',
  proposee: 'attente',
  vu: 'ok',
  absent: 'retard',
  excuse: 'info',
  annulee: 'info',
}

interface Props {
  reservation: Reservation
  commence: boolean
  /** In one's own diary: presence is noted there. */
  sien: boolean
  enCours: boolean
}

/** Somebody who comes: how to reach them, what they need, and what happened. */
export function LaPersonne({ reservation: r, commence, sien, enCours }: Props) {
  const { contenu } = r
  const { jour, heure } = formats('fr')
  return (
    <>
      <div class="row row--sb">
        <b>{contenu?.prenom ?? 'Coordonnées détruites'}</b>
        <Etiquette genre={ETATS[r.statut]}>{STATUTS[r.statut]}</Etiquette>
      </div>
      {r.proposeeJusqua && (
        <p class="small">
          Réponse attendue avant : {jour(r.proposeeJusqua)}, {heure(r.proposeeJusqua)}.
        </p>
      )}
      {contenu && (
        <p class="facts">
          {contenu.telephone && <a href={`tel:${contenu.telephone.replaceAll(' ', '')}`}>{contenu.telephone}</a>}
          {contenu.courriel && <a href={`mailto:${contenu.courriel}`}>{contenu.courriel}</a>}
          {contenu.acces.map((a) => (
            <span>{ACCES[a]}</span>
          ))}
        </p>
      )}
      {contenu?.precision && <p>{contenu.precision}</p>}
      {r.motifAbsence && <p class="small">{MOTIFS_ABSENCE[r.motifAbsence]}</p>}
      {sien && commence && r.statut !== 'attente' && <Presence reservation={r} />}
      {!commence && enCours && (
        <div class="row">
          <a class="btn btn--2" href={`${AGENDA}/reservations/${r.id}/changer`}>
            Changer l’heure
          </a>
          <Formulaire action={`${AGENDA}/reservations/${r.id}/annuler`} class="row">
            <Bouton genre="discret" icone="x">
              Annuler pour {contenu?.prenom ?? 'elle'}
            </Bouton>
          </Formulaire>
        </div>
      )}
    </>
  )
}

function Presence({ reservation: r }: { reservation: Reservation }) {
  const notee = r.statut === 'vu' || r.statut === 'absent' || r.statut === 'excuse'
  return (
    <details class="tog" open={!notee}>
      <summary>{notee ? 'Corriger la présence' : 'Noter la présence'}</summary>
      <Formulaire action={`${AGENDA}/reservations/${r.id}/presence`}>
        <Choix
          nom="presence"
          legende="La personne"
          legendeMasquee
          variante="puces"
          requis
          valeur={notee ? r.statut : 'vu'}
          options={[
            { valeur: 'vu', libelle: 'Est venue' },
            { valeur: 'absent', libelle: 'N’est pas venue' },
            { valeur: 'excuse', libelle: 'Avait prévenu' },
          ]}
        />
        <Liste
          id={`motif-${r.id}`}
          nom="motif"
          libelle="Pourquoi, si elle n’est pas venue"
          invite="Je ne sais pas"
          options={Object.entries(MOTIFS_ABSENCE).map(([valeur, libelle]) => ({ valeur, libelle }))}
          valeur={r.motifAbsence ?? ''}
        />
        <div>
          <Bouton icone="check">Noter</Bouton>
        </div>
      </Formulaire>
    </details>
  )
}
