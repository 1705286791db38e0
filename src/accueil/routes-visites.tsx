import {
  type Acteur,
  acteurDe,
  type Contexte,
  debutDuJour,
  type ErreurChamp,
  formulaire,
  introuvable,
  jourIso,
  lundiDe,
  pagePro,
  plusJours,
  type Result,
  type Routes,
  relire,
  retour,
  type Saisie,
  type Trx,
} from '../platform/index.ts'
import { agitPourAutrui, LIRE_VISITES, NOTER_VISITE } from './access.ts'
import type { Salle } from './branchements.ts'
import { corriger, noter, supprimer } from './gestes.ts'
import { corrigeable, libelleDuree, lienSuite, memeContenu, type Visite } from './model.ts'
import { type Motif, motifsFrequents, PUCES } from './motifs.ts'
import { PageJournee, titreJournee } from './pages/journee.tsx'
import { PageCorriger, PageVisite, titreVisite } from './pages/visite.tsx'
import { libelleMotif, PageVisites, titreVisites } from './pages/visites.tsx'
import { lireJour } from './periode.ts'
import type { References } from './references.ts'
import { enSaisie, saisieDeDepart, schemaId, schemaVisite } from './saisie.ts'
import { listPlusNotes, listVisites, readDernierChoix, readVisite, type VisiteNotee } from './store.ts'

const ILOTS = ['clavier', 'visite']
const JOURNEE = { libelle: 'Journée', href: '/agent' }

export function routesVisites(salle: Salle, r: Routes): void {
  r.get('/agent', LIRE_VISITES, (c) => pageJournee(c, salle))
  r.post('/agent/visites', NOTER_VISITE, (c) => postNoter(c, salle))
  r.get('/agent/visites', LIRE_VISITES, (c) => pageJour(c, salle))
  r.get('/agent/visites/:id', LIRE_VISITES, (c) => pageVisite(c, salle))
  r.post('/agent/visites/:id', NOTER_VISITE, (c) => postCorriger(c, salle))
  r.post('/agent/visites/:id/supprimer', NOTER_VISITE, (c) => postSupprimer(c, salle))
}

/** A form sent back: what was typed, and why. */
interface Refusee {
  saisie: Saisie
  erreurs: ErreurChamp[]
}

async function pageJournee(c: Contexte, salle: Salle, refusee?: Refusee): Promise<Response> {
  const { clock, database, references, cartes, newId } = salle
  const acteur = acteurDe(c)
  const maintenant = clock.now()
  const suites = agitPourAutrui(acteur)
  const jour = debutDuJour(jourIso(maintenant))
  const { visites, dernier, frequents } = await database.as(acteur, async (trx) => ({
    visites: await listVisites(trx, acteur, jour, plusJours(jour, 1)),
    dernier: await readDernierChoix(trx, acteur),
    frequents: await readFrequents(trx, acteur, references, maintenant),
  }))
  const page = (
    <PageJournee
      formulaire={{
        action: '/agent/visites',
        references,
        frequents,
        id: newId(),
        suites,
        ...(refusee ?? { saisie: saisieDeDepart(dernier, references), erreurs: [] }),
      }}
      visites={visites}
      lecteur={acteur.compteId}
      structure={acteur.structureNom}
      maintenant={maintenant}
      cartes={suites ? await Promise.all(cartes.map((carte) => carte(acteur))) : []}
    />
  )
  const statut = refusee ? 422 : 200
  return pagePro(c, { titre: titreJournee(maintenant), courant: '/agent', ilots: ILOTS, statut }, page)
}

/** Of the three months up to last Monday: the digits of the chips do not move during the week. */
async function readFrequents(trx: Trx, acteur: Acteur, { motifs }: References, maintenant: Date): Promise<Motif[]> {
  const lundi = lundiDe(maintenant)
  return motifsFrequents(motifs, await listPlusNotes(trx, acteur, plusJours(lundi, -91), lundi, PUCES))
}

