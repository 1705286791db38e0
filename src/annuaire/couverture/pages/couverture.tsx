import type { Child } from 'hono/jsx'
import { Alerte, adresseEn, Bouton, Champ, Etiquette, formats, type Langue, Liste, Tableau } from '../../../ui/index.ts'
import { lienLieu } from '../../liens.ts'
import type { Fond } from '../../pages/fond.ts'
import { nomComplet } from '../../pages/zone.ts'
import { estType, TYPES } from '../../types.ts'
import { distanceDite, heuresDites, nomDuGenre, nomEntier } from '../dire.ts'
import {
  type CommuneCouverte,
  type Couverture,
  type Genre,
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
  /** The page is in French; the others that it leads to stay in the reader's language. */
  langue: Langue
}

export function adresse({ genre, tri, ville, langue }: Choix): string {
  const q = new URLSearchParams({ type: genre })
  if (tri !== 'nom') q.set('tri', tri)
  if (ville) q.set('commune', ville)
  return adresseEn(`${COUVERTURE}?${q}`, langue)
}

interface Props {
  couverture: Couverture
  choix: Choix
  fond: Fond
  territoire: string
  /** What was typed and led to no commune of the département, or to several. */
  avis: Child
}

/** Every commune for one kind of places: what the map shows, the table says. */
export function PageCouverture({ couverture: { communes, genres }, choix, fond, territoire, avis }: Props) {
  const { genre } = choix
  const conclusion = conclure(communes, genre)
  return (
    <div class="wrap page stack-l">
      <div class="stack-s">
        <h1>Les lieux d’accueil par commune</h1>
        <p class="lead">
          {territoire}, {nomDuGenre(genre)}. {conclusion}
        </p>
      </div>
      <Questions genres={genres} choix={choix} />
      {avis}
      <section class="stack-s" aria-labelledby="carte">
        <h2 id="carte">Sur la carte</h2>
        <CarteCouverture
          communes={communes}
          genre={genre}
          fond={fond}
          titre={`Carte. ${conclusion} Le tableau donne les mêmes chiffres.`}
        />
        <Legende />
        <Methode />
      </section>
      <section class="stack-s" aria-labelledby="tableau">
        <h2 id="tableau">Dans le tableau</h2>
        <Tris choix={choix} />
        <TableauCommunes communes={trier(communes, genre, choix.tri)} choix={choix} />
      </section>
    </div>
  )
}

/** The one sentence to keep. */
function conclure(communes: readonly CommuneCouverte[], genre: Genre): string {
  const sans = sansLieu(communes, genre)
  if (sans.length === 0) return 'Chaque commune a au moins un lieu.'
  const compte = sans.length === 1 ? '1 commune n’a aucun lieu' : `${sans.length} communes n’ont aucun lieu`
  const [loin] = trier(sans, genre, 'distance')
  const distance = loin?.position
    ? ` La plus loin : ${loin.nom}, ${distanceDite(loin, presence(loin, genre).proche)}.`
    : ''
  return `Sur ${communes.length} communes, ${compte}.${distance}`
}

/** Without kinds to choose from, the commune alone is asked. */
export function Questions({ genres, choix }: { genres: readonly Genre[]; choix: Choix }) {
  return (
    <form class="stack-s noprint" action={COUVERTURE}>
      <search class="search">
        {genres.length > 0 && <ChoixDuGenre genres={genres} genre={choix.genre} />}
        <Champ
          id="commune"
          libelle="Une commune ou un code postal"
          facultatif={false}
          valeur={choix.ville}
          autocomplete="off"
        />
        <Bouton>Afficher</Bouton>
      </search>
      {choix.tri !== 'nom' && <input type="hidden" name="tri" value={choix.tri} />}
      {choix.langue !== 'fr' && <input type="hidden" name="langue" value={choix.langue} />}
    </form>
  )
}

function ChoixDuGenre({ genres, genre }: { genres: readonly Genre[]; genre: Genre }) {
  const options = genres.map((valeur) => ({
    valeur,
    libelle: nomDuGenre(valeur),
    groupe: estType(valeur) ? TYPES[valeur].famille : undefined,
  }))
  return <Liste id="type" libelle="Quel lieu ?" facultatif={false} invite={false} valeur={genre} options={options} />
}

