import assert from 'node:assert/strict'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { projectRoot, type Services } from '../../platform/index.ts'
import { creerMonde, surChaqueBase } from '../../platform/testing/index.ts'
import { importer } from '../imports/formats.ts'
import { annuaire } from '../index.ts'
import { enCellule } from './cellule.ts'
import { COLONNES, COLONNES_LISTES, type Colonne, LISTES, OBLIGATOIRES } from './vocabulaire-mediation.ts'

const DONNEES = process.env.MAILLAGE_DONNEES ?? join(projectRoot, '../shared/data')
const STANDARD = join(DONNEES, 'mediation-numerique')

type Fiche = Partial<Record<Colonne, string>>

/** Invented, and says so. */
const UNE: Fiche = {
  id: 'exemple-1',
  pivot: '00000000000001',
  nom: 'Atelier numérique Exemple',
  commune: 'Bobigny',
  code_postal: '93000',
  code_insee: '93008',
  adresse: '1 rue de l’Exemple',
  date_maj: '2026-10-01',
}

const COMPLETE: Fiche = {
  ...UNE,
  id: 'exemple-2',
  nom: '=HYPERLINK("http://exemple.fr")',
  complement_adresse: 'Cour "B", à gauche',
  latitude: '48.9063',
  longitude: '2.4451',
  typologie: 'BIB|MUNI',
  telephone: '+33100000000',
  courriels: 'agathe.exemple@exemple.fr|accueil@exemple.fr',
  site_web: 'https://exemple.fr/',
  horaires: 'Mo-Fr 09:00-12:00,14:00-18:30; Sa 08:30-12:00',
  presentation_resume: 'On apprend à se servir d’un ordinateur.',
  presentation_detail: '<script>alert(1)</script> Les lundis, en petit groupe.',
  source: 'Réseau Exemple',
  itinerance: 'Itinérant|Fixe',
  structure_parente: 'Ville exemple',
  services: 'Loisirs et créations numériques|comprehension du monde numérique',
  publics_specifiquement_adresses: 'Seniors|Femmes',
  prise_en_charge_specifique: 'Illettrisme|Langues étrangères (anglais)',
  frais_a_charge: 'Gratuit sous condition',
  dispositif_programmes_nationaux: 'Aidants Connect',
  formations_labels: 'Étapes numériques (La Poste)',
  autres_formations_labels: 'Label Exemple',
  modalites_acces: 'Se présenter|Téléphoner',
  modalites_accompagnement: 'À distance|En autonomie',
  fiche_acces_libre: 'https://exemple.fr/acces',
  prise_rdv: 'https://exemple.fr/rdv',
}

const csv = (fiches: readonly Fiche[], colonnes: readonly Colonne[] = COLONNES) =>
  [colonnes.join(','), ...fiches.map((f) => colonnes.map((c) => enCellule(f[c] ?? '', ',')).join(','))].join('\n')

async function prendre(services: Services, texte: string) {
  const fichier = { nom: 'essai.csv', texte, latin1: false, empreinte: texte, date: null }
  return importer(services, 'mediation-numerique', fichier, { departement: null, essai: false, avance: () => {} })
}

async function prendreTout(services: Services, texte: string) {
  const fait = await prendre(services, texte)
  assert.ok(fait.ok, JSON.stringify(fait))
  return fait.value
}

