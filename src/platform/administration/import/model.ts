import { z } from 'zod'
import type { Role } from '../../access.ts'
import type { LigneCsv } from '../../csv.ts'
import type { Remarque } from '../../rapport.ts'
import { ok, type Result, refus } from '../../result.ts'
import { sansAccents } from '../../texte.ts'
import { type Nature, refusDuRole } from '../roles.ts'

export const COLONNES = ['courriel', 'nom', 'prenom', 'personne', 'fonction', 'role', 'structure', 'siret'] as const
export type Colonne = (typeof COLONNES)[number]

/** Headers as staff lists write them; case, accents and spaces do not count. */
export const AUTRES_NOMS: Record<Colonne, readonly string[]> = {
  courriel: [
    ...['email', 'mail', 'mel', 'adresse mail', 'adresse email', 'adresse électronique', 'adresse de messagerie'],
    ...['mail professionnel', 'email professionnel', 'courriel professionnel', 'adresse professionnelle', 'mail pro'],
  ],
  nom: ['nom de famille', 'nom d’usage', 'nom usuel'],
  prenom: ['prénom usuel', 'prénoms'],
  personne: ['nom et prénom', 'prénom et nom', 'nom prénom', 'prénom nom', 'nom complet', 'agent'],
  fonction: ['poste', 'métier', 'emploi', 'intitulé du poste', 'qualité'],
  role: ['profil', 'droits', 'type de compte', 'rôle dans Maillage'],
  structure: [
    ...['nom de la structure', 'code de la structure', 'organisme', 'nom de l’organisme', 'établissement'],
    ...['lieu', 'nom du lieu', 'employeur', 'service'],
  ],
  siret: ['numéro siret', 'n° siret', 'siret de la structure'],
}

export interface StructureConnue {
  id: string
  nom: string
  nature: Nature
  siret: string | null
}

export interface CompteConnu {
  id: string
  email: string
  nom: string
  fonction: string
  role: Role
  structure: string
  ferme: boolean
}

/** What the house knows before the file is read. */
export interface Connu {
  structures: readonly StructureConnue[]
  comptes: readonly CompteConnu[]
}

/** Who imports. */
export interface Importateur {
  /** The only structure a manager may open accounts in; `null`: all of them. */
  structure: string | null
  /** Own account, which the file does not touch; `null`: the command line. */
  compte: string | null
}

/** `apprend`: SIRET that the structure, found by its name, did not have yet. */
type Champs = Pick<CompteConnu, 'email' | 'nom' | 'fonction' | 'role' | 'structure'>

/** What becomes of a line. */
export type Sort = { ligne: number; avis: Remarque[] } & (
  | { genre: 'cree'; compte: Champs; apprend: string | null }
  | { genre: 'inchange'; compte: Champs; apprend: string | null }
  | { genre: 'change'; id: string; compte: Champs; avant: CompteConnu; apprend: string | null }
  | { genre: 'rejete'; email: string; nom: string; rejet: Remarque }
)

/** Everything that would be written, line by line: nothing is read from anywhere else. */
export function planifier(lignes: readonly LigneCsv<Colonne>[], connu: Connu, qui: Importateur): Sort[] {
  const vus = new Map<string, number>()
  const sorts: Sort[] = []
  for (const { ligne, valeurs } of lignes) {
    const lu = lireLigne(valeurs, connu, qui, vus)
    const email = valeurs.courriel
    if (lu.ok) {
      const avis = avisDe(lu.value, connu, qui, sorts).map((a) => ({ ligne, ...a }))
      sorts.push({ ligne, avis, ...comparer(lu.value) })
      vus.set(cle(email), ligne)
    } else {
      const { code, message } = lu.refus
      sorts.push({ ligne, avis: [], genre: 'rejete', email, nom: nomDe(valeurs), rejet: { ligne, code, message } })
    }
  }
  return sorts
}

interface Lue {
  compte: Champs
  avant: CompteConnu | undefined
  apprend: string | null
}

