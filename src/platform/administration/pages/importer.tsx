import {
  Alerte,
  Bouton,
  Carte,
  Champ,
  type Etat,
  Etiquette,
  Formulaire,
  LienBouton,
  ResumeErreurs,
  Tableau,
} from '../../../ui/index.ts'
import { type ErreurChamp, erreurDe } from '../../http/formulaire.ts'
import { enMots, type Import } from '../import/importer.ts'
import type { Sort } from '../import/model.ts'
import { IMPORTER } from './communs.ts'

/** @param props.structure the only one the person may open accounts in */
export function PageImporter({ structure, erreurs }: { structure: string | null; erreurs: readonly ErreurChamp[] }) {
  return (
    <div class="wrap page stack">
      <h1>Importer des comptes</h1>
      <ResumeErreurs erreurs={erreurs} />
      <Carte>
        <Formulaire action={IMPORTER} fichiers>
          <Champ
            id="fichier"
            type="file"
            libelle="Liste des personnes"
            aide="Un fichier CSV, enregistré depuis un tableur. Rien n’est écrit avant votre accord."
            accept=".csv,.txt,text/csv,text/plain"
            requis
            erreur={erreurDe(erreurs, 'fichier')}
          />
          <div>
            <Bouton icone="search">Voir ce qui va changer</Bouton>
          </div>
        </Formulaire>
      </Carte>
      <Carte titre="Les colonnes">
        <dl class="dl">
          <dt>Courriel</dt>
          <dd>L’adresse de travail de la personne, la sienne seule.</dd>
          <dt>Prénom, Nom</dt>
          <dd>Ou une seule colonne « Prénom et nom ».</dd>
          <dt>Fonction</dt>
          <dd>Facultative. Par exemple : conseillère.</dd>
          <dt>Rôle</dt>
          <dd>
            Agent, responsable, expert, partenaire{structure === null && ', pilotage'}. Vide : agent dans un lieu
            d’accueil, expert dans un organisme.
          </dd>
          <dt>Structure, SIRET</dt>
          <dd>
            {structure === null
              ? 'Son nom, son code ou son SIRET.'
              : `Facultatifs : tous les comptes sont pour ${structure}.`}
          </dd>
        </dl>
        <p class="muted">
          Les titres ont d’autres noms dans votre liste, comme « e-mail » ou « organisme » ? Ils sont compris aussi. Qui
          n’est pas dans la liste garde son compte.
        </p>
      </Carte>
    </div>
  )
}

export function PageApercu({ vu, texte }: { vu: Import; texte: string }) {
  const { rapport, sorts } = vu
  const aEcrire = rapport.crees + rapport.modifies
  return (
    <div class="wrap page stack">
      <h1>Ce qui va changer</h1>
      <p>
        {rapport.lus} lignes lues : {rapport.crees} à créer, {rapport.modifies} à changer, {rapport.inchanges} sans
        changement, {rapport.rejetes.length} refusées. Rien n’est encore écrit.
      </p>
      {rapport.avertissements.length > 0 && <AVerifier vu={vu} />}
      <Refusees vu={vu} />
      <Tableau
        legende="Les comptes"
        lignes={sorts.filter((s) => s.genre !== 'rejete')}
        vide="Aucune ligne de ce fichier ne peut être gardée."
        colonnes={[
          { titre: 'Ligne', cellule: (s) => s.ligne },
          { titre: 'Personne', entete: true, cellule: (s) => s.compte.nom },
          { titre: 'Adresse', cellule: (s) => s.compte.email },
          { titre: 'Structure', cellule: (s) => vu.structures.get(s.compte.structure) },
          { titre: 'Ce qui se passe', cellule: (s) => <Devenir sort={s} /> },
        ]}
      />
      <div class="row">
        {aEcrire > 0 && (
          <Formulaire action={IMPORTER} fichiers>
            <input type="hidden" name="texte" value={texte} />
            <Bouton icone="check">{aEcrire > 1 ? `Écrire ces ${aEcrire} comptes` : 'Écrire ce compte'}</Bouton>
          </Formulaire>
        )}
        <LienBouton genre="discret" href={IMPORTER}>
          Choisir un autre fichier
        </LienBouton>
      </div>
    </div>
  )
}

function AVerifier({ vu }: { vu: Import }) {
  return (
    <Alerte genre="attente" titre="À vérifier">
      <ul class="list">
        {vu.rapport.avertissements.map(({ ligne, message }) => (
          <li>
            Ligne {ligne} : {message}
          </li>
        ))}
      </ul>
    </Alerte>
  )
}

function Refusees({ vu: { rapport, sorts } }: { vu: Import }) {
  if (rapport.rejetes.length === 0) return null
  const qui = new Map(sorts.flatMap((s) => (s.genre === 'rejete' ? [[s.ligne, s.nom || s.email]] : [])))
  return (
    <Tableau
      legende="Lignes refusées : elles ne seront pas écrites"
      lignes={rapport.rejetes}
      vide=""
      colonnes={[
        { titre: 'Ligne', cellule: (r) => r.ligne },
        { titre: 'Personne', entete: true, cellule: (r) => qui.get(r.ligne) || 'Non dite' },
        { titre: 'Pourquoi', cellule: (r) => r.message },
      ]}
    />
  )
}

type Gardee = Exclude<Sort, { genre: 'rejete' }>

const MOTS: Record<Gardee['genre'], { mot: string; genre?: Etat }> = {
  cree: { mot: 'Créé', genre: 'ok' },
  change: { mot: 'Changé', genre: 'info' },
  inchange: { mot: 'Inchangé' },
}

function Devenir({ sort }: { sort: Gardee }) {
  const { mot, genre } = MOTS[sort.genre]
  return (
    <>
      <Etiquette genre={genre}>{mot}</Etiquette> {sort.genre !== 'inchange' && enMots(sort)}
    </>
  )
}