async function postNoter(c: Contexte, salle: Salle): Promise<Response> {
  const { references } = salle
  const identifie = await formulaire(c, schemaId)
  const lu = await formulaire(c, schemaVisite(references))
  if (!identifie.ok) return pageJournee(c, salle, identifie)
  if (!lu.ok) return pageJournee(c, salle, lu)
  const { contenu, suite } = lu.valeur
  const note = await noter(salle, acteurDe(c), identifie.valeur.id, contenu)
  if (!note.ok) return introuvable(c)
  const { visite, deja } = note.value
  const quoi = `${libelleMotif(visite, references)}, ${libelleDuree(visite.dureeMinutes)}`
  if (!deja) {
    const texte = `Visite notée : ${quoi}.`
    return retour(c, suite ? lienSuite(suite, visite) : '/agent', { genre: 'ok', texte })
  }
  // Back in the history, then other answers: the page comes with a new id, nothing is lost and nothing counts by mistake.
  if (!memeContenu(visite, contenu)) {
    const message = `Vous venez de noter : ${quoi}. C’est une autre visite ? Enregistrez à nouveau.`
    return pageJournee(c, salle, { saisie: await relire(c), erreurs: [{ champ: 'motif', message }] })
  }
  const texte = `Cette visite était déjà notée : ${quoi}. Elle n’est comptée qu’une fois.`
  return retour(c, suite ? lienSuite(suite, visite) : `/agent/visites/${visite.id}`, { genre: 'info', texte })
}

async function pageJour(c: Contexte, salle: Salle): Promise<Response> {
  const { clock, database, references } = salle
  const acteur = acteurDe(c)
  const maintenant = clock.now()
  const jour = lireJour(c.req.query('jour') ?? jourIso(maintenant))
  if (!jour) return introuvable(c)
  const visites = await database.as(acteur, (trx) => listVisites(trx, acteur, jour, plusJours(jour, 1)))
  return pagePro(
    c,
    options(titreVisites(jour)),
    <PageVisites {...{ visites, references, maintenant, jour }} lecteur={acteur.compteId} />,
  )
}

async function pageVisite(c: Contexte, salle: Salle, refusee?: Refusee): Promise<Response> {
  const { clock, database, references } = salle
  const acteur = acteurDe(c)
  const maintenant = clock.now()
  const { visite, frequents } = await database.as(acteur, async (trx) => ({
    visite: await readVisite(trx, acteur, idDe(c)),
    frequents: await readFrequents(trx, acteur, references, maintenant),
  }))
  if (!visite) return introuvable(c)
  const suites = agitPourAutrui(acteur)
  const possible = corrigeable(visite, maintenant)
  if (!possible.ok) {
    const page = <PageVisite {...{ visite, suites, references }} raison={possible.refus.message} />
    return pagePro(c, options(titreVisite(visite)), page)
  }
  const formulaire = {
    action: `/agent/visites/${visite.id}`,
    references,
    frequents,
    ...(refusee ?? { saisie: enSaisie(visite, references), erreurs: [] }),
  }
  const page = <PageCorriger {...{ visite, suites, formulaire }} />
  return pagePro(c, { ...options(titreVisite(visite)), ilots: ILOTS, statut: refusee ? 422 : 200 }, page)
}

const options = (titre: string) => ({ titre, courant: '/agent', fil: [JOURNEE, { libelle: titre }] })

async function postCorriger(c: Contexte, salle: Salle): Promise<Response> {
  const lu = await formulaire(c, schemaVisite(salle.references))
  if (!lu.ok) return pageVisite(c, salle, lu)
  return apresChangement(c, await corriger(salle, acteurDe(c), idDe(c), lu.valeur.contenu), 'Visite corrigée.')
}

async function postSupprimer(c: Contexte, salle: Salle): Promise<Response> {
  return apresChangement(c, await supprimer(salle, acteurDe(c), idDe(c)), 'Visite supprimée.')
}

/** Refused because the day is over: the visit's page says so. */
function apresChangement(c: Contexte, change: Result<VisiteNotee>, fait: string): Response | Promise<Response> {
  if (change.ok) return retour(c, '/agent', { genre: 'ok', texte: fait })
  if (change.refus.code === 'introuvable') return introuvable(c)
  return retour(c, `/agent/visites/${idDe(c)}`, { genre: 'erreur', texte: change.refus.message })
}

const idDe = (c: Contexte): Visite['id'] => c.req.param('id') ?? ''