function Tris({ choix }: { choix: Choix }) {
  return (
    <nav class="noprint" aria-label="Ordre du tableau">
      <ul class="chips">
        {(Object.keys(TRIS) as Tri[]).map((tri) => (
          <li>
            <a
              class="chip"
              href={`${adresse({ ...choix, tri })}#tableau`}
              aria-current={tri === choix.tri ? 'true' : undefined}
            >
              {TRIS[tri]}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  )
}

function TableauCommunes({ communes, choix }: { communes: readonly CommuneCouverte[]; choix: Choix }) {
  const { genre } = choix
  const { nombre } = formats('fr')
  return (
    <Tableau
      legende={`${nomDuGenre(genre)}, par commune. Ordre : ${TRIS[choix.tri].toLowerCase()}`}
      legendeMasquee
      lignes={communes}
      vide="Aucune commune n’est connue dans ce département."
      colonnes={[
        {
          titre: 'Commune',
          entete: true,
          cellule: (commune) => (
            <>
              <a href={adresse({ ...choix, tri: 'nom', ville: nomComplet(commune) })}>{commune.nom}</a>
              {commune.anciennes.length > 0 && <div class="small muted">avec {commune.anciennes.join(', ')}</div>}
            </>
          ),
        },
        {
          titre: 'Habitants',
          fin: true,
          cellule: ({ population }) => (population === null ? '–' : nombre(population)),
        },
        { titre: 'Lieux', fin: true, cellule: (commune) => <NombreDeLieux commune={commune} choix={choix} /> },
        { titre: 'Ouverts par semaine', fin: true, cellule: (commune) => <Heures {...presence(commune, genre)} /> },
        {
          titre: 'Le plus proche',
          cellule: (commune) => <PlusProche commune={commune} genre={genre} langue={choix.langue} />,
        },
      ]}
    />
  )
}

function NombreDeLieux({ commune, choix: { genre, langue } }: { commune: CommuneCouverte; choix: Choix }) {
  const { lieux } = presence(commune, genre)
  if (lieux === 0) return <Aucun />
  const q = new URLSearchParams({ ville: nomComplet(commune), ...(genre === TOUS ? {} : { type: genre }) })
  return (
    <a class="tgt" href={adresseEn(`/lieux?${q}`, langue)}>
      {lieux}
      <span class="sr"> à {nomEntier(commune)}, les voir</span>
    </a>
  )
}

export function Aucun() {
  return (
    <Etiquette genre="attente" icone="warn">
      Aucun
    </Etiquette>
  )
}

export function Heures({ lieux, heures, sansHoraires }: { lieux: number; heures: number; sansHoraires: number }) {
  return (
    <>
      {lieux > sansHoraires ? <span class="nb">{heuresDites(heures)}</span> : '–'}
      {sansHoraires > 0 && (
        <div class="small muted">
          {sansHoraires === 1 ? '1 lieu aux heures inconnues' : `${sansHoraires} lieux aux heures inconnues`}
        </div>
      )}
    </>
  )
}

export function PlusProche(props: { commune: CommuneCouverte; genre: Genre; langue: Langue }) {
  const { commune, genre, langue } = props
  const { proche } = presence(commune, genre)
  return (
    <>
      <span class="nb">{distanceDite(commune, proche)}</span>
      {proche && (
        <div class="small">
          <a class="tgt" href={adresseEn(lienLieu(proche.id), langue)}>
            {proche.nom}, {proche.ville}
          </a>
        </div>
      )}
    </>
  )
}

/** What the figures hold, and what they do not say. */
export function Methode() {
  return (
    <details class="tog">
      <summary>Comment c’est compté</summary>
      <ul class="list prose">
        <li>
          La distance part d’un seul point : le milieu de la commune. Elle est en ligne droite. Le chemin est plus long.
        </li>
        <li>Le lieu le plus proche peut être dans une autre commune, ou dans un autre département.</li>
        <li>Au-delà de {RAYON_KM} km, nous ne cherchons plus.</li>
        <li>Les heures de tous les lieux de la commune sont ajoutées, une semaine ordinaire, sans les fermetures.</li>
        <li>Un lieu aux heures inconnues compte comme un lieu, et pour zéro heure. Un bus compte pour un lieu.</li>
        <li>Une commune qui a rejoint une autre est comptée avec elle.</li>
      </ul>
    </details>
  )
}

/** Nothing, or more than one commune, was found for what was typed. */
export function AvisCommune({
  texte,
  communes,
  choix,
}: {
  texte: string
  communes: readonly { nom: string; codesPostaux: string[] }[]
  choix: Choix
}) {
  if (communes.length === 0)
    return (
      <Alerte genre="info" titre={`« ${texte} » n’est pas une commune du département.`}>
        Écrivez son nom entier ou son code postal.
      </Alerte>
    )
  return (
    <section class="stack-s" aria-labelledby="laquelle">
      <h2 id="laquelle">Quelle commune ?</h2>
      <ul class="chips">
        {communes.map((commune) => (
          <li>
            <a class="chip" href={adresse({ ...choix, ville: nomComplet(commune) })}>
              {nomComplet(commune)}
            </a>
          </li>
        ))}
      </ul>
    </section>
  )
}
