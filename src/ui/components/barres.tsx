import type { Child } from 'hono/jsx'
import { slug } from './html.ts'
import { Tableau } from './tableau.tsx'
import { type Niveau, Titre } from './titre.tsx'

/** `b1` plain, `b2` diagonal hatch, `b3` dots, `b4` outline: the pattern, never the colour alone, tells them apart. */
export type ClasseSerie = 'b1' | 'b2' | 'b3' | 'b4'

export interface Serie {
  nom: string
  classe: ClasseSerie
}

export interface LigneBarres {
  libelle: string
  /** One value for each series, in the same order; `null`: not written. */
  valeurs: readonly (number | null)[]
}

interface ProprietesBarres {
  /** The conclusion of the chart, not its subject. */
  titre: string
  series: readonly Serie[]
  lignes: readonly LigneBarres[]
  unite: string
  /** Columns for a short series in time, lines for names. */
  variante?: 'colonnes' | 'lignes' | undefined
  niveau?: Niveau | undefined
  source?: Child
}

const nombre = new Intl.NumberFormat('fr-FR')
const HAUTEUR = 220
const HAUT = 12
const GAUCHE = 10

/** Stacked bars drawn by the server, with attributes only and no scaling: the words stay at reading size on a phone. */
export function Barres(props: ProprietesBarres) {
  const { titre, series, lignes, unite, variante = 'lignes', niveau = 3, source } = props
  const id = slug(titre)
  return (
    <figure class="bars stack-s">
      <figcaption>
        <Titre niveau={niveau}>{titre}</Titre>
        <p class="facts">
          <span>{unite}</span>
          {series.length > 1 &&
            series.map(({ nom, classe }) => (
              <span>
                <svg class="bars-key" width="18" height="18" aria-hidden="true" focusable="false">
                  <Rectangle classe={classe} id={id} x="1" y={1} width="16" height={16} />
                </svg>
                {nom}
              </span>
            ))}
        </p>
      </figcaption>
      {variante === 'colonnes' ? <Colonnes {...props} id={id} /> : <Lignes {...props} id={id} />}
      <details class="tog">
        <summary>Voir le tableau</summary>
        <Tableau
          legende={`${titre} (${unite})`}
          legendeMasquee
          vide="Aucun chiffre."
          lignes={lignes}
          colonnes={[
            {
              titre: variante === 'colonnes' ? 'Période' : 'Intitulé',
              entete: true,
              cellule: (ligne) => ligne.libelle,
            },
            ...series.map(({ nom }, rang) => ({
              titre: nom,
              fin: true,
              cellule: (ligne: LigneBarres) => ecrire(ligne.valeurs[rang] ?? null),
            })),
          ]}
        />
      </details>
      <Motifs id={id} classes={series.map((s) => s.classe)} />
      {source && <p class="small muted">{source}</p>}
    </figure>
  )
}

const ecrire = (valeur: number | null) => (valeur === null ? '–' : nombre.format(valeur))
const total = (ligne: LigneBarres) => ligne.valeurs.reduce<number>((somme, valeur) => somme + (valeur ?? 0), 0)
const tuee = (ligne: LigneBarres) => ligne.valeurs.every((valeur) => valeur === null)
const pourcent = (part: number) => `${Math.round(part * 10_000) / 100}%`

/** Round figure at or above the highest total, cut into three or four equal steps. */
export function graduations(max: number): number[] {
  if (max <= 0) return [0, 1]
  const ordre = 10 ** Math.floor(Math.log10(max))
  const pas =
    [0.25, 0.5, 1, 2, 2.5].map((p) => p * ordre).find((p) => Math.ceil(max / p) <= 4 && (p >= 1 || max < 1)) ?? ordre
  return Array.from({ length: Math.ceil(max / pas) + 1 }, (_, rang) => rang * pas)
}

function Colonnes({ series, lignes, id, titre }: ProprietesBarres & { id: string }) {
  const pas = graduations(Math.max(0, ...lignes.map(total)))
  const max = pas.at(-1) ?? 1
  const y = (valeur: number) => HAUT + HAUTEUR - (valeur / max) * HAUTEUR
  const largeur = (100 - GAUCHE) / lignes.length
  return (
    <svg class="bars-svg" width="100%" height={HAUT + HAUTEUR + 28} role="img" aria-label={titre}>
      {pas.map((valeur) => (
        <>
          <line class="bars-grid" x1={`${GAUCHE}%`} x2="100%" y1={y(valeur)} y2={y(valeur)} />
          <text x={`${GAUCHE - 1.5}%`} y={y(valeur) + 4} text-anchor="end">
            {nombre.format(valeur)}
          </text>
        </>
      ))}
      {lignes.map((ligne, colonne) => {
        const gauche = GAUCHE + colonne * largeur
        let cumul = 0
        return (
          <>
            {series.map(({ classe }, rang) => {
              const valeur = ligne.valeurs[rang] ?? 0
              const bas = y(cumul)
              cumul += valeur
              return valeur > 0 ? (
                <Rectangle
                  classe={classe}
                  id={id}
                  x={`${gauche + largeur * 0.18}%`}
                  y={y(cumul) + 1}
                  width={`${largeur * 0.64}%`}
                  height={Math.max(1, bas - y(cumul) - 2)}
                />
              ) : null
            })}
            <text x={`${gauche + largeur / 2}%`} y={HAUT + HAUTEUR + 20} text-anchor="middle">
              {ligne.libelle}
            </text>
          </>
        )
      })}
    </svg>
  )
}

function Lignes({ series, lignes, id }: ProprietesBarres & { id: string }) {
  const max = Math.max(1, ...lignes.map(total))
  return (
    <ul class="bars-lines">
      {lignes.map((ligne) => {
        let cumul = 0
        return (
          <li>
            <span class="bars-name">{ligne.libelle}</span>
            <b class="num">{ecrire(tuee(ligne) ? null : total(ligne))}</b>
            <svg width="100%" height="18" aria-hidden="true" focusable="false">
              <line class="bars-grid" x1="0" x2="100%" y1="9" y2="9" />
              {series.map(({ classe }, rang) => {
                const valeur = ligne.valeurs[rang] ?? 0
                const x = pourcent(cumul / max)
                cumul += valeur
                return valeur > 0 ? (
                  <Rectangle classe={classe} id={id} x={x} y={1} width={pourcent(valeur / max)} height={16} />
                ) : null
              })}
            </svg>
          </li>
        )
      })}
    </ul>
  )
}

interface Boite {
  x: string
  y: number
  width: string
  height: number
}

/** The colour, then the pattern over it. */
function Rectangle({ classe, id, ...boite }: Boite & { classe: ClasseSerie; id: string }) {
  return (
    <>
      <rect class={classe} {...boite} />
      {(classe === 'b2' || classe === 'b3') && <rect fill={`url(#${id}-${classe})`} {...boite} />}
    </>
  )
}

/** The patterns, once for the key and the bars: kept drawn (not `display: none`), or some browsers would not use them. */
function Motifs({ id, classes }: { id: string; classes: readonly ClasseSerie[] }) {
  return (
    <svg class="sr" width="0" height="0" aria-hidden="true" focusable="false">
      {classes.includes('b2') && (
        <pattern id={`${id}-b2`} width="7" height="7" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
          <line class="hatch" x1="0" y1="0" x2="0" y2="7" />
        </pattern>
      )}
      {classes.includes('b3') && (
        <pattern id={`${id}-b3`} width="7" height="7" patternUnits="userSpaceOnUse">
          <circle class="dots" cx="3.5" cy="3.5" r="1.5" />
        </pattern>
      )}
    </svg>
  )
}
