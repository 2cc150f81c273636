import { afterEach, describe, expect, test, vi } from 'vitest'
import { Busy } from '#papers/verify/busy.ts'
import type { CheckedFile, CheckRequest } from '#papers/verify/check-up.ts'
import { parseOpinions, type RecordedOpinion } from '#papers/verify/opinions.ts'
import { aSite, publicContext } from '#tests/portal-fixture.ts'
import { portalApp } from '../app.ts'
import { aCheckedFile, aCleanFile, anUnreadableFile, FIXTURE_HASH } from './check-up.fixture.ts'
import type { CheckFile } from './check.tsx'

type Portal = ReturnType<typeof portalApp>

const PUBLIC = 'https://open.example.test'
const portalWith = (checkFile?: CheckFile, publicUrl = PUBLIC): Portal =>
  portalApp({
    makeContext: publicContext,
    reads: aSite(),
    publicUrl,
    ...(checkFile === undefined ? {} : { checkFile }),
  })
const answering = (checked: CheckedFile): Portal => portalWith(() => Promise.resolve(checked))
const report = (name = '样例镇2020年年报.docx', content: BlobPart = 'x'): File => new File([content], name)
const formOf = (fields: Readonly<Record<string, string | File>>): FormData => {
  const form = new FormData()
  for (const [name, value] of Object.entries(fields)) form.set(name, value)
  return form
}
const post = (
  app: Portal,
  fields: Readonly<Record<string, string | File>>,
  more: { path?: string; headers?: Record<string, string>; address?: string } = {},
): Promise<Response> =>
  Promise.resolve(
    app.request(
      more.path ?? '/verify/',
      { method: 'POST', body: formOf(fields), headers: more.headers ?? {} },
      { incoming: { socket: { remoteAddress: more.address ?? '192.0.2.1' } } },
    ),
  )
const pageOf = async (checked: CheckedFile): Promise<string> =>
  (await post(answering(checked), { file: report() })).text()

