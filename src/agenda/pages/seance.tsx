import {
  acteurDe,
  type Contexte,
  type ErreurChamp,
  erreurDe,
  formulaire,
  pagePro,
  retour,
  type Saisie,
  statutDe,
  un,
} from '../../platform/index.ts'
import { Bouton, Carte, Champ, Formulaire, LienBouton, ResumeErreurs, Vide, ZoneTexte } from '../../ui/index.ts'
import type { Salle } from '../salle.ts'
import { findMotif } from '../series.ts'
import { findMoment, insertMoments } from '../store.ts'
import { AGENDA, momentDe } from './communs.tsx'
import { enPlage } from './gestes.tsx'
import { ChampsOu, type Choisir, choixDe } from './ou.tsx'
import { schemaSeance } from './saisie-agenda.ts'

/** GET: one appointment to open, or a session on one or several days. */
export async function seanceForm(salle: Salle, c: Contexte): Promise<Response> {
  return page(salle, c, { id: salle.newId(), places: '1' }, [])
}

/** POST: in the diary; the room and the expert are taken, or it is said. */
export async function garderSeance(salle: Salle, c: Contexte): Promise<Response> {
  const acteur = acteurDe(c)
  const lu = await formulaire(c, schemaSeance)
  if (!lu.ok) return page(salle, c, lu.saisie, lu.erreurs)
  const { id, motif: motifId, jours } = lu.valeur
  const dates = jours.map((jour) => enPlage({ ...lu.valeur, jour }))
  const erreur = await salle.database.as(acteur, async (trx): Promise<ErreurChamp | null> => {
    const { departement, structureId } = acteur
    const motif = await findMotif(trx, departement, motifId)
    if (motif?.structure_id !== structureId)
      return { champ: 'motif', message: 'Choisissez un motif de votre structure.' }
    if (await findMoment(trx, { departement, id })) return null
    if (dates.some((d) => d.debut <= salle.clock.now()))
      return { champ: 'jour', message: 'Ce jour ou cette heure est passé. Écrivez un moment à venir.' }
    const choix = await choixDe(trx, acteur)
    const parmi = (liste: readonly { id: string }[], voulu: string) => liste.find((x) => x.id === voulu)?.id ?? null
    const manques = await insertMoments(trx, salle.newId, motif, [
      {
        id,
        serieId: null,
        lieuId: parmi(choix.lieux, lu.valeur.lieu),
        compteId: parmi(choix.experts, lu.valeur.expert),
        ressourceId: parmi(choix.ressources, lu.valeur.ressource),
        places: motif.genre === 'creneau' ? 1 : lu.valeur.places,
        ouverture: motif.ouverture,
        dates,
      },
    ])
    if (manques.length > 0)
      return { champ: 'ressource', message: 'La salle ou la personne qui reçoit est déjà prise à cette heure.' }
    await salle.journal(trx, acteur, { action: 'moment.ajoute', objet: `moment:${id}` })
    return null
  })
  if (erreur)
    return page(
      salle,
      c,
      { ...lu.valeur, places: String(lu.valeur.places), jour: lu.valeur.jour } as unknown as Saisie,
      [erreur],
    )
  return retour(c, momentDe(id), { genre: 'ok', texte: 'C’est dans l’agenda.' })
}

async function page(salle: Salle, c: Contexte, saisie: Saisie, erreurs: readonly ErreurChamp[]): Promise<Response> {
  const acteur = acteurDe(c)
  const choix = await salle.database.as(acteur, (trx) => choixDe(trx, acteur))
  const titre = 'Ajouter un moment'
  return pagePro(
    c,
    {
      titre,
      courant: AGENDA,
      fil: [{ libelle: 'Agenda', href: AGENDA }, { libelle: titre }],
      statut: statutDe(erreurs),
    },
    <div class="wrap page">
      <div class="prose stack">
        <h1>{titre}</h1>
        <p class="lead">Un rendez-vous à ouvrir, un atelier ou une réunion, un jour ou plusieurs.</p>
        <ResumeErreurs erreurs={erreurs} />
        {choix.motifs.length === 0 ? (
          <Vide titre="Aucun motif" icone="calendar">
            Votre responsable écrit d’abord pourquoi on vient, dans les réglages de l’agenda.
          </Vide>
        ) : (
          <Champs choix={choix} saisie={saisie} erreurs={erreurs} />
        )}
      </div>
    </div>,
  )
}

function Champs({ choix, saisie, erreurs }: { choix: Choisir; saisie: Saisie; erreurs: readonly ErreurChamp[] }) {
  const champ = (id: string) => ({ id, valeur: un(saisie, id), erreur: erreurDe(erreurs, id) })
  return (
    <Carte>
      <Formulaire>
        <input type="hidden" name="id" value={un(saisie, 'id')} />
        <ChampsOu choix={choix} saisie={saisie} erreurs={erreurs} />
        <Champ {...champ('jour')} libelle="Jour" type="date" requis />
        <div class="grid g2">
          <Champ {...champ('debut')} libelle="De" placeholder="9h30" requis autocomplete="off" />
          <Champ {...champ('fin')} libelle="À" placeholder="11h" requis autocomplete="off" />
        </div>
        <Champ {...champ('places')} libelle="Places, pour une séance" inputmode="numeric" largeur="s" />
        <ZoneTexte
          {...champ('autres')}
          libelle="Autres jours, aux mêmes heures"
          aide="Une seule inscription vaut pour tous les jours. Une date par ligne, par exemple 24/11/2026."
          lignes={3}
        />
        <div class="row">
          <Bouton icone="check">Ajouter à l’agenda</Bouton>
          <LienBouton href={AGENDA} genre="discret">
            Annuler
          </LienBouton>
        </div>
      </Formulaire>
    </Carte>
  )
}
