import { sql } from 'kysely'
import {
  acteurDe,
  type Contexte,
  debutDuJour,
  jourIso,
  lundiDe,
  pagePro,
  permits,
  plusJours,
  retour,
} from '../../platform/index.ts'
import { Alerte, Bouton, Etiquette, Formulaire, formats, LienBouton, Vide } from '../../ui/index.ts'
import { REGLER_AGENDA, TENIR_AGENDA } from '../access.ts'
import { listDeLaStructure, parJour } from '../disponibilites.ts'
import { type Nouvelle, type Reservation, STATUTS, TIENNENT } from '../model.ts'
import { listReservations } from '../reservations.ts'
import type { Salle } from '../salle.ts'
import type { MomentLu } from '../store.ts'
import { AGENDA, momentDe } from './communs.tsx'

interface Fois {
  moment: MomentLu
  debut: Date
  fin: Date
}
type Jours = Map<string, Fois[]>

/** GET: the week of the structure, in columns or as a list; who must be called first. */
export async function montrerSemaine(salle: Salle, c: Contexte): Promise<Response> {
  const acteur = acteurDe(c)
  // Who only sends people has no diary of their own here.
  if (!permits(TENIR_AGENDA, acteur)) return retour(c, `${AGENDA}/trouver`)
  const { clock, coffre, database, journal } = salle
  const jour = c.req.query('jour') ?? ''
  const demande = /^20\d\d-\d\d-\d\d$/.test(jour) ? debutDuJour(jour) : clock.now()
  const lundi = lundiDe(demande)
  const liste = c.req.query('vue') === 'liste'
  const vu = await database.as(acteur, async (trx) => {
    const moments = await listDeLaStructure(trx, acteur, { debut: lundi, fin: plusJours(lundi, 7) })
    const ids = moments.filter((m) => m.prises > 0).map((m) => m.id)
    const tenues = sql`v.moment_id = any(${ids}) and v.statut not in ('annulee', 'attente')`
    const personnes = liste ? await listReservations(trx, coffre, acteur.departement, tenues) : []
    const aDire = sql`v.structure_id = ${acteur.structureId} and v.a_dire is not null`
    const aAppeler = await listReservations(trx, coffre, acteur.departement, aDire)
    if (personnes.length + aAppeler.length > 0)
      await journal(trx, acteur, { action: 'agenda.lu', objet: `structure:${acteur.structureId}` })
    return { moments, personnes, aAppeler }
  })
  const jours = parJour(vu.moments)
  const vide = vu.moments.length === 0
  return pagePro(
    c,
    { titre: 'Agenda', courant: AGENDA },
    <div class="wrap page stack">
      <Entete regle={permits(REGLER_AGENDA, acteur)} />
      <AAppeler reservations={vu.aAppeler} />
      <Navigation lundi={lundi} liste={liste} />
      {vide && (
        <Vide
          titre="Rien cette semaine"
          icone="calendar"
          action={<LienBouton href={`${AGENDA}/seances/nouvelle`}>Ajouter un moment</LienBouton>}
        >
          Ajoutez un rendez-vous, un atelier ou une réunion, ou changez de semaine.
        </Vide>
      )}
      {!vide &&
        (liste ? <EnListe jours={jours} personnes={vu.personnes} /> : <EnColonnes lundi={lundi} jours={jours} />)}
    </div>,
  )
}

function Entete({ regle }: { regle: boolean }) {
  return (
    <div class="row row--sb">
      <h1>Agenda</h1>
      <div class="row">
        {regle && (
          <LienBouton href={`${AGENDA}/reglages`} genre="discret" icone="filter">
            Réglages
          </LienBouton>
        )}
        <LienBouton href={`${AGENDA}/trouver`} genre="secondaire" icone="search">
          Trouver un rendez-vous
        </LienBouton>
        <LienBouton href={`${AGENDA}/seances/nouvelle`} icone="plus">
          Ajouter
        </LienBouton>
      </div>
    </div>
  )
}

const A_DIRE: Record<Nouvelle, string> = {
  confirmee: 'son rendez-vous est pris',
  attente: 'la personne est sur la liste d’attente',
  place: 'une place s’est libérée, à confirmer avec elle',
  expiree: 'la place proposée est partie',
  rappel: 'son rendez-vous approche',
  deplacee: 'l’heure a changé',
  annulee: 'le rendez-vous est annulé',
}

/** Those whom no message reaches: a telephone call is owed. */
function AAppeler({ reservations }: { reservations: readonly Reservation[] }) {
  if (reservations.length === 0) return null
  return (
    <Alerte genre="attente" titre="À prévenir par téléphone" icone="phone">
      <ul class="sep">
        {reservations.map((r) => (
          <li class="row row--sb">
            <span>
              <b>{r.contenu?.prenom}</b>,{' '}
              <a href={`tel:${r.contenu?.telephone.replaceAll(' ', '')}`}>{r.contenu?.telephone}</a> :{' '}
              {r.aDire && A_DIRE[r.aDire]}. <a href={momentDe(r.momentId)}>Voir</a>
            </span>
            <Formulaire action={`${AGENDA}/reservations/${r.id}/dit`} class="row">
              <Bouton genre="secondaire" icone="check">
                C’est dit
              </Bouton>
            </Formulaire>
          </li>
        ))}
      </ul>
    </Alerte>
  )
}