describe('the empty page', () => {
  const site = portalWith()
  test('holds the form and says what happens to a file', async () => {
    const answer = await site.request('/verify/')
    const html = await answer.text()
    expect(answer.status).toBe(200)
    expect(html).toContain('<form class="upload" method="post" action="/verify/" enctype="multipart/form-data">')
    for (const name of ['file', 'previous', 'opinions', 'ocr']) expect(html).toContain(`name="${name}"`)
    expect(html).toContain('不超过 20 MB')
    expect(html).toContain('不保存，不写日志')
    expect(html).not.toMatch(/<script|style="|\son[a-z]+=/)
  })
  test('lets its own forms be sent, and nothing else of the policy is loosened', async () => {
    const policyAt = async (path: string): Promise<string> =>
      (await site.request(path)).headers.get('Content-Security-Policy') ?? ''
    expect(await policyAt('/verify/')).toBe((await policyAt('/')).replace("form-action 'none'", "form-action 'self'"))
    expect(await policyAt('/')).toContain("form-action 'none'")
  })
  test('answers HEAD, a reader who has it, and the address without a slash', async () => {
    const head = await site.request('/verify/', { method: 'HEAD' })
    expect([head.status, await head.text()]).toEqual([200, ''])
    const again = await site.request('/verify/', { headers: { 'If-None-Match': head.headers.get('ETag') ?? '' } })
    expect(again.status).toBe(304)
    expect((await site.request('/verify')).headers.get('Location')).toBe('/verify/')
    expect((await site.request('/verify/opinions')).headers.get('Location')).toBe('/verify/opinions/')
    const opinions = await site.request('/verify/opinions/')
    expect([opinions.status, opinions.headers.get('Location')]).toEqual([303, '/verify/'])
  })
  test('leads a form that was sent to the address without its slash on to the right one', async () => {
    const answer = await site.request('/verify', { method: 'POST' })
    expect([answer.status, answer.headers.get('Location')]).toEqual([308, '/verify/'])
  })
  test('takes no other method, and the rest of the site takes no form', async () => {
    for (const [path, method, allowed] of [
      ['/verify/', 'PUT', 'GET, HEAD, POST'],
      ['/verify/opinions/', 'DELETE', 'GET, HEAD, POST'],
      ['/wangxi/', 'POST', 'GET, HEAD'],
    ] as const) {
      const answer = await site.request(path, { method })
      expect([answer.status, answer.headers.get('Allow')], path).toEqual([405, allowed])
    }
  })
  test('is linked from every page, behind a path prefix too', async () => {
    expect(await (await site.request('/')).text()).toContain('<a href="/verify/">年报核对</a>')
    expect(await (await site.request('/wangxi/reports/2021/')).text()).toContain('<a href="/verify/">年报核对</a>')
    const prefixed = portalWith(() => Promise.resolve(aCleanFile()), 'https://county.example.test/open')
    for (const path of ['/open/verify/', '/verify/']) {
      const html = await (await post(prefixed, { file: report() }, { path })).text()
      expect(html).toContain('href="/open/verify/"')
      expect(html).not.toMatch(/(?:href|action)="\/verify/)
    }
  })
})

describe('a file that is brought', () => {
  test('reaches the checker with what was brought beside it', async () => {
    const asked: CheckRequest[] = []
    const site = portalWith((request) => {
      asked.push(request)
      return Promise.resolve(aCheckedFile())
    })
    const answer = await post(site, { file: report('今年.docx', 'abc'), previous: report('去年.docx'), ocr: '1' })
    expect(answer.status).toBe(200)
    expect(asked.map(({ file, previous, ocr }) => [file.name, file.bytes.byteLength, previous?.name, ocr])).toEqual([
      ['今年.docx', 3, '去年.docx', true],
    ])
    await post(site, { file: report(), previous: new File([], ''), opinions: new File([], '') })
    expect(asked[1]).not.toHaveProperty('previous')
    expect(asked[1]?.ocr).toBe(false)
  })
  test('is not kept: not in a cache, not by a search engine', async () => {
    const answer = await post(answering(aCheckedFile()), { file: report() })
    expect(answer.headers.get('Cache-Control')).toBe('no-store')
    expect(answer.headers.get('Referrer-Policy')).toBe('strict-origin-when-cross-origin')
    expect(answer.headers.get('Set-Cookie')).toBeNull()
    expect(await answer.text()).toContain('<meta name="robots" content="noindex"')
  })
  test('has a name without folders and hidden characters, no longer than can be shown', async () => {
    const names: string[] = []
    const site = portalWith(({ file }) => {
      names.push(file.name)
      return Promise.resolve(aCheckedFile({ file: file.name }))
    })
    await post(site, { file: report('../../etc/年\u202e报\u0007.docx') })
    await post(site, { file: report(`${'长'.repeat(300)}.docx`) })
    expect(names[0]).toBe('年报.docx')
    expect([names[1]?.length, names[1]?.endsWith('….docx')]).toEqual([120, true])
  })
  test.each([
    ['nothing', {}, '还没有选择'],
    ['no file, as browsers send it', { file: new File([], '') }, '还没有选择'],
    ['words in place of a file', { file: 'words' }, '还没有选择'],
    ['an empty file', { file: new File([], 'a.docx') }, '要核对的报告是空文件'],
    ['an empty report of last year', { file: report(), previous: new File([], 'b.docx') }, '上一年的报告是空文件'],
    ['opinions that are none', { file: report(), opinions: report('a.json', '[]') }, '不是核对意见文件'],
    ['too many parts', Object.fromEntries(Array.from({ length: 9 }, (_, i) => [`f${i}`, 'x'])), '提交的内容太多'],
  ])('%s is refused with a sentence on the same page', async (_, fields, sentence) => {
    const checkFile = vi.fn<CheckFile>()
    const answer = await post(portalWith(checkFile), fields)
    const html = await answer.text()
    expect([answer.status, answer.headers.get('Cache-Control')]).toEqual([400, 'no-store'])
    expect(html).toContain(sentence)
    expect(html).toContain('name="file"')
    expect(checkFile).not.toHaveBeenCalled()
  })
  test.each([
    ['no multipart', 'text/plain', 'x'],
    ['no boundary', 'multipart/form-data', 'x'],
    ['a broken body', 'multipart/form-data; boundary=x', '--x\r\nbroken'],
  ])('%s is refused', async (_, type, body) => {
    const answer = await portalWith().request('/verify/', { method: 'POST', body, headers: { 'Content-Type': type } })
    expect([400, 503]).toContain(answer.status)
    const open = await answering(aCheckedFile()).request('/verify/', {
      method: 'POST',
      body,
      headers: { 'Content-Type': type },
    })
    expect(open.status).toBe(400)
  })
  test('a file or a form that is too large is refused', async () => {
    const site = answering(aCheckedFile())
    for (const size of [20_000_001, 22_000_001]) {
      const answer = await post(site, { file: report('a.pdf', new Uint8Array(size)) })
      expect([answer.status, (await answer.text()).includes('文件超过 20 MB')]).toEqual([413, true])
    }
    expect((await post(site, { file: report('a.pdf', new Uint8Array(20_000_000)) })).status).toBe(200)
  })
  test('a page of another site cannot send it; a program and our own page can', async () => {
    const site = answering(aCheckedFile())
    const statusWith = async (headers: Record<string, string>): Promise<number> =>
      (await post(site, { file: report() }, { headers })).status
    expect(await statusWith({ 'Sec-Fetch-Site': 'cross-site' })).toBe(403)
    expect(await statusWith({ Origin: 'https://elsewhere.example' })).toBe(403)
    expect(await statusWith({ Origin: 'null' })).toBe(403)
    expect(await statusWith({ 'Sec-Fetch-Site': 'same-origin', Origin: PUBLIC })).toBe(200)
    expect(await statusWith({ Origin: PUBLIC })).toBe(200)
    expect(await statusWith({ Origin: 'http://10.0.0.5:8080', Host: '10.0.0.5:8080' })).toBe(200)
    expect(await statusWith({})).toBe(200)
  })
})

describe('what comes back instead of a result', () => {
  test('a file that cannot be read says why', async () => {
    const answer = await post(answering(anUnreadableFile('broken', '这份 DOCX 文件已经损坏，打不开。')), {
      file: report(),
    })
    const html = await answer.text()
    expect(answer.status).toBe(422)
    expect(html).toContain('这份 DOCX 文件已经损坏，打不开。')
    expect(html).not.toMatch(/<details open|checked/)
  })
  test('a scan offers character recognition, once', async () => {
    const site = answering(anUnreadableFile('scan', '这份 PDF 是扫描件，里面没有文字。'))
    const first = await (await post(site, { file: report() })).text()
    expect(first).toContain('已经勾上文字识别')
    expect(first).toMatch(/<details open/)
    expect(first).toMatch(/name="ocr" value="1" checked/)
    const second = await (await post(site, { file: report(), ocr: '1' })).text()
    expect(second).not.toContain('已经勾上文字识别')
  })
  test('busy: come again', async () => {
    const answer = await post(
      portalWith(() => Promise.reject(new Busy('忙'))),
      { file: report() },
    )
    expect([answer.status, answer.headers.get('Retry-After')]).toEqual([503, '20'])
    expect(await answer.text()).toContain('过一会儿再提交')
  })
  test('four at a time, two of them slow ones, and places are given back', async () => {
    const waiting: (() => void)[] = []
    const site = portalWith(() => new Promise((resolve) => waiting.push(() => resolve(aCleanFile()))))
    const slow = [1, 2].map(() => post(site, { file: report(), ocr: '1' }))
    await vi.waitFor(() => expect(waiting).toHaveLength(2))
    expect((await post(site, { file: report(), ocr: '1' })).status).toBe(503)
    const plain = [1, 2].map(() => post(site, { file: report() }))
    await vi.waitFor(() => expect(waiting).toHaveLength(4))
    expect((await post(site, { file: report() })).status).toBe(503)
    for (const end of waiting) end()
    for (const answer of await Promise.all([...slow, ...plain])) expect(answer.status).toBe(200)
    const after = post(site, { file: report() })
    await vi.waitFor(() => expect(waiting).toHaveLength(5))
    waiting[4]?.()
    expect((await after).status).toBe(200)
  })
  test('a site without a checker says so', async () => {
    const answer = await post(portalWith(), { file: report() })
    expect([answer.status, (await answer.text()).includes('本站没有开通')]).toEqual([503, true])
  })
  test('a fault shows a plain page, without a word of the fault', async () => {
    const answer = await post(
      portalWith(() => Promise.reject(new Error('secret'))),
      { file: report() },
    )
    expect([answer.status, (await answer.text()).includes('secret')]).toEqual([500, false])
  })
})

describe('how often one may ask', () => {
  afterEach(() => {
    vi.useRealTimers()
  })
  test('twenty times in ten minutes; another one still may, and so may this one later', async () => {
    vi.useFakeTimers({ now: Date.parse('2021-02-01T00:00:00Z') })
    const site = answering(aCleanFile())
    const statusFrom = async (address: string): Promise<number> =>
      (await post(site, { file: report() }, { address })).status
    for (let index = 0; index < 20; index += 1) expect(await statusFrom('192.0.2.7')).toBe(200)
    const refused = await post(site, { file: report() }, { address: '::ffff:192.0.2.7' })
    expect([refused.status, Number(refused.headers.get('Retry-After'))]).toEqual([429, 600])
    expect(await refused.text()).toContain('请过 10 分钟再来')
    expect(await statusFrom('192.0.2.8')).toBe(200)
    vi.advanceTimersByTime(600_001)
    expect(await statusFrom('192.0.2.7')).toBe(200)
  })
  test('behind a trusted proxy each visitor is counted alone; what a visitor writes there is not believed', async () => {
    const site = portalApp({
      makeContext: publicContext,
      reads: aSite(),
      publicUrl: PUBLIC,
      checkFile: () => Promise.resolve(aCleanFile()),
      trustedProxies: ['10.0.0.1', '10.0.0.2'],
    })
    const ask = async (passed: string): Promise<number> => {
      const headers = { 'X-Forwarded-For': passed }
      return (await post(site, { file: report() }, { headers, address: '10.0.0.1' })).status
    }
    for (let index = 0; index < 20; index += 1) expect(await ask(`198.51.100.${index}, 192.0.2.7, 10.0.0.2`)).toBe(200)
    expect(await ask('198.51.100.99, 192.0.2.7')).toBe(429)
    expect(await ask('192.0.2.8')).toBe(200)
  })
  test('what a header says of the address is not believed', async () => {
    const site = answering(aCleanFile())
    const ask = async (index: number): Promise<number> =>
      (await post(site, { file: report() }, { headers: { 'X-Forwarded-For': `198.51.100.${index}` } })).status
    for (let index = 0; index < 20; index += 1) await ask(index)
    expect(await ask(21)).toBe(429)
  })
})

describe('the result', () => {
  test('marks the words that a finding quotes, with ways from one to the other', async () => {
    const html = await pageOf(aCheckedFile())
    const [, id = ''] =
      /<span id="(c-section\.overview~\d+-\d+)" class="hl e">其中通过微信公众号发布消息197条<\/span>/.exec(html) ?? []
    expect(id).not.toBe('')
    expect(html).toContain(`href="#${id}"`)
    expect(html.slice(html.indexOf(`id="${id}"`))).toMatch(/^[^]{0,200}href="#f1"/)
  })

  test('says the verdict, the next thing to do, and how many of each', async () => {
    const html = await pageOf(aCheckedFile())
    expect(html).toContain('<h1>不通过，有 3 处必须改正</h1>')
    expect(html).toContain('先改第 1 处：')
    expect(html).toContain('再改其余 2 处')
    for (const [id, count] of [
      ['error', 3],
      ['warning', 4],
      ['hint', 1],
      ['not-assessable', 2],
    ])
      expect(html).toMatch(new RegExp(`href="#g-${id}">.*?<b>${count}</b>`))
    expect(html).toContain('2019年格式，读到 5 个部分、2 张表，文件不保存')
    expect(html).not.toMatch(/<script|style="/)
  })
  test('links each finding and its place both ways', async () => {
    const html = await pageOf(aCheckedFile())
    const hrefs = [...html.matchAll(/href="#([^"]*)"/g)].map((match) => match[1] ?? '')
    const ids = [...html.matchAll(/\sid="([^"]*)"/g)].map((match) => match[1] ?? '')
    expect(hrefs.filter((href) => !ids.includes(href))).toEqual([])
    expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([])
    for (let number = 1; number <= 10; number += 1) {
      const place = new RegExp(`id="f${number}"><a class="pin [ewiu]" href="#([^"]*)"`).exec(html)?.[1] ?? ''
      const at = html.indexOf(` id="${place}"`)
      expect(html.slice(at, at + 1500), `${number} ${place}`).toContain(`href="#f${number}"`)
    }
    expect(html).toContain('id="c-t3.A-6"')
  })
  test('heads of every cell exist', async () => {
    for (const checked of [aCheckedFile(), aCleanFile()]) {
      const html = await pageOf(checked)
      const named = [...html.matchAll(/\sheaders="([^"]*)"/g)].flatMap((match) => (match[1] ?? '').split(' '))
      expect(named.length).toBeGreaterThan(100)
      expect(named.filter((id) => !html.includes(` id="${id}"`))).toEqual([])
    }
  })
  test('tells marks, missing cells, missing rows and missing parts apart, and where each cell was read', async () => {
    const html = await pageOf(aCheckedFile())
    expect(html).toMatch(/id="c-t2\.行政事业性收费-0"[^>]*>／/)
    expect(html).toMatch(/id="c-t2\.行政事业性收费-1"[^>]*>—/)
    expect(html).toMatch(/id="c-t3\.C2-6"[^>]*>空/)
    expect(html).toMatch(/id="c-t2\.行政许可-2"[^>]*>未读到/)
    expect(html.match(/这一行没有读到/g)).toHaveLength(6)
    expect(html).toContain('这里缺第四部分：政府信息公开行政复议、行政诉讼情况')
    expect(html).toContain('这里缺第四部分的表')
    expect(html).toMatch(/id="c-t3\.A-6"[^>]*title="读自第2张表第4行第10列"/)
    expect(html).toContain('总计 5（第2张表第4行第10列）')
  })
  test('shows two numbers that should be equal as one line', async () => {
    expect(await pageOf(aCheckedFile())).toContain('<p class="eq">4 ≠ 5</p>')
  })
  test('what is in the file stays text', async () => {
    const evil = '<img src=x onerror=alert(1)>"\'&'
    const base = aCheckedFile()
    const [finding] = base.checkUp.findings
    if (finding === undefined) throw new Error('the fixture has findings')
    const html = await pageOf(
      aCheckedFile(
        { file: evil, notes: [evil], findings: [{ ...finding, message: evil, place: evil, where: evil, rule: evil }] },
        {
          title: evil,
          preamble: evil,
          signedBy: evil,
          sections: [{ id: null, number: null, heading: evil, subheadings: [], text: evil }],
        },
      ),
    )
    expect(html).not.toContain('<img')
    expect(html.match(/&lt;img/g)?.length).toBeGreaterThan(8)
  })
  test('a clean report passes; a form that nobody knows is said', async () => {
    expect(await pageOf(aCleanFile())).toContain('<h1>通过，没有发现问题</h1>')
    const html = await pageOf(aCheckedFile({ form: null }))
    expect(html).toContain('看不出用的是哪一版格式')
    expect(html).not.toContain('<table')
  })
  test('stays a page that can be opened, however much there is', async () => {
    const [finding] = aCheckedFile().checkUp.findings
    if (finding === undefined) throw new Error('the fixture has findings')
    const findings = Array.from({ length: 3000 }, (_, index) => ({
      ...finding,
      id: index.toString(16).padStart(16, '0'),
    }))
    const sections = Array.from({ length: 500 }, () => ({
      id: null,
      number: null,
      heading: '长'.repeat(1000),
      subheadings: [],
      text: '长'.repeat(50_000),
    }))
    const html = await pageOf(aCheckedFile({ findings }, { sections }))
    expect(html).toContain('不通过，有 3000 处必须改正')
    expect(html).toContain('另有 2800 条没有列出')
    expect(html).toContain('后面还有 440 个标题')
    expect(html.length).toBeLessThan(4_000_000)
  })
})

describe('opinions', () => {
  const FIRST = '0000000000000001'
  const SECOND = '0000000000000002'
  const site = answering(aCheckedFile())
  const hidden = (html: string, name: string): string =>
    (new RegExp(`name="${name}" value="([^"]*)"`).exec(html)?.[1] ?? '')
      .replaceAll('&quot;', '"')
      .replaceAll('&#39;', "'")
      .replaceAll('&lt;', '<')
      .replaceAll('&gt;', '>')
      .replaceAll('&amp;', '&')
  const handIn = async (typed: Record<string, string>, page?: string): Promise<Response> => {
    const html = page ?? (await (await post(site, { file: report() })).text())
    const earlier = hidden(html, 'earlier')
    const fields = { findings: hidden(html, 'findings'), ...(earlier === '' ? {} : { earlier }), ...typed }
    return post(site, fields, { path: '/verify/opinions/' })
  }
  const read = async (answer: Response): Promise<RecordedOpinion[]> =>
    parseOpinions(new Uint8Array(await answer.arrayBuffer())).opinions
  const dismissal = {
    [`decision:${FIRST}`]: 'dismissed',
    [`reason:${FIRST}`]: ' 转载不计入，\r\n见台账。',
    by: '样例核对人',
  }

  test('become a file that is handed out and not kept', async () => {
    const answer = await handIn({ ...dismissal, [`decision:${SECOND}`]: 'confirmed' })
    expect(answer.status).toBe(200)
    expect(answer.headers.get('Cache-Control')).toBe('no-store')
    expect(answer.headers.get('Content-Type')).toBe('application/json; charset=utf-8')
    const disposition = answer.headers.get('Content-Disposition') ?? ''
    expect(decodeURIComponent(disposition)).toBe(
      `attachment; filename="opinions-5f3a9c01.json"; filename*=UTF-8''核对意见-5f3a9c01.json`,
    )
    const common = { hash: FIXTURE_HASH, file: '样例镇2020年政府信息公开工作年度报告.docx', by: '样例核对人' }
    expect(await read(answer)).toMatchObject([
      { ...common, finding: FIRST, rule: 'NAR-PART', decision: 'dismissed', reason: '转载不计入，\n见台账。' },
      { ...common, finding: SECOND, rule: 'STR-SECTIONS', decision: 'confirmed', reason: '', at: publicContext().now },
    ])
  })
  test('are shown on the same file the next time, count, and are handed out together with new ones', async () => {
    const file = new File([await (await handIn(dismissal)).arrayBuffer()], '核对意见.json')
    const html = await (await post(site, { file: report(), opinions: file })).text()
    expect(html).toContain('<h1>不通过，有 2 处必须改正</h1>')
    expect(html).toContain('已认定不属实')
    expect(html).toMatch(/不属实：转载不计入，\s见台账，样例核对人，2022-02-01/)
    expect(html).toContain('<summary>修改</summary>')
    const together = await read(await handIn({ [`decision:${SECOND}`]: 'confirmed', by: '另一人' }, html))
    expect(together.map(({ finding, decision, by }) => [finding, decision, by])).toEqual([
      [FIRST, 'dismissed', '样例核对人'],
      [SECOND, 'confirmed', '另一人'],
    ])
    const changed = await read(await handIn({ [`decision:${FIRST}`]: 'confirmed', by: '另一人' }, html))
    expect(changed.map(({ finding, decision }) => [finding, decision])).toEqual([[FIRST, 'confirmed']])
  })
  test('on another file say that they are for another one, and are kept in the file', async () => {
    const [opinion] = await read(await handIn(dismissal))
    const other = { schema: 'zhaoming-opinions/1', opinions: [{ ...opinion, hash: 'b'.repeat(64) }] }
    const file = new File([JSON.stringify(other)], 'o.json')
    const html = await (await post(site, { file: report(), opinions: file })).text()
    expect(html).toContain('没有对这份文件的意见')
    expect(await read(await handIn(dismissal, html))).toHaveLength(2)
  })
  test.each([
    ['a dismissal without a reason', { [`decision:${FIRST}`]: 'dismissed', by: '样例核对人' }, '要写明理由'],
    ['a reason that is too long', { ...dismissal, [`reason:${FIRST}`]: '长'.repeat(501) }, '理由不超过 500 字'],
    ['nobody', { ...dismissal, by: ' ' }, '请写明核对人'],
    ['a long name', { ...dismissal, by: '长'.repeat(41) }, '核对人不超过 40 字'],
    ['nothing said', { by: '样例核对人' }, '还没有对任何一条表态'],
  ])('%s comes back with what was typed', async (_, typed, sentence) => {
    const answer = await handIn({
      ...typed,
      [`decision:${SECOND}`]: 'decision:none',
      [`reason:${SECOND}`]: '<b>留着</b>',
    })
    const html = await answer.text()
    expect([answer.status, answer.headers.get('Cache-Control')]).toEqual([400, 'no-store'])
    expect(html).toContain(sentence)
    expect(html).toContain('&lt;b&gt;留着&lt;/b&gt;')
    expect(html).toContain(`value="${'by' in typed ? typed.by.trim() : ''}"`)
    const again = await post(site, { findings: hidden(html, 'findings'), ...dismissal }, { path: '/verify/opinions/' })
    expect(again.status).toBe(200)
  })
  test.each([
    ['no findings', {}],
    ['findings that are none', { findings: '[{}]' }],
    ['no JSON', { findings: '[' }],
    [
      'a hash that would break the file’s name',
      {
        findings: JSON.stringify([{ hash: '"\r\nx: y', file: '', finding: FIRST, rule: 'A', where: '', message: '' }]),
      },
    ],
  ])('%s: refused', async (_, fields) => {
    expect((await post(site, { ...fields, by: '某' }, { path: '/verify/opinions/' })).status).toBe(400)
  })
  test('earlier ones that were tampered with, too large a form, another site: refused', async () => {
    const broken = await handIn({ ...dismissal, earlier: '{' })
    expect(broken.status).toBe(400)
    const large = await post(site, { findings: 'x'.repeat(6_000_001) }, { path: '/verify/opinions/' })
    expect(large.status).toBe(413)
    const elsewhere = await post(site, {}, { path: '/verify/opinions/', headers: { 'Sec-Fetch-Site': 'cross-site' } })
    expect(elsewhere.status).toBe(403)
  })
})
