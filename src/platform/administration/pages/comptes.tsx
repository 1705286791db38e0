import { Bouton, Champ, Formulaire, LienBouton, Tableau, Vide } from '../../../ui/index.ts'
import { NOMS_DES_ROLES } from '../../access.ts'
import type { CompteVu } from '../comptes.ts'
import { COMPTES, etatDuCompte, IMPORTER, pageDe } from './communs.ts'

interface ProprietesComptes {
  comptes: readonly CompteVu[]
  cherche: string
  /** More accounts answer than the page shows. */
  reste: boolean
}

export function PageComptes({ comptes, cherche, reste }: ProprietesComptes) {
  return (
    <div class="wrap page stack">
      <div class="row row--sb">
        <h1>Comptes</h1>
        <div class="row">
          <LienBouton href={IMPORTER} genre="secondaire" icone="download">
            Importer une liste
          </LienBouton>
          <LienBouton href={`${COMPTES}/nouveau`} icone="plus">
            Créer un compte
          </LienBouton>
        </div>
      </div>
      <Formulaire methode="get" action={COMPTES} class="search" role="search">
        <Champ
          id="q"
          libelle="Nom, adresse ou structure"
          facultatif={false}
          type="search"
          valeur={cherche}
          autocomplete="off"
        />
        <Bouton genre="secondaire" icone="search">
          Chercher
        </Bouton>
      </Formulaire>
      {comptes.length === 0 ? <Rien /> : <Liste comptes={comptes} cherche={cherche} />}
      {reste && <p class="muted">Il y en a d’autres. Cherchez un nom pour les trouver.</p>}
    </div>
  )
}

function Rien() {
  return (
    <Vide
      titre="Aucun compte trouvé"
      icone="user"
      niveau={2}
      action={
        <LienBouton genre="secondaire" href={COMPTES}>
          Voir tous les comptes
        </LienBouton>
      }
    >
      Essayez un autre mot, ou une partie de l’adresse.
    </Vide>
  )
}

function Liste({ comptes, cherche }: Omit<ProprietesComptes, 'reste'>) {
  return (
    <Tableau
      legende={cherche ? `Comptes qui contiennent « ${cherche} »` : 'Tous les comptes'}
      lignes={comptes}
      vide=""
      colonnes={[
        { titre: 'Nom', entete: true, cellule: (c) => <a href={pageDe(c.id)}>{c.nom}</a> },
        { titre: 'Adresse', cellule: (c) => c.email },
        { titre: 'Rôle', cellule: (c) => NOMS_DES_ROLES[c.role] },
        { titre: 'Structure', cellule: (c) => c.structureNom },
        { titre: 'État', cellule: (c) => <span class={c.desactiveLe ? 'muted' : ''}>{etatDuCompte(c)}</span> },
      ]}
    />
  )
}
