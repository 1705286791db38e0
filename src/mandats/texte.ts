import { jourIso } from '../platform/index.ts'
import {
  DELAI_MAXIMUM,
  DONNEES,
  DUREES,
  enumeration,
  etatLe,
  type Jour,
  jourLong,
  type Mandat,
  MOTIFS_DE_FIN,
  nomComplet,
  type Portee,
} from './model.ts'

export interface Section {
  titre: string
  paragraphes: string[]
  liste?: string[]
  /** Said after the list. */
  suite?: string[]
}

/** What the mandate says, in plain French, once for the screen and for the paper. */
export interface Texte {
  titre: string
  repere: string
  /** Why the mandate allows nothing any more, when that is so. */
  avertissement: string | null
  /** What the agent reads aloud to the person before signing, one sentence to a breath. */
  aLireAVoixHaute: string[]
  sections: Section[]
  /** How, when and by whom it was signed; `null` while it is a draft. */
  signe: string | null
}

/** Adapted from the national model (convention France Services, « mandat type »), written anew. */
export function texteDuMandat(mandat: Mandat, aujourdhui: Jour): Texte {
  return {
    titre: 'Mandat pour faire des démarches en mon nom',
    repere: mandat.repere,
    avertissement: avertissement(mandat, aujourdhui),
    aLireAVoixHaute: aLireAVoixHaute(mandat),
    sections: [
      parties(mandat),
      demarches(mandat),
      informations(mandat),
      engagements(mandat),
      duree(mandat),
      droits(mandat),
    ],
    signe: signe(mandat),
  }
}

function aLireAVoixHaute(mandat: Mandat): string[] {
  const { mandant, mandataire, portees, donnees } = mandat.contenu
  const services = enumeration(portees.map((p) => p.operateur.libelle))
  return [
    `${nomComplet(mandant)}, vous demandez à ${agent(mandat)} de faire des démarches pour vous.`,
    `Voici ces démarches. ${portees.map((p) => `${phrase(p)}.`).join(' ')}`,
    `Pour cela, il faut utiliser vos informations. ${donnees
      .filter((d) => d !== 'identifiants')
      .map((d) => `${DONNEES[d]}.`)
      .join(' ')}`,
    donnees.includes('identifiants')
      ? 'Vous donnez aussi vos identifiants et vos mots de passe. Ils ne seront pas gardés.'
      : 'Vous ne donnez aucun mot de passe.',
    `Le mandat dure ${DUREES[mandat.dureeMois]} au plus. Il s’arrête avant, si les démarches sont terminées.`,
    'Vous pouvez l’arrêter quand vous voulez, sans dire pourquoi.',
    `Vos informations sont vues par les agents de ${mandataire.structure} et par ces services : ${services}. Personne d’autre.`,
    `Elles sont détruites au plus tard ${jours(mandat.delaiJours)} après la fin du mandat, et tout de suite si vous l’arrêtez.`,
    `${mandataire.structure} est responsable de vos informations. Vous pouvez les voir, les corriger ou les faire effacer : demandez-le ici.`,
    'Si vos droits ne sont pas respectés, vous pouvez écrire à la CNIL. Son adresse est sur le papier que vous gardez.',
    'Êtes-vous d’accord ?',
  ]
}

function parties(mandat: Mandat): Section {
  const { mandant } = mandat.contenu
  return {
    titre: 'Qui fait les démarches',
    paragraphes: [
      `Moi, ${nomComplet(mandant)}, date de naissance : ${jourLong(mandant.naissance)}, je demande à ${agent(mandat)} de faire des démarches en mon nom.`,
      'Ses collègues de la même structure peuvent prendre la suite, aux mêmes conditions.',
    ],
  }
}

function demarches(mandat: Mandat): Section {
  return {
    titre: 'Pour quelles démarches',
    paragraphes: ['Je donne mon accord pour ces démarches, et pour demander les informations qui leur sont utiles :'],
    liste: mandat.contenu.portees.map(phrase),
    suite: ['Ce mandat ne permet rien d’autre.'],
  }
}

function informations(mandat: Mandat): Section {
  const { donnees } = mandat.contenu
  return {
    titre: 'Avec quelles informations',
    paragraphes: ['Seules ces informations sur moi peuvent être utilisées :'],
    liste: donnees.map((d) => DONNEES[d]),
    suite: [
      donnees.includes('identifiants')
        ? 'J’accepte que mes identifiants et mes mots de passe servent à ces démarches. Ils ne sont pas gardés ensuite.'
        : 'Mes identifiants de connexion et mes mots de passe n’en font pas partie.',
    ],
  }
}

