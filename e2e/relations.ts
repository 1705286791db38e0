import { ROLES, type Role } from '../src/platform/index.ts'

/**
 * People of the access test, each by what ties them to the objects below: those of a request from the desk « fs-tilleuls » to the group
 * « caf-minima-sociaux », and of a sheet from that desk to the social service « service-social-platanes ».
 */
export const GENS = {
  soi: { role: 'aidant', structure: 'fs-tilleuls', compte: 'agathe-exemple' },
  collegue: { role: 'aidant', structure: 'fs-tilleuls' },
  responsable: { role: 'responsable', structure: 'fs-tilleuls', compte: 'karim-specimen' },
  prescripteur: { role: 'prescripteur', structure: 'fs-tilleuls' },
  ailleurs: { role: 'aidant', structure: 'fs-bus-canal', compte: 'ismael-temoin' },
  responsableAilleurs: { role: 'responsable', structure: 'fs-bus-canal' },
  prescripteurAilleurs: { role: 'prescripteur', structure: 'mission-locale', compte: 'fatou-imaginaire' },
  receveur: { role: 'aidant', structure: 'service-social-platanes', compte: 'noemie-modele' },
  expert: { role: 'instructeur', structure: 'caf-93', compte: 'bastien-factice', groupe: 'caf-minima-sociaux' },
  memeGroupe: { role: 'instructeur', structure: 'caf-93', groupe: 'caf-minima-sociaux' },
  autreGroupe: { role: 'instructeur', structure: 'caf-93', compte: 'chloe-temoin', groupe: 'caf-famille-logement' },
  sansGroupe: { role: 'instructeur', structure: 'caf-93' },
  /** A manager of the operator who answers too: reads the mandate, and nothing more of the desk's. */
  chefDuGroupe: { role: 'responsable', structure: 'caf-93', compte: 'nadia-exemple', groupe: 'caf-minima-sociaux' },
  /** A manager of the operator who answers nothing. */
  chefOperateur: { role: 'responsable', structure: 'caf-93' },
  autreOperateur: { role: 'instructeur', structure: 'cpam-93', compte: 'lila-temoin', groupe: 'cpam-ouest' },
  chefAutreOperateur: { role: 'responsable', structure: 'cpam-93' },
  coordinateur: { role: 'coordinateur', structure: 'pilotage-93', compte: 'cedric-specimen' },
  administrateur: { role: 'administrateur', structure: 'maillage', compte: 'yann-fictif' },
} as const satisfies Record<string, { role: Role; structure: string; compte?: string; groupe?: string }>
export type Qui = keyof typeof GENS

/** Pages about something that is somebody's: who opens them, among those whose role may. */
export interface Objet {
  /** Start of the addresses. */
  chemins: readonly string[]
  params: Record<string, string>
  /** `null`: anybody with the role; what it says is for all of them. */
  dedans: readonly Qui[] | null
  /** Tables that hold it, by the column that says so: with application checks off, the others read no line of them. */
  lignes?: Record<string, string>
  /** Lines that others read too, by table: what they say is no secret to them. */
  voit?: Record<string, readonly Qui[]>
}

const GUICHET = ['soi', 'collegue', 'responsable'] as const
/** For the figures: these lines say nothing of a person. */
const CHIFFRES = ['coordinateur', 'administrateur'] as const
const GROUPE = ['expert', 'memeGroupe', 'chefDuGroupe'] as const
const CHEFS = ['chefOperateur', 'chefDuGroupe'] as const
const QUI_DIT_LES_REFERENTS = [...CHEFS, 'coordinateur', 'administrateur'] as const
const RECOIT = [...GUICHET, 'prescripteur'] as const