function Navigation({ lundi, liste }: { lundi: Date; liste: boolean }) {
  const { date, jour } = formats('fr')
  const vue = liste ? '&vue=liste' : ''
  const vers = (jours: number) => `${AGENDA}?jour=${jourIso(plusJours(lundi, jours))}${vue}`
  const onglet = (v: string, libelle: string, courant: boolean) => (
    <li>
      <a class="chip" href={`${AGENDA}?jour=${jourIso(lundi)}${v}`} aria-current={courant ? 'page' : undefined}>
        {libelle}
      </a>
    </li>
  )
  return (
    <div class="stack-s">
      <h2>
        Du {jour(lundi)} au {date(plusJours(lundi, 6))}
      </h2>
      <nav class="row row--sb" aria-label="Semaine">
        <ul class="chips">
          <li>
            <a class="chip" href={vers(-7)}>
              Semaine d’avant
            </a>
          </li>
          <li>
            <a class="chip" href={`${AGENDA}?${vue.slice(1)}`}>
              Cette semaine
            </a>
          </li>
          <li>
            <a class="chip" href={vers(7)}>
              Semaine d’après
            </a>
          </li>
        </ul>
        <ul class="chips">
          {onglet('', 'Semaine', !liste)}
          {onglet('&vue=liste', 'Liste', liste)}
        </ul>
      </nav>
    </div>
  )
}

/** Days side by side; one under the other on a phone. */
function EnColonnes({ lundi, jours }: { lundi: Date; jours: Jours }) {
  const { jour } = formats('fr')
  const semaine = Array.from({ length: 7 }, (_, i) => plusJours(lundi, i))
  return (
    <div class="week">
      {semaine.map((date) => {
        const groupes = grouper(jours.get(jourIso(date)) ?? [])
        return (
          <section class={groupes.length === 0 ? 'week-day week-day--none' : 'week-day'}>
            <h3>{jour(date)}</h3>
            {groupes.length === 0 ? <p class="small muted">Rien</p> : groupes.map((g) => <Groupe fois={g} />)}
          </section>
        )
      })}
    </div>
  )
}

/** Appointments of one rule that follow each other are one block: nobody reads twelve lines for one permanence. */
function grouper(fois: readonly Fois[]): Fois[][] {
  const groupes = new Map<string, Fois[]>()
  for (const f of fois) {
    const { serieId, id, annuleLe, genre } = f.moment
    const cle = serieId && genre === 'creneau' && !annuleLe ? serieId : id
    groupes.set(cle, [...(groupes.get(cle) ?? []), f])
  }
  return [...groupes.values()]
}

function Groupe({ fois }: { fois: readonly Fois[] }) {
  const { heure } = formats('fr')
  const [premiere] = fois
  const derniere = fois.at(-1)
  if (!premiere || !derniere) return null
  const { moment } = premiere
  const prises = fois.reduce((n, f) => n + f.moment.prises, 0)
  const places = fois.reduce((n, f) => n + f.moment.places, 0)
  const attente = fois.reduce((n, f) => n + f.moment.attente, 0)
  const vers =
    fois.length === 1
      ? momentDe(moment.id)
      : `${AGENDA}?jour=${jourIso(premiere.debut)}&vue=liste#j${jourIso(premiere.debut)}`
  return (
    <article class={moment.annuleLe ? 'slot slot--off' : prises >= places ? 'slot slot--full' : 'slot'}>
      <p class="num">
        <b>
          {heure(premiere.debut)} – {heure(derniere.fin)}
        </b>
      </p>
      <p>
        <a href={vers}>{moment.motif}</a>
      </p>
      <p class="small">
        {moment.annuleLe ? 'Annulé' : `${prises} pris sur ${places}`}
        {attente > 0 && `, ${attente} en attente`}
      </p>
      {(moment.expert ?? moment.ressource) && (
        <p class="small muted">{[moment.expert, moment.ressource].filter(Boolean).join(', ')}</p>
      )}
    </article>
  )
}

function EnListe({ jours, personnes }: { jours: Jours; personnes: readonly Reservation[] }) {
  const { jour } = formats('fr')
  return (
    <div class="stack">
      {[...jours].map(([iso, fois]) => (
        <section class="card stack" id={`j${iso}`}>
          <h3>{jour(debutDuJour(iso))}</h3>
          <ul class="sep">
            {fois.map((f) => (
              <li>
                <Ligne fois={f} personnes={personnes.filter((p) => p.momentId === f.moment.id)} />
              </li>
            ))}
          </ul>
        </section>
      ))}
    </div>
  )
}

function Ligne({ fois: { moment, debut, fin }, personnes }: { fois: Fois; personnes: readonly Reservation[] }) {
  const { heure } = formats('fr')
  const libres = moment.places - moment.prises
  return (
    <div class="row row--sb">
      <div>
        <p class="num">
          <b>
            {heure(debut)} – {heure(fin)}
          </b>
        </p>
        <a class="tgt" href={momentDe(moment.id)}>
          {moment.motif}
        </a>
        <p class="small muted">{[moment.expert, moment.ressource, moment.lieu?.nom].filter(Boolean).join(', ')}</p>
      </div>
      <div class="row">
        {personnes.slice(0, 3).map((p) => (
          <Etiquette genre={TIENNENT.includes(p.statut) ? 'info' : 'ok'} icone="user">
            {p.contenu?.prenom ?? 'Détruit'}
            {!TIENNENT.includes(p.statut) && ` : ${STATUTS[p.statut].toLowerCase()}`}
          </Etiquette>
        ))}
        {personnes.length > 3 && <span class="small">et {personnes.length - 3} autres</span>}
        {moment.annuleLe ? (
          <Etiquette>Annulé</Etiquette>
        ) : (
          libres > 0 && <span class="small muted">{libres === 1 ? '1 place libre' : `${libres} places libres`}</span>
        )}
      </div>
    </div>
  )
}