function engagements(mandat: Mandat): Section {
  return {
    titre: 'L’agent s’engage',
    paragraphes: [`Moi, ${mandat.contenu.mandataire.nom}, je m’engage à :`],
    liste: [
      'utiliser seulement ce qui est nécessaire à ces démarches, et seulement dans l’intérêt de la personne ;',
      'respecter le secret professionnel ;',
      'garder ses informations le temps des démarches, pas plus ;',
      `les détruire ensuite, au plus tard ${jours(mandat.delaiJours)} après la fin du mandat.`,
    ],
  }
}

function duree(mandat: Mandat): Section {
  const { signature } = mandat
  const dates = signature
    ? `Le mandat commence le ${jourLong(signature.debut)}. Il finit quand les démarches sont terminées, et au plus tard le ${jourLong(signature.dernierJour)}.`
    : `Le mandat commence le jour de la signature. Il finit quand les démarches sont terminées, et au plus tard après ${DUREES[mandat.dureeMois]}.`
  return {
    titre: 'Pendant combien de temps',
    paragraphes: [
      `${dates} Nous pourrons en signer un nouveau.`,
      'Je peux arrêter ce mandat à tout moment, sans donner de raison : je le dis au guichet ou par téléphone, je rends le coupon de mon exemplaire, ou j’utilise mon code.',
    ],
  }
}

/** Loi « Informatique et libertés », art. 48 et 105: controller, purpose, recipients, rights. */
function droits(mandat: Mandat): Section {
  const { mandataire, portees } = mandat.contenu
  return {
    titre: 'Mes informations et mes droits',
    paragraphes: ['L’agent m’a expliqué :'],
    liste: [
      `Qui est responsable de mes informations : ${mandataire.structure}.`,
      'À quoi elles servent : faire les démarches de ce mandat, avec mon accord.',
      `Qui les voit : les agents de cette structure, et les agents de ces services pour ces démarches : ${enumeration(portees.map((p) => p.operateur.libelle))}.`,
      'Mes droits : voir mes informations, les corriger, les faire effacer, m’opposer à leur utilisation ou la limiter, retirer mon accord. Je le demande au guichet.',
      'Si mes droits ne sont pas respectés : je peux écrire à la CNIL, sur www.cnil.fr ou par courrier : 3\u00a0place de Fontenoy, TSA\u00a080715, 75334\u00a0Paris Cedex\u00a007.',
    ],
  }
}

function signe({ signature, contenu }: Mandat): string | null {
  if (!signature) return null
  const { nom, structure } = contenu.mandataire
  if (signature.mode === 'telephone')
    return `Signé par la personne sur son téléphone le ${jourLong(signature.debut)}, avec un code donné par ${nom}, à ${structure}. ${nom} a vérifié l’identité de la personne et signé pour la structure.`
  return signature.mode === 'ecran'
    ? `Signé à l’écran le ${jourLong(signature.debut)}, à ${structure}. ${nom} a vérifié l’identité de la personne.`
    : `Signé sur papier le ${jourLong(signature.debut)}, à ${structure}. ${nom} l’atteste le ${jourLong(jourIso(signature.le))} et a vérifié l’identité de la personne.`
}

function avertissement(mandat: Mandat, aujourdhui: Jour): string | null {
  const { fin, signature } = mandat
  switch (etatLe(mandat, aujourdhui)) {
    // A draft is printed to be signed by hand: what would be false a minute later is not printed on it.
    case 'brouillon':
    case 'en-vigueur':
      return null
    case 'expire':
      return `Ce mandat a pris fin le ${jourLong(signature?.dernierJour ?? '')}. Il ne permet plus rien.`
    default:
      return (
        fin &&
        `Ce mandat a pris fin le ${jourLong(fin.jour)} : ${minuscule(MOTIFS_DE_FIN[fin.motif])}. Il ne permet plus rien.`
      )
  }
}

/** « Agathe Exemple, conseillère à « France Services des Tilleuls », ». */
function agent({ contenu: { mandataire } }: Mandat): string {
  return `${mandataire.nom}, ${minuscule(mandataire.fonction)} à « ${mandataire.structure} »,`
}

/** « Caf : demander le RSA ; suivre son AAH ». */
export function phrase({ operateur, demarches }: Portee): string {
  const quoi = demarches === 'toutes' ? 'toutes les démarches' : demarches.map((d) => minuscule(d.libelle)).join(' ; ')
  return `${operateur.libelle} : ${quoi}`
}

function jours(n: number): string {
  if (n === DELAI_MAXIMUM) return '6 mois'
  return n === 1 ? '1 jour' : `${n} jours`
}

function minuscule(texte: string): string {
  return texte.charAt(0).toLowerCase() + texte.slice(1)
}
