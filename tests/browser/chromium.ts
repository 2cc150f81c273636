import { existsSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromium, type BrowserContext } from 'playwright-core'

const PLACES = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
]

/** The browser of this machine: CHROMIUM_BIN, else the usual places; null: none, and the reason is for the reader of the test log. */
export function findChromium(): string | null {
  const named = process.env['CHROMIUM_BIN']
  return [...(named === undefined ? [] : [named]), ...PLACES].find((place) => existsSync(place)) ?? null
}

const QUIET = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

export interface OpenedBrowser {
  readonly context: BrowserContext
  close(): Promise<void>
}

/** Starts a headless browser with an empty profile of its own, removed at the end. Scripts of pages are off unless asked for. */
export async function openBrowser(binary: string, options: { scripts: boolean }): Promise<OpenedBrowser> {
  const profile = await mkdtemp(join(tmpdir(), 'zm-chromium-'))
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: binary,
    headless: true,
    args: QUIET,
    javaScriptEnabled: options.scripts,
    bypassCSP: options.scripts,
    locale: 'zh-CN',
  })
  return {
    context,
    async close() {
      await context.close()
      await rm(profile, { recursive: true, force: true })
    },
  }
}
