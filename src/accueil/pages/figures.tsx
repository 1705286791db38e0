import { plusJours } from '../../platform/index.ts'
import { Barres, Carte, Chiffre, formats, Tableau } from '../../ui/index.ts'
import { type Activite, adresse, type Ligne, lignes, rubrique, type Vue } from '../activite.ts'
import type { Bloc, Compte } from '../chiffres.ts'
import { jourLong } from '../periode.ts'
import type { References } from '../references.ts'

export interface ProprietesFigures {
  vue: Vue
  activite: Activite
  references: References
}

const { nombre, pourcent } = formats('fr')
const MOTIFS_MONTRES = 10
/** A request is sorted by these; how one was welcomed is said of visits only. */
const DEMANDES_PAR: Bloc[] = ['operateur', 'motif']
const VISITES_PAR: Bloc[] = ['aide', 'autonomie', 'voie', 'issue']

/** Totals, the weeks, then who asked what and how it was answered. */
export function Figures(props: ProprietesFigures) {
  const { vue, activite, references } = props
  return (
    <>
      <Totaux activite={activite} />
      <Semaines activite={activite} references={references} />
      {vue.portee.structureId === null && <Classement {...props} bloc="structure" />}
      <div class="grid cols--m">
        {DEMANDES_PAR.map((bloc) => (
          <Classement {...props} bloc={bloc} />
        ))}
        {VISITES_PAR.map((bloc) => (
          <Repartition {...props} bloc={bloc} />
        ))}
      </div>
    </>
  )
}

function Totaux({ activite: { chiffres, periode } }: { activite: Activite }) {
  const { visites, visitesAvant, minutes, demandes, demandesAvant } = chiffres.total
  const { avant } = periode
  return (
    <section class="stack-s" aria-label="Totaux">
      <div class="grid kpis">
        <Chiffre libelle="Visites" valeur={nombre(visites)} detail={evolution(visites, visitesAvant)} />
        <Chiffre
          libelle="Temps passé"
          valeur={`${nombre(Math.round(minutes / 60))} h`}
          detail={visites > 0 && `${nombre(Math.round(minutes / visites))} min par visite`}
        />
        <Chiffre libelle="Demandes envoyées" valeur={nombre(demandes)} detail={evolution(demandes, demandesAvant)} />
      </div>
      <p class="small muted">
        Période d’avant : du {jourLong(avant.du)} au {jourLong(plusJours(avant.au, -1))}
        {periode.jusque < periode.au && ', pour comparer autant de jours'}.
      </p>
    </section>
  )
}

function Semaines({ activite, references }: Omit<ProprietesFigures, 'vue'>) {
  const { total } = activite.chiffres
  const unite = activite.periode.pas === 'week' ? 'par semaine (numéro de la semaine)' : 'par mois'
  const tranches = lignes(activite, 'tranche', references)
  const carte = (quoi: 'visites' | 'demandes', nom: string, titre: string) => (
    <Carte>
      <Barres
        niveau={2}
        variante="colonnes"
        titre={titre}
        unite={`${nom} ${unite}`}
        series={[{ nom, classe: 'b1' }]}
        lignes={tranches.map((t) => ({ libelle: t.libelle, valeurs: [t[quoi]] }))}
      />
    </Carte>
  )
  return (
    <div class="grid cols--m">
      {carte('visites', 'Visites', conclusion(total))}
      {carte(
        'demandes',
        'Demandes',
        `${compter(total.demandes, 'demande envoyée', 'demandes envoyées')} aux organismes`,
      )}
    </div>
  )
}

function Classement({ vue, activite, references, bloc }: ProprietesFigures & { bloc: Bloc }) {
  const toutes = lignes(activite, bloc, references)
  const montrees = bloc === 'motif' ? toutes.slice(0, MOTIFS_MONTRES) : toutes
  const reste = toutes.length - montrees.length
  const nom = rubrique(bloc, activite.periode)
  const entete = ({ code, libelle }: Ligne) =>
    bloc === 'structure' ? <a href={adresse(vue, activite.periode, { structure: code })}>{libelle}</a> : libelle
  return (
    <Carte titre={`Par ${nom.toLowerCase()}`}>
      <Tableau
        legende={`Visites et demandes par ${nom.toLowerCase()}`}
        legendeMasquee
        vide="Aucun chiffre."
        lignes={montrees}
        colonnes={[
          { titre: nom, entete: true, cellule: entete },
          { titre: 'Visites', fin: true, cellule: (l) => nombre(l.visites) },
          { titre: 'Évolution', fin: true, cellule: (l) => evolution(l.visites, l.visitesAvant) },
          { titre: 'Demandes', fin: true, cellule: (l) => nombre(l.demandes) },
        ]}
      />
      {reste > 0 && (
        <p class="small muted">Et {compter(reste, 'autre motif', 'autres motifs')}, dans le tableau à télécharger.</p>
      )}
      {bloc === 'operateur' && <p class="small muted">Une visite qui concerne deux organismes compte pour chacun.</p>}
    </Carte>
  )
}

function Repartition({ activite, references, bloc }: ProprietesFigures & { bloc: Bloc }) {
  const parts = lignes(activite, bloc, references)
  const [premiere] = parts
  const surtout = premiere
    ? ` : « ${premiere.libelle} » ${pourcent(premiere.visites / activite.chiffres.total.visites)}`
    : ''
  return (
    <Carte>
      <Barres
        niveau={2}
        titre={`${rubrique(bloc, activite.periode)}${surtout}`}
        unite="Visites"
        series={[{ nom: 'Visites', classe: 'b1' }]}
        lignes={parts.map((l) => ({ libelle: l.libelle, valeurs: [l.visites] }))}
      />
    </Carte>
  )
}

const compter = (n: number, un: string, plusieurs: string) => `${nombre(n)} ${n < 2 ? un : plusieurs}`

/** « + 12 % », « − 4 % »; words when there is nothing to compare, numbers when a percentage would shout. */
function evolution(maintenant: number, avant: number): string {
  if (avant === 0) return maintenant === 0 ? 'comme avant' : 'aucune avant'
  if (avant < 10 && maintenant !== avant)
    return maintenant > avant ? `${maintenant - avant} de plus` : `${avant - maintenant} de moins`
  const part = Math.round((maintenant / avant - 1) * 100)
  if (part === 0) return 'comme avant'
  return `${part > 0 ? '+' : '−'} ${nombre(Math.abs(part))} %`
}

/** The title of the chart says what it shows. */
function conclusion({ visites, visitesAvant }: Compte): string {
  const total = compter(visites, 'visite', 'visites')
  if (visitesAvant === 0) return total
  const part = Math.round((visites / visitesAvant - 1) * 100)
  // Less than three in a hundred is the difference of a day off.
  if (Math.abs(part) < 3) return `${total}, autant qu’avant`
  return `${total}, ${nombre(Math.abs(part))} % de ${part > 0 ? 'plus' : 'moins'} qu’avant`
}
