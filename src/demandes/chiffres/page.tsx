import { SEUIL_SECRET } from '../../platform/index.ts'
import { Barres, Carte, Chiffre, type ClasseSerie, formats, LienBouton, Tableau, Vide } from '../../ui/index.ts'
import { BLOCAGES, DELAIS, type Figure, SUITES, URGENCES, UTILITE, VOLUME } from './mots.ts'
import type { Mesure } from './releve.ts'
import { abrege, adresse, type Lecture, type LigneNommee, nomDe, type Vue } from './vue.ts'

const { nombre } = formats('fr')
const TU = '–'

/** How requests were answered over a quarter, beside those before; never a request by itself. */
export function PageChiffres({ vue, lecture }: { vue: Vue; lecture: Lecture }) {
  const { trimestre, releves } = lecture
  const [releve] = releves
  const mesure = vue.ensemble(releve)
  return (
    <div class="wrap page stack">
      <div class="row row--sb">
        <div>
          <h1>{vue.titre}</h1>
          <p class="muted">{nomDe(trimestre)}</p>
        </div>
        <div class="row noprint">
          <LienBouton genre="secondaire" icone="download" href={adresse(vue, trimestre, '.csv')}>
            Tableau CSV
          </LienBouton>
          <LienBouton genre="secondaire" icone="download" href={adresse(vue, trimestre, '.ods')}>
            Tableau ODS
          </LienBouton>
        </div>
      </div>
      <p class="prose">{vue.chapeau}</p>
      <Trimestres vue={vue} lecture={lecture} />
      {mesure === null ? (
        <Carte>
          <Vide titre="Aucune demande ce trimestre" icone="chart" niveau={2}>
            Choisissez un autre trimestre. Un trimestre paraît quand il est fini.
          </Vide>
        </Carte>
      ) : (
        <>
          <Totaux vue={vue} lecture={lecture} mesure={mesure} />
          {vue.parties.map((partie) => (
            <Parties titre={partie.titre} entete={partie.entete} lignes={partie.lignes(releve)} />
          ))}
          <Dessins vue={vue} lecture={lecture} mesure={mesure} />
        </>
      )}
      <Lire />
    </div>
  )
}

function Trimestres({ vue, lecture: { trimestre, trimestres } }: { vue: Vue; lecture: Lecture }) {
  return (
    <nav class="noprint" aria-label="Trimestre">
      <ul class="chips">
        {trimestres.map((t) => (
          <li>
            <a class="chip" href={adresse(vue, t)} aria-current={t.code === trimestre.code ? 'true' : undefined}>
              {abrege(t)}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  )
}

type Props = { vue: Vue; lecture: Lecture; mesure: Mesure }

function Totaux({ vue, lecture, mesure }: Props) {
  const [, precedent] = lecture.releves
  const avant = precedent ? vue.ensemble(precedent) : null
  const [premiere, , traitee] = DELAIS
  return (
    <section class="grid kpis" aria-label="En bref">
      {[VOLUME, premiere, traitee, ...SUITES].map(
        (figure) =>
          figure && (
            <Chiffre
              libelle={figure.libelle}
              valeur={dire(figure, mesure)}
              detail={comparer(figure.lire(mesure), avant && figure.lire(avant))}
            />
          ),
      )}
    </section>
  )
}

function Parties({ titre, entete, lignes }: { titre: string; entete: string; lignes: readonly LigneNommee[] }) {
  const cellule = (figure: Figure) => (l: LigneNommee) => (l.mesure ? dire(figure, l.mesure) : '0')
  const [p5, p9, r5, r9] = DELAIS.map(cellule)
  return (
    <Tableau
      legende={titre}
      lignes={lignes}
      vide="Rien ce trimestre."
      colonnes={[
        { titre: entete, entete: true, cellule: (l) => (l.href ? <a href={l.href}>{l.libelle}</a> : l.libelle) },
        { titre: 'Envoyées', fin: true, cellule: cellule(VOLUME) },
        { titre: '1re réponse, 1 sur 2', fin: true, cellule: (l) => p5?.(l) },
        { titre: '9 sur 10', fin: true, cellule: (l) => p9?.(l) },
        { titre: 'Traitée, 1 sur 2', fin: true, cellule: (l) => r5?.(l) },
        { titre: '9 sur 10', fin: true, cellule: (l) => r9?.(l) },
        ...SUITES.slice(1).map((f) => ({
          titre: f.libelle.replace(/ :.*/, ''),
          fin: true,
          cellule: (l: LigneNommee) => cellule(f)(l),
        })),
      ]}
    />
  )
}

const CLASSES: readonly ClasseSerie[] = ['b1', 'b2', 'b3', 'b4']

/** Each figure over the quarters, the table beside it; what is sorted, for the quarter alone. */
function Dessins({ vue, lecture, mesure }: Props) {
  const releves = [...lecture.releves].reverse()
  const suite = (figure: Figure) => (
    <Carte>
      <Barres
        niveau={2}
        variante="colonnes"
        titre={figure.libelle}
        unite={`${figure.unite}, par trimestre`}
        series={[{ nom: figure.unite, classe: 'b1' }]}
        lignes={releves.map((r) => {
          const m = vue.ensemble(r)
          return { libelle: abrege(r.trimestre), valeurs: [m ? figure.lire(m) : 0] }
        })}
      />
    </Carte>
  )
  const avant = lecture.releves[1] && vue.ensemble(lecture.releves[1])
  const tri = (titre: string, figures: readonly Figure[]) => (
    <Carte>
      <Barres
        niveau={2}
        titre={titre}
        unite="Nombre, ce trimestre et celui d’avant"
        series={['Ce trimestre', 'Celui d’avant'].map((nom, rang) => ({ nom, classe: CLASSES[rang] ?? 'b1' }))}
        lignes={figures.flatMap((f) => [
          { libelle: f.libelle, valeurs: [f.lire(mesure), 0] },
          { libelle: `${f.libelle}, avant`, valeurs: [0, avant ? f.lire(avant) : 0] },
        ])}
      />
    </Carte>
  )
  return (
    <div class="grid cols--m">
      {[VOLUME, ...DELAIS, ...SUITES].map(suite)}
      {tri('La réponse était-elle utile ?', UTILITE)}
      {tri('Pourquoi on a écrit', URGENCES)}
      {tri('Ce qui a retardé la réponse', BLOCAGES)}
    </div>
  )
}

/** How to read them: said on each page, since figures travel without it otherwise. */
function Lire() {
  return (
    <section class="prose small muted stack-s">
      <p>
        Les délais sont en jours ouvrés du groupe qui répond, comptés depuis l’envoi. « 1 sur 2 » : la moitié des
        demandes ont attendu moins. « 9 sur 10 » : neuf demandes sur dix ont attendu moins.
      </p>
      <p>
        « {TU} » : le nombre est plus petit que {SEUIL_SECRET}, ou permettrait de retrouver un nombre plus petit que{' '}
        {SEUIL_SECRET}. Pour la même raison, seuls les trimestres finis paraissent.
      </p>
    </section>
  )
}

function dire(figure: Figure, mesure: Mesure): string {
  const valeur = figure.lire(mesure)
  if (valeur === null) return TU
  return figure.unite === 'Nombre' ? nombre(valeur) : `${nombre(valeur)} j`
}

/** « 12 avant »: the number itself, which says more than a share of few. */
function comparer(maintenant: number | null, avant: number | null): string | undefined {
  if (avant === null || maintenant === null) return undefined
  if (avant === maintenant) return 'comme le trimestre d’avant'
  return `${nombre(avant)} le trimestre d’avant`
}
