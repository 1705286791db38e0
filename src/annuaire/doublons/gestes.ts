import { type Acteur, jourIso, ok, type Result, refus, type Services, type Trx } from '../../platform/index.ts'
import { bumpVersion } from '../version.ts'
import { enregistrerVersion } from '../versions/store.ts'
import { findPaire, fondre, type LieuCompare, type Paire, remplaceDejaUnAutre, saveDecision } from './store.ts'

type Salle = Pick<Services, 'config' | 'clock' | 'database' | 'journal'>
type Cle = [a: string, b: string]

const DEJA = refus('deja', 'Quelqu’un a déjà décidé pour ces deux fiches. Regardez la liste des décisions.')

/** One place stays, the other leads to it. */
export function fusionner(salle: Salle, acteur: Acteur, [a, b]: Cle, garde: string): Promise<Result<Paire> | null> {
  return decider(salle, acteur, [a, b], async (trx, paire) => {
    if (garde !== a && garde !== b) return refus('garde', 'Choisissez la fiche à garder.')
    const [reste, part] = garde === a ? [paire.a, paire.b] : [paire.b, paire.a]
    const empeche = await empechement(trx, acteur.departement, reste, part)
    if (empeche) return empeche
    await changer(salle, acteur, trx, part, reste)
    await saveDecision(trx, acteur, paire, 'fusion', salle.clock.now())
    return ok(paire)
  })
}

/** Two places: never proposed again. */
export function separer(salle: Salle, acteur: Acteur, cle: Cle): Promise<Result<Paire> | null> {
  return decider(salle, acteur, cle, async (trx, paire) => {
    await saveDecision(trx, acteur, paire, 'distincts', salle.clock.now())
    await salle.journal(trx, acteur, {
      action: 'lieu.distinct',
      objet: `lieu:${paire.a.id}`,
      detail: { de: paire.b.id },
    })
    return ok(paire)
  })
}

/** Takes the decision back: the pair waits again. */
export function annuler(salle: Salle, acteur: Acteur, [a, b]: Cle): Promise<Result<Paire> | null> {
  return salle.database.as(acteur, async (trx) => {
    const paire = await findPaire(trx, acteur.departement, a, b)
    if (!paire) return null
    if (paire.etat === 'propose') return refus('deja', 'Cette décision est déjà annulée.')
    const parti = [paire.a, paire.b].find((l) => l.fusionneDans === a || l.fusionneDans === b)
    if (parti) await changer(salle, acteur, trx, parti, null)
    else await salle.journal(trx, acteur, { action: 'lieu.distinct-annule', objet: `lieu:${a}`, detail: { de: b } })
    await saveDecision(trx, acteur, paire, 'propose', salle.clock.now())
    return ok(paire)
  })
}

function decider(
  { database }: Salle,
  acteur: Acteur,
  [a, b]: Cle,
  geste: (trx: Trx, paire: Paire) => Promise<Result<Paire>>,
): Promise<Result<Paire> | null> {
  return database.as(acteur, async (trx) => {
    const paire = await findPaire(trx, acteur.departement, a, b)
    if (!paire) return null
    return paire.etat === 'propose' ? geste(trx, paire) : DEJA
  })
}

async function empechement(trx: Trx, departement: string, reste: LieuCompare, part: LieuCompare) {
  if (reste.retireLe !== null || part.retireLe !== null)
    return refus('retire', 'Une de ces deux fiches n’est plus dans l’annuaire. Rechargez la page.')
  if (await remplaceDejaUnAutre(trx, departement, part.id))
    return refus(
      'remplace',
      `« ${part.nom} » remplace déjà une autre fiche. Gardez-la, ou annulez d’abord cette fusion.`,
    )
  if (part.structure !== null)
    return refus(
      'equipe',
      `L’équipe « ${part.structure} » tient la fiche « ${part.nom} ». C’est elle qu’il faut garder.`,
    )
  return null
}

async function changer(
  salle: Salle,
  acteur: Acteur,
  trx: Trx,
  lieu: LieuCompare,
  dans: LieuCompare | null,
): Promise<void> {
  const { departement } = acteur
  const maintenant = salle.clock.now()
  const jour = jourIso(maintenant)
  await fondre(trx, departement, lieu.id, dans?.id ?? null, jour)
  const trace = { le: maintenant, organisation: acteur.structureNom, compteId: acteur.compteId }
  await enregistrerVersion(
    trx,
    'lieu',
    { departement, id: lieu.id, changements: { retireLe: dans ? [null, jour] : [jour, null] } },
    dans
      ? { ...trace, origine: 'correction', motif: `Même lieu que « ${dans.nom} »` }
      : { ...trace, origine: 'retour', motif: 'Fusion annulée' },
  )
  await bumpVersion(trx, departement)
  await salle.journal(trx, acteur, {
    action: dans ? 'lieu.fusionne' : 'lieu.fusion-annulee',
    objet: `lieu:${lieu.id}`,
    detail: dans ? { dans: dans.id } : {},
  })
}
