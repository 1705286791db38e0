/** Operators of a territory's list that decide on rights. */
export const OPERATEURS_DES_DROITS = ['caf', 'cpam', 'france-travail', 'cnav', 'departement', 'mdph'] as const

/** From a right to its request: whom to ask, with what, and what to do after a refusal. Only what a source says. */
export interface Demarche {
  /** Who pays and decides on the file. */
  operateur: string
  /** Code of the operator in the territory's list. */
  code?: (typeof OPERATEURS_DES_DROITS)[number]
  site?: string
  formulaire?: string
  documents: readonly string[]
  /** How long it takes, when a text says so. */
  delai?: string
  /** First appeal, then the court. */
  recours?: { vers: string; delai: string; ensuite?: string }
  /** Rights that this one opens in turn. */
  ouvre?: readonly string[]
  /** Rights that cannot be paid with it, or that come first. */
  exclut?: readonly string[]
  avant?: readonly string[]
  note?: string
}

const IDENTITE = 'Pièce d’identité ou titre de séjour de chaque adulte'
const RIB = 'Relevé d’identité bancaire'
const LIVRET = 'Livret de famille ou actes de naissance'
const IMPOT = 'Avis d’impôt'
const CAF = 'Caisse d’allocations familiales (Caf) ou Mutualité sociale agricole (MSA)'
const CRA = { vers: 'Commission de recours amiable (elle revoit la décision), dans votre caisse', delai: '2 mois' }
const POLE_SOCIAL = 'Tribunal judiciaire (pôle social), 2 mois après la réponse'
const TA = 'Tribunal administratif, 2 mois après la réponse'

const caf = (documents: string[], reste: Partial<Demarche> = {}): Demarche => ({
  operateur: CAF,
  code: 'caf',
  site: 'https://www.caf.fr',
  documents,
  recours: { ...CRA, ensuite: POLE_SOCIAL },
  ...reste,
})
const mdph = (documents: string[], reste: Partial<Demarche> = {}): Demarche => ({
  operateur: `Maison départementale des personnes handicapées (MDPH). Paiement par : ${CAF}`,
  code: 'mdph',
  formulaire: 'Cerfa 15692 (demande à la MDPH)',
  documents: [
    IDENTITE,
    'Certificat médical de moins d’un an (cerfa 15695)',
    'Papier qui prouve votre adresse',
    ...documents,
  ],
  delai: 'La MDPH ne répond pas pendant 4 mois ? Cela veut dire non. Vous pouvez alors contester.',
  recours: {
    vers: 'Recours (vous demandez de revoir la décision), à la MDPH avant le tribunal',
    delai: '2 mois',
    ensuite: POLE_SOCIAL,
  },
  ...reste,
})
const cpam = (formulaire: string, documents: string[], reste: Partial<Demarche> = {}): Demarche => ({
  operateur: 'Assurance maladie (CPAM) ou Mutualité sociale agricole (MSA)',
  code: 'cpam',
  site: 'https://www.ameli.fr',
  formulaire,
  documents,
  recours: { ...CRA, ensuite: POLE_SOCIAL },
  ...reste,
})
const bourse = (quand: string): Demarche => ({
  operateur: 'Éducation nationale, par l’établissement',
  site: 'https://educonnect.education.gouv.fr',
  documents: [IMPOT, RIB],
  note: quand,
})

