import type { Child } from 'hono/jsx'
import { Alerte, Bouton, Champ, Etiquette, Liste, Tableau } from '../../../ui/index.ts'
import { lienLieu } from '../../liens.ts'
import type { Fond } from '../../pages/fond.ts'
import type { Vue } from '../../pages/vue.ts'
import { nomComplet } from '../../pages/zone.ts'
import { estType, TYPES } from '../../types.ts'
import { distanceDite, heuresDites, nomDuGenre, nomEntier } from '../dire.ts'
import {
  type CommuneCouverte,
  type Couverture,
  type Genre,
  type Presence,
  presence,
  RAYON_KM,
  sansLieu,
  TOUS,
  TRIS,
  type Tri,
  trier,
} from '../model.ts'
import { CarteCouverture, Legende } from './carte-couverture.tsx'

export const COUVERTURE = '/couverture'

/** What is asked of the page, as its address says it. */
export interface Choix {
  genre: Genre
  tri: Tri
  /** Commune, as typed. */
  ville: string
}

/** In French; `vue.lien` says it in the reader's language. */
export function adresse({ genre, tri, ville }: Choix): string {
  const q = new URLSearchParams({ type: genre })
  if (tri !== 'nom') q.set('tri', tri)
  if (ville) q.set('commune', ville)
  return `${COUVERTURE}?${q}`
}

interface Props {
  couverture: Couverture
  choix: Choix
  fond: Fond
  territoire: string
  /** What was typed and led to no commune of the département, or to several. */
  avis: Child
  vue: Vue
}

/** Every commune for one kind of places: what the map shows, the table says. */
export function PageCouverture({ couverture: { communes, genres }, choix, fond, territoire, avis, vue }: Props) {
  const { genre } = choix
  const t = vue.t.couverture
  const conclusion = conclure(communes, genre, vue)
  return (
    <div class="wrap page stack-l">
      <div class="stack-s">
        <h1>{t.titre}</h1>
        <p class="lead">
          {t.chapeau(territoire, nomDuGenre(genre, vue))} {conclusion}
        </p>
      </div>
      <Questions genres={genres} choix={choix} vue={vue} />
      {avis}
      <section class="stack-s" aria-labelledby="carte">
        <h2 id="carte">{t.surLaCarte}</h2>
        <CarteCouverture communes={communes} genre={genre} fond={fond} titre={t.carte(conclusion)} vue={vue} />
        <Legende vue={vue} />
        <Methode vue={vue} />
      </section>
      <section class="stack-s" aria-labelledby="tableau">
        <h2 id="tableau">{t.dansLeTableau}</h2>
        <Tris choix={choix} vue={vue} />
        <TableauCommunes communes={trier(communes, genre, choix.tri)} choix={choix} vue={vue} />
      </section>
    </div>
  )
}

/** The one sentence to keep. */
function conclure(communes: readonly CommuneCouverte[], genre: Genre, vue: Vue): string {
  const t = vue.t.couverture
  const sans = sansLieu(communes, genre)
  if (sans.length === 0) return t.partout
  const [loin] = trier(sans, genre, 'distance')
  const distance = loin?.position
    ? ` ${t.plusLoin(loin.nom, distanceDite(loin, presence(loin, genre).proche, vue))}`
    : ''
  return t.sansLieu(sans.length, communes.length) + distance
}

/** Without kinds to choose from, the commune alone is asked. */
export function Questions({ genres, choix, vue }: { genres: readonly Genre[]; choix: Choix; vue: Vue }) {
  const t = vue.t.couverture
  return (
    <form class="stack-s noprint" action={COUVERTURE}>
      <search class="search">
        {genres.length > 0 && <ChoixDuGenre genres={genres} genre={choix.genre} vue={vue} />}
        <Champ id="commune" libelle={t.commune} facultatif={false} valeur={choix.ville} autocomplete="off" />
        <Bouton>{t.afficher}</Bouton>
      </search>
      {choix.tri !== 'nom' && <input type="hidden" name="tri" value={choix.tri} />}
      {vue.langue !== 'fr' && <input type="hidden" name="langue" value={vue.langue} />}
    </form>
  )
}

function ChoixDuGenre({ genres, genre, vue }: { genres: readonly Genre[]; genre: Genre; vue: Vue }) {
  const { t } = vue
  const options = genres.map((valeur) => ({
    valeur,
    libelle: nomDuGenre(valeur, vue),
    groupe: estType(valeur) ? t.lieux.familles[TYPES[valeur].famille] : undefined,
  }))
  return (
    <Liste
      id="type"
      libelle={t.couverture.quelLieu}
      facultatif={false}
      invite={false}
      valeur={genre}
      options={options}
    />
  )
}

