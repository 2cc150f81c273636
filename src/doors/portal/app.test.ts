import { describe, expect, test } from 'vitest'
import { NotFound } from '#kit/errors.ts'
import { aDocument, aReport, aSite, EMPTY, fixtureReads, publicContext, WANGXI } from '#tests/portal-fixture.ts'
import { portalApp } from './app.ts'
import { readPortalAssets } from './assets.ts'
import type { PortalReads } from './reads.ts'

const assets = readPortalAssets()
const siteOf = (reads: PortalReads, publicUrl = 'https://open.example.test'): ReturnType<typeof portalApp> =>
  portalApp({ makeContext: publicContext, reads, publicUrl })
const site = siteOf(aSite())
const read = async (path: string, app = site): Promise<string> => {
  const answer = await app.request(path)
  expect(answer.status, path).toBe(200)
  return answer.text()
}
const headings = (html: string): string[] =>
  [...html.matchAll(/<h1[^>]*>(.*?)<\/h1>/gs)].map((match) => (match[1] ?? '').replace(/<[^>]*>/g, ''))

const PAGES = [
  ['/', '公开机关'],
  ['/wangxi/', '青澜县望溪镇人民政府政府信息公开'],
  ['/wangxi/reports/', '政府信息公开工作年度报告'],
  ['/wangxi/reports/2021/', '青澜县望溪镇人民政府2021年政府信息公开工作年度报告'],
  ['/wangxi/reports/2020/', '青澜县望溪镇人民政府2020年政府信息公开工作年度报告'],
  ['/wangxi/reports/2021/editions/1/', '青澜县望溪镇人民政府2021年政府信息公开工作年度报告'],
  [
    `/wangxi/reports/2021/figures/${encodeURIComponent('t3.C1[0]')}/`,
    '青澜县望溪镇人民政府2021年政府信息公开工作年度报告',
  ],
  ['/empty/', '青澜县上溪乡人民政府政府信息公开'],
  ['/empty/reports/', '政府信息公开工作年度报告'],
] as const

