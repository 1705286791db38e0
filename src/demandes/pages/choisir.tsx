import {
  chercherMandats,
  EtatDuMandat,
  type Mandat,
  nomComplet,
  type Portee,
  RecherchePersonne,
} from '../../mandats/index.ts'
import { acteurDe, type Contexte, jourIso, pagePro, relire, un } from '../../platform/index.ts'
import { Alerte, Bouton, Carte, EtapesDe, LienBouton, Liste, Vide } from '../../ui/index.ts'
import type { Catalogue, Demarche } from '../catalogue.ts'
import type { Salle } from '../salle.ts'
import { fil, LISTE } from './communs.tsx'

/** What a visit or a mandate already said, carried from page to page in the address: codes, never names. */
export interface Connu {
  mandat: string
  demarche: string
  operateur: string
  commune: string
}

/** For {@link lireConnu}. */
export const deLAdresse = (c: Contexte) => (nom: keyof Connu) => c.req.query(nom) ?? ''

/** @param de what the address, or a form, says under a name; an empty text when nothing */
export function lireConnu(de: (nom: keyof Connu) => string): Connu {
  return {
    mandat: de('mandat'),
    demarche: de('demarche'),
    operateur: de('operateur'),
    commune: de('commune'),
  }
}

function adresse(page: string, connu: Partial<Connu> & { comme?: string }): string {
  const query = new URLSearchParams(Object.entries(connu).filter(([, v]) => v !== ''))
  return `${page}?${query}`
}

const NOUVELLE = `${LISTE.agent}/nouvelle`
const ETAPES = ['La personne et la démarche', 'Votre demande', 'Relire et envoyer']

export function EtapesDemande({ ici }: { ici: number }) {
  return <EtapesDe titres={ETAPES} ici={ici} />
}

/** Procedures that can be asked about under this mandate. */
export function demarchesDe(catalogue: Catalogue, { contenu }: Mandat): { portee: Portee; demarches: Demarche[] }[] {
  return contenu.portees.map((portee) => {
    const siennes = catalogue.demarches.filter((d) => d.operateur === portee.operateur.code)
    const { demarches } = portee
    const choisies = demarches === 'toutes' ? siennes : siennes.filter((d) => demarches.some((x) => x.code === d.code))
    return { portee, demarches: choisies }
  })
}

/** POST: the same, for the name that was looked for, which never goes into an address. */
export async function chercherPersonne(salle: Salle, c: Contexte): Promise<Response> {
  const saisie = await relire(c)
  return choisirMandat(
    salle,
    c,
    lireConnu((nom) => un(saisie, nom)),
    { recherche: un(saisie, 'q').trim() },
  )
}

interface Etat {
  recherche?: string
  refus?: string | undefined
  /** The mandate that does not do: its person stays known. */
  comme?: string
}

/** GET: whose request is it? Nothing is sent without a mandate, so it starts there. */
export async function choisirMandat(
  salle: Salle,
  c: Contexte,
  connu: Connu,
  { recherche = '', refus, comme = '' }: Etat = {},
): Promise<Response> {
  const acteur = acteurDe(c)
  const { operateur, demarche: code } = connu
  const mandats = await salle.database.as(acteur, (trx) =>
    chercherMandats(trx, salle, acteur, recherche, (m) => couvreLaDemarche(m, operateur, code)),
  )
  const demarche = salle.catalogue.demarche(connu.demarche)
  const page = (
    <PageChoisirMandat
      {...{ mandats, connu, recherche, demarche, refus, comme, aujourdhui: jourIso(salle.clock.now()) }}
    />
  )
  return pagePro(
    c,
    { titre: 'Nouvelle demande', courant: LISTE.agent, fil: fil(c, { libelle: 'Nouvelle demande' }) },
    page,
  )
}

/** An empty text: any of them. */
function couvreLaDemarche({ contenu }: Mandat, operateur: string, demarche: string): boolean {
  const { portees } = contenu
  return (
    (operateur === '' || portees.some((p) => p.operateur.code === operateur)) &&
    (demarche === '' || portees.some((p) => p.demarches === 'toutes' || p.demarches.some((d) => d.code === demarche)))
  )
}

interface PropsChoisirMandat {
  mandats: readonly Mandat[]
  connu: Connu
  recherche: string
  demarche: Demarche | null
  refus: string | undefined
  comme: string
  aujourdhui: string
}

