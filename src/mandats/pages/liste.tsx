import { acteurDe, type Contexte, jourIso, pagePro, relire, un } from '../../platform/index.ts'
import { Alerte, Bouton, Champ, Formulaire, LienBouton, Pagination, Tableau, Vide } from '../../ui/index.ts'
import { chercher } from '../consulter.ts'
import { type Etat, enumeration, type Fiche, type Jour, jourDeFin, jourLong, nomComplet, type Suivi } from '../model.ts'
import { exporterRegistre, NOMS_DES_ETATS, REGISTRES } from '../registre.ts'
import { aujourdhui, LISTE, pageDe, type Salle } from './communs.ts'
import { EtatDuMandat } from './etat.tsx'

/** GET: the mandates of one's structure. */
export function lister(salle: Salle, c: Contexte): Promise<Response> {
  const etat = c.req.query('etat') ?? ''
  return page(salle, c, {
    recherche: '',
    etat: Object.hasOwn(NOMS_DES_ETATS, etat) ? (etat as Etat) : null,
    page: Math.max(1, Math.trunc(Number(c.req.query('page'))) || 1),
  })
}

/** POST: those that were looked for. A name never goes into an address, which browsers and proxies remember. */
export async function rechercher(salle: Salle, c: Contexte): Promise<Response> {
  const recherche = un(await relire(c), 'q')
    .trim()
    .slice(0, 80)
  return page(salle, c, { recherche, etat: null, page: 1 })
}

/** GET: the register, for a spreadsheet, without names. */
export async function exporter(salle: Salle, c: Contexte, genre: keyof typeof REGISTRES): Promise<Response> {
  return c.body(new Uint8Array(await exporterRegistre(salle, acteurDe(c), genre)), 200, {
    'content-type': REGISTRES[genre],
    'content-disposition': `attachment; filename="registre-des-mandats.${genre}"`,
    'cache-control': 'no-store',
  })
}

type Choix = Parameters<typeof chercher>[2]

async function page(salle: Salle, c: Contexte, choix: Choix): Promise<Response> {
  const liste = await chercher(salle, acteurDe(c), choix)
  return pagePro(
    c,
    { titre: 'Mandats', courant: LISTE },
    <PageListe {...liste} {...choix} aujourdhui={aujourdhui(salle)} />,
  )
}

interface Props extends Choix {
  fiches: readonly Fiche[]
  suite: boolean
  aRenouveler: readonly Suivi[]
  aujourdhui: Jour
}

function PageListe({ fiches, recherche, etat, page, suite, aRenouveler, aujourdhui }: Props) {
  const vide = fiches.length === 0
  const filtre = etat === null ? '' : `etat=${etat}&`
  return (
    <div class="wrap page stack">
      <div class="row row--sb">
        <h1>Mandats</h1>
        <LienBouton href={`${LISTE}/nouveau`} icone="plus">
          Nouveau mandat
        </LienBouton>
      </div>
      <ARenouveler suivis={aRenouveler} />
      {(!vide || recherche !== '' || etat !== null) && (
        <>
          <Recherche recherche={recherche} />
          <Filtres etat={etat} />
        </>
      )}
      {vide ? <Rien recherche={recherche} etat={etat} /> : <Lignes fiches={fiches} aujourdhui={aujourdhui} />}
      {recherche !== '' && suite && <p>Il y en a d’autres. Précisez le nom ou le numéro.</p>}
      {recherche === '' && (page > 1 || suite) && (
        <Pagination
          precedent={page > 1 ? `${LISTE}?${filtre}page=${page - 1}` : undefined}
          suivant={suite ? `${LISTE}?${filtre}page=${page + 1}` : undefined}
          libelle={`Page ${page}`}
        />
      )}
    </div>
  )
}

/** What people asked for with their code. */
function ARenouveler({ suivis }: { suivis: readonly Suivi[] }) {
  if (suivis.length === 0) return null
  const titre =
    suivis.length === 1 ? 'Une personne demande à renouveler' : `${suivis.length} personnes demandent à renouveler`
  return (
    <Alerte genre="info" titre={titre}>
      <ul class="row">
        {suivis.map((m) => (
          <li>
            <a class="tgt num" href={pageDe(m)}>
              {m.repere}
            </a>{' '}
            depuis le {jourLong(jourIso(m.renouvellementLe ?? m.creeLe))}
          </li>
        ))}
      </ul>
    </Alerte>
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

/** By state, and the register to take away. */
function Filtres({ etat }: { etat: Etat | null }) {
  const courant = (e: Etat | null) => (e === etat ? 'page' : undefined)
  return (
    <div class="row row--sb">
      <nav aria-label="État du mandat">
        <ul class="chips">
          <li>
            <a class="chip" href={LISTE} aria-current={courant(null)}>
              Tous
            </a>
          </li>
          {(Object.keys(NOMS_DES_ETATS) as Etat[]).map((e) => (
            <li>
              <a class="chip" href={`${LISTE}?etat=${e}`} aria-current={courant(e)}>
                {NOMS_DES_ETATS[e]}
              </a>
            </li>
          ))}
        </ul>
      </nav>
      <div class="row">
        <LienBouton href={`${LISTE}/registre.csv`} genre="discret" icone="download">
          Registre sans noms (CSV)
        </LienBouton>
        <LienBouton href={`${LISTE}/registre.ods`} genre="discret" icone="download">
          Registre sans noms (ODS)
        </LienBouton>
      </div>
    </div>
  )
}

function Rien({ recherche, etat }: { recherche: string; etat: Etat | null }) {
  if (recherche !== '' || etat !== null) {
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
