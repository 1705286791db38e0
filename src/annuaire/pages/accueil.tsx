import type { Child } from 'hono/jsx'
import { Alerte, Icon, type IconName, LienBouton } from '../../ui/index.ts'
import { bouquet, type Evenement } from '../bouquet.ts'
import { lienLieu } from '../liens.ts'
import type { Apercu } from './apercu.ts'
import { adresseRecherche, DEMANDE_VIDE } from './demande.ts'
import { EtatLieu } from './etat.tsx'
import { adresseCourte, type LieuSitue } from './fiche.tsx'
import { BoutonPosition, Cachees } from './formulaire.tsx'
import { Francais } from './francais.tsx'
import { Maille } from './maille.tsx'
import type { Vue } from './vue.ts'

interface Props {
  apercu: Apercu
  /** A town of the territory, for the example in the box. */
  ville: string | null
  /** Open now, or the next ones to open. */
  lieux: readonly LieuSitue[]
  vue: Vue
}

/** The public door: say one's need, or touch what happens in one's life. */
export function PageAccueil({ apercu: { fond, pourvues }, ville, lieux, vue }: Props) {
  return (
    <>
      <section class="hero">
        <Maille fond={fond} pourvues={pourvues} />
        <div class="wrap">
          <Besoin ville={ville} vue={vue} />
        </div>
      </section>
      <div class="wrap stack-l page-end">
        <Portes vue={vue} />
        <Danger vue={vue} />
        <Evenements vue={vue} />
        <LieuxOuverts lieux={lieux} vue={vue} />
      </div>
    </>
  )
}

/** « avez-vous » stays on one line of a title. */
function sansCoupure(titre: string): Child {
  return titre.split(/(\S+-\S+)/).map((part, rang) => (rang % 2 === 1 ? <span class="nb">{part}</span> : part))
}

/** Need and town in one go: the search page sorts out which is which. */
function Besoin({ ville, vue }: { ville: string | null; vue: Vue }) {
  const { t } = vue
  return (
    <div class="in stack">
      <h1>{sansCoupure(t.accueil.titre)}</h1>
      <p class="lead">{t.accueil.chapeau}</p>
      <form action="/lieux">
        <search class="search">
          <label class="sr" for="q">
            {t.accueil.champ}
          </label>
          <input
            class="input"
            id="q"
            name="q"
            type="search"
            placeholder={t.accueil.exemple(ville)}
            autocomplete="off"
          />
          <button type="submit" class="btn btn--s btn--l">
            <Icon nom="search" petit />
            {t.lieux.chercher}
          </button>
        </search>
        <Cachees demande={DEMANDE_VIDE} sauf={[]} vue={vue} />
        <BoutonPosition vue={vue} surFonce />
      </form>
    </div>
  )
}

function Portes({ vue }: { vue: Vue }) {
  const { lieu, aide, ordinateur } = vue.t.accueil.portes
  const vers = (types: Parameters<typeof adresseRecherche>[1]['types']) =>
    adresseRecherche(vue.langue, { ...DEMANDE_VIDE, types })
  const portes: [IconName, { titre: string; texte: string }, string][] = [
    ['pin', lieu, vers([])],
    ['users', aide, vers(['france-services'])],
    // Self-service computers are part of the charter of a France services desk.
    ['wifi', ordinateur, vers(['france-services', 'epn'])],
  ]
  return (
    <ul class="grid g3 doors">
      {portes.map(([icone, { titre, texte }, href]) => (
        <li>
          <a class="door" href={href}>
            <span class="pic">
              <Icon nom={icone} grand />
            </span>
            <span>
              <b>{titre}</b>
              {texte}
            </span>
          </a>
        </li>
      ))}
    </ul>
  )
}

/** National numbers, free, day and night. */
export function Danger({ vue }: { vue: Vue }) {
  const { titre, texte, sansAbri, violences, urgence } = vue.t.accueil.danger
  const numeros = [
    ['115', sansAbri],
    ['3919', violences],
    ['112', urgence],
  ] as const
  return (
    <aside class="alert late" aria-labelledby="danger">
      <Icon nom="warn" />
      <div class="row row--sb grow">
        <div>
          <h2 id="danger">{titre}</h2>
          <p>{texte}</p>
        </div>
        <div class="row">
          {numeros.map(([numero, nom]) => (
            <LienBouton genre="danger" href={`tel:${numero}`}>
              <span>
                <bdi>{numero}</bdi> · {nom}
              </span>
            </LienBouton>
          ))}
        </div>
      </div>
    </aside>
  )
}

/** Every life event, family by family: what one needs, not who is in charge. */
function Evenements({ vue }: { vue: Vue }) {
  const { accueil: t, bouquet: mots } = vue.t
  const familles: Record<string, string> = mots.familles
  return (
    <section class="stack" aria-labelledby="evenements">
      <div class="row row--sb">
        <div>
          <h2 id="evenements">{sansCoupure(t.evenementsTitre)}</h2>
          <p class="muted">{t.evenementsTexte}</p>
        </div>
        <a href={vue.lien('/services')}>{mots.services}</a>
      </div>
      <div class="needs">
        {parFamille.map(([famille, evenements]) => (
          <section class="need" aria-labelledby={famille}>
            <h3 id={famille}>{familles[famille]}</h3>
            <ul>
              {evenements.map((evenement) => (
                <li>
                  <LienEvenement evenement={evenement} vue={vue} />
                </li>
              ))}
            </ul>
          </section>
        ))}
      </div>
    </section>
  )
}

const parFamille = [...Map.groupBy(bouquet.evenements, (e) => e.famille)]

function LienEvenement({ evenement: { code, icone }, vue }: { evenement: Evenement; vue: Vue }) {
  const noms: Record<string, string> = vue.t.evenements
  return (
    <a class="event" href={vue.lien(`/evenements/${code}`)}>
      <span class="pic">
        <Icon nom={icone} grand />
      </span>
      <b>{noms[code]}</b>
    </a>
  )
}

function LieuxOuverts({ lieux, vue }: { lieux: readonly LieuSitue[]; vue: Vue }) {
  const { t } = vue
  const ouverts = lieux.length === 0 || lieux.some((l) => l.etat.etat === 'ouvert')
  return (
    <section class="stack" aria-labelledby="ouverts">
      <div class="row row--sb">
        <h2 id="ouverts">{ouverts ? t.accueil.ouverts : t.accueil.bientot}</h2>
        {lieux.length > 0 && <a href={vue.lien('/lieux')}>{t.accueil.voirTout}</a>}
      </div>
      {lieux.length === 0 ? (
        <Alerte genre="info">{t.accueil.vide}</Alerte>
      ) : (
        <ul class="grid g3">
          {lieux.map(({ lieu, etat }) => (
            <li class="card stack-s">
              <h3>
                <a href={vue.lien(lienLieu(lieu.id))}>
                  <Francais vue={vue}>{lieu.nom}</Francais>
                </a>
              </h3>
              <p>
                <EtatLieu etat={etat} horairesConnus={lieu.horaires !== null} vue={vue} />
              </p>
              <p class="muted">
                <Francais vue={vue}>{adresseCourte(lieu)}</Francais>
              </p>
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}
