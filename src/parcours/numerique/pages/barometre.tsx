import { SEUIL_SECRET } from '../../../platform/index.ts'
import { Barres, LienBouton, Liste, messages, Tableau, Vide } from '../../../ui/index.ts'
import { type LignePubliee, type MoisPublie, nomDe } from '../barometre.ts'
import { NIVEAUX } from '../model.ts'

export const BAROMETRE = '/pilotage/numerique'
export const CSV = '/numerique/barometre.csv'

const t = messages('fr').parcours.numerique.resultat
const DERNIERS = 12
const moisEcrit = new Intl.DateTimeFormat('fr-FR', { month: 'long', year: 'numeric', timeZone: 'UTC' })
const moisCourt = new Intl.DateTimeFormat('fr-FR', { month: 'short', timeZone: 'UTC' })
const dire = (mois: string, format = moisEcrit) => format.format(new Date(`${mois}-15T00:00:00Z`))

interface Props {
  publies: readonly MoisPublie[]
  choisi: MoisPublie | undefined
  noms: ReadonlyMap<string, string>
}

/** The barometer of digital uses: what the self-tests say, commune by commune, nobody in it. */
export function PageBarometre({ publies, choisi, noms }: Props) {
  return (
    <div class="wrap page stack">
      <div class="row row--sb">
        <h1>Baromètre numérique</h1>
        <LienBouton genre="secondaire" icone="download" href={CSV}>
          Données ouvertes (CSV)
        </LienBouton>
      </div>
      <p class="muted prose">
        Ce que disent les tests « Suis-je à l’aise avec internet ? », mois par mois, une fois le mois fini. Ceux qui
        font le test ne sont pas un échantillon de la population. Un nombre plus petit que {SEUIL_SECRET} n’est pas
        écrit, ni ceux qui permettraient de le retrouver. Les niveaux sont une grille d’exemple.
      </p>
      {choisi ? (
        <>
          <Evolution publies={publies} />
          <ParCommune publies={publies} choisi={choisi} noms={noms} />
        </>
      ) : (
        <Vide titre="Pas encore de mois fini" icone="chart" niveau={2}>
          Les chiffres viennent des tests faits par les habitants, sans leur nom.
        </Vide>
      )}
    </div>
  )
}

function Evolution({ publies }: Pick<Props, 'publies'>) {
  const entiers = publies.filter(({ ensemble }) => NIVEAUX.every((niveau) => ensemble.niveaux[niveau] !== null))
  const derniers = entiers.slice(0, DERNIERS).toReversed()
  if (derniers.length === 0) return null
  const classes = ['b1', 'b2', 'b4'] as const
  return (
    <Barres
      titre="Tests par mois"
      unite="tests"
      variante="colonnes"
      niveau={2}
      series={NIVEAUX.map((niveau, rang) => ({ nom: t.ensemble[niveau], classe: classes[rang] ?? 'b1' }))}
      lignes={derniers.map(({ mois, ensemble }) => ({
        libelle: dire(mois, moisCourt),
        valeurs: NIVEAUX.map((niveau) => ensemble.niveaux[niveau] ?? 0),
      }))}
      source="Un mois où un nombre n’est pas écrit n’est pas dessiné."
    />
  )
}

const nombre = (n: number | null) => (n === null ? <span title="Pas écrit">–</span> : n)

function ParCommune({ publies, choisi, noms }: Props & { choisi: MoisPublie }) {
  const lignes = choisi.lignes.toSorted((a, b) => nomDe(noms, a.commune).localeCompare(nomDe(noms, b.commune), 'fr'))
  return (
    <>
      <form class="row noprint">
        <Liste
          id="mois"
          libelle="Mois"
          facultatif={false}
          invite={false}
          valeur={choisi.mois}
          options={publies.map(({ mois }) => ({ valeur: mois, libelle: dire(mois) }))}
        />
        <button type="submit" class="btn btn--2">
          Voir
        </button>
      </form>
      <Tableau
        legende={`Par commune, ${dire(choisi.mois)}`}
        lignes={[...lignes, choisi.ensemble]}
        vide=""
        colonnes={[
          {
            titre: 'Commune',
            entete: true,
            cellule: (l: LignePubliee) => (l === choisi.ensemble ? 'Ensemble' : nomDe(noms, l.commune)),
          },
          ...NIVEAUX.map((niveau) => ({
            titre: t.ensemble[niveau],
            fin: true,
            cellule: (l: LignePubliee) => nombre(l.niveaux[niveau]),
          })),
          { titre: 'Tests', fin: true, cellule: (l: LignePubliee) => nombre(l.total) },
        ]}
      />
    </>
  )
}
