import {
  acteurDe,
  type Contexte,
  estPetit,
  pagePro,
  petitesCases,
  plusJours,
  SEUIL_SECRET,
} from '../../platform/index.ts'
import { Tableau, Vide } from '../../ui/index.ts'
import { ISSUES, type ParStructure, parRaison, parStructure } from '../chiffres.ts'
import { MOTIFS_REFUS, SUITES } from '../model.ts'
import type { Salle } from '../salle.ts'

export const CHIFFRES = '/pilotage/orientations'
const JOURS = 365

const TITRES: Record<(typeof ISSUES)[number], string> = {
  acceptee: 'Rendez-vous',
  refusee: 'Refus',
  transmise: 'Transmises',
  expiree: 'Silences',
  retiree: 'Retirées',
  attente: 'En attente',
}

/** GET: where people are received, refused, left without an answer. Counts alone. */
export async function montrerChiffres(salle: Salle, c: Contexte): Promise<Response> {
  const acteur = acteurDe(c)
  const depuis = plusJours(salle.clock.now(), -JOURS)
  const { structures, motifs, suites } = await salle.database.as(acteur, async (trx) => ({
    structures: await parStructure(trx, acteur.departement, depuis),
    ...(await parRaison(trx, acteur.departement, depuis)),
  }))
  return pagePro(
    c,
    { titre: 'Orientations', courant: CHIFFRES },
    <div class="wrap page stack">
      <h1>Orientations entre structures</h1>
      <p class="muted prose">
        Depuis un an, par structure qui reçoit. Aucun nom. Un nombre plus petit que {SEUIL_SECRET} n’est pas écrit, ni
        ceux qui permettraient de le retrouver.
      </p>
      {structures.length === 0 ? (
        <Vide titre="Pas encore d’orientation" icone="chart" niveau={2}>
          Les chiffres viennent des fiches envoyées par les structures.
        </Vide>
      ) : (
        <>
          <ParStructureRecues structures={structures} />
          <Comptes
            legende="Pourquoi une fiche est refusée"
            libelles={MOTIFS_REFUS}
            comptes={motifs}
            vide="Aucun refus."
          />
          <Comptes
            legende="Ce qui sort des rendez-vous"
            libelles={{ ...SUITES, absente: 'La personne n’est pas venue' }}
            comptes={suites}
            vide="Aucun rendez-vous passé."
          />
        </>
      )}
    </div>,
  )
}

const TU = `moins de ${SEUIL_SECRET}`
const nombre = new Intl.NumberFormat('fr-FR', { maximumFractionDigits: 1 })

function ParStructureRecues({ structures }: { structures: readonly ParStructure[] }) {
  const tus = petitesCases(structures.map((s) => s.issues))
  const lignes = structures.map((s, rang) => ({ ...s, tus: tus[rang] ?? [] }))
  return (
    <Tableau
      legende="Réponses par structure"
      lignes={lignes}
      vide=""
      colonnes={[
        { titre: 'Structure', entete: true, cellule: (l) => l.structure },
        { titre: 'Reçues', fin: true, cellule: (l) => (estPetit(l.recues) ? TU : l.recues) },
        ...ISSUES.map((issue, rang) => ({
          titre: TITRES[issue],
          fin: true,
          cellule: (l: (typeof lignes)[number]) => (l.tus[rang] ? '–' : (l.issues[rang] ?? 0)),
        })),
        {
          titre: 'Délai médian',
          fin: true,
          cellule: (l) => (l.joursMedians === null ? '–' : `${nombre.format(l.joursMedians)} j`),
        },
      ]}
    />
  )
}

function Comptes<C extends string>({
  legende,
  libelles,
  comptes,
  vide,
}: {
  legende: string
  libelles: Record<C, string>
  comptes: ReadonlyMap<C, number>
  vide: string
}) {
  const presents = (Object.keys(libelles) as C[])
    .map((code) => ({ code, nombre: comptes.get(code) ?? 0 }))
    .filter((l) => l.nombre > 0)
  const [tus = []] = petitesCases([presents.map((l) => l.nombre)])
  return (
    <Tableau
      legende={legende}
      lignes={presents.map((l, rang) => ({ ...l, tu: tus[rang] }))}
      vide={vide}
      colonnes={[
        { titre: 'Raison', entete: true, cellule: (l) => libelles[l.code] },
        { titre: 'Nombre', fin: true, cellule: (l) => (l.tu ? '–' : l.nombre) },
      ]}
    />
  )
}
