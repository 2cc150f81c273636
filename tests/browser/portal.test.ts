import { AxeBuilder } from '@axe-core/playwright'
import { serve, type ServerType } from '@hono/node-server'
import { mkdir } from 'node:fs/promises'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { portalApp } from '#doors/portal/app.ts'
import { aReport } from '#papers/report.fixture.ts'
import { LAYOUTS } from '#papers/verify/layouts.fixture.ts'
import { checkOne } from '#papers/verify/check-many.ts'
import { openVerifier } from '#papers/verify/verifier.ts'
import { aSite, publicContext } from '#tests/portal-fixture.ts'
import { findChromium, openBrowser, type OpenedBrowser } from './chromium.ts'

const binary = findChromium()
/** A folder for pictures of every page; nothing is drawn without it. */
const shots = process.env['ZHAOMING_SHOTS']

const PAGES = {
  units: '/',
  home: '/wangxi/',
  'home-long': '/long/',
  'home-empty': '/empty/',
  list: '/wangxi/reports/',
  'list-long': '/long/reports/',
  'list-empty': '/empty/reports/',
  report: '/wangxi/reports/2021/',
  'report-2020': '/wangxi/reports/2020/',
  'report-long': '/long/reports/2023/',
  'edition-1': '/wangxi/reports/2021/editions/1/',
  'figure-cell': `/wangxi/reports/2021/figures/${encodeURIComponent('t3.C1[0]')}/`,
  'figure-text': '/wangxi/reports/2021/figures/receipts.wechat/',
  'not-found': '/wangxi/reports/1999/',
  verify: '/verify/',
} as const

async function violationsOn(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).analyze()
  return violations.map((found) => `${found.id}: ${found.nodes.map((node) => node.html.slice(0, 160)).join(' | ')}`)
}

