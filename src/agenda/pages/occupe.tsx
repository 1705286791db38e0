import { z } from 'zod'
import {
  acteurDe,
  type Contexte,
  type ErreurChamp,
  enErreur,
  erreurDe,
  formulaire,
  pagePro,
  retour,
  type Saisie,
  SYSTEME,
  statutDe,
  un,
} from '../../platform/index.ts'
import { Alerte, Bouton, Carte, Champ, Formulaire, formats, ResumeErreurs } from '../../ui/index.ts'
import { importer, oublierCalendrier } from '../calendriers.ts'
import { JOURS_LUS, OCTETS_MAX, TROP_GROS } from '../import-ics.ts'
import type { Salle } from '../salle.ts'
import { AGENDA } from './communs.tsx'
import { filReglages } from './reglages.tsx'

export const OCCUPE = `${AGENDA}/occupe`

/** GET: the calendar of one's own, that says when one is busy. */
export function occupeForm(salle: Salle, c: Contexte): Promise<Response> {
  return page(salle, c, {}, [])
}

/** POST: an address that is read again each hour, or a file read once. */
export async function garderOccupe(salle: Salle, c: Contexte): Promise<Response> {
  const lu = await formulaire(
    c,
    z.object({ adresse: z.string().trim().max(1000).default(''), fichier: z.unknown().optional() }),
  )
  if (!lu.ok) return page(salle, c, lu.saisie, lu.erreurs)
  const { adresse, fichier } = lu.valeur
  const saisie = { adresse }
  const depose = fichier instanceof File && fichier.size > 0 ? fichier : null
  if (depose && depose.size > OCTETS_MAX) return page(salle, c, saisie, [enErreur(TROP_GROS.refus)])
  if (!depose && adresse === '')
    return page(salle, c, saisie, [{ champ: 'adresse', message: 'Donnez une adresse ou un fichier.' }])
  const source = depose ? { texte: await depose.text() } : { adresse }
  const fait = await importer(salle, acteurDe(c), source)
  if (!fait.ok) return page(salle, c, saisie, [enErreur(fait.refus)])
  return retour(c, OCCUPE, { genre: 'ok', texte: `C’est lu : ${fait.value} moments où vous êtes déjà pris.` })
}

/** POST: forgotten, with its address. */
export async function retirerOccupe(salle: Salle, c: Contexte): Promise<Response> {
  const acteur = acteurDe(c)
  await salle.database.as(SYSTEME, (trx) => oublierCalendrier(trx, salle, acteur))
  return retour(c, OCCUPE, { genre: 'ok', texte: 'Votre agenda est oublié.' })
}

async function page(salle: Salle, c: Contexte, saisie: Saisie, erreurs: readonly ErreurChamp[]): Promise<Response> {
  const acteur = acteurDe(c)
  const lu = await salle.database.as(acteur, (trx) =>
    trx
      .selectFrom('agenda_calendriers')
      .select(['lu_le', 'erreur'])
      .where('departement', '=', acteur.departement)
      .where('compte_id', '=', acteur.compteId)
      .executeTakeFirst(),
  )
  const titre = 'Quand je suis déjà pris'
  const { date, heure } = formats('fr')
  return pagePro(
    c,
    { titre, courant: AGENDA, fil: filReglages(titre), statut: statutDe(erreurs) },
    <div class="wrap page">
      <div class="prose stack">
        <h1>{titre}</h1>
        <p class="lead">
          Donnez votre agenda habituel : personne ne réservera à une heure où vous êtes pris. Seules les heures sont
          lues, sur {JOURS_LUS} jours. Jamais les titres.
        </p>
        <ResumeErreurs erreurs={erreurs} />
        {lu?.erreur && <Alerte genre="retard" titre={`Votre agenda n’a pas pu être relu. ${lu.erreur}`} />}
        {lu?.lu_le && (
          <Carte titre="Votre agenda est lu">
            <p>
              Lu le {date(lu.lu_le)} à {heure(lu.lu_le)}.
            </p>
            <Formulaire action={`${OCCUPE}/retirer`}>
              <Bouton genre="discret" icone="trash">
                Oublier mon agenda
              </Bouton>
            </Formulaire>
          </Carte>
        )}
        <Donner saisie={saisie} erreurs={erreurs} />
      </div>
    </div>,
  )
}

function Donner({ saisie, erreurs }: { saisie: Saisie; erreurs: readonly ErreurChamp[] }) {
  return (
    <Carte>
      <Formulaire fichiers>
        <Champ
          id="adresse"
          libelle="Adresse de votre agenda (ICS)"
          aide="Votre messagerie la donne sous le nom « publier » ou « partager l’agenda ». Elle est relue chaque heure."
          dir="ltr"
          valeur={un(saisie, 'adresse')}
          erreur={erreurDe(erreurs, 'adresse')}
        />
        <Champ
          id="fichier"
          libelle="Ou un fichier .ics, lu une fois"
          type="file"
          accept=".ics,text/calendar"
          erreur={erreurDe(erreurs, 'fichier')}
        />
        <Bouton icone="check">Lire mon agenda</Bouton>
      </Formulaire>
    </Carte>
  )
}
