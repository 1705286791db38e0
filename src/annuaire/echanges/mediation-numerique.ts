import { estFonctionnelle, sansBoitesPersonnelles } from '../courriel.ts'
import type { Alerte } from '../imports/creneaux.ts'
import type { Lecture } from '../imports/lieu-source.ts'
import { lirePosition, ouNull } from '../imports/valeurs.ts'
import type { Lieu } from '../model.ts'
import { lireHoraires } from '../osm.ts'
import { operateursDuType, type TypeLieu } from '../types.ts'
import { sansGarde } from './cellule.ts'
import {
  COLONNES,
  COLONNES_LISTES,
  type Colonne,
  decouper,
  type LISTES,
  lireListe,
  OBLIGATOIRES,
  SANS_PUBLIC,
  TYPOLOGIES,
} from './vocabulaire-mediation.ts'

/** Ours only: another list may well have a « structure-1 » too. */
const PREFIXE = 'mn-'
const TITRE = 'Médiation numérique'
const RESUME_MAX = 280

type Ligne = Record<Colonne, string>
type Dire = (code: string, message: string) => void

/** What a sheet of the standard says that no place of another list has; texts as the standard writes them. */
export type FicheMediation = Partial<Ligne>

/** One line of a file of the standard. What its vocabularies do not have is told and left out; the place itself stays. */
export function lireMediation(brute: Ligne): Lecture {
  const v = Object.fromEntries(Object.entries(brute).map(([c, valeur]) => [c, sansGarde(valeur)])) as Ligne
  const rejet = refuser(v)
  if (rejet) return { rejet }
  const alertes: Alerte[] = []
  const dire: Dire = (code, message) => alertes.push({ code, message })
  const noms = [v.nom, v.commune]
  const listes = lireListes(v, dire)
  const types = typesDe(v)
  const lus = v.horaires === '' ? null : lireHoraires(v.horaires)
  if (lus && !lus.ok) dire(lus.refus.code, lus.refus.message)
  return {
    alertes,
    lieu: {
      sourceId: v.id,
      id: `${PREFIXE}${v.id}`,
      nom: v.nom,
      types,
      operateurs: [...new Set(types.flatMap(operateursDuType))],
      itinerant: listes.itinerance.includes('Itinérant'),
      adresse: v.adresse,
      complement: ouNull(v.complement_adresse),
      codePostal: v.code_postal,
      commune: v.code_insee,
      ville: v.commune,
      departement: departementDe(v.code_insee || v.code_postal),
      position: lirePosition(v.latitude, v.longitude),
      telephone: ouNull(v.telephone),
      email: choisirCourriel(decouper(v.courriels), noms, dire),
      site: premier(decouper(v.site_web), 'Plusieurs sites : seul le premier est gardé.', dire),
      horaires: lus?.ok ? lus.value : null,
      accessible: null,
      accesNote: null,
      services: listes.services,
      note: ouNull(v.presentation_detail || v.presentation_resume),
      rendezVous: rendezVousDe(listes.modalites_acces),
      exemple: false,
      sourceTitre: v.source || TITRE,
      confirmeLe: v.date_maj,
      exceptions: [],
      mediation: enFiche(v, listes, lus?.ok === false, dire),
    },
  }
}

function refuser(v: Ligne): Alerte | null {
  const champ = (message: string) => ({ code: 'champ', message })
  const vides = OBLIGATOIRES.filter((c) => v[c] === '')
  if (vides.length > 0) return champ(`Champs absents : ${vides.join(', ')}.`)
  if (!/^[a-z0-9]{9,14}$/i.test(v.pivot))
    return champ(`« ${v.pivot} » n'est pas un numéro Siret, RNA ou Ridet (pivot).`)
  if (!/^\d{5}$/.test(v.code_postal)) return champ(`« ${v.code_postal} » n'est pas un code postal.`)
  if (!estJour(v.date_maj)) return champ(`« ${v.date_maj} » n'est pas une date AAAA-MM-JJ (date_maj).`)
  const inconnues = decouper(v.typologie).filter((t) => !Object.hasOwn(TYPOLOGIES, t.toUpperCase()))
  if (inconnues.length > 0)
    return { code: 'type-non-publie', message: `Typologie non publiée ici : ${inconnues.join(', ')}.` }
  if (lireListe('modalites_acces', v.modalites_acces).connues.includes(SANS_PUBLIC))
    return { code: 'sans-public', message: 'Ce lieu dit qu’il n’accueille pas de public.' }
  return null
}

/** 31 February is not a day. */
function estJour(texte: string): boolean {
  const date = new Date(`${texte}T00:00:00Z`)
  return !Number.isNaN(date.getTime()) && date.toISOString().slice(0, 10) === texte
}

type Listes = Record<keyof typeof LISTES, string[]>

function lireListes(v: Ligne, dire: Dire): Listes {
  return Object.fromEntries(
    COLONNES_LISTES.map((colonne) => {
      const { connues, inconnues } = lireListe(colonne, v[colonne])
      for (const inconnue of inconnues)
        dire('vocabulaire', `« ${inconnue} » n'est pas une valeur du standard (${colonne}).`)
      return [colonne, connues]
    }),
  ) as Listes
}