describe.skipIf(binary === null && process.env['CI'] === undefined)('the portal in a browser', () => {
  let browser: OpenedBrowser | undefined
  let server: ServerType | undefined
  let origin = ''
  const verifier = openVerifier({ size: 1, longestQueue: 2 })

  beforeAll(async () => {
    if (binary === null) throw new Error('no Chromium: set CHROMIUM_BIN or install chromium')
    const app = portalApp({
      makeContext: publicContext,
      reads: aSite(),
      publicUrl: 'http://127.0.0.1',
      checkFile: (request) => checkOne(verifier, request),
    })
    const started = serve({ fetch: app.fetch, port: 0, hostname: '127.0.0.1' })
    server = started
    await new Promise((resolve) => started.once('listening', resolve))
    origin = `http://127.0.0.1:${(started.address() as AddressInfo).port}`
    browser = await openBrowser(binary, { scripts: true })
    if (shots !== undefined) await mkdir(shots, { recursive: true })
  })
  afterAll(async () => {
    await browser?.close()
    verifier.close()
    await new Promise((resolve) => (server === undefined ? resolve(null) : server.close(resolve)))
  })

  const onPage = async (path: string, width: number, look: (page: Page) => Promise<void>): Promise<void> => {
    if (browser === undefined) throw new Error('the browser did not start')
    const page = await browser.context.newPage()
    try {
      await page.setViewportSize({ width, height: 900 })
      await page.goto(origin + path)
      await look(page)
    } finally {
      await page.close()
    }
  }

  test.each(Object.entries(PAGES))(
    '%s is accessible and fits, from a small phone to a wide screen',
    async (name, path) => {
      await onPage(path, 360, async (page) => {
        for (const width of [360, 768, 1440]) {
          await page.setViewportSize({ width, height: 900 })
          if (shots !== undefined) await page.screenshot({ path: join(shots, `${name}.${width}.png`), fullPage: true })
          expect(await page.evaluate(() => document.documentElement.scrollWidth), `${width}`).toBeLessThanOrEqual(width)
          if (width !== 768) expect(await violationsOn(page), `${width}`).toEqual([])
        }
      })
    },
  )

  /** Brings a file to the check as a visitor does. */
  const bring = async (page: Page, name: string, text: string): Promise<void> => {
    await page.setInputFiles('#file', { name, mimeType: 'text/html', buffer: Buffer.from(text) })
    await page.getByRole('button', { name: '开始核对' }).click()
    await page.waitForLoadState()
  }
  const GOOD = LAYOUTS['html with spans']?.(aReport()) ?? ''
  const WRONG = GOOD.replace('四、政府信息公开行政复议、行政诉讼情况', '四、复议诉讼').replace(
    '2021年，',
    '2021年2月30日，',
  )
  const BROUGHT = [
    ['verify-wrong', `${'很长的文件名'.repeat(18)}.html`, WRONG],
    ['verify-good', '报告.html', GOOD],
    ['verify-unreadable', '不是报告.html', '<p>通知</p>'],
  ] as const

  test.each(BROUGHT)('%s: the answer is accessible and fits, and prints', async (name, file, text) => {
    await onPage(PAGES.verify, 360, async (page) => {
      await bring(page, file, text)
      for (const width of [360, 768, 1440]) {
        await page.setViewportSize({ width, height: 900 })
        if (shots !== undefined) await page.screenshot({ path: join(shots, `${name}.${width}.png`), fullPage: true })
        expect(await page.evaluate(() => document.documentElement.scrollWidth), `${width}`).toBeLessThanOrEqual(width)
        if (width !== 768) expect(await violationsOn(page), `${width}`).toEqual([])
      }
      await page.emulateMedia({ media: 'print' })
      expect(await page.locator('input:visible, button:visible').count()).toBe(0)
      if (shots !== undefined) await page.pdf({ format: 'A4', path: join(shots, `${name}.pdf`) })
    })
  })

  test('a pin leads from a finding to its place in the report, and back', async () => {
    await onPage(PAGES.verify, 1440, async (page) => {
      await bring(page, '报告.html', WRONG)
      const pin = page.locator('.finds .fd a').first()
      await pin.focus()
      await page.keyboard.press('Enter')
      const { hash } = new URL(page.url())
      await page
        .locator(
          `.paper [id="${decodeURIComponent(hash.slice(1))}"] a, .paper [id="${decodeURIComponent(hash.slice(1))}"]`,
        )
        .first()
        .waitFor()
      await page.locator('.paper a[href^="#f"]').first().click()
      expect(new URL(page.url()).hash).toMatch(/^#f\d+$/)
    })
  })

  test('the red palette keeps every contrast, and grey takes the colours away', async () => {
    await onPage(PAGES.report, 1440, async (page) => {
      await page.evaluate(() => document.documentElement.setAttribute('data-palette', 'red'))
      expect(await violationsOn(page)).toEqual([])
      await page.evaluate(() => document.documentElement.setAttribute('data-grey', ''))
      expect(await page.evaluate(() => getComputedStyle(document.documentElement).filter)).toBe('grayscale(1)')
      if (shots !== undefined) await page.screenshot({ path: join(shots, 'report-grey.1440.png'), fullPage: true })
    })
  })

  test('the first stop of the keyboard leads past the head, and every stop is seen', async () => {
    await onPage('/wangxi/reports/2021/', 1440, async (page) => {
      await page.keyboard.press('Tab')
      expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('跳到正文')
      await page.keyboard.press('Enter')
      expect(new URL(page.url()).hash).toBe('#main')
      for (let stop = 0; stop < 12; stop += 1) {
        await page.keyboard.press('Tab')
        const outline = await page.evaluate(() => {
          const { outlineStyle, outlineWidth } = getComputedStyle(document.activeElement ?? document.body)
          return `${outlineStyle} ${outlineWidth}`
        })
        expect(outline).toBe('solid 3px')
      }
    })
  })

  test('a reader clicks a number, sees its records, and comes back', async () => {
    await onPage('/wangxi/', 360, async (page) => {
      await page.getByRole('link', { name: '本年新收政府信息公开申请' }).click()
      await page.locator('#drill').waitFor()
      expect(await page.locator('#drill').textContent()).toContain('望公开申〔2021〕1号')
      await page.getByRole('link', { name: '收起，回到报告' }).click()
      expect(new URL(page.url()).pathname).toBe('/wangxi/reports/2021/')
      await page.getByRole('link', { name: '政府信息公开年报' }).first().click()
      expect(await page.locator('h1').textContent()).toBe('政府信息公开工作年度报告')
    })
  })

  test('pages are whole without scripts, and the browser finds nothing to refuse', async () => {
    const plain = await openBrowser(binary ?? '', { scripts: false })
    try {
      const page = await plain.context.newPage()
      const refused: string[] = []
      page.on('console', (message) => refused.push(message.text()))
      for (const path of [PAGES.report, PAGES['figure-cell'], PAGES.home]) await page.goto(origin + path)
      expect(refused).toEqual([])
    } finally {
      await plain.close()
    }
  })

  test('a report prints on A4: its tables whole, no navigation', async () => {
    await onPage('/wangxi/reports/2021/', 1440, async (page) => {
      await page.emulateMedia({ media: 'print' })
      expect(
        await page
          .locator('nav, .rail, .sample, .skip')
          .evaluateAll((found) => found.filter((one) => one.getClientRects().length > 0).length),
      ).toBe(0)
      const pdf = await page.pdf({
        format: 'A4',
        preferCSSPageSize: true,
        ...(shots === undefined ? {} : { path: join(shots, 'report.pdf') }),
      })
      expect(new TextDecoder().decode(pdf.subarray(0, 5))).toBe('%PDF-')
    })
  })
})
