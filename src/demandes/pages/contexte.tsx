import { EtatDuMandat, jourLong, nomComplet, type Portee } from '../../mandats/index.ts'
import { jourIso } from '../../platform/index.ts'
import { Avatar, Carte, Icon } from '../../ui/index.ts'
import type { Vue } from '../lire.ts'
import type { Participant } from '../participants.ts'
import type { Salle } from '../salle.ts'
import { sansPrecision } from './communs.tsx'
import type { Lecteur } from './demande.tsx'
import { DemandesLiees } from './liees.tsx'

interface Props {
  vue: Vue
  lecteur: Lecteur
  salle: Salle
}

/** Beside the thread: who it is about, under which mandate, who sees what. */
export function ContexteDeLaDemande(props: Props) {
  const { contenu, mandat } = props.vue
  return (
    <aside class="stack" aria-label="Contexte de la demande">
      {contenu && <Pour {...props} contenu={contenu} />}
      {mandat?.contenu && <Mandat {...props} mandat={mandat} portees={mandat.contenu.portees} />}
      <DemandesLiees {...props} />
      <QuiVoitQuoi {...props} />
    </aside>
  )
}

function Pour({ vue: { demande }, contenu, salle }: Props & { contenu: NonNullable<Vue['contenu']> }) {
  const { personne, champs } = contenu
  return (
    <Carte titre="Pour">
      <dl class="dl">
        <dt>Personne</dt>
        <dd>{nomComplet(personne)}</dd>
        <dt>Date de naissance</dt>
        <dd>{jourLong(personne.naissance)}</dd>
        {champs.map(({ libelle, valeur }) => (
          <>
            <dt>{libelle}</dt>
            <dd class="num">{valeur}</dd>
          </>
        ))}
        <dt>Commune</dt>
        <dd>{salle.catalogue.commune(demande.commune)?.nom ?? demande.commune}</dd>
        <dt>Démarche</dt>
        <dd>{salle.catalogue.demarche(demande.demarche)?.libelle ?? demande.demarche}</dd>
      </dl>
    </Carte>
  )
}

function Mandat({
  vue: { demande },
  salle,
  mandat,
  portees,
}: Props & { mandat: NonNullable<Vue['mandat']>; portees: readonly Portee[] }) {
  const { signature } = mandat
  const sienne = portees.find((p) => p.operateur.code === demande.etat.operateur)
  const demarches =
    sienne?.demarches === 'toutes' ? 'toutes les démarches' : sienne?.demarches.map((d) => d.libelle).join(', ')
  return (
    <Carte titre="Mandat" actions={<EtatDuMandat mandat={mandat} aujourdhui={jourIso(salle.clock.now())} />}>
      {signature && (
        <p>
          Signé le {jourLong(signature.debut)}
          {demarches && ` pour : ${demarches}`}.
        </p>
      )}
      {signature && <p class="small muted">Fin : démarches réglées, ou le {jourLong(signature.dernierJour)}.</p>}
      {demande.cote === 'aidant' && (
        <p class="row noprint">
          <a href={`/agent/mandats/${mandat.id}`}>Voir le mandat</a>
          <a
            href={`/agent/orientations/nouvelle?origine=demande&mandat=${mandat.id}&demande=${demande.id}&demarche=${demande.demarche}`}
          >
            Orienter vers une autre structure
          </a>
        </p>
      )}
    </Carte>
  )
}

function QuiVoitQuoi({ vue: { participants, contenu } }: Props) {
  return (
    <Carte titre="Qui voit quoi">
      <ul class="sep">
        {participants.map((p) => (
          <li class="row top">
            <Avatar nom={sansPrecision(p.nom)} genre={p.operateur ? 'operateur' : undefined} />
            <div class="grow">
              <b>{p.nom}</b>
              <p class="small muted">{role(p)}</p>
              <p class="small row">
                <Icon nom="eye" petit /> {p.voit === 'tout' ? 'Messages, pièces, identité' : 'Messages seulement'}
              </p>
            </div>
          </li>
        ))}
        {contenu && (
          <li class="row top">
            <Avatar nom={nomComplet(contenu.personne)} />
            <div class="grow">
              <b>{nomComplet(contenu.personne)}</b>
              <p class="small muted">La personne</p>
              <p class="small row">
                <Icon nom="eyeoff" petit /> Ni messages, ni pièces. Avec son code : où en est la demande.
              </p>
            </div>
          </li>
        )}
      </ul>
    </Carte>
  )
}

function role({ genre, fonction, organisme, parti }: Participant): string {
  const quoi =
    genre === 'compte'
      ? [fonction, organisme].filter(Boolean).join(', ')
      : genre === 'groupe'
        ? 'Les membres du groupe'
        : 'Les agents de la structure'
  return parti ? `${quoi} · a passé la main` : quoi
}
