import { lireMandat, type Mandat, mandatsEnVigueur, nomComplet, tenirMandat } from '../../mandats/index.ts'
import { type Acteur, jourIso, ok, plusJours, type Result, refus, type Trx } from '../../platform/index.ts'
import { enFoyer } from './commun/foyer.ts'
import type { Reponses } from './commun/reponses.ts'
import { type Ligne, locauxPour, resumer } from './commun/resume.ts'
import type { Salle } from './donnees.ts'
import {
  aDemander,
  changer,
  donneesGardees,
  JOURS_AVANT_RELANCE,
  planNeuf,
  relanceDe,
  type Suivi,
  variations,
} from './model.ts'
import { compter, type Entretien, findEntretien, insertEntretien, listEntretiens, updateEntretien } from './store.ts'

/** Rights of a household that was kept, with their explanation. */
export function lignesDe(salle: Salle, { contenu }: Pick<Entretien, 'contenu'>): Ligne[] {
  return resumer(enFoyer(contenu.reponses, contenu.mois), locauxPour(salle.contexte('fr'), contenu.reponses), true)
}

/** Keeps an interview under a mandate in force that lets the agent use these data. */
export async function enregistrer(
  salle: Salle,
  acteur: Acteur,
  { id, mandatId, reponses }: { id: string; mandatId: string; reponses: Reponses },
): Promise<Result<Entretien>> {
  const { departement } = acteur
  return salle.database.as(acteur, async (trx) => {
    await tenirMandat(trx, departement, mandatId)
    const permis = await mandatPermettant(trx, salle, acteur, mandatId, reponses)
    if (!permis.ok) return permis
    const dossier = await salle.coffre.ouvrir(trx, departement, permis.value.dossierId)
    if (!dossier) throw new Error('A mandate in force has a dossier')
    const maintenant = salle.clock.now()
    const jour = jourIso(maintenant)
    const mois = jour.slice(0, 7)
    const lignes = resumer(enFoyer(reponses, mois), locauxPour(salle.contexte('fr'), reponses))
    const plan = planNeuf(lignes, jourIso(plusJours(maintenant, JOURS_AVANT_RELANCE)))
    const entretien: Entretien = {
      departement,
      id,
      mandatId,
      dossierId: permis.value.dossierId,
      creeLe: maintenant,
      relance: relanceDe(plan),
      contenu: { mois, reponses, plan },
    }
    if (await insertEntretien(trx, acteur, dossier, entretien)) {
      for (const { nom } of aDemander(lignes))
        await compter(trx, departement, { mois: `${mois}-01`, droit: nom, issue: 'repere', motif: '', delta: 1 })
      await salle.journal(trx, acteur, {
        action: 'entretien.garde',
        objet: `entretien:${id}`,
        detail: { mandat: mandatId },
      })
    }
    return ok(entretien)
  })
}

async function mandatPermettant(
  trx: Trx,
  salle: Salle,
  acteur: Acteur,
  mandatId: string,
  reponses: Reponses,
): Promise<Result<Mandat>> {
  const mandat = (await mandatsEnVigueur(trx, salle, acteur)).find((m) => m.id === mandatId)
  if (!mandat) return refus('sans-mandat', 'Choisissez un mandat en vigueur : sans mandat, rien n’est gardé.', 'mandat')
  const manquent = donneesGardees(reponses).filter((d) => !mandat.contenu.donnees.includes(d))
  if (manquent.length === 0) return ok(mandat)
  return refus(
    'hors-mandat',
    `Ce mandat ne permet pas de garder : ${manquent.map((d) => NOMS[d] ?? d).join(', ')}. Faites un mandat qui le permet.`,
    'mandat',
  )
}

const NOMS: Record<string, string> = {
  famille: 'la famille',
  logement: 'le logement',
  ressources: 'les ressources',
  sante: 'la santé',
  papiers: 'le titre de séjour',
}

/** An interview and whom it is about, as the mandate says it; writes in the journal that it was read. */
export async function ouvrirEntretien(
  salle: Salle,
  acteur: Acteur,
  id: string,
): Promise<{ entretien: Entretien; personne: string } | null> {
  return salle.database.as(acteur, async (trx) => {
    const entretien = await findEntretien(trx, salle, acteur.departement, id)
    if (!entretien) return null
    await salle.journal(trx, acteur, { action: 'entretien.lu', objet: `entretien:${id}` })
    return { entretien, personne: await personneDe(trx, salle, entretien) }
  })
}

async function personneDe(trx: Trx, salle: Salle, { departement, mandatId }: Entretien): Promise<string> {
  const fiche = await lireMandat(trx, salle, departement, mandatId)
  return fiche?.contenu ? nomComplet(fiche.contenu.mandant) : 'Personne'
}

const AU_PLUS = 100

export async function listerEntretiens(
  salle: Salle,
  acteur: Acteur,
): Promise<{ entretien: Entretien; personne: string }[]> {
  return salle.database.as(acteur, async (trx) => {
    const liste = await listEntretiens(trx, salle, acteur, AU_PLUS)
    await salle.journal(trx, acteur, {
      action: 'entretiens.listes',
      objet: `structure:${acteur.structureId}`,
      detail: { nombre: liste.length },
    })
    const lignes = []
    for (const entretien of liste) lignes.push({ entretien, personne: await personneDe(trx, salle, entretien) })
    return lignes
  })
}

/** How it went for one right; the counts follow, without the person. */
export async function suivre(
  salle: Salle,
  acteur: Acteur,
  { id, droit, suivi }: { id: string; droit: string; suivi: Suivi },
): Promise<Result<Entretien> | null> {
  const { departement } = acteur
  return salle.database.as(acteur, async (trx) => {
    const entretien = await findEntretien(trx, salle, departement, id, 'verrou')
    const dossier = entretien && (await salle.coffre.ouvrir(trx, departement, entretien.dossierId))
    if (!entretien || !dossier) return null
    const { plan } = entretien.contenu
    const change = changer(plan, droit, suivi)
    if (!change.ok) return change
    const apres = change.value[droit] as Suivi
    const neuf = {
      ...entretien,
      relance: relanceDe(change.value),
      contenu: { ...entretien.contenu, plan: change.value },
    }
    const maintenant = salle.clock.now()
    await updateEntretien(trx, dossier, neuf, maintenant)
    const mois = `${jourIso(entretien.creeLe).slice(0, 7)}-01`
    for (const v of variations(plan[droit], apres)) await compter(trx, departement, { mois, droit, ...v })
    await salle.journal(trx, acteur, { action: 'entretien.suivi', objet: `entretien:${id}`, detail: {} })
    return ok(neuf)
  })
}