/** By name of right. */
export const DEMARCHES: Readonly<Record<string, Demarche>> = {
  rsa: caf([IDENTITE, RIB, 'Ressources des trois derniers mois', 'Bail ou attestation d’hébergement'], {
    recours: { vers: 'Recours préalable, adressé à la Caf ou à la MSA', delai: '2 mois', ensuite: TA },
    delai: 'Dû à partir du mois de la demande : ne pas attendre.',
    ouvre: ['css', 'prime_noel', 'solidarite_transport'],
    avant: ['ass', 'aspa', 'aah', 'asf'],
    note: 'Le droit se déclare ensuite tous les trois mois. Les autres allocations passent avant le RSA.',
  }),
  prime_activite: caf([RIB, 'Bulletins de salaire des trois derniers mois'], {
    recours: { ...CRA, ensuite: TA },
    delai: 'Due à partir du mois de la demande.',
  }),
  aide_logement: caf([RIB, 'Bail (contrat de location) ou attestation de loyer (papier rempli par le propriétaire)'], {
    recours: { ...CRA, ensuite: TA },
    delai: 'Demandez dès votre entrée dans le logement. L’aide commence au plus tôt le mois d’après.',
  }),
  allocations_familiales: caf([LIVRET, RIB], {
    note: 'Versées sans demande à partir du deuxième enfant déclaré à la Caf.',
  }),
  complement_familial: caf([LIVRET, RIB], {
    exclut: ['paje_base'],
    note: 'Étudié par la Caf à partir du troisième enfant.',
  }),
  asf: caf([LIVRET, RIB, 'Jugement ou convention sur la pension alimentaire, s’il y en a'], {
    note: 'L’Aripa, service des Caf, peut recouvrer une pension impayée.',
  }),
  paje_base: caf([LIVRET, RIB], { exclut: ['complement_familial'] }),
  prime_naissance: caf(['Déclaration de grossesse'], {
    note: 'La grossesse est à déclarer avant la fin du troisième mois, à la Caf et à l’Assurance maladie.',
  }),
  aeeh: mdph([], {
    note: 'La commission fixe le complément. Vous pouvez choisir à sa place la prestation de compensation du handicap (PCH).',
  }),
  ajpp: caf(['Attestation médicale détaillée', 'Attestation de l’employeur']),
  aah: mdph(['Carte d’invalidité ou décision d’avant, s’il y en a'], { avant: ['asi', 'aspa'], ouvre: ['mva'] }),
  mva: caf([], { note: 'Versée sans demande avec l’AAH quand une aide au logement est payée.' }),
  aspa: {
    operateur: 'Caisse de retraite (Assurance retraite, MSA…)',
    code: 'cnav',
    site: 'https://www.lassuranceretraite.fr',
    documents: [IDENTITE, RIB, IMPOT, 'Ressources des trois derniers mois'],
    recours: { ...CRA, ensuite: POLE_SOCIAL },
    note: 'Une partie peut être reprise sur la succession au-delà d’un seuil.',
  },
  asi: cpam('Demande d’allocation supplémentaire (ASI)', [
    IDENTITE,
    RIB,
    IMPOT,
    'Lettre qui accorde la pension d’invalidité',
  ]),
  ass: {
    operateur: 'France Travail',
    code: 'france-travail',
    site: 'https://www.francetravail.fr',
    documents: [
      'Justificatifs d’emploi : cinq ans de travail sur les dix ans avant la fin du contrat',
      'Ressources des douze derniers mois',
    ],
    recours: {
      vers: 'Réclamation à l’agence, puis médiateur de France Travail',
      delai: '2 mois',
      ensuite: 'Tribunal administratif',
    },
    ouvre: ['prime_noel', 'solidarite_transport'],
    exclut: ['aah'],
  },
  ars_annuelle: caf(['Certificat de scolarité à partir de 16 ans'], {
    note: 'Versée sans demande aux familles connues de la Caf.',
  }),
  css: cpam(
    'Demande de complémentaire santé solidaire (S3711)',
    [IDENTITE, 'Papiers sur l’argent reçu pendant les 12 mois demandés', IMPOT],
    {
      ouvre: ['solidarite_transport'],
      delai: 'La caisse répond en 2 mois. Pas de réponse ? Cela veut dire oui.',
    },
  ),
  ame: cpam('Demande d’aide médicale de l’État (S3720)', [
    'Pièce d’identité, même périmée',
    'Preuve de plus de trois mois en France',
    'Ressources des douze derniers mois',
  ]),
  cheque_energie: {
    operateur: 'État (Agence de services et de paiement)',
    site: 'https://chequeenergie.gouv.fr',
    documents: [IMPOT, 'Facture d’électricité récente'],
    note: 'Envoyé sans demande quand le revenu et le contrat d’électricité sont rapprochés ; sinon, demande sur le site.',
  },
  bourse_college_annuelle: bourse('Demande à la rentrée de septembre ou octobre, chaque année ou avec reconduction.'),
  bourse_lycee_annuelle: bourse('Demande au printemps ou à la rentrée, auprès de l’établissement.'),
  apa: {
    operateur: 'Département',
    code: 'departement',
    documents: [IDENTITE, IMPOT, RIB],
    delai: 'Réponse dans les deux mois après le dossier complet.',
    recours: { vers: 'Recours préalable au président du conseil départemental', delai: '2 mois', ensuite: TA },
    note: 'Une équipe du Département vient à domicile évaluer le besoin d’aide.',
  },
  prime_demenagement: caf(['Factures du déménagement', 'Bail du nouveau logement'], {
    delai: 'À demander dans les six mois après le déménagement.',
  }),
  prime_noel: {
    operateur: `${CAF}, ou France Travail`,
    documents: [],
    note: 'Versée sans demande en décembre, si l’État le décide cette année-là.',
  },
  aide_urgence_violences: caf(
    ['Ordonnance de protection, dépôt de plainte ou signalement au procureur, de moins de douze mois'],
    {
      delai: 'Paiement en trois jours ouvrés pour un allocataire, cinq sinon.',
      note: 'Prêt ou aide sans remboursement selon les ressources. Appelez le 3919 pour être accompagnée.',
    },
  ),
}

/** Of a national right, or as the territory wrote it. */
export const demarcheDe = (
  nom: string,
  locaux: readonly { nom: string; demarche?: Demarche }[],
): Demarche | undefined => DEMARCHES[nom] ?? locaux.find((d) => d.nom === nom)?.demarche
