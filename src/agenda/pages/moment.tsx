import { sql } from 'kysely'
import {
  type Acteur,
  acteurDe,
  type Contexte,
  type ErreurChamp,
  enErreur,
  erreurDe,
  formulaire,
  introuvable,
  pagePro,
  permits,
  retour,
  type Saisie,
  statutDe,
  un,
} from '../../platform/index.ts'
import {
  Alerte,
  Bouton,
  Carte,
  Champ,
  Formulaire,
  FormulairePublic,
  formats,
  Liste,
  messages,
  ResumeErreurs,
  Vide,
} from '../../ui/index.ts'
import { TENIR_AGENDA } from '../access.ts'
import { EN_COURS, peutPrendre, type Reservation } from '../model.ts'
import { listRessources } from '../reglages.ts'
import { listReservations } from '../reservations.ts'
import { reserver } from '../reserver.ts'
import { schemaPersonne } from '../saisie.ts'
import type { Salle } from '../salle.ts'
import { findMoment, type MomentLu } from '../store.ts'
import { AGENDA, idDe, momentDe, Recapitulatif } from './communs.tsx'
import { LaPersonne } from './personne.tsx'
import { ChampsPersonne } from './prendre.tsx'

interface Vu {
  moment: MomentLu
  /** Those the account may read: all of them in its own diary, else those its structure booked. */
  reservations: Reservation[]
  salles: { id: string; nom: string }[]
}

/** GET: one moment, who comes, and what may be done. */
export async function montrerMoment(salle: Salle, c: Contexte): Promise<Response> {
  const vu = await ouvrirMoment(salle, acteurDe(c), idDe(c))
  return vu ? page(salle, c, vu, {}, []) : introuvable(c)
}

async function ouvrirMoment(salle: Salle, acteur: Acteur, id: string): Promise<Vu | null> {
  const { coffre, database, journal } = salle
  const { departement } = acteur
  return database.as(acteur, async (trx) => {
    const moment = await findMoment(trx, { departement, id })
    if (!moment || (moment.structureId !== acteur.structureId && !peutPrendre(moment.ouverture, acteur.role)))
      return null
    const reservations = await listReservations(trx, coffre, departement, sql`v.moment_id = ${id}`)
    if (reservations.length > 0) await journal(trx, acteur, { action: 'moment.lu', objet: `moment:${id}` })
    const salles = moment.mode === 'visio' ? await listRessources(trx, acteur) : []
    return { moment, reservations, salles }
  })
}

/** POST: a seat for a person who is here, or who called. */
export async function reserverPour(salle: Salle, c: Contexte): Promise<Response> {
  const acteur = acteurDe(c)
  const vu = await ouvrirMoment(salle, acteur, idDe(c))
  if (!vu) return introuvable(c)
  const lu = await formulaire(c, schemaPersonne(messages('fr')))
  if (!lu.ok) return page(salle, c, vu, lu.saisie, lu.erreurs)
  const { id, site: _, attente, salle: ressource, ...contenu } = lu.valeur
  const prise = await reserver(salle, acteur, {
    id,
    momentId: vu.moment.id,
    contenu,
    langue: 'fr',
    listeAcceptee: attente === 'oui',
    // Of one's own structure only.
    ressourceId: vu.salles.find((s) => s.id === ressource)?.id ?? null,
  })
  if (!prise.ok) return page(salle, c, vu, { id, salle: ressource, ...contenu }, [enErreur(prise.refus)])
  const code = prise.value.code.replace(/(.{3})(?=.)/g, '$1-')
  const texte =
    prise.value.reservation.statut === 'attente'
      ? `La personne est sur la liste d’attente. Son code : ${code}.`
      : `Le rendez-vous est pris. Donnez ce code à la personne : ${code}.`
  return retour(c, momentDe(vu.moment.id), { genre: 'ok', texte })
}

async function page(salle: Salle, c: Contexte, vu: Vu, saisie: Saisie, erreurs: readonly ErreurChamp[]) {
  const acteur = acteurDe(c)
  const { moment, reservations } = vu
  const maintenant = salle.clock.now()
  const sien = moment.structureId === acteur.structureId && permits(TENIR_AGENDA, acteur)
  const avenir = moment.annuleLe === null && moment.debut > maintenant
  const enCours = reservations.filter((r) => r.statut !== 'annulee' && r.statut !== 'attente')
  const attente = reservations.filter((r) => r.statut === 'attente')
  return pagePro(
    c,
    {
      titre: moment.motif,
      courant: AGENDA,
      fil: [{ libelle: 'Agenda', href: sien ? AGENDA : `${AGENDA}/trouver` }, { libelle: moment.motif }],
      statut: statutDe(erreurs),
    },
    <div class="wrap page stack">
      <div>
        <h1>{moment.motif}</h1>
        <p class="muted">
          {[moment.structure, moment.expert, moment.ressource].filter(Boolean).join(', ')} · {moment.prises} pris sur{' '}
          {moment.places}
        </p>
      </div>
      <ResumeErreurs erreurs={erreurs} />
      {moment.annuleLe && (
        <Alerte genre="info" titre="Ce moment est annulé. Les personnes inscrites ont été prévenues." />
      )}
      <div class="grid g2">
        <div class="stack">
          <Carte>
            <Recapitulatif moment={moment} langue="fr" />
          </Carte>
          <Personnes titre="Qui vient" liste={enCours} moment={moment} maintenant={maintenant} sien={sien} />
          {attente.length > 0 && (
            <Personnes titre="Liste d’attente" liste={attente} moment={moment} maintenant={maintenant} sien={sien} />
          )}
        </div>
        <div class="stack">
          {avenir && <Reserver {...{ salle, vu, saisie, erreurs }} />}
          {sien && avenir && <Changer moment={moment} saisie={saisie} erreurs={erreurs} />}
        </div>
      </div>
    </div>,
  )
}