function lireLigne(
  valeurs: Record<Colonne, string>,
  connu: Connu,
  qui: Importateur,
  vus: ReadonlyMap<string, number>,
): Result<Lue> {
  const email = lireEmail(valeurs.courriel, connu, vus)
  if (!email.ok) return email
  const nom = nomDe(valeurs)
  if (nom === '') return refus('sans-nom', 'Il manque le prénom et le nom.')
  if (nom.length > 120 || valeurs.fonction.length > 120)
    return refus('trop-long', 'Le nom ou la fonction dépasse 120 caractères.')
  const structure = trouverStructure(valeurs, connu.structures, qui)
  if (!structure.ok) return structure
  const avant = connu.comptes.find((c) => cle(c.email) === cle(email.value))
  const interdit = avant && refusDeChanger(avant, structure.value, connu.structures, qui)
  if (interdit) return interdit
  const role = lireRole(valeurs.role, avant?.role, structure.value, qui)
  if (!role.ok) return role
  // The same name typed in capitals, or family name first, is not a change.
  const memeNom = avant !== undefined && clePersonne(avant.nom) === clePersonne(nom)
  const compte = {
    email: avant?.email ?? email.value,
    nom: memeNom ? avant.nom : nom,
    fonction: valeurs.fonction || (avant?.fonction ?? ''),
    role: role.value,
    structure: structure.value.id,
  }
  const siret = structure.value.siret === null ? valeurs.siret.replace(/\s/g, '') : ''
  return ok({ compte, avant, apprend: siret === '' ? null : siret })
}

function comparer({ compte, avant, apprend }: Lue) {
  if (!avant) return { genre: 'cree' as const, compte, apprend }
  const change = compte.nom !== avant.nom || compte.fonction !== avant.fonction || compte.role !== avant.role
  return change
    ? { genre: 'change' as const, id: avant.id, compte, avant, apprend }
    : { genre: 'inchange' as const, compte, apprend }
}

const adresse = z.email()

function lireEmail(brut: string, { comptes }: Connu, vus: ReadonlyMap<string, number>): Result<string> {
  const email = brut.toLowerCase()
  if (email === '') return refus('sans-courriel', 'Il manque l’adresse électronique.')
  const ligne = vus.get(cle(email))
  if (ligne !== undefined) return refus('courriel-double', `Cette adresse est déjà à la ligne ${ligne}.`)
  if (adresse.safeParse(email).success) return ok(email)
  const lettres = cle(email)
  if (lettres === email || !adresse.safeParse(lettres).success)
    return refus('courriel', `« ${brut} » n’est pas une adresse électronique.`)
  const connue = comptes.some((c) => cle(c.email) === lettres) ? ', qui a déjà un compte' : ''
  return refus('courriel-accent', `« ${brut} » a un accent. L’adresse est sans doute ${lettres}${connue}.`)
}

function trouverStructure(
  { structure, siret }: Record<Colonne, string>,
  structures: readonly StructureConnue[],
  qui: Importateur,
): Result<StructureConnue> {
  const chiffres = siret.replace(/\s/g, '')
  if (chiffres !== '' && !/^\d{14}$/.test(chiffres))
    return refus('siret', `« ${siret} » n’est pas un numéro SIRET : il faut 14 chiffres.`)
  const parSiret = chiffres === '' ? undefined : structures.find((s) => s.siret === chiffres)
  const parCode = structures.find((s) => s.id === structure)
  const deCeNom = parCode ? [parCode] : structures.filter((s) => cleNom(s.nom) === cleNom(structure))
  const parNom = deCeNom.find((s) => s === parSiret) ?? deCeNom[0]
  if (deCeNom.length > 1 && !parSiret)
    return refus('structure-double', `Plusieurs structures s’appellent « ${structure} » : écrivez le code de la bonne.`)
  if (parNom && chiffres !== '' && parNom !== parSiret && (parSiret || parNom.siret))
    return refus('structure-douteuse', `Ce SIRET n’est pas celui de « ${parNom.nom} ».`)
  const trouvee = parSiret ?? parNom
  if (qui.structure !== null && (trouvee || structure !== '' || chiffres !== '') && trouvee?.id !== qui.structure)
    return refus('autre-structure', 'Vous ouvrez des comptes dans votre structure seulement.')
  const choisie = trouvee ?? structures.find((s) => s.id === qui.structure)
  if (choisie) return ok(choisie)
  return structure === '' && chiffres === ''
    ? refus('sans-structure', 'Il manque la structure.')
    : refus('structure-inconnue', `Aucune structure ne s’appelle « ${structure || siret} ». Créez-la d’abord.`)
}

/** An account that this file must leave as it is. */
function refusDeChanger(
  avant: CompteConnu,
  structure: StructureConnue,
  structures: readonly StructureConnue[],
  qui: Importateur,
): Result<never> | null {
  if (avant.structure !== structure.id) {
    const nom = structures.find((s) => s.id === avant.structure)?.nom
    const ou = qui.structure === null && nom ? `« ${nom} »` : 'une autre structure'
    return refus('deja-ailleurs', `Cette adresse a déjà un compte dans ${ou}. Un compte n’a qu’une structure.`)
  }
  if (avant.ferme) return refus('desactive', 'Ce compte est désactivé. L’administration peut le réactiver.')
  if (avant.role === 'administrateur' || avant.id === qui.compte)
    return refus('protege', 'Ce compte ne se change pas par un fichier.')
  return null
}

