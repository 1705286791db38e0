import {
  acteurDe,
  type Contexte,
  estPetit,
  jourIso,
  masquerSeul,
  pagePro,
  petitsNombres,
  plusJours,
  SEUIL_SECRET,
} from '../../platform/index.ts'
import { Tableau, Vide } from '../../ui/index.ts'
import { DROITS } from '../engine/index.ts'
import type { Salle } from '../entretien/donnees.ts'
import { ISSUES, type Issue, motifsDe } from '../entretien/model.ts'
import { type Chiffre, listChiffres } from '../entretien/store.ts'

export const CHIFFRES = '/pilotage/droits'
const JOURS = 365

/** How many rights were found, obtained, refused, given up: counts alone, and none that could be somebody. */
export async function chiffresDesDroits(salle: Salle, c: Contexte): Promise<Response> {
  const acteur = acteurDe(c)
  const depuis = `${jourIso(plusJours(salle.clock.now(), -JOURS)).slice(0, 7)}-01`
  const chiffres = await salle.database.as(acteur, (trx) => listChiffres(trx, acteur.departement, depuis))
  const noms = new Map([...DROITS, ...salle.contexte('fr').locaux].map((d) => [d.nom, d.libelle]))
  const droits = [...new Set(chiffres.filter((x) => x.nombre > 0).map((x) => x.droit))]
  const dire = ecrire(chiffres, droits)
  return pagePro(
    c,
    { titre: 'Non-recours', courant: CHIFFRES },
    <div class="wrap page stack">
      <h1>Droits trouvés, droits obtenus</h1>
      <p class="muted prose">
        Depuis un an, dans les entretiens gardés avec un mandat. Aucun nom. Un nombre plus petit que {SEUIL_SECRET}{' '}
        n’est pas écrit, ni ceux qui permettraient de le retrouver.
      </p>
      {droits.length === 0 ? (
        <Vide titre="Pas encore de chiffres" icone="chart" niveau={2}>
          Ils viennent des entretiens gardés par les agents.
        </Vide>
      ) : (
        <>
          <Tableau
            legende="Par droit"
            lignes={droits}
            vide=""
            colonnes={[
              { titre: 'Droit', entete: true, cellule: (d) => noms.get(d) ?? d },
              ...COLONNES.map(({ titre, issue }) => ({
                titre,
                fin: true,
                cellule: (d: string) => dire(cleDroit(d, issue)),
              })),
            ]}
          />
          <Raisons chiffres={chiffres} dire={dire} />
        </>
      )}
    </div>,
  )
}

const COLONNES = [
  { titre: 'Trouvés', issue: 'repere' },
  { titre: 'Obtenus', issue: 'obtenu' },
  { titre: 'Refusés', issue: 'refuse' },
  { titre: 'Abandonnés', issue: 'abandonne' },
] as const

const cleDroit = (droit: string, issue: string) => `droit ${droit} ${issue}`
const cleMotif = (issue: string, motif: string) => `motif ${issue} ${motif}`

/** The two tables count the same refusals and the same givings up: what one leaves out must not be read in the other. */
function ecrire(chiffres: readonly Chiffre[], droits: readonly string[]): (cle: string) => string {
  const nombres = new Map<string, number>()
  const sommes = COLONNES.flatMap(({ issue }) => {
    const siennes = chiffres.filter((x) => x.issue === issue)
    const motifs = [...new Set(siennes.map((x) => x.motif))]
    nombres.set(
      issue,
      somme(siennes, () => true),
    )
    for (const d of droits)
      nombres.set(
        cleDroit(d, issue),
        somme(siennes, (x) => x.droit === d),
      )
    for (const m of motifs)
      nombres.set(
        cleMotif(issue, m),
        somme(siennes, (x) => x.motif === m),
      )
    return [droits.map((d) => cleDroit(d, issue)), motifs.map((m) => cleMotif(issue, m))].map((parties) => ({
      total: issue,
      parties,
    }))
  })
  const tus = petitsNombres({ nombres, sommes })
  return (cle) => {
    const nombre = nombres.get(cle) ?? 0
    return tus.has(cle) && !estPetit(nombre) ? '–' : masquerSeul(nombre)
  }
}

const somme = (chiffres: readonly Chiffre[], si: (x: Chiffre) => boolean): number =>
  chiffres.filter(si).reduce((total, x) => total + x.nombre, 0)

function Raisons({ chiffres, dire }: { chiffres: readonly Chiffre[]; dire: (cle: string) => string }) {
  const lignes = (['refuse', 'abandonne'] satisfies Issue[]).flatMap((issue) =>
    Object.entries(motifsDe(issue)).map(([motif, libelle]) => ({
      issue: ISSUES[issue],
      code: issue,
      motif,
      libelle,
      nombre: somme(chiffres, (x) => x.issue === issue && x.motif === motif),
    })),
  )
  return (
    <Tableau
      legende="Pourquoi un droit n’est pas obtenu"
      lignes={lignes.filter((l) => l.nombre > 0)}
      vide="Aucun refus, aucun abandon noté."
      colonnes={[
        { titre: 'Raison', entete: true, cellule: (l) => l.libelle },
        { titre: 'Issue', cellule: (l) => l.issue },
        { titre: 'Nombre', fin: true, cellule: (l) => dire(cleMotif(l.code, l.motif)) },
      ]}
    />
  )
}