function enFiche(v: Ligne, listes: Listes, horairesRefuses: boolean, dire: Dire): FicheMediation {
  const noms = [v.nom, v.commune]
  const resume = sansBoitesPersonnelles(v.presentation_resume, noms)
  if (resume.length > RESUME_MAX)
    dire('resume-long', `La présentation courte dépasse ${RESUME_MAX} caractères : elle est gardée en description.`)
  const fiche: FicheMediation = {
    pivot: v.pivot,
    typologie: decouper(v.typologie).join('|'),
    presentation_resume: resume.length > RESUME_MAX ? '' : resume,
    structure_parente: sansBoitesPersonnelles(v.structure_parente, noms),
    autres_formations_labels: sansBoitesPersonnelles(v.autres_formations_labels, noms),
    fiche_acces_libre: adresseWeb('fiche_acces_libre', v, dire),
    prise_rdv: adresseWeb('prise_rdv', v, dire),
    // Kept for others who can read what a week here cannot say.
    horaires: horairesRefuses ? v.horaires : '',
    ...Object.fromEntries(COLONNES_LISTES.map((c) => [c, listes[c].join('|')])),
  }
  // The place has them: said twice, they could differ after a correction.
  const { services: _, ...reste } = fiche
  return Object.fromEntries(Object.entries(reste).filter(([, valeur]) => valeur !== ''))
}

function adresseWeb(colonne: 'fiche_acces_libre' | 'prise_rdv', v: Ligne, dire: Dire): string {
  const valeur = v[colonne]
  if (valeur === '' || /^https?:$/.test(URL.parse(valeur)?.protocol ?? '')) return valeur
  dire('site', `« ${valeur} » n'est pas l'adresse d'un site (${colonne}).`)
  return ''
}

function typesDe(v: Ligne): TypeLieu[] {
  const precis = decouper(v.typologie).flatMap((t) => TYPOLOGIES[t.toUpperCase()] ?? [])
  return [...new Set<TypeLieu>(['epn', ...precis])]
}

function departementDe(code: string): string {
  return code.slice(0, /^97/.test(code) ? 3 : 2)
}

/** One mailbox is shown: a desk's rather than somebody's. */
function choisirCourriel(courriels: readonly string[], noms: readonly string[], dire: Dire): string | null {
  const duLieu = courriels.filter((c) => estFonctionnelle(c, noms))
  return premier(
    duLieu.length > 0 ? duLieu : courriels,
    'Plusieurs adresses électroniques : une seule est gardée.',
    dire,
  )
}

function premier(valeurs: readonly string[], message: string, dire: Dire): string | null {
  if (valeurs.length > 1) dire('plusieurs', message)
  return valeurs[0] ?? null
}

/** `null`: it does not say. */
function rendezVousDe(acces: readonly string[]): boolean | null {
  if (acces.includes('Se présenter')) return false
  return acces.length > 0 ? true : null
}

/** A place as a line of the standard; `null` when what the standard asks for is not known. */
export function enMediation(lieu: Lieu, fiche: FicheMediation): Ligne | null {
  const note = lieu.note ?? ''
  const ligne: Ligne = {
    ...VIDE,
    ...fiche,
    id: lieu.id.startsWith(PREFIXE) ? lieu.id.slice(PREFIXE.length) : lieu.id,
    nom: lieu.nom,
    commune: lieu.ville,
    code_postal: lieu.codePostal ?? '',
    code_insee: lieu.commune ?? '',
    adresse: lieu.adresse ?? '',
    complement_adresse: lieu.complement ?? '',
    // The middle of the commune is not where the place is.
    latitude: lieu.approchee ? '' : String(lieu.position?.lat ?? ''),
    longitude: lieu.approchee ? '' : String(lieu.position?.lon ?? ''),
    telephone: telephoneInternational(lieu.telephone),
    courriels: lieu.email ?? '',
    site_web: lieu.site ?? '',
    horaires: lieu.horaires?.osm ?? fiche.horaires ?? '',
    presentation_detail: note === fiche.presentation_resume ? '' : note,
    source: lieu.sourceTitre,
    itinerance: itineranceDe(lieu, fiche.itinerance ?? ''),
    date_maj: lieu.confirmeLe ?? '',
    // Free words of a correction are not words of the standard.
    services: lireListe('services', lieu.services.join('|')).connues.join('|'),
  }
  return OBLIGATOIRES.every((c) => ligne[c] !== '') ? ligne : null
}

const VIDE = Object.fromEntries(COLONNES.map((c) => [c, ''])) as Ligne

function itineranceDe({ itinerant }: Lieu, dite: string): string {
  if (dite.includes('Itinérant') === itinerant) return dite
  return itinerant ? 'Itinérant' : 'Fixe'
}

/** « 01 80 05 98 80 » → « +33180059880 »; short numbers have no place in the standard. */
function telephoneInternational(telephone: string | null): string {
  const chiffres = (telephone ?? '').replaceAll(' ', '')
  if (/^0\d{9}$/.test(chiffres)) return `+33${chiffres.slice(1)}`
  return chiffres.startsWith('+') ? chiffres : ''
}
