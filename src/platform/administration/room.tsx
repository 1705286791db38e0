import { z } from 'zod'
import { ROLES } from '../access.ts'
import { acteurDe, type Contexte, type Handler } from '../http/contexte.ts'
import { type ErreurChamp, enErreur, formulaire, relire, type Saisie, statutDe } from '../http/formulaire.ts'
import { introuvable, pagePro, retour } from '../http/pages.tsx'
import type { Result } from '../result.ts'
import type { Room } from '../room.ts'
import type { Services } from '../services.ts'
import { IMPORTER_COMPTES, TENIR_COMPTES, TENIR_VIOLATIONS, VOIR_ETAT } from './access.ts'
import {
  changerRole,
  creer,
  desactiver,
  listComptes,
  listStructures,
  partager,
  reactiver,
  readCompte,
} from './comptes.ts'
import { readEtat } from './etat.ts'
import { fermerInactifs } from './inactifs.ts'
import { controlerJournal } from './memoire.ts'
import { ACCUEIL, COMPTES, IMPORTER, pageDe, VIOLATIONS } from './pages/communs.ts'
import { PageCompteDe } from './pages/compte.tsx'
import { PageComptes } from './pages/comptes.tsx'
import { PageEtat } from './pages/etat.tsx'
import { PageNouveau } from './pages/nouveau.tsx'
import { declareImport } from './routes-import.tsx'
import { declareViolations } from './routes-violations.tsx'

/** Lines of the list; beyond, one searches. */
const MAX = 50

/** Accounts and state of the instance, for whoever answers for it. */
export function administration(services: Services): Room {
  services.jobs.every('journal-controle', '20 4 * * *', () => controlerJournal(services))
  services.jobs.every('comptes-inactifs', '40 5 * * *', () => fermerInactifs(services))
  const dans = (page: (services: Services, c: Contexte) => Promise<Response>): Handler => {
    return (c) => page(services, c)
  }
  return {
    nom: 'administration',
    nav: [
      { porte: 'pilotage', rang: 1, libelle: 'Administration', href: ACCUEIL, action: VOIR_ETAT },
      { porte: 'pilotage', rang: 2, libelle: 'Comptes', href: COMPTES, action: TENIR_COMPTES },
      { porte: 'pilotage', rang: 94, libelle: 'Violations', href: VIOLATIONS, action: TENIR_VIOLATIONS },
      { porte: 'agent', rang: 96, libelle: 'Importer des comptes', href: IMPORTER, action: IMPORTER_COMPTES },
      { porte: 'operateur', rang: 96, libelle: 'Importer des comptes', href: IMPORTER, action: IMPORTER_COMPTES },
    ],
    routes(r) {
      declareViolations(r, services)
      declareImport(r, services)
      r.get(ACCUEIL, VOIR_ETAT, dans(montrerEtat))
      r.get(COMPTES, TENIR_COMPTES, dans(montrerComptes))
      r.post(COMPTES, TENIR_COMPTES, dans(creerCompte))
      r.get(`${COMPTES}/nouveau`, TENIR_COMPTES, (c) => formulaireNouveau(services, c, { id: services.newId() }, []))
      r.get(`${COMPTES}/:id`, TENIR_COMPTES, (c) => montrerCompte(services, c))
      r.post(`${COMPTES}/:id/role`, TENIR_COMPTES, dans(donnerRole))
      r.post(`${COMPTES}/:id/partage`, TENIR_COMPTES, dans(donnerPartage))
      r.post(`${COMPTES}/:id/desactiver`, TENIR_COMPTES, dans(fermer))
      r.post(`${COMPTES}/:id/reactiver`, TENIR_COMPTES, dans(rouvrir))
    },
  }
}

async function montrerEtat(services: Services, c: Contexte): Promise<Response> {
  const etat = await readEtat(services)
  const page = <PageEtat etat={etat} maintenant={services.clock.now()} />
  return pagePro(c, { titre: 'Administration', courant: ACCUEIL }, page)
}

async function montrerComptes({ database }: Services, c: Contexte): Promise<Response> {
  const acteur = acteurDe(c)
  const cherche = (c.req.query('q') ?? '').trim()
  const comptes = await database.as(acteur, (trx) => listComptes(trx, acteur.departement, cherche, MAX + 1))
  const page = <PageComptes comptes={comptes.slice(0, MAX)} cherche={cherche} reste={comptes.length > MAX} />
  return pagePro(c, { titre: 'Comptes', courant: COMPTES }, page)
}

