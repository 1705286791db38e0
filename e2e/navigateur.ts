import assert from 'node:assert/strict'
import { existsSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { after, before } from 'node:test'
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core'
import { demarrerMaison, type Maison } from './maison.ts'

let launched: Promise<Browser> | null = null

/** Debian's Chromium, else the one that npm brings, which needs no administrator. One per test process. */
export function navigateur(): Promise<Browser> {
  launched ??= launch()
  return launched
}

async function launch(): Promise<Browser> {
  const system = [process.env.CHROMIUM, '/usr/bin/chromium', '/usr/bin/google-chrome'].find((p) => p && existsSync(p))
  const args = ['--no-sandbox', '--disable-gpu', '--disable-background-networking']
  if (system) return chromium.launch({ executablePath: system, args })
  const { default: packaged } = await import('@sparticuz/chromium')
  return chromium.launch({ executablePath: await packaged.executablePath(), args: [...packaged.args, ...args] })
}

export async function fermerNavigateur(): Promise<void> {
  const browser = await launched
  launched = null
  await browser?.close()
}

/** A server for the tests of this `describe`, without limits of rate; it closes with the browser after the last one. */
export function ouvrirMaison(): { readonly url: string } {
  let maison: Maison
  before(async () => {
    maison = await demarrerMaison({ MAILLAGE_LIMITE: '0' })
  })
  after(async () => {
    await fermerNavigateur()
    await maison.arreter()
    maison.jeter()
  })
  return {
    get url() {
      return maison.url
    },
  }
}

export const TELEPHONE = { width: 360, height: 740 }
export const BUREAU = { width: 1280, height: 900 }
export const LARGEURS = { '360 px': TELEPHONE, '1280 px': BUREAU }

interface ContexteOptions {
  javaScript?: boolean
  taille?: { width: number; height: number }
  sombre?: boolean
}

export async function contexte({
  javaScript = true,
  taille = BUREAU,
  sombre = false,
}: ContexteOptions = {}): Promise<BrowserContext> {
  const browser = await navigateur()
  return browser.newContext({
    javaScriptEnabled: javaScript,
    viewport: taille,
    colorScheme: sombre ? 'dark' : 'light',
    locale: 'fr-FR',
    timezoneId: 'Europe/Paris',
    reducedMotion: 'reduce',
  })
}

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

interface AxeResult {
  violations: { id: string; help: string; nodes: { target: string[] }[] }[]
}

/** WCAG 2.0 to 2.2 A and AA, and good practice: any violation fails, with the rule and the places. */
export async function verifierAccessibilite(page: Page): Promise<void> {
  // Evaluated, not injected as a tag: the strict content security policy would refuse a tag, rightly.
  if ((await page.evaluate('typeof axe')) === 'undefined') await page.evaluate(axeSource)
  const { violations } = await page.evaluate<AxeResult>(
    `axe.run(document, {
      runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
      resultTypes: ['violations'],
    })`,
  )
  const report = violations.map(
    (v) => `${v.id}: ${v.help}\n    ${v.nodes.map((n) => n.target.join(' ')).join('\n    ')}`,
  )
  assert.deepEqual(report, [], `${page.url()} at ${page.viewportSize()?.width} px`)
}

/** Nothing may stick out sideways: a phone would scroll in two directions. */
export async function verifierLargeur(page: Page): Promise<void> {
  const overflow = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  )
  assert.equal(overflow, 0, `${page.url()} sticks out by ${overflow} px at ${page.viewportSize()?.width} px`)
}
