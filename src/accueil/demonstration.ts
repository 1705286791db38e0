import { z } from 'zod'
import {
  debutDuJour,
  estOuvre,
  jourIso,
  joursEntre,
  plusJours,
  readTerritoireFile,
  SYSTEME,
} from '../platform/index.ts'
import type { Salle } from './branchements.ts'
import type { Motifs } from './motifs.ts'

const poids = <T extends z.ZodRawShape>(shape: T) => z.array(z.object({ ...shape, poids: z.number() }))

const schema = z.object({
  visites: z.object({
    semaines: z.number(),
    equipes: z.array(z.object({ compte: z.string(), structure: z.string(), parJour: z.number(), voie: z.string() })),
    motifs: poids({ demarche: z.string() }),
    aides: poids({ aide: z.string() }),
    voies: poids({ voie: z.string() }),
    issues: poids({ issue: z.string() }),
    durees: poids({ minutes: z.number() }),
    autonomies: poids({ autonomie: z.string() }),
    heures: poids({ heure: z.number() }),
    communes: poids({ commune: z.string() }),
    joursDeSemaine: poids({ jour: z.number() }),
  }),
})
type Modele = z.infer<typeof schema>['visites']
type Equipe = Modele['equipes'][number]

const LOT = 500

/**
 * Fictitious visits on open days, the same at every run: over twice the weeks asked for, because the figures compare a
 * period with the one before, a little fewer in the first half.
 */
export async function loadDemonstration({ clock, config, database, references }: Salle): Promise<void> {
  const { visites: modele } = readTerritoireFile(config.departement, 'demonstration.json', schema)
  const hasard = createHasard(93)
  const maintenant = clock.now()
  const debut = plusJours(debutDuJour(jourIso(maintenant)), -14 * modele.semaines)
  const rows = joursOuverts(debut, maintenant)
    .flatMap((jour) => {
      const ampleur = joursEntre(debut, jour) < 7 * modele.semaines ? 0.85 : 1
      return modele.equipes.flatMap((equipe) => visitesDuJour(modele, equipe, jour, ampleur, hasard))
    })
    .filter((v) => v.le <= maintenant)
    .map((v, rang) => toRow(config.departement, v, rang, references.motifs))
  await database.as(SYSTEME, async (trx) => {
    for (let i = 0; i < rows.length; i += LOT) {
      const lot = rows.slice(i, i + LOT)
      await trx
        .insertInto('visites')
        .values(lot)
        .onConflict((oc) => oc.doNothing())
        .execute()
    }
  })
}

function joursOuverts(du: Date, au: Date): Date[] {
  const jours = Array.from({ length: joursEntre(du, au) + 1 }, (_, n) => plusJours(du, n))
  return jours.filter((jour) => estOuvre(jour))
}

type Tirage = ReturnType<typeof visitesDuJour>[number]

function visitesDuJour(m: Modele, equipe: Equipe, jour: Date, ampleur: number, hasard: () => number) {
  const semaine = m.joursDeSemaine.reduce((somme, j) => somme + j.poids, 0)
  const part = (m.joursDeSemaine.find((j) => j.jour === jour.getDay())?.poids ?? 0) / semaine
  // Five open days share the week's weights; the day itself varies by a third.
  const nombre = Math.round(equipe.parJour * 5 * part * ampleur * (0.67 + 0.66 * hasard()))
  return Array.from({ length: nombre }, () => {
    const un = <T extends { poids: number }>(choix: readonly T[]) => tirer(choix, hasard())
    const { voie } = un(m.voies)
    return {
      equipe,
      le: new Date(jour.getFullYear(), jour.getMonth(), jour.getDate(), un(m.heures).heure, Math.floor(hasard() * 60)),
      demarche: un(m.motifs).demarche,
      aide: un(m.aides).aide,
      // Those who come in person come to this team's kind of desk.
      voie: voie === 'guichet' ? equipe.voie : voie,
      issue: un(m.issues).issue,
      duree_minutes: un(m.durees).minutes,
      autonomie: un(m.autonomies).autonomie,
      commune: un(m.communes).commune,
    }
  })
}

function toRow(departement: string, { equipe, demarche, ...visite }: Tirage, rang: number, motifs: Motifs) {
  const motif = motifs.parCode.get(demarche)
  if (!motif) throw new Error(`demonstration.json: no procedure ${demarche} in the bouquet`)
  return {
    ...visite,
    departement,
    // The same id at every run: an interrupted demonstration is filled again without doubling.
    id: `00000000-0000-8000-8000-${String(rang).padStart(12, '0')}`,
    structure_id: equipe.structure,
    compte_id: equipe.compte,
    evenement: motif.evenement,
    demarche,
    operateurs: motif.operateur ? [motif.operateur] : [],
    precision: '',
    corrigee_le: null,
  }
}

function tirer<T extends { poids: number }>(choix: readonly T[], hasard: number): T {
  let reste = hasard * choix.reduce((somme, c) => somme + c.poids, 0)
  for (const c of choix) {
    reste -= c.poids
    if (reste < 0) return c
  }
  throw new Error('nothing to draw from')
}

/** Small generator (mulberry32): the same sequence for the same seed, from 0 included to 1 excluded. */
function createHasard(graine: number): () => number {
  let etat = graine
  return () => {
    etat = (etat + 0x6d2b79f5) | 0
    let t = Math.imul(etat ^ (etat >>> 15), 1 | etat)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
}