function Tris({ choix, vue }: { choix: Choix; vue: Vue }) {
  const t = vue.t.couverture
  return (
    <nav class="noprint" aria-label={t.ordre}>
      <ul class="chips">
        {TRIS.map((tri) => (
          <li>
            <a
              class="chip"
              href={`${vue.lien(adresse({ ...choix, tri }))}#tableau`}
              aria-current={tri === choix.tri ? 'true' : undefined}
            >
              {t.tris[tri]}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  )
}

interface PropsTableau {
  communes: readonly CommuneCouverte[]
  choix: Choix
  vue: Vue
}

function TableauCommunes({ communes, choix, vue }: PropsTableau) {
  const { genre } = choix
  const t = vue.t.couverture
  const { colonnes } = t
  return (
    <Tableau
      legende={t.legende(nomDuGenre(genre, vue), t.tris[choix.tri])}
      legendeMasquee
      lignes={communes}
      vide={t.vide}
      colonnes={[
        {
          titre: colonnes.commune,
          entete: true,
          cellule: (commune) => (
            <>
              <a href={vue.lien(adresse({ ...choix, tri: 'nom', ville: nomComplet(commune) }))}>{commune.nom}</a>
              {commune.anciennes.length > 0 && <div class="small muted">{t.avec(commune.anciennes.join(', '))}</div>}
            </>
          ),
        },
        {
          titre: colonnes.habitants,
          fin: true,
          cellule: ({ population }) => (population === null ? '–' : vue.f.nombre(population)),
        },
        {
          titre: colonnes.lieux,
          fin: true,
          cellule: (commune) => <NombreDeLieux commune={commune} genre={genre} vue={vue} />,
        },
        {
          titre: colonnes.heures,
          fin: true,
          cellule: (commune) => <Heures {...presence(commune, genre)} vue={vue} />,
        },
        {
          titre: colonnes.proche,
          cellule: (commune) => <PlusProche commune={commune} genre={genre} vue={vue} />,
        },
      ]}
    />
  )
}

interface PropsCommune {
  commune: CommuneCouverte
  genre: Genre
  vue: Vue
}

function NombreDeLieux({ commune, genre, vue }: PropsCommune) {
  const { lieux } = presence(commune, genre)
  if (lieux === 0) return <Aucun vue={vue} />
  const q = new URLSearchParams({ ville: nomComplet(commune), ...(genre === TOUS ? {} : { type: genre }) })
  return (
    <a class="tgt" href={vue.lien(`/lieux?${q}`)}>
      {lieux}
      <span class="sr"> {vue.t.couverture.lesVoir(nomEntier(commune, vue))}</span>
    </a>
  )
}

export function Aucun({ vue }: { vue: Vue }) {
  return (
    <Etiquette genre="attente" icone="warn">
      {vue.t.couverture.aucun}
    </Etiquette>
  )
}

export function Heures({ vue, ...presence }: Presence & { vue: Vue }) {
  const { lieux, heures, sansHoraires } = presence
  return (
    <>
      {lieux > sansHoraires ? <span class="nb">{heuresDites(heures, vue)}</span> : '–'}
      {sansHoraires > 0 && <div class="small muted">{vue.t.couverture.heuresInconnues(sansHoraires)}</div>}
    </>
  )
}

export function PlusProche({ commune, genre, vue }: PropsCommune) {
  const { proche } = presence(commune, genre)
  return (
    <>
      <span class="nb">{distanceDite(commune, proche, vue)}</span>
      {proche && (
        <div class="small">
          <a class="tgt" href={vue.lien(lienLieu(proche.id))}>
            {proche.nom}, {proche.ville}
          </a>
        </div>
      )}
    </>
  )
}

/** What the figures hold, and what they do not say. */
export function Methode({ vue }: { vue: Vue }) {
  const t = vue.t.couverture
  return (
    <details class="tog">
      <summary>{t.methodeTitre}</summary>
      <ul class="list prose">
        {t.methode(RAYON_KM).map((phrase) => (
          <li>{phrase}</li>
        ))}
      </ul>
    </details>
  )
}

/** Nothing, or more than one commune, was found for what was typed. */
export function AvisCommune({
  communes,
  choix,
  vue,
}: {
  communes: readonly { nom: string; codesPostaux: string[] }[]
  choix: Choix
  vue: Vue
}) {
  const t = vue.t.couverture
  if (communes.length === 0)
    return (
      <Alerte genre="info" titre={t.inconnue(choix.ville)}>
        {t.inconnueQuoiFaire}
      </Alerte>
    )
  return (
    <section class="stack-s" aria-labelledby="laquelle">
      <h2 id="laquelle">{t.laquelle}</h2>
      <ul class="chips">
        {communes.map((commune) => (
          <li>
            <a class="chip" href={vue.lien(adresse({ ...choix, ville: nomComplet(commune) }))}>
              {nomComplet(commune)}
            </a>
          </li>
        ))}
      </ul>
    </section>
  )
}