const roleSchema = z.enum(ROLES, { error: 'Choisissez un rôle.' })

const compteSchema = z.object({
  id: z.uuid(),
  nom: z
    .string()
    .trim()
    .min(1, { error: 'Écrivez le prénom et le nom.' })
    .max(120, { error: 'Écrivez un nom plus court.' }),
  email: z
    .string()
    .trim()
    .toLowerCase()
    .pipe(z.email({ error: 'Écrivez une adresse comme nom@exemple.fr.' })),
  fonction: z.string().trim().max(120, { error: 'Écrivez 120 caractères au plus.' }).default(''),
  structure: z.string().min(1, { error: 'Choisissez une structure.' }),
  role: roleSchema,
})

async function creerCompte(services: Services, c: Contexte): Promise<Response> {
  const lu = await formulaire(c, compteSchema)
  if (!lu.ok) return formulaireNouveau(services, c, lu.saisie, lu.erreurs)
  const { valeur } = lu
  const cree = await creer(services, acteurDe(c), valeur)
  if (!cree.ok) return formulaireNouveau(services, c, await relire(c), [enErreur(cree.refus)])
  const texte = `Compte créé. ${valeur.nom} entre par « Espace professionnel », avec l’adresse ${valeur.email}.`
  return retour(
    c,
    pageDe(valeur.id),
    cree.value.deja ? { genre: 'info', texte: 'Ce compte était déjà créé.' } : { genre: 'ok', texte },
  )
}

async function formulaireNouveau({ database }: Services, c: Contexte, saisie: Saisie, erreurs: ErreurChamp[]) {
  const acteur = acteurDe(c)
  const structures = await database.as(acteur, (trx) => listStructures(trx, acteur.departement))
  const titre = 'Créer un compte'
  return pagePro(
    c,
    { titre, courant: COMPTES, fil: fil(titre), statut: statutDe(erreurs) },
    <PageNouveau {...{ structures, saisie, erreurs }} />,
  )
}

async function montrerCompte({ database }: Services, c: Contexte, role?: string, erreurs: ErreurChamp[] = []) {
  const acteur = acteurDe(c)
  const compte = await database.as(acteur, (trx) => readCompte(trx, acteur.departement, idDe(c)))
  if (!compte) return introuvable(c)
  return pagePro(
    c,
    { titre: compte.nom, courant: COMPTES, fil: fil(compte.nom), statut: statutDe(erreurs) },
    <PageCompteDe {...{ compte, erreurs }} soi={compte.id === acteur.compteId} role={role ?? compte.role} />,
  )
}

async function donnerRole(services: Services, c: Contexte): Promise<Response> {
  const lu = await formulaire(c, z.object({ role: roleSchema }))
  if (!lu.ok) return montrerCompte(services, c, undefined, lu.erreurs)
  const { role } = lu.valeur
  const change = await changerRole(services, acteurDe(c), idDe(c), role)
  if (!change.ok && change.refus.champ) return montrerCompte(services, c, role, [enErreur(change.refus)])
  return apres(c, change, 'Rôle enregistré.')
}

async function donnerPartage(services: Services, c: Contexte): Promise<Response> {
  const lu = await formulaire(c, z.object({ partage: z.enum(['oui', 'non']) }))
  if (!lu.ok) return montrerCompte(services, c)
  const partage = lu.valeur.partage === 'oui'
  const change = await partager(services, acteurDe(c), idDe(c), partage)
  return apres(c, change, partage ? 'Compte noté comme partagé.' : 'Compte d’une seule personne.')
}

async function fermer(services: Services, c: Contexte): Promise<Response> {
  return apres(c, await desactiver(services, acteurDe(c), idDe(c)), 'Compte désactivé. La personne est déconnectée.')
}

async function rouvrir(services: Services, c: Contexte): Promise<Response> {
  return apres(c, await reactiver(services, acteurDe(c), idDe(c)), 'Compte réactivé.')
}

function apres(c: Contexte, change: Result<null>, texte: string): Response {
  return retour(
    c,
    pageDe(idDe(c)),
    change.ok ? { genre: 'ok', texte } : { genre: 'erreur', texte: change.refus.message },
  )
}

const fil = (libelle: string) => [{ libelle: 'Comptes', href: COMPTES }, { libelle }]
const idDe = (c: Contexte) => c.req.param('id') ?? ''
