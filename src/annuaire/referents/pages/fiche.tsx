import {
  type Acteur,
  acteurDe,
  type Contexte,
  type ErreurChamp,
  erreurDe,
  formulaire,
  introuvable,
  pagePro,
  retour,
  type Saisie,
  type Services,
  statutDe,
  un,
} from '../../../platform/index.ts'
import { Bouton, Carte, Formulaire, formats, LienBouton, ResumeErreurs, Texte, ZoneTexte } from '../../../ui/index.ts'
import { lienLieu } from '../../liens.ts'
import type { Lieu } from '../../model.ts'
import { adresseCourte } from '../../pages/fiche.tsx'
import { findLieu } from '../../store.ts'
import { noterLieu, retirerNote } from '../gestes.ts'
import { LIENS_ANNUAIRE } from '../liens.ts'
import { type Note, peutRetirer } from '../model.ts'
import { schemaNote } from '../saisie.ts'
import { listNotes } from '../store.ts'
import { Joindre } from './referents.tsx'

const adresse = (lieuId: string) => `${LIENS_ANNUAIRE.lieux.href}/lieux/${encodeURIComponent(lieuId)}`

/** GET: what professionals tell each other about a place. */
export function fichePro(services: Services, c: Contexte): Promise<Response> {
  return page(services, c, {}, [])
}

/** POST: a note for the others. Sent twice, kept once. */
export async function ajouterNote(services: Services, c: Contexte): Promise<Response> {
  const lu = await formulaire(c, schemaNote)
  if (!lu.ok) return page(services, c, lu.saisie, lu.erreurs)
  const lieuId = c.req.param('id') ?? ''
  const fait = await noterLieu(services, acteurDe(c), { ...lu.valeur, lieuId })
  return fait.ok ? retour(c, adresse(lieuId), { genre: 'ok', texte: 'Note enregistrée.' }) : introuvable(c)
}

/** POST: takes a note down. */
export async function oterNote(services: Services, c: Contexte): Promise<Response> {
  const fait = await retirerNote(services, acteurDe(c), c.req.param('id') ?? '')
  return fait.ok ? retour(c, adresse(fait.value), { genre: 'ok', texte: 'Note retirée.' }) : introuvable(c)
}

async function page(services: Services, c: Contexte, saisie: Saisie, erreurs: ErreurChamp[]): Promise<Response> {
  const acteur = acteurDe(c)
  const lieu = await findLieu(services, c.req.param('id') ?? '')
  if (!lieu) return introuvable(c)
  const notes = await services.database.as(acteur, (trx) => listNotes(trx, acteur, lieu.id))
  return pagePro(
    c,
    {
      titre: lieu.nom,
      courant: LIENS_ANNUAIRE.lieux.href,
      fil: [{ libelle: 'Annuaire', href: LIENS_ANNUAIRE.lieux.href }, { libelle: lieu.nom }],
      statut: statutDe(erreurs),
    },
    <div class="wrap page stack">
      <Entete lieu={lieu} />
      <ResumeErreurs erreurs={erreurs} />
      <Carte titre="Notes entre professionnels">
        <p class="muted">
          Ce qui aide les collègues : qui demander, quelle entrée, quel jour éviter. Jamais le nom d’un usager.
        </p>
        <Notes {...{ notes, acteur }} />
        <Formulaire action={`${adresse(lieu.id)}/notes`}>
          <input type="hidden" name="id" value={un(saisie, 'id') || services.newId()} />
          <ZoneTexte
            id="texte"
            libelle="Votre note"
            valeur={un(saisie, 'texte')}
            erreur={erreurDe(erreurs, 'texte')}
            requis
            lignes={3}
            maxlength={500}
          />
          <div>
            <Bouton icone="plus">Ajouter la note</Bouton>
          </div>
        </Formulaire>
      </Carte>
    </div>,
  )
}

function Entete({ lieu }: { lieu: Lieu }) {
  return (
    <div class="row row--sb">
      <div class="stack-s">
        <h1>{lieu.nom}</h1>
        <p class="muted">{adresseCourte(lieu)}</p>
        <Joindre telephone={lieu.telephone ?? ''} courriel={lieu.email ?? ''} />
      </div>
      <LienBouton href={lienLieu(lieu.id)} genre="secondaire">
        Voir la page publique
      </LienBouton>
    </div>
  )
}

function Notes({ notes, acteur }: { notes: readonly Note[]; acteur: Acteur }) {
  if (notes.length === 0) return <p>Aucune note pour l’instant.</p>
  return (
    <ul class="sep">
      {notes.map((note) => (
        <li class="stack-s">
          <Texte>{note.texte}</Texte>
          <div class="row row--sb">
            <p class="small muted">
              {note.auteur}, {note.structure}, {formats('fr').date(note.le)}
            </p>
            {peutRetirer(acteur, note) && (
              <Formulaire action={`${LIENS_ANNUAIRE.lieux.href}/notes/${note.id}/retirer`}>
                <Bouton genre="discret" icone="trash">
                  Retirer<span class="sr"> la note du {formats('fr').date(note.le)}</span>
                </Bouton>
              </Formulaire>
            )}
          </div>
        </li>
      ))}
    </ul>
  )
}
