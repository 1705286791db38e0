import { isIPv4 } from 'node:net'
import { resolve } from 'node:path'
import { z } from 'zod'

const ouiNon = z.enum(['oui', 'non'], { error: '« oui » ou « non »' }).transform((v) => v === 'oui')
const entier = (min: number, max: number) =>
  z.coerce
    .number({ error: `un nombre entre ${min} et ${max}` })
    .int()
    .min(min)
    .max(max)
const adresseWeb = z.url({ protocol: /^https?$/, error: 'une adresse qui commence par http:// ou https://' })
/** Addresses of sites, without page: `https://www.exemple.fr, https://exemple.org`; `*`: any. */
const sites = z.string().transform((texte, ctx) => {
  const lus = texte.split(/[\s,]+/).filter(Boolean)
  if (lus.length === 1 && lus[0] === '*') return lus
  if (lus.every(estOrigine)) return lus.map((site) => new URL(site).origin)
  ctx.addIssue({
    code: 'custom',
    message: '« * », ou des adresses de sites séparées par des virgules, par exemple https://www.exemple.fr',
  })
  return z.NEVER
})
const adressePostgres = z.url({
  protocol: /^postgres(ql)?$/,
  error: 'une adresse postgres://utilisateur:mot-de-passe@hôte/base',
})

/** Every variable the product reads; `docs/exploitation.md` explains them to those who run it. */
const schema = z.object({
  PORT: entier(0, 65_535).default(3000),
  HOST: z.string().min(1).default('127.0.0.1'),
  MAILLAGE_DATA: z.string().min(1).default('.data'),
  MAILLAGE_DEPARTEMENT: z
    .string()
    .regex(/^(\d{2}|2[AB]|97\d)$/, { error: 'un code de département, par exemple 93 ou 2A' })
    .default('93'),
  MAILLAGE_URL: adresseWeb.optional(),
  MAILLAGE_DEMONSTRATION: ouiNon.optional(),
  MAILLAGE_CLE: z
    .string()
    .refine((v) => Buffer.from(v, 'base64').length === 32, { error: '32 octets en base64 (openssl rand -base64 32)' })
    .optional(),
  MAILLAGE_TUILES_CREDIT: z.string().max(120, { error: 'un texte de 120 caractères au plus' }).optional(),
  MAILLAGE_TUILES: z.string().includes('{z}', { error: 'un modèle de tuiles avec {z}, {x} et {y}' }).optional(),
  MAILLAGE_CLAMAV: z
    .string()
    .regex(/^(unix:\/.+|tcp:\/\/[^/:]+:\d+)$/, { error: 'unix:/chemin/du/socket ou tcp://hôte:port' })
    .optional(),
  MAILLAGE_PROXYS: entier(0, 10).default(0),
  MAILLAGE_LIMITE: entier(0, 1_000_000).default(1200),
  MAILLAGE_WIDGET_SITES: sites.optional(),
  MAILLAGE_EXPEDITEUR: z.email({ error: 'une adresse électronique' }).optional(),
  MAILLAGE_SMS_URL: adresseWeb.optional(),
  MAILLAGE_SMS_CLE: z.string().min(1).optional(),
  MAILLAGE_SMS_EMETTEUR: z
    .string()
    .regex(/^(?=.*[A-Za-z])[A-Za-z0-9 ]{3,11}$/, {
      error: 'de 3 à 11 lettres ou chiffres sans accent, dont une lettre',
    })
    .optional(),
  SMTP_URL: z.url({ protocol: /^smtps?$/, error: 'une adresse smtp://hôte:port ou smtps://hôte:port' }).optional(),
  DATABASE_URL: adressePostgres.optional(),
  DATABASE_OWNER_URL: adressePostgres.optional(),
  OIDC_ISSUER: adresseWeb.optional(),
  OIDC_CLIENT_ID: z.string().min(1).optional(),
  OIDC_CLIENT_SECRET: z.string().min(1).optional(),
  OIDC_NOM: z.string().min(1).default('ProConnect'),
})

export interface OidcConfig {
  issuer: string
  clientId: string
  clientSecret: string
  /** Shown on the sign-in button. */
  nom: string
}

export interface Config {
  port: number
  host: string
  dataDir: string
  departement: string
  /** Public address without trailing slash; links in mails start with it. Empty until the server listens when none was given. */
  url: string
  demonstration: boolean
  /** Base64 of the 32-byte master key; `null`: kept in the data folder (embedded database only). */
  cleMaitre: string | null
  /** Leaflet tile template, and the sentence its licence asks for (`null`: the name of its server); `null`: the map draws the communes' outlines. */
  tuiles: { modele: string; credit: string | null } | null
  /** How many reverse proxies stand in front: that many last entries of X-Forwarded-For are trusted. */
  proxys: number
  /** Requests a minute from one account, or from one address without account; 0: no limit. */
  limite: number
  /** Where the antivirus daemon listens; `null`: files are not scanned. */
  clamav: string | null
  /** Sites that may show the directory inside theirs, by origin; `*`: any; empty: none. */
  widgetSites: readonly string[]
  expediteur: string
  smtpUrl: string | null
  /** Gateway that takes SMS by HTTP; `null`: none is sent, none is offered. */
  sms: { url: string; cle: string | null; emetteur: string | null } | null
  databaseUrl: string | null
  /** Connection that owns the tables, used for migrations only. */
  databaseOwnerUrl: string | null
  oidc: OidcConfig | null
}

