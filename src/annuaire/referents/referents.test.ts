import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import type { Acteur } from '../../platform/index.ts'
import { creerMonde, type MondeDeTest, surChaqueBase } from '../../platform/testing/index.ts'
import { annuaire } from '../index.ts'

const REFERENTS = '/agent/annuaire/referents'
const CIRCUITS = '/agent/annuaire/circuits'
const LIEU = 'exemple-france-services-tilleuls'

surChaqueBase('professional layer of the directory', (ouvrir) => {
  let monde: MondeDeTest
  let agent: Acteur
  let caf: Acteur
  let pilote: Acteur

  before(async () => {
    monde = creerMonde(await ouvrir(), (services) => [annuaire(services)])
    await annuaire(monde.services).demonstration?.()
    agent = await monde.compte({ role: 'aidant', structure: 'fs-un' })
    caf = await monde.compte({ role: 'responsable', operateur: 'caf' })
    pilote = await monde.compte({ role: 'coordinateur', structure: 'prefecture' })
  })

  const lire = async (chemin: string, acteur?: Acteur) => {
    const reponse = await (await monde.navigateur(acteur)).get(chemin)
    return { statut: reponse.status, texte: await reponse.text() }
  }
  const poster = async (chemin: string, acteur: Acteur, form: Record<string, string>) =>
    (await monde.navigateur(acteur)).post(chemin, form)
  const referent = (champs: Record<string, string> = {}) => ({
    id: monde.services.newId(),
    operateur: 'caf',
    structure: '',
    fonction: 'Référente des dossiers bloqués',
    telephone: '01 99 00 07 07',
    courriel: '',
    ...champs,
  })

  test('an operator names its referents, desks read them, the public never does', async () => {
    assert.equal((await poster(`${REFERENTS}/nouveau`, caf, referent())).status, 303)
    assert.match((await lire(REFERENTS, agent)).texte, /Référente des dossiers bloqués(.|\n)*01\s99\s00\s07\s07/)
    for (const chemin of ['/', '/lieux', `/lieux/${LIEU}`, '/api/v1/lieux', `/api/v1/lieux/${LIEU}`])
      assert.doesNotMatch((await lire(chemin)).texte, /01\s99\s00\s07\s07/, chemin)
    assert.equal((await lire(REFERENTS)).statut, 303)
    const prescripteur = await monde.compte({ role: 'prescripteur', structure: 'fs-un' })
    assert.equal((await lire(REFERENTS, prescripteur)).statut, 403)
  })

  test('one that is named for a structure is seen by that structure only', async () => {
    await monde.compte({ role: 'aidant', structure: 'fs-deux' })
    await poster(`${REFERENTS}/nouveau`, caf, referent({ structure: 'fs-deux', fonction: 'Référent réservé' }))
    assert.doesNotMatch((await lire(REFERENTS, agent)).texte, /Référent réservé/)
    const voisin = await monde.compte({ role: 'aidant', structure: 'fs-deux' })
    assert.match((await lire(REFERENTS, voisin)).texte, /Référent réservé/)
    assert.match((await lire(REFERENTS, pilote)).texte, /Référent réservé/)
  })

  test('a new sheet under the identifier of one that is not seen is not found, and changes nothing', async () => {
    const r = referent({ structure: 'fs-deux', fonction: 'Référent d’un autre' })
    await poster(`${REFERENTS}/nouveau`, caf, r)
    const responsable = await monde.compte({ role: 'responsable', structure: 'fs-un' })
    const pris = { ...r, structure: 'fs-un', fonction: 'Pris' }
    assert.equal((await poster(`${REFERENTS}/nouveau`, responsable, pris)).status, 404)
    assert.match((await lire(REFERENTS, pilote)).texte, /Référent d’un autre/)
    assert.doesNotMatch((await lire(REFERENTS, pilote)).texte, /Pris/)
  })

  test('an operator keeps its own, not those of another', async () => {
    const refuse = await poster(`${REFERENTS}/nouveau`, caf, referent({ operateur: 'cpam' }))
    assert.equal(refuse.status, 422)
    assert.match(await refuse.text(), /Vous tenez les référents de votre organisme/)
    const r = referent({ operateur: 'cpam', fonction: 'Référente Cpam' })
    await poster(`${REFERENTS}/nouveau`, pilote, r)
    assert.equal((await lire(`${REFERENTS}/${r.id}`, caf)).statut, 404)
    assert.equal((await poster(`${REFERENTS}/${r.id}/retirer`, caf, {})).status, 404)
    assert.equal((await poster(`${REFERENTS}/${r.id}`, caf, { ...r, operateur: 'caf' })).status, 422)
    assert.match((await lire(REFERENTS, pilote)).texte, /Référente Cpam/)
  })

  test('a referent is corrected, then taken down', async () => {
    const r = referent({ fonction: 'À corriger' })
    await poster(`${REFERENTS}/nouveau`, caf, r)
    await poster(`${REFERENTS}/${r.id}`, caf, { ...r, fonction: 'Corrigée' })
    assert.match((await lire(REFERENTS, agent)).texte, /Corrigée/)
    await poster(`${REFERENTS}/${r.id}/retirer`, caf, {})
    assert.doesNotMatch((await lire(REFERENTS, agent)).texte, /Corrigée/)
  })

  test('an organism or a structure that does not exist is refused beside its field', async () => {
    for (const champs of [{ operateur: 'personne' }, { structure: 'nulle-part' }]) {
      const reponse = await poster(`${REFERENTS}/nouveau`, pilote, referent(champs))
      assert.equal(reponse.status, 422)
      assert.match(await reponse.text(), /Choisissez dans la liste/)
    }
    const circuit = {
      id: monde.services.newId(),
      operateur: 'personne',
      situation: 'Sans organisme',
      marche: 'Une étape',
    }
    assert.equal((await poster(`${CIRCUITS}/nouveau`, pilote, circuit)).status, 422)
  })

  test('what was taken down, or never was, is not corrected', async () => {
    const r = referent({ fonction: 'Partie pour de bon' })
    await poster(`${REFERENTS}/nouveau`, pilote, r)
    await poster(`${REFERENTS}/${r.id}/retirer`, pilote, {})
    assert.equal((await poster(`${REFERENTS}/${r.id}`, pilote, r)).status, 404)
    assert.equal((await poster(`${REFERENTS}/jamais-vu`, pilote, r)).status, 404)
    assert.equal((await poster(`${REFERENTS}/nouveau`, pilote, r)).status, 303)
    assert.doesNotMatch((await lire(REFERENTS, pilote)).texte, /Partie pour de bon/)
    const circuit = { id: monde.services.newId(), operateur: 'caf', situation: 'Jamais écrit', marche: 'Une étape' }
    assert.equal((await poster(`${CIRCUITS}/${circuit.id}`, caf, circuit)).status, 404)
  })

  test('a wrong form says what to mend and keeps what was typed', async () => {
    const reponse = await poster(`${REFERENTS}/nouveau`, caf, referent({ telephone: '', fonction: 'Gardée' }))
    const texte = await reponse.text()
    assert.equal(reponse.status, 422)
    assert.match(texte, /Donnez une ligne directe/)
    assert.match(texte, /value="Gardée"/)
  })

  test('circuits are found by a word of theirs, written by those who answer for them', async () => {
    const circuit = {
      id: monde.services.newId(),
      operateur: 'caf',
      situation: 'Naissance de triplés',
      marche: 'Une étape\nUne autre',
    }
    assert.equal((await poster(`${CIRCUITS}/nouveau`, caf, circuit)).status, 303)
    assert.match((await lire(`${CIRCUITS}?q=TRIPLES`, agent)).texte, /Naissance de triplés/)
    assert.doesNotMatch((await lire(`${CIRCUITS}?q=domiciliation`, agent)).texte, /Naissance de triplés/)
    assert.match((await lire(`${CIRCUITS}?q=introuvable`, agent)).texte, /Rien sur/)
    assert.equal((await lire(`${CIRCUITS}/nouveau`, agent)).statut, 403)
    assert.equal((await poster(`${CIRCUITS}/${circuit.id}/retirer`, caf, {})).status, 303)
    assert.doesNotMatch((await lire(CIRCUITS, agent)).texte, /triplés/)
  })

  test('notes about a place are for professionals; one takes down one’s own', async () => {
    const page = `/agent/annuaire/lieux/${LIEU}`
    const id = monde.services.newId()
    const texte = 'Sonner à l’interphone du fond'
    for (let fois = 0; fois < 2; fois++) assert.equal((await poster(`${page}/notes`, agent, { id, texte })).status, 303)
    const lue = (await lire(page, caf)).texte
    assert.equal(lue.match(/Sonner à l/g)?.length, 1)
    assert.doesNotMatch((await lire(`/lieux/${LIEU}`)).texte, /Sonner à l/)
    assert.equal((await poster(`/agent/annuaire/notes/${id}/retirer`, caf, {})).status, 404)
    assert.equal((await poster(`/agent/annuaire/notes/${id}/retirer`, agent, {})).status, 303)
    assert.doesNotMatch((await lire(page, caf)).texte, /Sonner à l/)
    assert.equal((await poster('/agent/annuaire/lieux/nimporte/notes', agent, { id, texte })).status, 404)
  })
})
