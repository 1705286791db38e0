import type { Child } from 'hono/jsx'
import {
  type Contexte,
  type ErreurChamp,
  erreurDe,
  introuvable,
  pagePro,
  type Saisie,
  statutDe,
  un,
} from '../../platform/index.ts'
import { Bouton, Carte, Formulaire, type IconName, LienBouton, ResumeErreurs, ZoneTexte } from '../../ui/index.ts'
import { lireDemande, type Vue } from '../lire.ts'
import { peut, type TypeEvenement } from '../model.ts'
import type { Salle } from '../salle.ts'
import { entrantDe, fil, idDe, LISTE, pageDe, porteDe } from './communs.tsx'
import { ChampSignature } from './signature.tsx'

interface Geste {
  titre: string
  /** One of these must be possible from the reader's side; otherwise there is no such page. */
  types: readonly Exclude<TypeEvenement, 'envoyee'>[]
  /** Last part of the address: `/agent/demandes/:id/clore`. */
  page: string
  bouton: { libelle: string; icone: IconName }
  /** Nothing is written with it. */
  muet?: boolean
  /** Files go with it. */
  fichiers?: boolean
  /** `null`: there is no such page for this request. */
  champs(vue: Vue): Promise<Child> | Child
}

/** A small form about one request, on a page of its own: what is refused is shown again with what was typed. */
export async function pageGeste(
  salle: Salle,
  c: Contexte,
  geste: Geste,
  saisie: Saisie,
  erreurs: ErreurChamp[],
): Promise<Response> {
  const vue = await lireDemande(salle, entrantDe(c), idDe(c), un(saisie, 'id'))
  const { titre, types, page, bouton } = geste
  if (!vue || vue.detruite || vue.demande.voit === 'messages') return introuvable(c)
  if (!types.some((type) => peut(vue.demande.etat, vue.demande.cote, type))) return introuvable(c)
  const champs = await geste.champs(vue)
  if (champs === null) return introuvable(c)
  const href = pageDe(c, vue.demande.id)
  const corps = (
    <div class="wrap page stack">
      <ResumeErreurs erreurs={erreurs} />
      <div class="stack-s">
        <h1>{titre}</h1>
        <p class="muted">
          {vue.contenu && `${vue.contenu.sujet} · `} <span class="num">{vue.demande.repere}</span> · {vue.groupe.nom}
        </p>
      </div>
      <Carte>
        <Formulaire action={`${href}/${page}`} fichiers={geste.fichiers}>
          <input type="hidden" name="id" value={un(saisie, 'id')} />
          {champs}
          <ChampSignature partage={vue.partage && geste.muet !== true} saisie={saisie} erreurs={erreurs} />
          <div class="row">
            <Bouton icone={bouton.icone}>{bouton.libelle}</Bouton>
            <LienBouton href={href} genre="discret">
              Annuler
            </LienBouton>
          </div>
        </Formulaire>
      </Carte>
    </div>
  )
  const { repere } = vue.demande
  return pagePro(
    c,
    {
      titre: `${titre} (${repere})`,
      courant: LISTE[porteDe(c)],
      fil: fil(c, { libelle: repere, href }, { libelle: titre }),
      ilots: ['clavier'],
      statut: statutDe(erreurs),
    },
    corps,
  )
}

export function ZoneMessage(props: {
  libelle: string
  aide?: string
  saisie: Saisie
  erreurs: readonly ErreurChamp[]
  requis?: boolean
}) {
  const { libelle, aide, saisie, erreurs, requis } = props
  return (
    <ZoneTexte
      id="texte"
      libelle={libelle}
      aide={aide}
      valeur={un(saisie, 'texte')}
      erreur={erreurDe(erreurs, 'texte')}
      requis={requis}
      lignes={4}
      maxlength={5000}
    />
  )
}