function PageChoisirMandat({ mandats, connu, recherche, demarche, refus, comme, aujourdhui }: PropsChoisirMandat) {
  const { operateur, demarche: code } = connu
  const nouveau = adresse('/agent/mandats/nouveau', { operateur, demarche: code })
  return (
    <div class="wrap page stack">
      <h1>Nouvelle demande</h1>
      <EtapesDemande ici={0} />
      {refus && (
        <Alerte
          genre="retard"
          titre="Ce mandat ne convient pas"
          actions={
            <LienBouton href={adresse('/agent/mandats/nouveau', { operateur, demarche: code, comme })}>
              {comme ? 'Nouveau mandat pour la même personne' : 'Nouveau mandat'}
            </LienBouton>
          }
        >
          {refus}
        </Alerte>
      )}
      <div class="row row--sb">
        <h2>{comme ? 'Pour une autre personne ?' : 'Pour qui ?'}</h2>
        <LienBouton href={nouveau} genre="secondaire" icone="plus">
          Nouveau mandat
        </LienBouton>
      </div>
      {demarche && (
        <p>
          Voici les mandats en vigueur qui permettent : « {demarche.libelle} ».{' '}
          <a href={NOUVELLE}>Voir tous les mandats</a>
        </p>
      )}
      <RecherchePersonne action={`${NOUVELLE}/personne`} connus={{ ...connu }} {...{ recherche, mandats }} />
      {mandats.length === 0 ? (
        <Vide
          titre="Aucun mandat en vigueur"
          icone="signature"
          action={<LienBouton href={nouveau}>Établir un mandat</LienBouton>}
        >
          {recherche === ''
            ? 'Pour écrire à un organisme, il faut l’accord signé de la personne.'
            : 'Vérifiez le nom, ou établissez un mandat avec la personne.'}
        </Vide>
      ) : (
        <Mandats mandats={mandats} connu={connu} aujourdhui={aujourdhui} />
      )}
    </div>
  )
}

function Mandats({ mandats, connu, aujourdhui }: Pick<PropsChoisirMandat, 'mandats' | 'connu' | 'aujourdhui'>) {
  return (
    <ul class="grid g2">
      {mandats.map((mandat) => (
        <li>
          <Carte
            titre={nomComplet(mandat.contenu.mandant)}
            niveau={3}
            actions={<EtatDuMandat {...{ mandat, aujourdhui }} />}
          >
            <p class="muted">
              <span class="num">{mandat.repere}</span> ·{' '}
              {mandat.contenu.portees.map((p) => p.operateur.libelle).join(', ')}
            </p>
            <LienBouton href={adresse(NOUVELLE, { ...connu, mandat: mandat.id })} genre="secondaire" icone="arrow">
              Écrire pour {mandat.contenu.mandant.prenom}
              <span class="sr"> {mandat.contenu.mandant.nom}</span>
            </LienBouton>
          </Carte>
        </li>
      ))}
    </ul>
  )
}

/** GET: the mandate allows several procedures; the operator follows from the one chosen. */
export function choisirDemarche(salle: Salle, c: Contexte, connu: Connu, mandat: Mandat): Promise<Response> {
  const titre = 'Nouvelle demande'
  const page = (
    <div class="wrap page stack">
      <h1>{titre}</h1>
      <EtapesDemande ici={0} />
      <form class="stack" action={NOUVELLE}>
        <input type="hidden" name="mandat" value={mandat.id} />
        <input type="hidden" name="commune" value={connu.commune} />
        <h2>Quelle démarche, pour {nomComplet(mandat.contenu.mandant)} ?</h2>
        <Liste
          id="demarche"
          libelle="Démarche"
          requis
          options={demarchesDe(salle.catalogue, mandat).flatMap(({ portee, demarches }) =>
            demarches.map((d) => ({ valeur: d.code, libelle: d.libelle, groupe: portee.operateur.libelle })),
          )}
        />
        <div class="row">
          <Bouton icone="arrow">Continuer</Bouton>
          <LienBouton href={NOUVELLE} genre="discret">
            Changer de personne
          </LienBouton>
        </div>
      </form>
    </div>
  )
  return pagePro(c, { titre, courant: LISTE.agent, fil: fil(c, { libelle: titre }) }, page)
}