describe('every page', () => {
  test.each(PAGES)('%s has one heading, the language and no script', async (path, heading) => {
    const html = await read(path)
    expect(headings(html)).toEqual([heading])
    expect(html.startsWith('<!doctype html><html lang="zh-CN">')).toBe(true)
    expect(html).not.toMatch(/<script|javascript:|\son[a-z]+=|style="|<style/i)
  })

  test.each(PAGES)('%s answers HEAD like GET, and 304 to a reader who has it', async (path) => {
    const head = await site.request(path, { method: 'HEAD' })
    expect([head.status, await head.text()]).toEqual([200, ''])
    const again = await site.request(path, { headers: { 'If-None-Match': head.headers.get('ETag') ?? '' } })
    expect(again.status).toBe(304)
  })

  test('links only to what exists', async () => {
    const seen = new Set<string>()
    const waiting = ['/', '/long/reports/2023/', '/empty/']
    for (let path = waiting.pop(); path !== undefined; path = waiting.pop()) {
      if (seen.has(path) || seen.size > 400) continue
      seen.add(path)
      const answer = await site.request(path)
      expect(answer.status, path).toBe(200)
      if (!(answer.headers.get('Content-Type') ?? '').startsWith('text/html')) continue
      const html = await answer.text()
      const hrefs = [...html.matchAll(/(?:href|src)="([^"]*)"/g)].map((match) =>
        (match[1] ?? '').replaceAll('&amp;', '&'),
      )
      for (const href of hrefs) {
        if (href.startsWith('#')) expect(html, `${path} ${href}`).toContain(`id="${href.slice(1)}"`)
        else if (href.startsWith('/')) waiting.push(href.replace(/#.*$/, ''))
        else expect(href).toMatch(/^https:\/\/(open\.)?example\.test\//)
      }
    }
    expect(seen.size).toBeGreaterThan(100)
  })

  test('has one address of its own', async () => {
    expect(await read('/wangxi/reports/2021/editions/2/')).toContain(
      '<link rel="canonical" href="https://open.example.test/wangxi/reports/2021/"',
    )
    expect(await read('/wangxi/reports/2021/editions/1/')).toContain(
      '<link rel="canonical" href="https://open.example.test/wangxi/reports/2021/editions/1/"',
    )
  })
})

describe('samples and readers of search engines', () => {
  test('a sample says so on every page and asks not to be listed', async () => {
    for (const path of ['/wangxi/', '/wangxi/reports/', '/wangxi/reports/2021/']) {
      const answer = await site.request(path)
      const html = await answer.text()
      expect(html).toContain('<b>样例</b>')
      expect(html).toContain('<meta name="robots" content="noindex"')
      expect(answer.headers.get('X-Robots-Tag')).toBe('noindex')
    }
    const file = await site.request('/wangxi/reports/2021/files/report.pdf')
    expect(file.headers.get('X-Robots-Tag')).toBe('noindex')
  })
  test('a real unit is listed; its opened figures are not', async () => {
    const report = await site.request('/long/reports/2023/')
    expect(await report.text()).not.toMatch(/样例<\/b>|name="robots"/)
    expect(report.headers.get('X-Robots-Tag')).toBeNull()
    const figure = await site.request('/long/reports/2023/figures/disclosed.total/')
    expect(figure.headers.get('X-Robots-Tag')).toBe('noindex')
    expect(await figure.text()).toContain('<link rel="canonical" href="https://open.example.test/long/reports/2023/"')
  })
})

describe('the report', () => {
  test('opens the records behind a number under its table, and marks the cell', async () => {
    const html = await read(`/wangxi/reports/2021/figures/${encodeURIComponent('t3.C1[0]')}/`)
    expect(html).toContain('id="drill"')
    expect(html).toContain('望公开申〔2021〕1号')
    expect(html.match(/class="[^"]*\bsel\b/g)?.length).toBe(1)
    expect(html.indexOf('id="drill"')).toBeGreaterThan(html.indexOf('id="applications"'))
    expect(html.indexOf('id="drill"')).toBeLessThan(html.indexOf('id="remedies"'))
  })
  test('pages through many records, and ends where they end', async () => {
    const last = await read('/wangxi/reports/2021/figures/receipts.wechat/4/')
    expect(last).toContain('望公开申〔2021〕197号')
    expect(last).toContain('上一页')
    expect(last).not.toContain('下一页')
    expect((await site.request('/wangxi/reports/2021/figures/receipts.wechat/5/')).status).toBe(404)
  })
  test('an earlier edition stays, says what it is, and points to the newest', async () => {
    const html = await read('/wangxi/reports/2021/editions/1/')
    expect(html).toContain('已被替代的第 1 版')
    expect(html).toContain('补入迟到的一件申请')
    expect(await read('/wangxi/reports/2021/')).not.toContain('已被替代')
  })
  test('a late fact shows', async () => {
    expect(await read('/wangxi/reports/2020/')).toContain('待更正')
    expect(await read('/wangxi/reports/2021/')).not.toContain('待更正')
  })
  test('every table cell of the report has its row and column heads', async () => {
    const html = await read('/wangxi/reports/2021/')
    expect(html.match(/<table/g)?.length).toBeGreaterThanOrEqual(3)
    expect(html.match(/<caption/g)?.length).toBe(html.match(/<table/g)?.length)
    expect(html).toMatch(/<th[^>]*scope="row"/)
    expect(html).toMatch(/<th[^>]*scope="col"/)
  })
  test('a changed content is a changed page', async () => {
    const tags = [false, true].map(async (needsRestatement) => {
      const app = siteOf(fixtureReads([WANGXI], { wangxi: [aReport(aDocument(WANGXI, 2021), { needsRestatement })] }))
      return (await app.request('/wangxi/reports/2021/')).headers.get('ETag')
    })
    expect(await tags[0]).not.toBe(await tags[1])
  })
  test('what a person typed stays text', async () => {
    const unit = { ...WANGXI, name: '<script>alert(1)</script>"镇' }
    const html = await read(
      '/wangxi/reports/2021/',
      siteOf(fixtureReads([unit], { wangxi: [aReport(aDocument(unit, 2021))] })),
    )
    expect(html).not.toContain('<script')
  })
})

describe('downloads', () => {
  test.each([
    ['report.pdf', 'application/pdf', 'inline'],
    ['report.xlsx', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', 'attachment'],
  ])('%s', async (name, type, manner) => {
    const answer = await site.request(`/wangxi/reports/2021/files/${name}`)
    expect(answer.headers.get('Content-Type')).toBe(type)
    const disposition = answer.headers.get('Content-Disposition') ?? ''
    expect(disposition.startsWith(manner)).toBe(true)
    expect(decodeURIComponent(disposition.split("UTF-8''")[1] ?? '')).toMatch(
      /^青澜县望溪镇人民政府2021年政府信息公开工作年度报告（第2版）\.[a-z]+$/,
    )
    const again = await site.request(`/wangxi/reports/2021/files/${name}`, {
      headers: { 'If-None-Match': answer.headers.get('ETag') ?? '' },
    })
    expect(again.status).toBe(304)
  })
  test('a name that is not of the edition is not found', async () => {
    for (const name of ['other.pdf', '..%2f..%2fetc%2fpasswd', '__proto__', 'report.pdf%00'])
      expect((await site.request(`/wangxi/reports/2021/files/${name}`)).status).toBeGreaterThanOrEqual(400)
  })
})

describe('addresses', () => {
  test.each([
    ['/wangxi', '/wangxi/'],
    ['/wangxi/reports', '/wangxi/reports/'],
    ['/wangxi/reports/2021', '/wangxi/reports/2021/'],
    ['/wangxi/reports/2021/editions/1', '/wangxi/reports/2021/editions/1/'],
  ])('%s moves to its closing slash', async (from, to) => {
    const answer = await site.request(from)
    expect([answer.status, answer.headers.get('Location')]).toEqual([301, to])
  })
  test.each([
    ['/nobody/', 404],
    ['/wangxi/reports/1999/', 404],
    ['/wangxi/reports/2021/editions/9/', 404],
    ['/wangxi/reports/20210/', 404],
    ['/wangxi/reports/2021/figures/none/', 404],
    ['/wangxi/reports/2021/figures/__proto__/', 404],
    ['/wangxi/reports/2021/figures/constructor/', 404],
    ['/wangxi/reports/2021/figures/t3.C1[0]/999999/', 404],
    ['//evil.example/', 404],
    ['//evil.example', 404],
    ['/\\evil.example', 404],
    ['/%2f%2fevil.example', 404],
    ['/wangxi/%2e%2e/%2e%2e/etc/passwd', 404],
    ['/%E0%A4%A', 400],
    ['/%ff/', 400],
    ['/wangxi/%00/', 400],
    ['/wangxi/%0d%0aSet-Cookie:%20a=b/', 400],
    [`/${'a'.repeat(5000)}/`, 414],
  ])('%s is answered %i with a page that helps', async (path, status) => {
    const answer = await site.request(path)
    expect(answer.status).toBe(status)
    expect(answer.headers.get('Cache-Control')).toBe('no-store')
    expect(answer.headers.get('Content-Security-Policy')).toContain("default-src 'none'")
    expect(await answer.text()).toMatch(/回到(首页|青澜县望溪镇人民政府首页)/)
  })
  test('nothing is accepted', async () => {
    for (const method of ['POST', 'PUT', 'DELETE', 'PATCH']) {
      const answer = await site.request('/wangxi/', { method })
      expect([answer.status, answer.headers.get('Allow')]).toEqual([405, 'GET, HEAD'])
      expect(await answer.text()).toContain('这里只供阅读')
    }
  })
  test('a path prefix stands in every link, whether the proxy keeps it or strips it', async () => {
    const prefixed = siteOf(aSite(), 'https://county.example.test/open')
    for (const path of ['/open/wangxi/reports/2021/', '/wangxi/reports/2021/']) {
      const html = await read(path, prefixed)
      const local = [...html.matchAll(/href="(\/[^"]*)"/g)].map((match) => match[1] ?? '')
      expect(local.filter((href) => !href.startsWith('/open/'))).toEqual([])
      expect(html).toContain('<link rel="canonical" href="https://county.example.test/open/wangxi/reports/2021/"')
    }
    expect((await prefixed.request('/open')).headers.get('Location')).toBe('/open/')
    expect((await prefixed.request('/open/wangxi')).headers.get('Location')).toBe('/open/wangxi/')
  })
  test('the only unit is at home on the front page', async () => {
    const alone = siteOf(fixtureReads([WANGXI], {}))
    const html = await read('/', alone)
    expect(headings(html)).toEqual(['青澜县望溪镇人民政府政府信息公开'])
    expect(html).toContain('<link rel="canonical" href="https://open.example.test/wangxi/"')
  })
  test('a site without units says what to do', async () => {
    expect(await read('/', siteOf(fixtureReads([], {})))).toContain('还没有登记公开机关')
  })
})

describe('when something is wrong', () => {
  test('what the office does not find is not found', async () => {
    const reads = { ...aSite(), listFigureRows: () => Promise.reject(new NotFound('年度报告里没有这个数')) }
    expect((await siteOf(reads).request('/wangxi/reports/2021/figures/disclosed.total/')).status).toBe(404)
  })
  test('a fault shows a plain page, without a word of the fault', async () => {
    const broken = {
      ...fixtureReads([EMPTY], {}),
      getUnitOverview: () => Promise.reject(new Error('secret-of-the-database')),
    }
    const answer = await siteOf(broken).request('/empty/')
    expect(answer.status).toBe(500)
    const html = await answer.text()
    expect(html).toContain('暂时打不开')
    expect(html).not.toContain('secret')
  })
})

test('machines find health, robots and files that may be kept for ever', async () => {
  const health = await site.request('/healthz')
  expect([health.status, await health.json()]).toEqual([200, { status: 'ok' }])
  expect(await read('/robots.txt')).toContain('User-agent: *')
  const style = await site.request(`/assets/${assets.style.name}`, { headers: { 'Accept-Encoding': 'gzip' } })
  expect(style.headers.get('Cache-Control')).toContain('immutable')
  expect(style.headers.get('Content-Encoding')).toBe('gzip')
  expect((await site.request('/assets/portal.css')).status).toBe(404)
})

test('the style keeps to what Chromium 70 reads', () => {
  const { text } = assets.style
  expect(text).not.toMatch(
    /:is\(|:where\(|:has\(|aspect-ratio|clamp\(|\b(?:min|max)\(|\binset:|margin-inline|padding-inline|@layer|@container|&/,
  )
  expect(text).not.toMatch(/url\(|@import/)
  const flexGaps = text
    .split('}')
    .filter((rule) => /display:\s*(?:inline-)?flex/.test(rule) && /(?:^|[\s;])gap:/.test(rule))
  expect(flexGaps).toEqual([])
})
