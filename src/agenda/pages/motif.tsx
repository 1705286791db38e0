import {
  acteurDe,
  type Contexte,
  type ErreurChamp,
  enErreur,
  erreurDe,
  formulaire,
  introuvable,
  pagePro,
  retour,
  type Saisie,
  statutDe,
  un,
} from '../../platform/index.ts'
import { Bouton, Carte, Champ, Choix, Formulaire, LienBouton, ResumeErreurs, ZoneTexte } from '../../ui/index.ts'
import { ACCES, GENRES, MODES, OUVERTURES, RAPPELS } from '../model.ts'
import { saveMotif } from '../reglages.ts'
import type { Salle } from '../salle.ts'
import { findMotif } from '../series.ts'
import type { MotifTable } from '../tables.ts'
import { besoinsEn } from './chercher.tsx'
import { AGENDA, idDe } from './communs.tsx'
import { filReglages, REGLAGES } from './reglages.tsx'
import { schemaMotif } from './saisie-agenda.ts'

/** GET: an empty one, or one of the structure to correct. */
export async function motifForm(salle: Salle, c: Contexte): Promise<Response> {
  const acteur = acteurDe(c)
  const id = idDe(c)
  if (id === '')
    return page(
      c,
      { id: salle.newId(), rappels: ['24'], genre: 'creneau', mode: 'sur-place', ouverture: 'public', duree: '30' },
      [],
      false,
    )
  const motif = await salle.database.as(acteur, (trx) => findMotif(trx, acteur.departement, id))
  return motif?.structure_id === acteur.structureId ? page(c, enSaisie(motif), [], true) : introuvable(c)
}

/** POST: kept. */
export async function garderMotif(salle: Salle, c: Contexte): Promise<Response> {
  const acteur = acteurDe(c)
  const lu = await formulaire(c, schemaMotif)
  if (!lu.ok) return page(c, lu.saisie, lu.erreurs, idDe(c) !== '')
  const garde = await salle.database.as(acteur, async (trx) => {
    const fait = await saveMotif(trx, acteur, lu.valeur)
    if (fait.ok) await salle.journal(trx, acteur, { action: 'motif.garde', objet: `motif:${lu.valeur.id}` })
    return fait
  })
  if (!garde.ok) return page(c, { id: lu.valeur.id, nom: lu.valeur.nom }, [enErreur(garde.refus)], false)
  const vers = idDe(c) === '' ? `${AGENDA}/series/nouvelle?motif=${lu.valeur.id}` : REGLAGES
  const suite = idDe(c) === '' ? 'Le motif est gardé. Dites maintenant quand on peut venir.' : 'Le motif est gardé.'
  return retour(c, vers, { genre: 'ok', texte: suite })
}

function enSaisie(m: MotifTable): Saisie {
  const { id, nom, genre, mode, besoins, ouverture, description, preparation, documents, acces } = m
  return {
    ...{ id, nom, genre, mode, besoins, ouverture, description, preparation, documents, acces },
    duree: String(m.duree),
    places: String(m.places),
    rappels: m.rappels.map(String),
    visio: m.visio ?? '',
  }
}

const enOptions = (liste: Record<string | number, string>) =>
  Object.entries(liste).map(([valeur, libelle]) => ({ valeur, libelle }))

function page(c: Contexte, saisie: Saisie, erreurs: readonly ErreurChamp[], connu: boolean) {
  const titre = connu ? un(saisie, 'nom') : 'Nouveau motif'
  return pagePro(
    c,
    { titre, courant: AGENDA, fil: filReglages(titre), statut: statutDe(erreurs) },
    <div class="wrap page">
      <div class="prose stack">
        <h1>{titre}</h1>
        <p class="lead">Ce que la personne lit avant de réserver, et ce que l’agenda en fait.</p>
        <ResumeErreurs erreurs={erreurs} />
        <Carte>
          <Formulaire>
            <input type="hidden" name="id" value={un(saisie, 'id')} />
            <Champs saisie={saisie} erreurs={erreurs} connu={connu} />
            <div class="row">
              <Bouton icone="check">Garder</Bouton>
              <LienBouton href={REGLAGES} genre="discret">
                Annuler
              </LienBouton>
            </div>
          </Formulaire>
        </Carte>
      </div>
    </div>,
  )
}

interface PropsChamps {
  saisie: Saisie
  erreurs: readonly ErreurChamp[]
  connu: boolean
}

/** Chosen once: the diary is cut by them. */
function GenreEtDuree({ saisie, erreurs, connu }: PropsChamps) {
  if (connu)
    return (
      <>
        <input type="hidden" name="genre" value={un(saisie, 'genre')} />
        <input type="hidden" name="duree" value={un(saisie, 'duree')} />
        <p class="small muted">
          {GENRES[un(saisie, 'genre') as keyof typeof GENRES]}, {un(saisie, 'duree')} minutes. Pour une autre durée,
          écrivez un autre motif : l’agenda est déjà découpé.
        </p>
      </>
    )
  return (
    <>
      <Choix
        nom="genre"
        legende="C’est"
        variante="cartes"
        requis
        valeur={saisie.genre}
        erreur={erreurDe(erreurs, 'genre')}
        options={enOptions(GENRES)}
      />
      <Champ
        id="duree"
        libelle="Durée"
        suffixe="minutes"
        inputmode="numeric"
        largeur="s"
        requis
        valeur={un(saisie, 'duree')}
        erreur={erreurDe(erreurs, 'duree')}
      />
    </>
  )
}

function Champs({ saisie, erreurs, connu }: PropsChamps) {
  const commun = (id: string) => ({ id, valeur: un(saisie, id), erreur: erreurDe(erreurs, id) })
  const choix = (nom: string) => ({ nom, valeur: saisie[nom], erreur: erreurDe(erreurs, nom) })
  return (
    <>
      <Champ
        {...commun('nom')}
        libelle="Pourquoi on vient"
        aide="Par exemple : Conseil sur le logement."
        requis
        maxlength={80}
      />
      <GenreEtDuree saisie={saisie} erreurs={erreurs} connu={connu} />
      <Champ {...commun('places')} libelle="Places, pour une séance" inputmode="numeric" largeur="s" />
      <Choix {...choix('mode')} legende="On se rencontre" variante="puces" requis options={enOptions(MODES)} />
      <Champ
        {...commun('visio')}
        libelle="Adresse de la visio"
        aide="Celle de votre service de visio (compatible Jitsi). Chaque rendez-vous y a sa propre salle."
        placeholder="https://visio.exemple.fr"
        dir="ltr"
      />
      <Choix
        {...choix('ouverture')}
        legende="Qui peut réserver ?"
        variante="cartes"
        requis
        options={enOptions(OUVERTURES)}
      />
      <Choix {...choix('besoins')} legende="Pour quels besoins ?" variante="puces" multiple options={besoinsEn('fr')} />
      <ZoneTexte {...commun('description')} libelle="En une ou deux phrases simples" lignes={2} />
      <ZoneTexte {...commun('documents')} libelle="À apporter" lignes={2} />
      <ZoneTexte {...commun('preparation')} libelle="À savoir avant de venir" lignes={2} />
      <Choix
        {...choix('acces')}
        legende="Ce que vous pouvez proposer"
        variante="puces"
        multiple
        options={enOptions(ACCES).filter((o) => o.valeur !== 'accompagnant')}
      />
      <Choix
        {...choix('rappels')}
        legende="Rappels à la personne"
        variante="puces"
        multiple
        options={enOptions(RAPPELS)}
      />
    </>
  )
}