export const OBJETS: Record<string, Objet> = {
  demande: {
    chemins: ['/agent/demandes/:id', '/operateur/demandes/:id'],
    params: { id: 'd01', piece: 'piece', question: 'd01-2' },
    dedans: [...GUICHET, ...GROUPE],
    lignes: { demandes: 'id', '*': 'demande_id' },
    voit: { demandes: CHIFFRES },
  },
  brouillon: {
    chemins: ['/agent/demandes/nouvelle/:id'],
    params: { id: '0198f5a0-0000-7000-8000-00000000b001' },
    dedans: ['soi'],
    lignes: { brouillons: 'id' },
  },
  mandat: {
    chemins: ['/agent/mandats/:id'],
    params: { id: 'm01' },
    dedans: GUICHET,
    lignes: { mandats: 'id', '*': 'mandat_id' },
    voit: { demandes: [...GROUPE, ...CHIFFRES], orientations: ['prescripteur', 'receveur'], mandats: GROUPE },
  },
  orientation: {
    chemins: ['/agent/orientations/:id'],
    params: { id: 'o01' },
    dedans: [...RECOIT, 'receveur'],
    lignes: { orientations: 'id', '*': 'orientation_id' },
    voit: { orientations_envois: CHIFFRES },
  },
  entretien: { chemins: ['/agent/droits/:id'], params: { id: 'e03' }, dedans: GUICHET, lignes: { entretiens: 'id' } },
  visite: {
    chemins: ['/agent/visites/:id'],
    params: { id: 'visite' },
    dedans: RECOIT,
    lignes: { visites: 'id' },
    voit: { visites: CHIFFRES },
  },
  sollicitation: {
    chemins: ['/agent/messages/:id'],
    params: { id: 'sollicitation' },
    dedans: GUICHET,
    lignes: { sollicitations: 'id' },
  },
  question: {
    chemins: ['/agent/questions/:id'],
    params: { id: 'question' },
    dedans: [...RECOIT, ...GROUPE],
    lignes: { questions: 'id', '*': 'question_id' },
  },
  protocole: {
    chemins: ['/agent/orientations/protocoles/:id'],
    params: { id: 'exemple-tilleuls-platanes' },
    dedans: ['responsable', 'coordinateur', 'administrateur'],
  },
  groupe: {
    chemins: ['/operateur/groupes/:id'],
    params: { id: 'caf-minima-sociaux' },
    dedans: CHEFS,
  },
  programme: {
    chemins: ['/operateur/api/:id'],
    params: { id: 'programme' },
    dedans: CHEFS,
    lignes: { machines: 'id', '*': 'machine_id' },
  },
  /** A program opens these by its token; no session does. */
  api: { chemins: ['/api/v1/demandes/:id'], params: { id: 'd01', piece: 'piece' }, dedans: [] },
  service: {
    chemins: ['/agent/lieu/services/:id'],
    params: { id: 'exemple-tilleuls-logement' },
    dedans: GUICHET,
  },
  permanence: {
    chemins: ['/agent/lieu/permanences/:id'],
    params: { id: 'exemple-tilleuls-logement-1' },
    dedans: GUICHET,
  },
  fermeture: { chemins: ['/agent/lieu/fermetures/:id'], params: { id: '2026-11-28' }, dedans: GUICHET },
  fiche: {
    chemins: ['/agent/lieux/:id'],
    params: { id: 'exemple-france-services-tilleuls', rang: '1' },
    dedans: ['responsable', 'coordinateur', 'administrateur'],
  },
  signalement: {
    chemins: ['/agent/signalements/:id'],
    params: { id: 'exemple-1' },
    dedans: ['responsable', 'coordinateur', 'administrateur'],
  },
  referent: { chemins: ['/agent/annuaire/referents/:id'], params: { id: 'referent' }, dedans: QUI_DIT_LES_REFERENTS },
  circuit: { chemins: ['/agent/annuaire/circuits/:id'], params: { id: 'circuit' }, dedans: QUI_DIT_LES_REFERENTS },
  note: {
    chemins: ['/agent/annuaire/notes/:id'],
    params: { id: 'note' },
    dedans: ['soi', 'coordinateur', 'administrateur'],
  },
  rendezVous: {
    chemins: ['/agent/agenda/reservations/:id'],
    params: { id: 'exemple-rdv-1' },
    dedans: GUICHET,
    lignes: { agenda_reservations: 'id', '*': 'reservation_id' },
  },
  motif: { chemins: ['/agent/agenda/motifs/:id'], params: { id: 'exemple-aide-demarches' }, dedans: ['responsable'] },
  serie: { chemins: ['/agent/agenda/series/:id'], params: { id: 'exemple-serie-demarches' }, dedans: ['responsable'] },
  // The same for everybody with the role.
  moment: { chemins: ['/agent/agenda/moments/:id'], params: { id: 'moment' }, dedans: null },
  lieu: { chemins: ['/agent/annuaire/lieux/:id'], params: { id: 'exemple-caf-acacias' }, dedans: null },
  lettre: {
    chemins: ['/agent/droits/lettres/:droit', '/agent/droits/rendez-vous/:droit'],
    params: { droit: 'rsa' },
    dedans: null,
  },
  compte: { chemins: ['/administration/comptes/:id'], params: { id: 'agathe-exemple' }, dedans: null },
  violation: { chemins: ['/administration/violations/:id'], params: { id: 'violation' }, dedans: null },
}

/** Tables with people in them that somebody without any tie reads all the same, and which roles. */
export const LUES_PAR_TOUS: Record<string, readonly Role[]> = {
  // What a desk offers, who to write to, and how: no resident in it.
  ...pour(ROLES, 'agenda_moments', 'agenda_motifs', 'agenda_ressources', 'agenda_series', 'circuits', 'notes_lieux'),
  ...pour(ROLES, 'offres', 'permanences', 'protocoles', 'versions'),
  // Colleagues of the département, and who answers in which group.
  ...pour(ROLES, 'comptes', 'membres'),
  // Numbers given, and lessons of requests sent on.
  ...pour(ROLES, 'demandes_compteurs', 'mandats_compteurs', 'orientations_compteurs', 'renvois'),
  ...pour(['aidant', 'responsable', 'coordinateur', 'administrateur'], 'droits_chiffres', 'referents'),
  // Those who steer count: the contents are in other tables.
  ...pour(CHIFFRES, 'demandes', 'orientations_envois', 'parcours_comptes', 'signalements', 'visites'),
  ...pour(['administrateur'], 'journal', 'violations'),
}

function pour(roles: readonly Role[], ...tables: string[]): Record<string, readonly Role[]> {
  return Object.fromEntries(tables.map((table) => [table, roles]))
}

/** Public addresses: what is open to everybody, and what opens with a secret that one was given. */
export const PUBLIQUES = {
  ouvertes: [
    '/api/v1/export/:fichier',
    '/api/v1/lieux/:id',
    '/lieux/:id',
    '/evenements/:code',
    '/demarches/:code',
    '/droits/:nom',
    '/rendez-vous/prendre/:id',
    '/rendez-vous/:motif',
  ],
  secretes: [
    '/connexion/lien/:jeton',
    '/boite-aux-lettres/:id',
    '/abonnements/:jeton',
    '/confirmer/:jeton',
    '/avis/:jeton',
    '/signature/:jeton',
    '/mes-rendez-vous/:id',
    '/agenda/flux/:genre/:id/:sceau',
  ],
}
