import {
  ACTIVITES,
  type Activite,
  type Foyer,
  type Logement,
  NATIONALITES,
  type Nationalite,
  type Personne,
  type Revenu,
  SCOLARITES,
  type Scolarite,
  type Situation,
  STATUTS_LOGEMENT,
} from '../../engine/index.ts'
import {
  ageEn,
  CLES_REVENUS,
  enCouple,
  lireCommune,
  lireEntier,
  lireEuros,
  lireMois,
  moisAvant,
  REVENUS,
  type Reponses,
  rangs,
  repondue,
} from './reponses.ts'

/** Income without a beginning is taken as old: older than anything a rule looks back to. */
const DEPUIS_LONGTEMPS = '2000-01'
/** From this age help with daily life may open a right. */
export const AGE_AUTONOMIE = 60
const TAUX: Record<string, number> = { moins: 0.3, moyen: 0.6, haut: 0.8 }

const parmi = <T extends string>(liste: readonly T[], texte: string | undefined): T | null =>
  liste.find((l) => l === texte) ?? null
const ouiNon = (texte: string | undefined): boolean | null => (texte === 'oui' ? true : texte === 'non' ? false : null)
/** The day is never asked: the first of the month. */
const jour = (texte: string | undefined): string | null => {
  const mois = lireMois(texte)
  return mois && `${mois}-01`
}

/**
 * The household as the engine reads it. `null` is « not known yet »: not asked, passed over, or « je ne sais pas »; a
 * box left empty on a page that was answered means no.
 */
export function enFoyer(r: Reponses, mois: string): Foyer {
  const connus = lireEntier(r.enfants) !== null
  const situations = repondue(r, 'situations')
  return {
    mois,
    situation:
      r.situation === 'separe' ? 'seul' : parmi<Situation>(['seul', 'marie_ou_pacse', 'concubinage'], r.situation),
    separation_moins_18_mois: r.situation ? r.situation === 'separe' : null,
    logement: logementDe(r),
    personnes: [
      adulteDe(r, 'vous', mois),
      ...(enCouple(r) ? [adulteDe(r, 'conjoint', mois)] : []),
      ...rangs(r).map((rang) => enfantDe(r, rang, mois)),
      ...(r.enceinte === 'oui' ? [aNaitre(r)] : []),
    ],
    ...(connus ? {} : { nombre_enfants: null }),
    violences_moins_12_mois: r.urgence ? r.urgence === 'violences' : null,
    impayes_logement_ou_energie: situations ? r.impayes === 'oui' : null,
    demenagement: situations ? r.demenagement === 'oui' : null,
  }
}

function logementDe(r: Reponses): Logement {
  const statut = parmi(STATUTS_LOGEMENT, r.logement)
  const repondu = repondue(r, 'logement')
  const si = (texte: string | undefined) => (repondu ? texte === 'oui' : null)
  return {
    statut,
    loyer_hors_charges: lireEuros(r.loyer),
    code_insee: lireCommune(r),
    colocation: si(r.colocation),
    chambre: si(r.chambre),
    residence_crous: statut === 'residence_etudiante' ? si(r.crous) : statut === null ? null : false,
  }
}

function adulteDe(r: Reponses, qui: 'vous' | 'conjoint', mois: string): Personne {
  const ne = jour(r[`${qui}_ne`])
  const activite = parmi(ACTIVITES, r[`${qui}_activite`])
  const nationalite = parmi(NATIONALITES, r[`${qui}_nationalite`])
  const age = ageEn(mois, ne)
  const autonomie = age !== null && age < AGE_AUTONOMIE ? false : siRepondu(r, `${qui}_autonomie`)
  return {
    id: qui,
    role: 'adulte',
    date_naissance: ne,
    activite,
    nationalite,
    annees_titre_sejour: nationalite === 'autre' ? lireEntier(r[`${qui}_titre`]) : nationalite && 0,
    enceinte: qui === 'vous' ? ouiNon(r.enceinte) : false,
    a_naitre: false,
    ...handicapDe(r, qui),
    complement_aeeh: 0,
    ...chomageDe(r, qui, activite),
    boursier: activite === 'etudes' || activite === null ? ouiNon(r[`${qui}_boursier`]) : false,
    epargne_non_imposee: qui === 'conjoint' ? 0 : repondue(r, 'revenus') ? (lireEuros(r.epargne) ?? 0) : null,
    perte_autonomie: autonomie,
    revenus: revenusDe(r, qui, mois),
  }
}