export class ConfigError extends Error {}

/** Throws {@link ConfigError} naming each wrong variable and the form it should have; never echoes a secret. */
export function readConfig(env: Record<string, string | undefined>): Config {
  const present = Object.fromEntries(Object.entries(env).filter(([, v]) => v !== undefined && v !== ''))
  const parsed = schema.safeParse(present)
  if (!parsed.success) {
    const lines = parsed.error.issues.map((i) => `  ${i.path.join('.')} : il faut ${i.message}.`)
    throw new ConfigError(`La configuration n'est pas valable.\n${[...new Set(lines)].join('\n')}`)
  }
  const v = parsed.data
  const problems = crossChecks(v)
  if (problems.length > 0) throw new ConfigError(`La configuration n'est pas valable.\n  ${problems.join('\n  ')}`)
  return {
    port: v.PORT,
    host: v.HOST,
    dataDir: resolve(v.MAILLAGE_DATA),
    departement: v.MAILLAGE_DEPARTEMENT,
    url: (v.MAILLAGE_URL ?? '').replace(/\/$/, ''),
    demonstration: v.MAILLAGE_DEMONSTRATION ?? staysHere(v),
    cleMaitre: v.MAILLAGE_CLE ?? null,
    tuiles: v.MAILLAGE_TUILES ? { modele: v.MAILLAGE_TUILES, credit: v.MAILLAGE_TUILES_CREDIT ?? null } : null,
    proxys: v.MAILLAGE_PROXYS,
    limite: v.MAILLAGE_LIMITE,
    clamav: v.MAILLAGE_CLAMAV ?? null,
    widgetSites: v.MAILLAGE_WIDGET_SITES ?? [],
    expediteur: v.MAILLAGE_EXPEDITEUR ?? 'maillage@localhost',
    smtpUrl: v.SMTP_URL ?? null,
    sms: v.MAILLAGE_SMS_URL
      ? { url: v.MAILLAGE_SMS_URL, cle: v.MAILLAGE_SMS_CLE ?? null, emetteur: v.MAILLAGE_SMS_EMETTEUR ?? null }
      : null,
    databaseUrl: v.DATABASE_URL ?? null,
    databaseOwnerUrl: v.DATABASE_OWNER_URL ?? v.DATABASE_URL ?? null,
    oidc:
      v.OIDC_ISSUER && v.OIDC_CLIENT_ID && v.OIDC_CLIENT_SECRET
        ? { issuer: v.OIDC_ISSUER, clientId: v.OIDC_CLIENT_ID, clientSecret: v.OIDC_CLIENT_SECRET, nom: v.OIDC_NOM }
        : null,
  }
}

function crossChecks(v: z.infer<typeof schema>): string[] {
  const problems: string[] = []
  const oidc = [v.OIDC_ISSUER, v.OIDC_CLIENT_ID, v.OIDC_CLIENT_SECRET].filter(Boolean).length
  if (oidc !== 0 && oidc !== 3)
    problems.push('OIDC_ISSUER, OIDC_CLIENT_ID, OIDC_CLIENT_SECRET : il faut les trois, ou aucune.')
  if (v.OIDC_ISSUER?.startsWith('http:') && !isLoopback(new URL(v.OIDC_ISSUER).hostname))
    problems.push('OIDC_ISSUER : il faut https, sauf sur cette machine.')
  if ((v.MAILLAGE_SMS_CLE || v.MAILLAGE_SMS_EMETTEUR) && !v.MAILLAGE_SMS_URL)
    problems.push(
      "MAILLAGE_SMS_URL : obligatoire avec MAILLAGE_SMS_CLE ou MAILLAGE_SMS_EMETTEUR, l'adresse de la passerelle.",
    )
  if (v.MAILLAGE_SMS_URL?.startsWith('http:') && !isLoopback(new URL(v.MAILLAGE_SMS_URL).hostname))
    problems.push('MAILLAGE_SMS_URL : il faut https, sauf sur cette machine.')
  if (v.SMTP_URL && !v.MAILLAGE_EXPEDITEUR)
    problems.push("MAILLAGE_EXPEDITEUR : obligatoire avec SMTP_URL, l'adresse électronique qui envoie.")
  if (v.DATABASE_URL && !v.MAILLAGE_CLE)
    problems.push('MAILLAGE_CLE : obligatoire avec DATABASE_URL, 32 octets en base64 (openssl rand -base64 32).')
  if (v.DATABASE_URL && !v.MAILLAGE_URL && v.MAILLAGE_DEMONSTRATION !== true)
    problems.push("MAILLAGE_URL : obligatoire avec DATABASE_URL, l'adresse publique du site (https://…).")
  return problems
}

/** The demonstration lets anyone in as anyone: by default only where nobody else can come, not behind a proxy either. */
function staysHere(v: z.infer<typeof schema>): boolean {
  const host = v.MAILLAGE_URL === undefined ? 'localhost' : new URL(v.MAILLAGE_URL).hostname
  return v.DATABASE_URL === undefined && v.MAILLAGE_PROXYS === 0 && isLoopback(v.HOST) && isLoopback(host)
}

/** The address of a site, without page nor name of user. */
function estOrigine(texte: string): boolean {
  const url = URL.parse(texte)
  return url !== null && /^https?:$/.test(url.protocol) && (texte === url.origin || texte === `${url.origin}/`)
}

/** Addresses of this machine only. */
function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || (isIPv4(host) && host.startsWith('127.'))
}