interface PropsPersonnes {
  titre: string
  liste: readonly Reservation[]
  moment: MomentLu
  maintenant: Date
  sien: boolean
}

function Personnes({ titre, liste, moment, maintenant, sien }: PropsPersonnes) {
  return (
    <Carte titre={titre}>
      {liste.length === 0 ? (
        <Vide titre="Personne pour l’instant" icone="users" />
      ) : (
        <ul class="sep">
          {liste.map((r) => (
            <li class="stack-s">
              <LaPersonne
                reservation={r}
                commence={moment.debut <= maintenant}
                sien={sien}
                enCours={EN_COURS.includes(r.statut)}
              />
            </li>
          ))}
        </ul>
      )}
    </Carte>
  )
}

const POUR_ELLE = {
  prenom: 'Prénom de la personne',
  joindre: 'Comment la prévenir ? Un téléphone ou une adresse électronique.',
  acces: 'De quoi a-t-elle besoin pour venir ?',
}

interface PropsReserver {
  salle: Salle
  vu: Vu
  saisie: Saisie
  erreurs: readonly ErreurChamp[]
}

function Reserver({ salle, vu: { moment, salles }, saisie, erreurs }: PropsReserver) {
  const complet = moment.prises >= moment.places
  return (
    <Carte titre={complet ? 'Inscrire sur la liste d’attente' : 'Réserver pour une personne'}>
      <FormulairePublic
        action={`${momentDe(moment.id)}/reserver`}
        id={un(saisie, 'id') || salle.newId()}
        donnees="Seule l’équipe qui reçoit la personne lit ces informations. Elles sont détruites 30 jours après."
        envoyer={complet ? 'Inscrire' : 'Réserver'}
        annuler={{ libelle: 'Revenir à l’agenda', href: AGENDA }}
      >
        {(complet || moment.genre === 'seance') && <input type="hidden" name="attente" value="oui" />}
        <ChampsPersonne langue="fr" saisie={saisie} erreurs={erreurs} proposes={moment.acces} mots={POUR_ELLE} />
        {salles.length > 0 && (
          <Liste
            id="salle"
            libelle="Salle pour la visio"
            aide="La personne parle à l’expert depuis votre lieu. La salle est gardée pour elle."
            invite="Pas ici : chez elle ou sur son téléphone"
            options={salles.map((s) => ({ valeur: s.id, libelle: s.nom }))}
            valeur={un(saisie, 'salle')}
            erreur={erreurDe(erreurs, 'salle')}
          />
        )}
        <Champ
          id="precision"
          libelle="À savoir pour recevoir la personne"
          aide="Seulement ce qui est utile. Rien sur sa santé."
          valeur={un(saisie, 'precision')}
          erreur={erreurDe(erreurs, 'precision')}
          maxlength={300}
        />
      </FormulairePublic>
    </Carte>
  )
}

function Changer({ moment, saisie, erreurs }: { moment: MomentLu; saisie: Saisie; erreurs: readonly ErreurChamp[] }) {
  const [date] = moment.dates
  const { heure } = formats('fr')
  const champs = ['jour', 'debut', 'fin'].some((ch) => erreurDe(erreurs, ch) !== undefined)
  return (
    <Carte titre="Changer ou annuler">
      <p class="muted">Toutes les personnes inscrites sont prévenues.</p>
      {moment.dates.length === 1 && date && (
        <details class="tog" open={champs}>
          <summary>Changer le jour ou l’heure</summary>
          <Formulaire action={`${momentDe(moment.id)}/deplacer`}>
            <Champ
              id="jour"
              libelle="Jour"
              type="date"
              requis
              valeur={un(saisie, 'jour')}
              erreur={erreurDe(erreurs, 'jour')}
            />
            <div class="grid g2">
              <Champ
                id="debut"
                libelle="De"
                requis
                valeur={un(saisie, 'debut') || heure(date.debut)}
                erreur={erreurDe(erreurs, 'debut')}
              />
              <Champ
                id="fin"
                libelle="À"
                requis
                valeur={un(saisie, 'fin') || heure(date.fin)}
                erreur={erreurDe(erreurs, 'fin')}
              />
            </div>
            <Bouton icone="clock">Changer et prévenir</Bouton>
          </Formulaire>
        </details>
      )}
      <details class="tog">
        <summary>Annuler ce moment</summary>
        <Formulaire action={`${momentDe(moment.id)}/annuler`}>
          <p>{moment.prises + moment.attente} personnes seront prévenues. Cela ne se défait pas.</p>
          <Bouton genre="danger" icone="x">
            Annuler et prévenir
          </Bouton>
        </Formulaire>
      </details>
    </Carte>
  )
}

export { ouvrirMoment, page as pageMoment }
