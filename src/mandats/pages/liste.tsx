import { acteurDe, type Contexte, jourIso, pagePro, relire, un } from '../../platform/index.ts'
import { Bouton, Champ, Formulaire, LienBouton, Pagination, Tableau, Vide } from '../../ui/index.ts'
import { chercher } from '../consulter.ts'
import { enumeration, type Fiche, type Jour, jourDeFin, jourLong, nomComplet } from '../model.ts'
import { aujourdhui, LISTE, pageDe, type Salle } from './communs.ts'
import { EtatDuMandat } from './etat.tsx'

/** GET: the mandates of one's structure. */
export function lister(salle: Salle, c: Contexte): Promise<Response> {
  return page(salle, c, '', Math.max(1, Math.trunc(Number(c.req.query('page'))) || 1))
}

/** POST: those that were looked for. A name never goes into an address, which browsers and proxies remember. */
export async function rechercher(salle: Salle, c: Contexte): Promise<Response> {
  return page(
    salle,
    c,
    un(await relire(c), 'q')
      .trim()
      .slice(0, 80),
    1,
  )
}

async function page(salle: Salle, c: Contexte, recherche: string, page: number): Promise<Response> {
  const liste = await chercher(salle, acteurDe(c), recherche, page)
  return pagePro(
    c,
    { titre: 'Mandats', courant: LISTE },
    <PageListe {...liste} recherche={recherche} page={page} aujourdhui={aujourdhui(salle)} />,
  )
}

interface Props {
  fiches: readonly Fiche[]
  recherche: string
  page: number
  suite: boolean
  aujourdhui: Jour
}

function PageListe({ fiches, recherche, page, suite, aujourdhui }: Props) {
  const vide = fiches.length === 0
  return (
    <div class="wrap page stack">
      <div class="row row--sb">
        <h1>Mandats</h1>
        <LienBouton href={`${LISTE}/nouveau`} icone="plus">
          Nouveau mandat
        </LienBouton>
      </div>
      {(!vide || recherche !== '') && <Recherche recherche={recherche} />}
      {vide ? <Rien recherche={recherche} /> : <Lignes fiches={fiches} aujourdhui={aujourdhui} />}
      {recherche !== '' && suite && <p>Il y en a d’autres. Précisez le nom ou le numéro.</p>}
      {recherche === '' && (page > 1 || suite) && (
        <Pagination
          precedent={page > 1 ? `${LISTE}?page=${page - 1}` : undefined}
          suivant={suite ? `${LISTE}?page=${page + 1}` : undefined}
          libelle={`Page ${page}`}
        />
      )}
    </div>
  )
}

function Recherche({ recherche }: { recherche: string }) {
  return (
    <search>
      <Formulaire class="search" action={LISTE}>
        <Champ
          id="q"
          libelle="Chercher un mandat"
          aide="Son numéro (M-2026-0042) ou le nom de la personne"
          type="search"
          valeur={recherche}
          facultatif={false}
          autocomplete="off"
          maxlength={80}
        />
        <Bouton genre="secondaire" icone="search">
          Chercher
        </Bouton>
      </Formulaire>
    </search>
  )
}

function Rien({ recherche }: { recherche: string }) {
  if (recherche !== '') {
    return (
      <Vide titre="Aucun mandat trouvé" icone="search" niveau={2} action={<a href={LISTE}>Voir tous les mandats</a>}>
        Vérifiez le numéro ou le nom. Vous voyez seulement les mandats de votre structure.
      </Vide>
    )
  }
  return (
    <Vide titre="Aucun mandat pour l’instant" icone="signature" niveau={2}>
      Un mandat vous permet de faire des démarches au nom d’une personne, et d’écrire pour elle à un organisme.
    </Vide>
  )
}

function Lignes({ fiches, aujourdhui }: { fiches: readonly Fiche[]; aujourdhui: Jour }) {
  return (
    <Tableau
      legende="Les plus récents d’abord"
      lignes={fiches}
      vide=""
      colonnes={[
        {
          titre: 'Personne',
          entete: true,
          cellule: (m) => (
            <a class="tgt" href={pageDe(m)}>
              {m.contenu ? nomComplet(m.contenu.mandant) : 'Données détruites'}
            </a>
          ),
        },
        { titre: 'Numéro', cellule: (m) => <span class="nb num">{m.repere}</span> },
        {
          titre: 'Organismes',
          cellule: (m) => (m.contenu ? enumeration(m.contenu.portees.map((p) => p.operateur.libelle)) : '–'),
        },
        { titre: 'État', cellule: (m) => <EtatDuMandat mandat={m} aujourdhui={aujourdhui} /> },
        { titre: 'Dates', cellule: dates },
      ]}
    />
  )
}

function dates(fiche: Fiche) {
  if (!fiche.signature) return `Préparé le ${jourLong(jourIso(fiche.creeLe))}`
  return `Du ${jourLong(fiche.signature.debut)} au ${jourLong(jourDeFin(fiche) ?? '')}`
}
