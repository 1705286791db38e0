import { estFonctionnelle, sansBoitesPersonnelles } from '../courriel.ts'
import type { Position } from '../model.ts'
import type { Alerte } from './creneaux.ts'
import type { LieuSource } from './lieu-source.ts'
import type { CommuneConnue, Reperes } from './reperes.ts'

/** A place ready to be written: its commune is of today, its mailbox is a desk's, its position is known or said approximate. */
export interface LieuControle extends Omit<LieuSource, 'commune'> {
  commune: string | null
  approchee: boolean
  /** Other names and postcodes under which people look for its commune. */
  autresNoms: string[]
}

type Dire = (code: string, message: string) => void

/** Checks what every source gets wrong in the same ways. Doubtful values are kept and told; a personal mailbox is not kept. */
export function controler(source: LieuSource, reperes: Reperes): { lieu: LieuControle; alertes: Alerte[] } {
  const alertes: Alerte[] = []
  const dire: Dire = (code, message) => alertes.push({ code, message })
  const connue = trouverCommune(source, reperes, dire)
  const position = controlerPosition(source, connue, reperes, dire)
  const ville = connue?.nom ?? source.ville.replace(/\s+cedex.*$/i, '')
  const noms = [source.nom, ville]
  const lieu: LieuControle = {
    ...source,
    commune: connue?.code ?? null,
    departement: connue?.departement ?? source.departement,
    ville,
    codePostal: controlerCodePostal(source, connue, reperes, dire),
    position: position ?? connue?.position ?? null,
    approchee: position === null,
    telephone: controlerTelephone(source.telephone, dire),
    email: controlerCourriel(source.email, noms, dire),
    site: controlerSite(source.site, dire),
    note: source.note && sansBoitesPersonnelles(source.note, noms),
    autresNoms: autresNomsDe(connue?.code ?? null, reperes),
  }
  return { lieu, alertes }
}

/** Names and postcodes under which people look for a commune, its own name aside. */
export function autresNomsDe(code: string | null, reperes: Reperes): string[] {
  const connue = code === null ? null : reperes.commune(code)?.commune
  return connue ? [...reperes.fusionnees(connue.code), ...connue.codesPostaux] : []
}

function trouverCommune({ commune: code, ville }: LieuSource, reperes: Reperes, dire: Dire): CommuneConnue | null {
  const trouvee = reperes.commune(code)
  if (!trouvee) dire('commune-inconnue', `Le code de commune « ${code} » (${ville}) n'existe pas.`)
  else if (trouvee.ancienne)
    dire(
      'commune-fusionnee',
      `${trouvee.ancienne} (${code}) fait partie de ${trouvee.commune.nom} (${trouvee.commune.code}).`,
    )
  return trouvee?.commune ?? null
}

function controlerCodePostal(
  source: LieuSource,
  commune: CommuneConnue | null,
  reperes: Reperes,
  dire: Dire,
): string | null {
  const code = source.codePostal?.replaceAll(' ', '') || null
  if (code === null) return null
  if (!/^\d{5}$/.test(code)) {
    dire('code-postal', `« ${code} » n'est pas un code postal.`)
    return null
  }
  const connus = commune?.codesPostaux ?? []
  const cedex = /cedex/i.test(source.ville) || !reperes.estPostal(code)
  if (!cedex) {
    if (connus.length > 0 && !connus.includes(code)) dire('code-postal', `${code} n'est pas celui de ${commune?.nom}.`)
    return code
  }
  // A Cedex leads letters to a sorting office: right on an envelope, wrong on a door.
  const deLaPorte = connus.includes(code) ? code : connus.length === 1 ? (connus[0] ?? code) : code
  dire(
    'cedex',
    `${code} ${source.ville} est une adresse Cedex${deLaPorte === code ? '' : `, remplacée par ${deLaPorte}`}.`,
  )
  return deLaPorte
}

function controlerPosition(
  source: LieuSource,
  commune: CommuneConnue | null,
  reperes: Reperes,
  dire: Dire,
): Position | null {
  const { position } = source
  if (position === null) {
    dire('sans-coordonnees', 'Pas de coordonnées : le lieu sera placé au milieu de sa commune.')
    return null
  }
  const { lat, lon } = position
  if (!(Math.abs(lat) <= 90 && Math.abs(lon) <= 180) || (lat === 0 && lon === 0)) {
    dire('sans-coordonnees', 'Les coordonnées ne sont pas lisibles : le lieu sera placé au milieu de sa commune.')
    return null
  }
  const ecart = commune ? reperes.ecart(commune.code, position) : 0
  if (ecart > 0) dire('hors-commune', `Les coordonnées ${lat}, ${lon} sont à ${kilometres(ecart)} de ${commune?.nom}.`)
  return position
}

function kilometres(km: number): string {
  return km < 1 ? `${Math.round(km * 1000)} m` : `${km.toFixed(1).replace('.', ',')} km`
}

/** « +33 1 40 97 10 10 » → « 01 40 97 10 10 »; short numbers stay as they are. */
function controlerTelephone(telephone: string | null, dire: Dire): string | null {
  if (!telephone) return null
  const chiffres = telephone.replace(/^(?:\+|00)33\s*(?:\(0\))?/, '0').replace(/[\s.\-/]/g, '')
  if (!/^(?:0\d{9}|\d{4}|1\d{2}|\+\d{6,14})$/.test(chiffres)) {
    dire('telephone', `« ${telephone} » n'est pas un numéro de téléphone.`)
    return null
  }
  if (/^08[129]/.test(chiffres)) dire('telephone-payant', `Le ${telephone} est un numéro payant.`)
  return chiffres.length === 10 ? chiffres.replace(/(\d\d)(?=\d)/g, '$1 ') : chiffres
}

function controlerCourriel(email: string | null, noms: readonly string[], dire: Dire): string | null {
  if (!email) return null
  const adresse = email.replace(/^mailto:/i, '').trim()
  if (!/^[^\s@<>"]+@[^\s@<>"]+\.[^\s@<>"]+$/.test(adresse)) {
    dire('courriel', `L'adresse électronique n'est pas lisible.`)
    return null
  }
  if (estFonctionnelle(adresse, noms)) return adresse
  // The report itself must not spread what it withholds.
  dire('courriel-personnel', "L'adresse électronique semble être celle d'une personne : elle n'est pas gardée.")
  return null
}

/** Only web addresses become links. */
function controlerSite(site: string | null, dire: Dire): string | null {
  if (!site) return null
  const adresse = /^[a-z][a-z0-9+.-]*:/i.test(site) ? site : `https://${site}`
  const lue = URL.parse(adresse)
  if (lue && (lue.protocol === 'http:' || lue.protocol === 'https:') && lue.hostname.includes('.')) return lue.href
  dire('site', `« ${site} » n'est pas l'adresse d'un site.`)
  return null
}
