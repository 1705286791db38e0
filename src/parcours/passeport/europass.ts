import { COMPETENCES, type Competence, niveauxActuels, type Passeport } from './model.ts'

const ELEMENTS: Record<Competence, string> = {
  ecouter: 'Listening',
  lire: 'Reading',
  conversation: 'SpokenInteraction',
  oral: 'SpokenProduction',
  ecrire: 'Writing',
}

/**
 * The language part of the Europass XML schema, version 3.0 (Cedefop; kept by the Commission on Interoperable Europe). Its
 * scale starts at A1: a skill at A1.1, the French step before, is left out. It has no place for a signature.
 */
export function enEuropass(passeport: Passeport): string {
  const niveaux = niveauxActuels(passeport)
  const mesures = COMPETENCES.flatMap((competence) => {
    const niveau = niveaux[competence]?.niveau
    return niveau && niveau !== 'A1.1' ? [`<${ELEMENTS[competence]}>${niveau}</${ELEMENTS[competence]}>`] : []
  })
  const certificats = passeport.attestations.map(
    ({ intitule, organisme, le, niveau }) =>
      `<Certificate><Title>${texte(intitule)}</Title><AwardingBody>${texte(organisme)}</AwardingBody>${date(le)}${
        niveau && niveau !== 'A1.1' ? `<Level>${niveau}</Level>` : ''
      }</Certificate>`,
  )
  const nom = [
    passeport.prenom && `<FirstName>${texte(passeport.prenom)}</FirstName>`,
    passeport.nom && `<Surname>${texte(passeport.nom)}</Surname>`,
  ].join('')
  return [
    `<?xml version="1.0" encoding="UTF-8"?>`,
    `<SkillsPassport xmlns="http://europass.cedefop.europa.eu/Europass" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:schemaLocation="http://europass.cedefop.europa.eu/Europass http://europass.cedefop.europa.eu/xml/EuropassSchema_V3.0.xsd">`,
    '<LearnerInfo>',
    nom && `<Identification><PersonName>${nom}</PersonName></Identification>`,
    '<Skills><Linguistic><ForeignLanguageList><ForeignLanguage>',
    '<Description><Code>fr</Code><Label>français</Label></Description>',
    mesures.length > 0 && `<ProficiencyLevel>${mesures.join('')}</ProficiencyLevel>`,
    certificats.length > 0 && `<VerifiedBy>${certificats.join('')}</VerifiedBy>`,
    '</ForeignLanguage></ForeignLanguageList></Linguistic></Skills>',
    '</LearnerInfo>',
    '</SkillsPassport>',
    '',
  ]
    .filter((ligne) => ligne !== false)
    .join('\n')
}

/** The schema writes a month `--10` and a day `---15`. */
function date(le: string): string {
  const [annee = '', mois = '', jour = ''] = le.split('-')
  return `<Date year="${annee}" month="--${mois}" day="---${jour}"/>`
}

/** Letters that XML 1.0 does not know are left out. */
function texte(brut: string): string {
  return [...brut]
    .filter((lettre) => lettre >= ' ')
    .join('')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
}
