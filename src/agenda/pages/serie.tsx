import { ChampsRythme, rythmeEnSaisie } from '../../annuaire/index.ts'
import {
  type Acteur,
  acteurDe,
  type Contexte,
  type ErreurChamp,
  enErreur,
  formulaire,
  introuvable,
  jourIso,
  pagePro,
  plusJours,
  retour,
  type Saisie,
  statutDe,
  un,
} from '../../platform/index.ts'
import { Bouton, Carte, Formulaire, formats, LienBouton, ResumeErreurs } from '../../ui/index.ts'
import { verifierFin } from '../model.ts'
import { findSerie } from '../reglages.ts'
import type { Salle } from '../salle.ts'
import { type Application, garderSerie } from '../series.ts'
import type { SerieTable } from '../tables.ts'
import { AGENDA, idDe } from './communs.tsx'
import { ChampsOu, type Choisir, choixDe } from './ou.tsx'
import { filReglages, REGLAGES } from './reglages.tsx'
import { schemaSerie } from './saisie-agenda.ts'

const SIX_MOIS = 182

/** GET: hours that come back, new or to change. */
export async function serieForm(salle: Salle, c: Contexte): Promise<Response> {
  const acteur = acteurDe(c)
  const id = idDe(c)
  if (id === '') {
    const au = jourIso(plusJours(salle.clock.now(), SIX_MOIS))
    return page(salle, c, { id: salle.newId(), motif: c.req.query('motif') ?? '', frequence: 'semaine', au }, [])
  }
  const serie = await salle.database.as(acteur, (trx) => findSerie(trx, acteur, id))
  return serie && !serie.arretee_le ? page(salle, c, enSaisie(serie), []) : introuvable(c)
}

/** POST: the diary follows the rule from now on; whoever had booked an hour that goes is told. */
export async function garderSeriePage(salle: Salle, c: Contexte): Promise<Response> {
  const acteur = acteurDe(c)
  const lu = await formulaire(c, schemaSerie)
  if (!lu.ok) return page(salle, c, lu.saisie, lu.erreurs)
  const { id, motif, osm, fin } = lu.valeur
  const saisie = {
    ...rythmeEnSaisie(osm),
    id,
    motif,
    lieu: lu.valeur.lieu,
    expert: lu.valeur.expert,
    ressource: lu.valeur.ressource,
  }
  const bornes = verifierFin(fin, salle.clock.now())
  if (!bornes.ok) return page(salle, c, saisie, [enErreur(bornes.refus)])
  const choix = await salle.database.as(acteur, (trx) => choixDe(trx, acteur))
  const serie = enSerie(acteur, choix, lu.valeur)
  const garde = await garderSerie(salle, acteur, serie)
  if (!garde.ok) return page(salle, c, saisie, [enErreur(garde.refus)])
  return retour(c, AGENDA, { genre: 'ok', texte: enPhrase(garde.value) })
}

/** POST: no more of these; whoever had booked is told. */
export async function arreterSerie(salle: Salle, c: Contexte): Promise<Response> {
  const acteur = acteurDe(c)
  const serie = await salle.database.as(acteur, (trx) => findSerie(trx, acteur, idDe(c)))
  if (!serie) return introuvable(c)
  const garde = await garderSerie(salle, acteur, { ...serie, arretee_le: salle.clock.now() })
  if (!garde.ok) return introuvable(c)
  return retour(c, REGLAGES, { genre: 'ok', texte: `C’est arrêté. Personnes prévenues : ${garde.value.prevenues}.` })
}

function enPhrase({ crees, prevenues, pris }: Application): string {
  const { jour, heure } = formats('fr')
  const faits = [`Horaires ajoutés : ${crees}.`]
  if (prevenues > 0) faits.push(`Personnes prévenues que leur horaire n’existe plus : ${prevenues}.`)
  const [premier] = pris
  if (premier)
    faits.push(
      `Laissés de côté, car la salle ou la personne est déjà prise : ${pris.length}, dont ${jour(premier.debut)} à ${heure(premier.debut)}.`,
    )
  return faits.join(' ')
}

type SerieLue = { id: string; motif: string; lieu: string; expert: string; ressource: string; osm: string }

/** Only what the structure may choose. */
function enSerie({ departement, structureId }: Acteur, choix: Choisir, lu: SerieLue): SerieTable {
  const parmi = (liste: readonly { id: string }[], id: string) => liste.find((x) => x.id === id)?.id ?? null
  return {
    departement,
    id: lu.id,
    structure_id: structureId,
    motif_id: lu.motif,
    lieu_id: parmi(choix.lieux, lu.lieu),
    compte_id: parmi(choix.experts, lu.expert),
    ressource_id: parmi(choix.ressources, lu.ressource),
    rythme: lu.osm,
    arretee_le: null,
  }
}

function enSaisie(s: SerieTable): Saisie {
  return {
    ...rythmeEnSaisie(s.rythme),
    id: s.id,
    motif: s.motif_id,
    lieu: s.lieu_id ?? '',
    expert: s.compte_id ?? '',
    ressource: s.ressource_id ?? '',
  }
}

async function page(salle: Salle, c: Contexte, saisie: Saisie, erreurs: readonly ErreurChamp[]): Promise<Response> {
  const acteur = acteurDe(c)
  const choix = await salle.database.as(acteur, (trx) => choixDe(trx, acteur))
  const connue = idDe(c) !== ''
  const titre = connue ? 'Changer ces horaires' : 'Horaires qui se répètent'
  return pagePro(
    c,
    { titre, courant: AGENDA, fil: filReglages(titre), statut: statutDe(erreurs) },
    <div class="wrap page">
      <div class="prose stack">
        <h1>{titre}</h1>
        <p class="lead">
          {connue
            ? 'Les personnes dont l’heure disparaît sont prévenues, et choisissent une autre heure.'
            : 'Les jours fériés et les fermetures de votre lieu sont enlevés tout seuls.'}
        </p>
        <ResumeErreurs erreurs={erreurs} />
        <Carte>
          <Formulaire>
            <input type="hidden" name="id" value={un(saisie, 'id')} />
            <ChampsOu choix={choix} saisie={saisie} erreurs={erreurs} />
            <ChampsRythme saisie={saisie} erreurs={erreurs} />
            <p class="small muted">Écrivez le dernier jour dans « Début, fin, jours sans » : un an au plus.</p>
            <div class="row">
              <Bouton icone="check">Garder</Bouton>
              <LienBouton href={REGLAGES} genre="discret">
                Annuler
              </LienBouton>
            </div>
          </Formulaire>
        </Carte>
        {connue && (
          <Carte titre="Arrêter ces horaires">
            <p>Les personnes inscrites sont prévenues. Les rendez-vous passés restent.</p>
            <Formulaire action={`${AGENDA}/series/${idDe(c)}/arreter`}>
              <Bouton genre="danger" icone="x">
                Arrêter et prévenir
              </Bouton>
            </Formulaire>
          </Carte>
        )}
      </div>
    </div>,
  )
}
