import { cleTri } from './texte.ts'

/** Stems no name of person holds: `lieufranceservices`, `pointinfo14`, `gerontologie`. */
const DANS_UN_MOT = new RegExp(
  [
    'accueil|agglo|associat|citoyen|collectivite|conciliateur|contact|demarche|espacesoc|franceserv|gerontolog|habitat',
    'communaut|communication|emploi|greta|itineran|jeunesse|mairie|maisonde|maisonfr|maisonserv|mediatheque|mediation|missionloc|pointinfo|plateforme|prefecture|secretar',
    'services|service$|social|solidarite|territoire|tresorerie|urbanisme|webmaster',
  ].join('|'),
)
/** Words and acronyms, alone or with a number. */
const MOT = new RegExp(
  `^(?:${[
    'adil|agence|anah|antenne|apec|asso|ateliers?|bij|bus|bureaux|caf|cap|ccas|centre|cdad|cias|cidff?|cij|cio|clic|cnav|communaute',
    'communes?|conseil|coordination|cpam|cph|csc|csp|dgfip|direction|dsden|emploi|epn|espace|formation|franceservices?|greffe|greta|infos?',
    'impots?|justice|informations?|jeunesse|jeunes|mairie|maisons|mdph|mds|mfs|mission|mjc|mjd|ml|mobile|msap?|numerique|pad|parents|permanence|pif|pij|pimms|pmi',
    'point|pole|poste|pref|proximite|publics?|relais|seniors?|service|sie|sip|sgc|standard|tgi|travail|villes?|voisins',
  ].join('|')})\\d*$`,
)
/** Acronyms of these desks, glued to the name of the town: `mfscolomars`, `fsnantua`, `busfsqpv`. */
const EN_TETE = /^(?:[aem]?fs|cidff|msap|pmi|pij|pimms|mjd|clic|bus(?:\d|fs|france|massif))|[a-z]pmi\d*$/
/** Codes of schools and tax offices: `ce.0921678z`, `t092090`. */
const CODE = /^t?\d{6,}[a-z]?$/
/** Also family names: only when they are the whole mailbox. */
const SEUL = /^(?:bureau|courrier|guichet|maire|maison|ville)$/

/**
 * Whether a mailbox belongs to a desk rather than to somebody: agents' own mailboxes are not published. Only what is
 * plainly a function, or the name of the place, counts; `prenom.nom@` and all that we cannot tell stay private.
 * @param noms names of the place and of its commune
 */
export function estFonctionnelle(adresse: string, noms: readonly string[]): boolean {
  const [local = ''] = adresse.split('@')
  const parties = cleTri(local).split(' ').filter(Boolean)
  if (parties.some((mot) => [DANS_UN_MOT, MOT, EN_TETE, CODE].some((regle) => regle.test(mot)))) return true
  const entier = parties.join(' ')
  if (entier === '' || SEUL.test(entier)) return entier !== ''
  // `apcis@…` for the desk of the association APCIS, `leraincy@…` for the one of that town: the whole mailbox is found
  // in the name, so that a first name and a family name cannot pass one by one.
  return noms.map(cleTri).some((nom) => ` ${nom} `.includes(` ${entier} `) || nom.replaceAll(' ', '') === entier)
}

const ADRESSE = /[\w.+-]+@[\w-]+(?:\.[\w-]+)+/g

/** Free text without the mailboxes of people. */
export function sansBoitesPersonnelles(texte: string, noms: readonly string[]): string {
  return texte.replace(ADRESSE, (adresse) => (estFonctionnelle(adresse, noms) ? adresse : '(adresse non publiée)'))
}
