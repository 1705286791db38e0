import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { ConfigError, readConfig } from './config.ts'
import { readTerritoire } from './territoire.ts'

const CLE = Buffer.alloc(32, 7).toString('base64')
const PRODUCTION = {
  DATABASE_URL: 'postgres://web:motdepasse@base/maillage',
  MAILLAGE_CLE: CLE,
  MAILLAGE_URL: 'https://maillage.exemple.fr/',
}

function refusal(env: Record<string, string>): string {
  try {
    readConfig(env)
  } catch (error) {
    assert.ok(error instanceof ConfigError)
    return error.message
  }
  throw new Error(`accepted: ${JSON.stringify(env)}`)
}

describe('configuration', () => {
  test('nothing set: the demonstration, on the embedded database and this machine only', () => {
    const config = readConfig({ PORT: '' })
    assert.deepEqual(
      [config.port, config.host, config.departement, config.demonstration, config.databaseUrl, config.oidc],
      [3000, '127.0.0.1', '93', true, null, null],
    )
  })

  test('each wrong value is named with the form it should have', () => {
    const wrong: [string, string, RegExp][] = [
      ['PORT', 'trois mille', /un nombre entre 0 et 65535/],
      ['PORT', '70000', /un nombre entre 0 et 65535/],
      ['PORT', '80.5', /un nombre entre 0 et 65535/],
      ['MAILLAGE_PROXYS', '-1', /un nombre entre 0 et 10/],
      ['MAILLAGE_DEPARTEMENT', 'Seine-Saint-Denis', /un code de département, par exemple 93 ou 2A/],
      ['MAILLAGE_URL', 'maillage.exemple.fr', /une adresse qui commence par http/],
      ['MAILLAGE_URL', 'ftp://maillage.exemple.fr', /une adresse qui commence par http/],
      ['MAILLAGE_DEMONSTRATION', 'true', /« oui » ou « non »/],
      ['MAILLAGE_CLE', 'trop-court', /32 octets en base64/],
      ['MAILLAGE_TUILES_CREDIT', 'x'.repeat(121), /120 caractères au plus/],
      ['MAILLAGE_TUILES', 'https://tuiles.exemple.fr', /\{z\}, \{x\} et \{y\}/],
      ['MAILLAGE_WIDGET_SITES', 'www.exemple.fr', /par exemple https:\/\/www\.exemple\.fr/],
      ['MAILLAGE_WIDGET_SITES', 'https://exemple.fr/page', /adresses de sites/],
      ['MAILLAGE_WIDGET_SITES', 'https://exemple.fr, *', /« \* », ou/],
      ['MAILLAGE_EXPEDITEUR', 'maillage', /une adresse électronique/],
      ['MAILLAGE_SMS_URL', 'sms.exemple.fr', /une adresse qui commence par http/],
      ['MAILLAGE_SMS_EMETTEUR', 'Département de la Seine', /de 3 à 11 lettres/],
      ['SMTP_URL', 'smtp.exemple.fr', /smtp:\/\//],
      ['DATABASE_URL', 'mysql://base', /postgres:\/\//],
      ['OIDC_ISSUER', 'proconnect', /une adresse qui commence par http/],
    ]
    for (const [name, value, form] of wrong) {
      const message = refusal({ [name]: value })
      assert.match(message, new RegExp(`${name} : il faut`), `${name}=${value}`)
      assert.match(message, form, `${name}=${value}`)
    }
  })

  test('sites that may show the directory are read as origins', () => {
    const lus = (v: string) => readConfig({ MAILLAGE_WIDGET_SITES: v }).widgetSites
    assert.deepEqual(readConfig({}).widgetSites, [])
    assert.deepEqual(lus('*'), ['*'])
    assert.deepEqual(lus('https://ville.exemple.fr/, http://localhost:8080'), [
      'https://ville.exemple.fr',
      'http://localhost:8080',
    ])
  })

  test('all the wrong values at once, one line each', () => {
    const lines = refusal({ PORT: 'x', MAILLAGE_DEMONSTRATION: 'peut-être' }).split('\n')
    assert.equal(lines.length, 3)
  })

  test('a secret is never said again', () => {
    const secret = 'tres-secret-azerty'
    const messages = [
      refusal({ MAILLAGE_CLE: secret }),
      refusal({ DATABASE_URL: `mysql://web:${secret}@base/x` }),
      refusal({ SMTP_URL: `http://moi:${secret}@smtp` }),
      refusal({ OIDC_CLIENT_SECRET: secret }),
      refusal({ MAILLAGE_SMS_CLE: secret }),
      refusal({ ...PRODUCTION, DATABASE_URL: `postgres://web:${secret}@base/maillage`, MAILLAGE_CLE: '' }),
    ]
    for (const message of messages) assert.ok(!message.includes(secret), message)
  })

  test('what goes together is asked together', () => {
    assert.match(refusal({ OIDC_ISSUER: 'https://idp.exemple.fr' }), /il faut les trois, ou aucune/)
    assert.match(refusal({ SMTP_URL: 'smtps://smtp.exemple.fr' }), /MAILLAGE_EXPEDITEUR/)
    assert.match(refusal({ MAILLAGE_SMS_CLE: 'cle' }), /MAILLAGE_SMS_URL : obligatoire/)
    assert.match(refusal({ MAILLAGE_SMS_URL: 'http://sms.exemple.fr' }), /MAILLAGE_SMS_URL : il faut https/)
    assert.match(refusal({ DATABASE_URL: PRODUCTION.DATABASE_URL }), /MAILLAGE_CLE[\s\S]*MAILLAGE_URL/)
  })

  test('an identity provider is reached over TLS, except on this machine', () => {
    const client = { OIDC_CLIENT_ID: 'maillage', OIDC_CLIENT_SECRET: 'secret' }
    assert.match(refusal({ ...client, OIDC_ISSUER: 'http://idp.exemple.fr' }), /OIDC_ISSUER.*https/)
    for (const issuer of ['http://localhost:4000', 'http://127.0.0.1:4000', 'https://idp.exemple.fr'])
      assert.equal(readConfig({ ...client, OIDC_ISSUER: issuer }).oidc?.issuer, issuer)
  })

  test('the demonstration is on by itself only where nobody else can come in', () => {
    assert.equal(readConfig(PRODUCTION).demonstration, false)
    assert.equal(readConfig({ HOST: '0.0.0.0' }).demonstration, false)
    assert.equal(readConfig({ HOST: '::1' }).demonstration, true)
    assert.equal(readConfig({ HOST: 'localhost' }).demonstration, true)
    assert.equal(readConfig({ MAILLAGE_DEMONSTRATION: 'non' }).demonstration, false)
    assert.equal(readConfig({ ...PRODUCTION, MAILLAGE_DEMONSTRATION: 'oui' }).demonstration, true)
  })

  test('a département without its folder is named before anything is opened', () => {
    assert.throws(
      () => readTerritoire('01'),
      (error) => error instanceof ConfigError && /territoires\/01/.test(error.message),
    )
    assert.equal(readTerritoire('93').departement, '93')
  })

  test('the public address loses its last slash: links add theirs', () => {
    assert.equal(readConfig(PRODUCTION).url, 'https://maillage.exemple.fr')
  })
})
