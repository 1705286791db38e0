import { sql } from 'kysely'
import { z } from 'zod'
import { ecrireRythme } from '../annuaire/index.ts'
import { type Acteur, jourIso, plusJours, ROLES, readTerritoireFile, SYSTEME } from '../platform/index.ts'
import { ACCES, type Acces, GENRES, type Genre, MODES, type Mode, OUVERTURES, type Ouverture } from './model.ts'
import { noterPresence } from './places.ts'
import { saveMotif, saveRessource } from './reglages.ts'
import { reserver } from './reserver.ts'
import type { Salle } from './salle.ts'
import { garderSerie } from './series.ts'
import { listMoments } from './store.ts'

const codes = <T extends string>(liste: Record<T, unknown>) => z.enum(Object.keys(liste) as T[])
const schema = z.object({
  ressources: z.array(
    z.object({ id: z.string(), structure: z.string(), nom: z.string(), genre: z.enum(['salle', 'poste']) }),
  ),
  motifs: z.array(
    z.object({
      id: z.string(),
      structure: z.string(),
      genre: codes<Genre>(GENRES),
      nom: z.string(),
      besoins: z.array(z.string()),
      mode: codes<Mode>(MODES),
      duree: z.number(),
      places: z.number(),
      ouverture: codes<Ouverture>(OUVERTURES),
      description: z.string(),
      documents: z.string(),
      preparation: z.string(),
      acces: z.array(codes<Acces>(ACCES)),
      rappels: z.array(z.number()),
      visio: z.string().nullable(),
    }),
  ),
  series: z.array(
    z.object({
      id: z.string(),
      par: z.string(),
      motif: z.string(),
      lieu: z.string().nullable(),
      expert: z.string().nullable(),
      ressource: z.string().nullable(),
      frequence: z.enum(['semaine', '1']),
      jours: z.array(z.enum(['Mo', 'Tu', 'We', 'Th', 'Fr'])),
      debut: z.string(),
      fin: z.string(),
      scolaire: z.boolean(),
    }),
  ),
  reservations: z.array(
    z.object({
      id: z.string(),
      motif: z.string(),
      /** Which moment of this reason, from the first of the week before. */
      rang: z.number(),
      prenom: z.string(),
      telephone: z.string(),
      courriel: z.string(),
      acces: z.array(codes<Acces>(ACCES)),
      presence: z.enum(['vu', 'absent']).nullable(),
    }),
  ),
})
type Scenario = z.infer<typeof schema>

const comptes = z.object({
  comptes: z.array(z.object({ id: z.string(), nom: z.string(), role: z.enum(ROLES), structure: z.string() })),
})

const JOURS_AVANT = 8
const SEMAINES = 10

/** A diary that began last week: replayed after an interruption, what was done is found again. */
export async function chargerDemonstration(salle: Salle): Promise<void> {
  const { departement } = salle.config
  const scenario = readTerritoireFile(departement, 'agenda.json', schema)
  const acteurs = new Map(
    readTerritoireFile(departement, 'demonstration.json', comptes).comptes.map((c) => [c.id, enActeur(departement, c)]),
  )
  const maintenant = salle.clock.now()
  const autrefois = { ...salle, clock: { now: () => plusJours(maintenant, -JOURS_AVANT) } }
  await salle.database.as(SYSTEME, async (trx) => {
    const pour = (structureId: string) => ({ departement, structureId }) as Acteur
    for (const { structure, ...r } of scenario.ressources) await saveRessource(trx, pour(structure), r)
    for (const { structure, ...m } of scenario.motifs) await saveMotif(trx, pour(structure), { ...m, langues: ['fr'] })
  })
  const jusqua = jourIso(plusJours(maintenant, SEMAINES * 7))
  for (const s of scenario.series) {
    const acteur = acteurs.get(s.par)
    if (!acteur) throw new Error(`agenda.json: « ${s.par} » is not there`)
    const regle = { ...s, creneaux: [{ debut: s.debut, fin: s.fin }], dates: [], du: null, au: jusqua, sauf: [] }
    const garde = await garderSerie(autrefois, acteur, {
      departement,
      id: s.id,
      structure_id: acteur.structureId,
      motif_id: s.motif,
      lieu_id: s.lieu,
      compte_id: s.expert,
      ressource_id: s.ressource,
      rythme: ecrireRythme(regle),
      arretee_le: null,
    })
    if (!garde.ok) throw new Error(`agenda.json: ${garde.refus.message}`)
  }
  for (const r of scenario.reservations) await prendre(salle, autrefois, r)
  for (const { id, presence } of scenario.reservations) {
    const agathe = acteurs.get('agathe-exemple')
    if (presence && agathe)
      await noterPresence(salle, agathe, id, { presence, motif: presence === 'vu' ? null : 'transport' })
  }
}

async function prendre(salle: Salle, autrefois: Salle, r: Scenario['reservations'][number]): Promise<void> {
  const { departement } = salle.config
  const { id, prenom, telephone, courriel, acces } = r
  const siens = sql`m.departement = ${departement} and m.motif_id = ${r.motif} and m.annule_le is null`
  const moments = await salle.database.as(SYSTEME, (trx) => listMoments(trx, siens, r.rang + 1))
  const moment = moments[r.rang]
  if (!moment) return
  const contenu = { prenom, telephone, courriel, acces, precision: '' }
  await reserver(autrefois, null, {
    id,
    momentId: moment.id,
    contenu,
    langue: 'fr',
    listeAcceptee: true,
    ressourceId: null,
  })
}

function enActeur(
  departement: string,
  { id, structure, nom, role }: z.infer<typeof comptes>['comptes'][number],
): Acteur {
  return {
    compteId: id,
    nom,
    email: '',
    fonction: '',
    role,
    departement,
    structureId: structure,
    structureNom: '',
    operateur: null,
    sessionId: '',
  }
}
