import { acteurDe, type Contexte, introuvable, jourIso, pagePro, type Routes } from '../platform/index.ts'
import { LIRE_ACTIVITE, PILOTER } from './access.ts'
import { activiteCsv, lireActivite, type Vue } from './activite.ts'
import type { Retard, Salle } from './branchements.ts'
import { PageActivite } from './pages/activite.tsx'
import { ceTrimestre, lirePeriode } from './periode.ts'
import { findStructure } from './store.ts'

export function routesActivite(salle: Salle, r: Routes): void {
  const { clock, references, compterDemandes } = salle
  const page = async (c: Contexte, vue: Vue | null) => {
    if (!vue) return introuvable(c)
    const { du = '', au = '' } = c.req.query()
    const demandee = lirePeriode(c.req.query(), clock.now())
    // Dates that cannot be used: this quarter instead, and why.
    const refusees = demandee.ok ? undefined : { refus: demandee.refus, du, au }
    const periode = demandee.ok ? demandee.value : ceTrimestre(clock.now())
    const activite = await lireActivite(salle, acteurDe(c), vue.portee, periode, compterDemandes)
    const retards = vue.territoire ? await lireRetards(c, salle) : []
    return pagePro(
      c,
      { titre: vue.titre, courant: vue.chemin, statut: refusees ? 422 : 200, ...(vue.fil ? { fil: vue.fil } : {}) },
      <PageActivite {...{ vue, activite, references, refusees, retards }} />,
    )
  }
  const csv = async (c: Contexte, vue: Vue | null) => {
    const periode = lirePeriode(c.req.query(), clock.now())
    if (!vue || !periode.ok) return introuvable(c)
    const activite = await lireActivite(salle, acteurDe(c), vue.portee, periode.value, compterDemandes)
    const nom = `activite-${jourIso(periode.value.du)}-${jourIso(clock.now())}.csv`
    return c.body(activiteCsv(activite, references, vue), 200, {
      'Content-Type': 'text/csv; charset=utf-8',
      'Content-Disposition': `attachment; filename="${nom}"`,
      'Cache-Control': 'no-store',
    })
  }
  r.get('/agent/activite', LIRE_ACTIVITE, (c) => page(c, vueAgent(c)))
  r.get('/agent/activite.csv', LIRE_ACTIVITE, (c) => csv(c, vueAgent(c)))
  r.get('/pilotage', PILOTER, async (c) => page(c, await vuePilotage(c, salle)))
  r.get('/pilotage.csv', PILOTER, async (c) => csv(c, await vuePilotage(c, salle)))
}

function lireRetards(c: Contexte, { clock, compterRetards, database }: Salle): Promise<Retard[]> {
  const acteur = acteurDe(c)
  return database.as(acteur, (trx) => compterRetards(trx, acteur.departement, clock.now()))
}

/** The agent's structure, or their own visits alone. */
function vueAgent(c: Contexte): Vue {
  const { departement, structureId, compteId } = acteurDe(c)
  const moi = c.req.query('portee') === 'moi'
  return {
    titre: 'Mon activité',
    chemin: '/agent/activite',
    portee: { departement, structureId, compteId: moi ? compteId : null },
    gardes: moi ? { portee: 'moi' } : {},
    personnelle: moi,
  }
}

/** The whole territory, or one structure of it; `null` when that one does not exist. */
async function vuePilotage(c: Contexte, { database }: Salle): Promise<Vue | null> {
  const { departement } = acteurDe(c)
  const [titre, chemin] = ['Activité du territoire', '/pilotage']
  const id = c.req.query('structure')
  if (id === undefined) {
    const portee = { departement, structureId: null, compteId: null }
    return { titre, chemin, portee, gardes: {}, territoire: true }
  }
  const structure = await findStructure(database.db, departement, id)
  if (!structure) return null
  const portee = { departement, structureId: id, compteId: null }
  const fil = [{ libelle: titre, href: chemin }, { libelle: structure.nom }]
  return { titre: structure.nom, chemin, portee, gardes: { structure: id }, fil }
}