/** Role names as lists write them; the first is what the screens say. */
const ROLES_ECRITS: Record<Role, readonly string[]> = {
  aidant: [
    'au guichet d’un lieu d’accueil',
    'guichet',
    'agent',
    'agent d’accueil',
    'conseiller',
    'conseillère',
    'accueil',
  ],
  responsable: [
    'responsable d’une équipe',
    'manager',
    'chef de service',
    'cheffe de service',
    'directeur',
    'directrice',
  ],
  instructeur: ['expert d’un organisme', 'expert', 'experte', 'instructrice', 'référent', 'référente'],
  coordinateur: ['pilotage du département', 'coordinatrice', 'pilotage', 'animateur', 'animatrice'],
  prescripteur: ['partenaire qui oriente', 'prescriptrice', 'partenaire'],
  administrateur: ['administration de maillage', 'administratrice', 'administration', 'admin'],
}
const ROLES_LUS = new Map(
  Object.entries(ROLES_ECRITS).flatMap(([role, noms]) => [role, ...noms].map((nom) => [cleNom(nom), role as Role])),
)

function lireRole(ecrit: string, avant: Role | undefined, { nature }: StructureConnue, qui: Importateur): Result<Role> {
  const role = ecrit === '' ? (avant ?? parDefaut(nature)) : ROLES_LUS.get(cleNom(ecrit))
  if (role === undefined)
    return refus('role', ecrit === '' ? 'Il manque le rôle.' : `« ${ecrit} » n’est pas un rôle que nous connaissons.`)
  if (role === 'administrateur')
    return refus('role-reserve', 'Un compte d’administration ne se crée pas par un fichier.')
  if (role === 'coordinateur' && qui.structure !== null)
    return refus('role-reserve', 'Seule l’administration donne le rôle de pilotage.')
  const mauvais = refusDuRole(role, nature)
  return mauvais ? refus('role', mauvais) : ok(role)
}

/** The role that opens least. */
const parDefaut = (nature: Nature): Role | undefined =>
  nature === 'aidant' ? 'aidant' : nature === 'operateur' ? 'instructeur' : undefined

/** Mailboxes that anybody opens by oneself: whoever leaves the job keeps it, and the way in with it. Not `laposte.fr`: an operator. */
const BOITES_PERSONNELLES =
  /@(?:(?:gmail|googlemail|hotmail|outlook|live|msn|yahoo|ymail|icloud|me|aol|gmx|protonmail)\.(?:com|fr|net)|(?:proton|pm)\.me|laposte\.net|(?:orange|wanadoo|free|sfr|neuf|bbox)\.fr)$/

/** Nothing that stops the line; what somebody should look at. */
function avisDe({ compte, avant }: Lue, { comptes, structures }: Connu, qui: Importateur, sorts: readonly Sort[]) {
  const avis: Omit<Remarque, 'ligne'>[] = []
  if (!avant && BOITES_PERSONNELLES.test(compte.email))
    avis.push({ code: 'boite-personnelle', message: `${compte.email} semble une boîte personnelle.` })
  if (avant) return avis
  const plusHaut = sorts.find((s) => s.genre !== 'rejete' && clePersonne(s.compte.nom) === clePersonne(compte.nom))
  if (plusHaut)
    avis.push({
      code: 'meme-personne',
      message: `Le même nom, avec une autre adresse, est à la ligne ${plusHaut.ligne}.`,
    })
  const homonyme = comptes.find((c) => !c.ferme && clePersonne(c.nom) === clePersonne(compte.nom))
  if (!homonyme) return avis
  const nom = structures.find((s) => s.id === homonyme.structure)?.nom
  const ailleurs = homonyme.structure !== compte.structure
  const ou = ailleurs && qui.structure !== null ? 'une autre structure' : `« ${nom} »`
  avis.push({ code: 'meme-personne', message: `Une personne du même nom a déjà un compte dans ${ou}.` })
  return avis
}

function nomDe({ personne, prenom, nom }: Record<Colonne, string>): string {
  return (personne || `${prenom} ${nom}`).replace(/\s+/g, ' ').trim()
}

function cle(email: string): string {
  return sansAccents(email)
}

function cleNom(nom: string): string {
  return sansAccents(nom)
    .replace(/[^a-z0-9]+/g, ' ')
    .trim()
}

/** « TÉMOIN Lila » and « Lila Témoin » are the same person. */
function clePersonne(nom: string): string {
  return cleNom(nom).split(' ').sort().join(' ')
}
