import { operateursDuType } from '../types.ts'
import { type Alerte, horairesDe, lireCreneaux, NOMS_JOURS, type SemaineLue } from './creneaux.ts'
import type { Lecture, LieuSource } from './lieu-source.ts'
import { lirePosition, ouNull } from './valeurs.ts'

/** Columns of the official national list (data.gouv.fr, « Liste des France services ») that we read. */
export const COLONNES = [
  'id_fs',
  'insee_dep',
  'lib_fs',
  'adresse',
  'complement_adresse',
  'insee_com',
  'code_postal',
  'lib_com',
  'latitude',
  'longitude',
  'mail',
  'telephone',
  'h_lundi',
  'h_mardi',
  'h_mercredi',
  'h_jeudi',
  'h_vendredi',
  'h_samedi',
  'prise_rdv',
  'commentaire',
  'type_fs',
  'format_fs',
] as const

const jour = (nom: string) => [nom, `horaires_${nom}`, `horaire_${nom}`]

/** Names that the same columns bear in other vintages, and in the lists that préfectures and bearers pass on. */
export const AUTRES_NOMS: Partial<Record<(typeof COLONNES)[number], readonly string[]>> = {
  id_fs: ['id', 'identifiant', 'identifiant_fs', 'code_fs'],
  insee_dep: ['dep', 'departement', 'code_departement', 'code_dep'],
  lib_fs: ['nom', 'nom_fs', 'nom_structure', 'libelle', 'libelle_fs'],
  adresse: ['adresse_fs', 'adresse_postale', 'numero_et_voie'],
  complement_adresse: ['complement', 'complement_d_adresse', 'comp_adresse'],
  insee_com: ['code_insee', 'insee', 'code_commune', 'code_commune_insee'],
  code_postal: ['cp', 'codepostal'],
  lib_com: ['commune', 'ville', 'nom_commune', 'libelle_commune'],
  latitude: ['lat', 'y'],
  longitude: ['lon', 'long', 'lng', 'x'],
  mail: ['email', 'courriel', 'adresse_mail', 'e_mail', 'adresse_electronique'],
  telephone: ['tel', 'numero_de_telephone', 'num_telephone'],
  h_lundi: jour('lundi'),
  h_mardi: jour('mardi'),
  h_mercredi: jour('mercredi'),
  h_jeudi: jour('jeudi'),
  h_vendredi: jour('vendredi'),
  h_samedi: jour('samedi'),
  prise_rdv: ['rdv', 'rendez_vous', 'prise_de_rendez_vous', 'prise_de_rdv'],
  commentaire: ['commentaires', 'observations', 'precisions', 'commentaire_horaires'],
  type_fs: ['type', 'type_structure', 'porteur'],
  format_fs: ['format', 'format_structure'],
}

type Valeurs = Record<(typeof COLONNES)[number], string>

/** One line of the list. Two desks may share one point (a bus and its bearer): only the identifier tells them apart. */
export function lireFranceServices(v: Valeurs, dateSource: string): Lecture {
  if (!v.id_fs) return { rejet: { code: 'sans-identifiant', message: "Pas d'identifiant (id_fs)." } }
  if (!v.lib_fs) return { rejet: { code: 'sans-nom', message: `Le lieu ${v.id_fs} n'a pas de nom (lib_fs).` } }
  const { horaires, alertes } = lireSemaine(v)
  const lieu: LieuSource = {
    sourceId: v.id_fs,
    id: `fs-${v.id_fs}`,
    nom: v.lib_fs,
    types: ['france-services'],
    operateurs: operateursDuType('france-services'),
    itinerant: /bus|itin[ée]rant/i.test(v.format_fs),
    adresse: ouNull(v.adresse),
    complement: ouNull(v.complement_adresse),
    codePostal: ouNull(v.code_postal),
    commune: v.insee_com,
    ville: v.lib_com,
    departement: v.insee_dep,
    position: lirePosition(v.latitude, v.longitude),
    telephone: ouNull(v.telephone),
    email: ouNull(v.mail),
    site: null,
    horaires,
    accessible: null,
    accesNote: null,
    services: v.prise_rdv === 'Oui' ? ['Rendez-vous possible'] : [],
    note: ouNull(v.commentaire),
    // Every desk receives without appointment (charter); « prise_rdv » says that one may also make one.
    rendezVous: false,
    exemple: false,
    sourceTitre: 'Liste nationale France services',
    confirmeLe: dateSource,
    exceptions: [],
  }
  return { lieu, alertes }
}

function lireSemaine(v: Valeurs): { horaires: LieuSource['horaires']; alertes: Alerte[] } {
  const semaine: SemaineLue = { ouvert: [], incertain: [] }
  const alertes: Alerte[] = []
  // The list stops on Saturday.
  for (const [rang, jour] of NOMS_JOURS.slice(0, 6).entries()) {
    const cellule = v[`h_${jour}` as keyof Valeurs]
    if (!cellule) continue
    const creneaux = cellule.split('/').map((c) => {
      const [debut = '', fin = ''] = c.split(/\s+-\s+|-/).map((t) => t.trim())
      return [debut, fin] as const
    })
    const lu = lireCreneaux(rang, creneaux)
    semaine.ouvert.push(...lu.ouvert)
    semaine.incertain.push(...lu.incertain)
    alertes.push(...lu.alertes)
  }
  return { horaires: horairesDe(semaine), alertes }
}