surChaqueBase('places of digital mediation', (ouvrir) => {
  async function ouvrirMonde() {
    const monde = creerMonde(await ouvrir(), (services) => [annuaire(services)])
    const visiteur = await monde.navigateur()
    const lire = async (adresse: string) => await (await visiteur.get(adresse)).text()
    return { monde, lire, exporter: () => lire('/api/v1/export/mediation-numerique.csv') }
  }

  test('what is exported, imported elsewhere and exported again is the same to the byte', async () => {
    const ici = await ouvrirMonde()
    const premier = await prendreTout(ici.monde.services, csv([UNE, COMPLETE]))
    assert.deepEqual([premier.lus, premier.crees, premier.rejetes], [2, 2, []])
    const ecrit = await ici.exporter()
    assert.match(ecrit, /'=HYPERLINK/, 'no spreadsheet runs it')
    assert.match(ecrit, /\+33100000000,accueil@exemple.fr,/, 'a person’s mailbox is not passed on')
    assert.match(ecrit, /Loisirs et créations numériques\|Compréhension du monde numérique/)
    assert.match(ecrit, /Étapes numériques\(La Poste\)/)
    ici.monde.close()

    const ailleurs = await ouvrirMonde()
    const repris = await prendreTout(ailleurs.monde.services, ecrit)
    assert.deepEqual([repris.crees, repris.rejetes], [2, []])
    assert.equal(await ailleurs.exporter(), ecrit)
    const encore = await prendreTout(ailleurs.monde.services, ecrit)
    assert.deepEqual([encore.crees, encore.modifies, encore.retires, encore.inchanges], [0, 0, 0, 2])
    const page = await ailleurs.lire('/lieux/mn-exemple-2')
    assert.match(page, /Loisirs et créations numériques/)
    assert.match(page, /[^'’;]=HYPERLINK/, 'the guard is for spreadsheets only')
    assert.doesNotMatch(page, /<script>alert|(?:'|’|&#39;)=HYPERLINK/)
    ailleurs.monde.close()
  })

  test('a change that only this standard knows is a change', async () => {
    const { monde, exporter } = await ouvrirMonde()
    await prendreTout(monde.services, csv([UNE]))
    const change = await prendreTout(monde.services, csv([{ ...UNE, frais_a_charge: 'Payant' }]))
    assert.deepEqual([change.modifies, change.inchanges], [1, 0])
    assert.match(await exporter(), /,Payant,/)
    monde.close()
  })

  test('every line is written or refused with its number and its reason; what is doubtful is told', async () => {
    const { monde, exporter } = await ouvrirMonde()
    const rapport = await prendreTout(
      monde.services,
      csv([
        UNE,
        { ...UNE, id: 'sans-nom', nom: '' },
        { ...UNE, id: 'pivot', pivot: 'inconnu' },
        { ...UNE, id: 'jour', date_maj: '2026-02-31' },
        { ...UNE, id: 'foyer', typologie: 'ASSO|CHRS' },
        { ...UNE, id: 'ferme', modalites_acces: "Ce lieu n'accueille pas de public" },
        UNE,
        {
          ...UNE,
          id: 'douteux',
          frais_a_charge: 'Au chapeau',
          horaires: 'Mo[1] 09:00-12:00',
          prise_rdv: 'javascript:x',
        },
      ]),
    )
    assert.deepEqual(
      rapport.rejetes.map((r) => [r.ligne, r.code]),
      [
        [3, 'champ'],
        [4, 'champ'],
        [5, 'champ'],
        [6, 'type-non-publie'],
        [7, 'sans-public'],
        [8, 'identifiant-double'],
      ],
    )
    assert.deepEqual([rapport.lus, rapport.crees, rapport.modifies, rapport.inchanges], [8, 2, 0, 0])
    const codes = rapport.avertissements.filter((a) => a.ligne === 9).map((a) => a.code)
    for (const code of ['vocabulaire', 'horaires-variables', 'site']) assert.ok(codes.includes(code), code)
    const ecrit = await exporter()
    assert.match(ecrit, /,Mo\[1\] 09:00-12:00,/, 'hours that a week cannot say are passed on as they came')
    assert.doesNotMatch(ecrit, /javascript/)
    monde.close()
  })

  test('optional columns may be missing, required ones may not; a file without any place changes nothing', async () => {
    const { monde, exporter } = await ouvrirMonde()
    await prendreTout(monde.services, csv([UNE], OBLIGATOIRES))
    const avant = await exporter()
    for (const [texte, mot] of [
      [csv([]), 'aucun lieu'],
      [csv([{ ...UNE, nom: '' }]), 'aucun lieu'],
      [csv([UNE], ['id', 'nom']), 'pivot'],
      ['<html>', 'manquent'],
    ] as const) {
      const fait = await prendre(monde.services, texte)
      assert.ok(!fait.ok && fait.refus.message.includes(mot), texte)
    }
    assert.equal(await exporter(), avant)
    monde.close()
  })

  test('the example of the standard comes in whole', async (t) => {
    const chemin = join(STANDARD, 'exemple-valide.csv')
    if (!existsSync(chemin)) return t.diagnostic('example of the standard absent: not read')
    const { monde, lire } = await ouvrirMonde()
    const rapport = await prendreTout(monde.services, readFileSync(chemin, 'utf8'))
    assert.deepEqual([rapport.crees, rapport.rejetes], [1, []])
    const page = await lire('/lieux/mn-structure-1')
    assert.match(page, /Anonymal/)
    assert.match(page, /Insertion professionnelle via le numérique/)
    monde.close()
  })
})

test('columns and lists are those of the standard', (t) => {
  const chemin = join(STANDARD, 'schema.json')
  if (!existsSync(chemin)) return t.diagnostic('schema of the standard absent: not compared')
  const { fields } = JSON.parse(readFileSync(chemin, 'utf8'))
  assert.deepEqual(
    fields.map((f: { name: string }) => f.name),
    COLONNES,
  )
  for (const colonne of COLONNES_LISTES) {
    const champ = fields.find((f: { name: string }) => f.name === colonne)
    const motif = new RegExp(champ.constraints.pattern)
    assert.match(LISTES[colonne].join('|'), motif, colonne)
    const valeurs = champ.constraints.pattern.split('|').length - 2
    assert.equal(LISTES[colonne].length, valeurs, `${colonne}: none is missing`)
  }
})
