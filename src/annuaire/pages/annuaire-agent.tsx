import type { Child } from 'hono/jsx'
import { Alerte, Bouton, Champ, type Colonne, Liste, Tableau } from '../../ui/index.ts'
import { lienLieu } from '../liens.ts'
import { LIENS_ANNUAIRE } from '../referents/liens.ts'
import { OngletsAnnuaire } from '../referents/pages/communs.tsx'
import { TYPES } from '../types.ts'
import type { Demande } from './demande.ts'
import { EtatLieu } from './etat.tsx'
import { adresseCourte, Distance, type LieuNumerote } from './fiche.tsx'
import type { Filtrables } from './filtres.tsx'
import { LienTelephone } from './lieu-contact.tsx'
import { ChoisirLaVille, Suite } from './parcourir.tsx'
import { Pourquoi } from './pourquoi.tsx'
import { estSituee, titreRecherche } from './recherche.tsx'
import type { Reponse } from './repondre.ts'
import type { Vue } from './vue.ts'

const CHEMIN = LIENS_ANNUAIRE.lieux.href

type Props = Reponse & { erreurs: readonly string[]; filtrables: Filtrables; vue: Vue }

/** The directory at the counter: same search as the public one, denser, with whom to call in view. */
export function PageAnnuaireAgent(props: Props) {
  const { demande, zone, erreurs, filtrables, vue } = props
  return (
    <div class="wrap page stack">
      <h1>Annuaire</h1>
      <OngletsAnnuaire courant="lieux" />
      <Formulaire demande={demande} filtrables={filtrables} />
      {erreurs.length > 0 && <Alerte genre="attente">{erreurs.join(' ')}</Alerte>}
      {zone.genre === 'inconnue' && <Alerte genre="attente">{vue.t.lieux.villeInconnue(zone.texte)}</Alerte>}
      {zone.genre === 'plusieurs' ? (
        <ChoisirLaVille demande={demande} communes={zone.communes} chemin={CHEMIN} vue={vue} />
      ) : (
        <>
          <Pourquoi reponse={props} presents={filtrables.types} chemin={CHEMIN} vue={vue} />
          <Lieux {...props} />
          <Suite reponse={props} chemin={CHEMIN} vue={vue} />
        </>
      )}
    </div>
  )
}

function Lieux({ zone, lieux, total, filtrables, vue }: Props) {
  return (
    <Tableau
      legende={titreRecherche({ zone, total, vue })}
      lignes={lieux}
      vide="Enlevez un filtre, ou cherchez dans une autre ville."
      colonnes={[
        { titre: 'Lieu', entete: true, cellule: (l) => <Nom trouve={l} vue={vue} /> },
        {
          titre: 'Maintenant',
          cellule: ({ lieu, etat }) => <EtatLieu etat={etat} horairesConnus={lieu.horaires !== null} vue={vue} />,
        },
        { titre: 'Contact', cellule: ({ lieu }) => <Contact trouve={lieu} /> },
        { titre: 'Répond pour', cellule: ({ lieu }) => nomsOperateurs(lieu.operateurs, filtrables) },
        ...(estSituee(zone) ? [colonneDistance(vue)] : []),
      ]}
    />
  )
}

function Formulaire({ demande, filtrables }: { demande: Demande; filtrables: Filtrables }) {
  return (
    <form action={CHEMIN}>
      <search class="search">
        <Champ id="q" libelle="Nom, service ou démarche" facultatif={false} type="search" valeur={demande.q} />
        <Champ id="ville" libelle="Ville ou code postal" facultatif={false} valeur={demande.ville} autocomplete="off" />
        <Liste
          id="operateur"
          libelle="Organisme"
          facultatif={false}
          invite="Tous"
          valeur={demande.operateur ?? undefined}
          options={filtrables.operateurs.map(({ code, nom }) => ({ valeur: code, libelle: nom }))}
        />
        <Liste
          id="type"
          libelle="Type de lieu"
          facultatif={false}
          invite="Tous"
          valeur={demande.types[0]}
          options={filtrables.types.map((type) => ({
            valeur: type,
            libelle: TYPES[type].libelle,
            groupe: TYPES[type].famille,
          }))}
        />
        <Bouton icone="search">Chercher</Bouton>
      </search>
    </form>
  )
}

function colonneDistance(vue: Vue): Colonne<LieuNumerote> {
  return { titre: 'Distance', fin: true, cellule: (trouve) => <Distance trouve={trouve} vue={vue} /> }
}

function Nom({ trouve: { lieu }, vue }: { trouve: LieuNumerote; vue: Vue }) {
  return (
    <>
      <a href={vue.lien(lienLieu(lieu.id))}>{lieu.nom}</a>
      <div class="small muted">{adresseCourte(lieu)}</div>
      <a class="tgt small" href={`${CHEMIN}/lieux/${encodeURIComponent(lieu.id)}`}>
        Notes<span class="sr"> entre professionnels sur {lieu.nom}</span>
      </a>
    </>
  )
}

function Contact({ trouve: { telephone, email } }: { trouve: LieuNumerote['lieu'] }): Child {
  if (telephone === null && email === null) return <span class="muted">Non connu</span>
  return (
    <>
      {telephone && (
        <div>
          <LienTelephone telephone={telephone} />
        </div>
      )}
      {email && (
        <div>
          <a class="tgt" href={`mailto:${email}`}>
            {email}
          </a>
        </div>
      )}
    </>
  )
}

/** France services desks answer for all nine partners: said in two words. */
function nomsOperateurs(codes: readonly string[], { operateurs }: Filtrables): string {
  const noms = operateurs.filter((o) => codes.includes(o.code)).map((o) => o.nom)
  return noms.length > 4 ? `${noms.slice(0, 3).join(', ')} et ${noms.length - 3} autres` : noms.join(', ')
}
