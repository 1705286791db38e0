import type { Child } from 'hono/jsx'
import { Bouton, Etiquette, formats, Pagination, Tableau, Vide } from '../../../ui/index.ts'
import { lienLieu } from '../../liens.ts'
import { libelleType } from '../../types.ts'
import type { Preuve } from '../model.ts'
import type { LieuCompare, Paire } from '../store.ts'

interface Props {
  paires: readonly Paire[]
  suite: boolean
  decidees: readonly Paire[]
  /** From 0. */
  page: number
  adresse: string
}

/** Pairs of sheets side by side, and what was decided. */
export function PageDoublons({ paires, suite, decidees, page, adresse }: Props) {
  const numero = (n: number) => (n === 0 ? adresse : `${adresse}?page=${n + 1}`)
  return (
    <div class="wrap page stack">
      <div class="row">
        <h1>Doublons</h1>
        <form method="post" action={`${adresse}/chercher`}>
          <Bouton genre="secondaire" icone="search">
            Chercher maintenant
          </Bouton>
        </form>
      </div>
      <p>
        Deux listes peuvent nommer le même lieu. Comparez les deux fiches, puis décidez. Votre décision reste vraie aux
        prochaines mises à jour.
      </p>
      {paires.length === 0 ? (
        <Vide titre="Aucune paire à regarder" niveau={2}>
          La recherche se fait chaque nuit. Après une mise à jour des listes, vous pouvez chercher maintenant.
        </Vide>
      ) : (
        paires.map((paire, rang) => <PaireAVoir paire={paire} rang={rang + 1} adresse={adresse} />)
      )}
      {(page > 0 || suite) && (
        <Pagination
          libelle={`Page ${page + 1}`}
          precedent={page > 0 ? numero(page - 1) : undefined}
          suivant={suite ? numero(page + 1) : undefined}
        />
      )}
      <Decisions decidees={decidees} adresse={adresse} />
    </div>
  )
}

const PREUVES: Record<Preuve, string> = {
  nom: 'noms proches',
  distance: 'à moins de 300 m',
  adresse: 'même adresse',
  telephone: 'même téléphone',
  email: 'même adresse électronique',
}

function PaireAVoir({ paire, rang, adresse }: { paire: Paire; rang: number; adresse: string }) {
  const { a, b, score, preuves } = paire
  const titre = `paire-${rang}`
  return (
    <section class="card stack" aria-labelledby={titre}>
      <h2 id={titre}>
        {a.nom} <span class="muted">et</span> {b.nom}
      </h2>
      <p class="row">
        <span>
          Ressemblance : <b class="num">{score}</b> sur 100
        </span>
        {preuves.map((p) => (
          <Etiquette genre="accent">{PREUVES[p]}</Etiquette>
        ))}
      </p>
      <div class="grid g2">
        {[a, b].map((lieu) => (
          <FicheAVoir lieu={lieu} paire={paire} adresse={adresse} />
        ))}
      </div>
      <form method="post" action={`${adresse}/separer`}>
        <Cle paire={paire} />
        <Bouton genre="secondaire">
          Ce sont deux lieux{' '}
          <span class="sr">
            : {a.nom} et {b.nom}
          </span>
        </Bouton>
      </form>
    </section>
  )
}

const NON_CONNU = <span class="muted">Non connu</span>

const LIGNES: [string, (l: LieuCompare) => Child][] = [
  ['Liste', (l) => l.sourceTitre],
  ['Type', (l) => l.types.map(libelleType).join(', ')],
  ['Adresse', (l) => [l.adresse, [l.codePostal, l.ville].filter(Boolean).join(' ')].filter(Boolean).join(', ')],
  ['Téléphone', (l) => l.telephone],
  ['Courriel', (l) => l.email],
  ['Équipe', (l) => l.structure ?? <span class="muted">Aucune</span>],
]

function FicheAVoir({ lieu, paire, adresse }: { lieu: LieuCompare; paire: Paire; adresse: string }) {
  return (
    <div class="stack">
      <h3>
        <a href={lienLieu(lieu.id)}>{lieu.nom}</a>
      </h3>
      <dl class="dl">
        {LIGNES.map(([titre, lire]) => (
          <>
            <dt>{titre}</dt>
            <dd>{lire(lieu) || NON_CONNU}</dd>
          </>
        ))}
      </dl>
      <form method="post" action={`${adresse}/fusionner`}>
        <Cle paire={paire} />
        <input type="hidden" name="garde" value={lieu.id} />
        <Bouton>
          Même lieu : garder cette fiche{' '}
          <span class="sr">
            {lieu.nom}, {lieu.sourceTitre}
          </span>
        </Bouton>
      </form>
    </div>
  )
}

function Cle({ paire: { a, b } }: { paire: Paire }) {
  return (
    <>
      <input type="hidden" name="a" value={a.id} />
      <input type="hidden" name="b" value={b.id} />
    </>
  )
}

function Decisions({ decidees, adresse }: Pick<Props, 'decidees' | 'adresse'>) {
  return (
    <Tableau
      legende="Dernières décisions"
      lignes={decidees}
      vide="Rien n’est encore décidé."
      colonnes={[
        { titre: 'Fiches', entete: true, cellule: ({ a, b }) => `${a.nom} et ${b.nom}, ${a.ville}` },
        { titre: 'Décision', cellule: (p) => decision(p) },
        {
          titre: 'Par',
          cellule: (p) => (
            <>
              {p.decidePar}
              <div class="small muted">{p.decideLe && formats('fr').date(p.decideLe)}</div>
            </>
          ),
        },
        {
          titre: 'Annuler',
          cellule: (p) => (
            <form method="post" action={`${adresse}/annuler`}>
              <Cle paire={p} />
              <Bouton genre="discret">
                Annuler{' '}
                <span class="sr">
                  : {p.a.nom} et {p.b.nom}
                </span>
              </Bouton>
            </form>
          ),
        },
      ]}
    />
  )
}

function decision({ a, b, etat }: Paire): Child {
  if (etat === 'distincts') return 'Deux lieux'
  const garde = a.fusionneDans === null ? a : b
  return (
    <>
      Un seul lieu : <a href={lienLieu(garde.id)}>{garde.sourceTitre}</a>
    </>
  )
}