const siRepondu = (r: Reponses, champ: string): boolean | null =>
  repondue(r, 'situations') ? r[champ] === 'oui' : null

function handicapDe(r: Reponses, qui: string): Pick<Personne, 'handicap' | 'taux_incapacite' | 'rsdae'> {
  const handicap = siRepondu(r, `${qui}_handicap`)
  if (handicap === false) return { handicap, taux_incapacite: 0, rsdae: false }
  const taux = TAUX[r[`${qui}_taux`] ?? ''] ?? null
  return { handicap, taux_incapacite: taux, rsdae: taux === 0.6 || taux === null ? ouiNon(r[`${qui}_rsdae`]) : false }
}

function chomageDe(r: Reponses, qui: string, activite: Activite | null): Partial<Personne> {
  if (activite !== null && activite !== 'chomage') return {}
  return { debut_chomage: jour(r[`${qui}_chomeur`]), condition_activite_ass: ouiNon(r[`${qui}_dixans`]) }
}

/** `null` as long as nothing was written and « aucun revenu » not ticked. */
function revenusDe(r: Reponses, qui: string, mois: string): Revenu[] | null {
  if (r[`${qui}_rien`] === 'oui') return avantCela(r, qui)
  const depuis = lireMois(r[`${qui}_depuis`])
  const lignes = CLES_REVENUS.flatMap((cle): Revenu[] => {
    const net = lireEuros(r[`${qui}_${cle}`])
    return net === null ? [] : [{ nature: REVENUS[cle], net_mensuel: net, du: depuis ?? DEPUIS_LONGTEMPS, au: mois }]
  })
  return lignes.length === 0 ? null : [...lignes, ...avantCela(r, qui)]
}

/** Wages before the present situation: some rights look two years back. */
function avantCela(r: Reponses, qui: string): Revenu[] {
  const depuis = lireMois(r[`${qui}_depuis`])
  const avant = lireEuros(r[`${qui}_avant`])
  if (depuis === null || avant === null) return []
  return [{ nature: 'salaire', net_mensuel: avant, du: DEPUIS_LONGTEMPS, au: moisAvant(depuis) }]
}

function enfantDe(r: Reponses, rang: number, mois: string): Personne {
  const qui = `enfant_${rang}`
  const ne = jour(r[`${qui}_ne`])
  const age = ageEn(mois, ne)
  const scolarite = parmi(SCOLARITES, r[`${qui}_ecole`]) ?? scolariteSelonAge(age)
  const complement = lireEntier(r[`${qui}_complement`])
  const handicap = handicapDe(r, qui)
  return {
    id: qui,
    role: 'enfant',
    date_naissance: ne,
    activite: activiteDe(age, scolarite),
    ...nationaliteDe(r),
    scolarite,
    ...handicap,
    complement_aeeh: handicap.handicap === false ? 0 : complement,
    revenus: [],
  }
}

/** Where most children of that age are; asked when it is not so sure. */
export function scolariteSelonAge(age: number | null): Scolarite | null {
  if (age === null || age >= 18) return null
  if (age < 3) return 'aucune'
  if (age < 6) return 'maternelle'
  if (age < 11) return 'primaire'
  return age < 15 ? 'college' : 'lycee'
}

function activiteDe(age: number | null, scolarite: Scolarite | null): Activite | null {
  if (age === null) return null
  if (age < 16) return 'mineur'
  return scolarite === null ? null : scolarite === 'aucune' ? 'sans_activite' : 'etudes'
}

function nationaliteDe(r: Reponses): { nationalite: Nationalite | null; annees_titre_sejour: number | null } {
  const nationalite = parmi(NATIONALITES, r.vous_nationalite)
  return { nationalite, annees_titre_sejour: nationalite === 'autre' ? lireEntier(r.vous_titre) : nationalite && 0 }
}

const aNaitre = (r: Reponses): Personne => ({
  id: 'a_naitre',
  role: 'enfant',
  a_naitre: true,
  date_naissance: jour(r.terme),
  activite: 'mineur',
  ...nationaliteDe(r),
  scolarite: 'aucune',
  revenus: [],
})
