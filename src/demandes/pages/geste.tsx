import type { Child } from 'hono/jsx'
import type { z } from 'zod'
import {
  type Contexte,
  type ErreurChamp,
  enErreur,
  erreurDe,
  formulaire,
  introuvable,
  pagePro,
  type Result,
  relire,
  type Saisie,
  statutDe,
  un,
} from '../../platform/index.ts'
import { Bouton, Carte, Formulaire, type IconName, LienBouton, ResumeErreurs, ZoneTexte } from '../../ui/index.ts'
import { lireDemande, type Vue } from '../lire.ts'
import { peut, type TypeEvenement } from '../model.ts'
import type { Issue, Salle } from '../salle.ts'
import type { Entrant } from '../store.ts'
import { entrantDe, fil, idDe, LISTE, pageDe, porteDe, suite } from './communs.tsx'
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

/** The POST of such a page: done and said on the request, or shown again with what was typed. */
export async function recevoirGeste<T extends z.ZodType>(
  salle: Salle,
  c: Contexte,
  schema: T,
  {
    faire,
    dit,
    page,
  }: {
    faire(acteur: Entrant, id: string, valeur: z.infer<T>): Promise<Result<Issue> | null>
    dit: string | ((valeur: z.infer<T>) => string)
    page(salle: Salle, c: Contexte, saisie: Saisie, erreurs: ErreurChamp[]): Promise<Response>
  },
): Promise<Response> {
  const lu = await formulaire(c, schema)
  if (!lu.ok) return page(salle, c, lu.saisie, lu.erreurs)
  const issue = await faire(entrantDe(c), idDe(c), lu.valeur)
  const texte = typeof dit === 'string' ? dit : dit(lu.valeur)
  const refusee = async () => page(salle, c, await relire(c), issue?.ok === false ? [enErreur(issue.refus)] : [])
  return suite(c, idDe(c), issue, texte) ?? refusee()
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
