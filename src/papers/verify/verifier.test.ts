import { execFileSync, spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { zipSync } from 'fflate'
import { afterAll, describe, expect, it } from 'vitest'
import { residentMemory } from '#kit/process/resident-memory.ts'
import { NOTHING_BESIDE } from '#law/report/reading/reading-subject.ts'
import { aReport } from '../report.fixture.ts'
import { Busy } from './busy.ts'
import { checkOne } from './check-many.ts'
import { fuzzSeeds } from './fuzz-seeds.fixture.ts'
import { LAYOUTS } from './layouts.fixture.ts'
import { mutated, mutatedInside, randomFrom } from './mutations.fixture.ts'
import { RIGHTS } from './reading-process.ts'
import { openVerifier } from './verifier.ts'

const bytesOf = (text: string) => new TextEncoder().encode(text)
const GOOD = bytesOf(LAYOUTS['html with spans']?.(aReport()) ?? '')
const LIMITS = { timeInMs: 5000, memoryInBytes: 512_000_000, outputInBytes: 16_000_000 }

const verifier = openVerifier({ size: 2, longestQueue: 4 })
afterAll(() => verifier.close())

/** Reading processes of this test that are alive. */
function readers(): number[] {
  const children = execFileSync('ps', ['-o', 'pid=,args=', '--ppid', String(process.pid)], { encoding: 'utf8' })
  return children.split('\n').flatMap((line) => (line.includes('verify-child') ? [Number.parseInt(line, 10)] : []))
}

const check = async (name: string, bytes: Uint8Array) => (await checkOne(verifier, { file: { name, bytes } })).checkUp

describe('a process that reads hostile bytes', () => {
  it('may write no file, start no program and see no environment', () => {
    const target = join(tmpdir(), `zhaoming-rights-${process.pid}`)
    const attempts = `
      const can = (work) => { try { work(); return 'yes' } catch (error) { return error.code } }
      console.log(JSON.stringify([
        can(() => require('fs').writeFileSync(${JSON.stringify(target)}, 'x')),
        can(() => require('child_process').execFileSync('true')),
        Object.keys(process.env).filter((name) => name !== '__CF_USER_TEXT_ENCODING'),
      ]))`
    const { stdout } = spawnSync(process.execPath, [...RIGHTS, '-e', attempts], { env: {}, encoding: 'utf8' })
    expect(JSON.parse(stdout)).toEqual(['ERR_ACCESS_DENIED', 'ERR_ACCESS_DENIED', []])
    expect(existsSync(target)).toBe(false)
  })

  it.each([
    ['time', { ...LIMITS, timeInMs: 1 }],
    ['too-large', { ...LIMITS, outputInBytes: 100 }],
    ['memory', { ...LIMITS, memoryInBytes: 1000 }],
  ] as const)('is ended at its limit (%s), and the next file is read by a new one', async (code, limits) => {
    const tight = openVerifier({ size: 1, longestQueue: 1, limits })
    // Large enough to be still at work when the memory is looked at.
    const bytes = bytesOf(`<p>${'收到申请1件，'.repeat(400_000)}</p>`)
    const stopped = await checkOne(tight, { file: { name: 'a.html', bytes } })
    expect(stopped.checkUp).toMatchObject({ verdict: 'unreadable', unreadable: { code } })
    expect(stopped.checkUp.unreadable?.message).toMatch(/。$/)
    tight.close()
    expect((await check('b.html', GOOD)).verdict).toBe('pass')
  })

  it('refuses a file when too many wait', async () => {
    const narrow = openVerifier({ size: 1, longestQueue: 1 })
    const request = { file: { name: 'a.html', bytes: GOOD } }
    const [first, second, third] = await Promise.allSettled(
      [request, request, request].map((one) => checkOne(narrow, one)),
    )
    expect(first?.status).toBe('fulfilled')
    expect(second?.status).toBe('fulfilled')
    expect(third).toMatchObject({ status: 'rejected', reason: expect.any(Busy) as Busy })
    narrow.close()
  })

  it('does not turn away the check of a file that it has read', async () => {
    const narrow = openVerifier({ size: 1, longestQueue: 1 })
    const file = await narrow.read({ name: 'a.html', bytes: GOOD }, { ocr: false })
    const reading = [0, 1].map(() => narrow.read({ name: 'b.html', bytes: GOOD }, { ocr: false }))
    expect((await narrow.check(file, NOTHING_BESIDE)).checkUp.verdict).toBe('pass')
    await Promise.all(reading)
    narrow.close()
  })

  it('is not given another file when it holds more than half of what one may take', async () => {
    const before = readers()
    const started = () => readers().filter((pid) => !before.includes(pid))
    const checkWith = async (memoryInBytes: number) => {
      const one = openVerifier({ size: 1, longestQueue: 1, limits: { ...LIMITS, memoryInBytes } })
      expect((await checkOne(one, { file: { name: 'a.html', bytes: GOOD } })).checkUp.verdict).toBe('pass')
      return one
    }
    const roomy = await checkWith(LIMITS.memoryInBytes)
    const [kept] = started()
    const held = await residentMemory(kept)
    expect(held).toBeGreaterThan(0)
    roomy.close()
    await expect.poll(started).toEqual([])
    const narrow = await checkWith(held * 1.7)
    await expect.poll(started).toEqual([])
    narrow.close()
  })
})

const HOSTILE: readonly (readonly [name: string, make: () => Uint8Array])[] = [
  ['nothing', () => new Uint8Array()],
  ['zeros', () => new Uint8Array(1_000_000)],
  ['random bytes', () => Uint8Array.from({ length: 300_000 }, (_, index) => (index * 7919) % 251)],
  ['more than 20 MB', () => new Uint8Array(20_000_001).fill(32)],
  ['tags a hundred thousand deep', () => bytesOf('<div>'.repeat(100_000))],
  ['tables twenty thousand deep', () => bytesOf('<table><tr><td>'.repeat(20_000))],
  [
    'cells that span the world',
    () => bytesOf(`<table>${'<tr><td colspan=99999 rowspan=99999>1</td></tr>'.repeat(5000)}</table>`),
  ],
  ['a million cells', () => bytesOf(`<table>${`<tr>${'<td>1</td>'.repeat(100)}</tr>`.repeat(10_000)}</table>`)],
  ['a line of ten million spaces', () => bytesOf(`一、总体情况\n${' '.repeat(10_000_000)}x`)],
  ['a paragraph of five million brackets', () => bytesOf(`<p>一、总体情况</p><p>${'（1件，其中'.repeat(400_000)}</p>`)],
  [
    'labels without end',
    () => bytesOf(`三、收到和处理政府信息公开申请情况\n${'| 重复申请 | 1 | 2 |\n'.repeat(100_000)}`),
  ],
  ['UTF-16 cut in the middle', () => new Uint8Array([0xff, 0xfe, 0x00])],
  [
    'a bomb in a zip',
    () => zipSync({ '[Content_Types].xml': bytesOf('<a/>'), 'word/document.xml': new Uint8Array(200_000_000) }),
  ],
  [
    'a picture named .pdf',
    () => new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, ...new Uint8Array(5000)]),
  ],
  ['JSON a million deep', () => bytesOf(`{"a":${'['.repeat(1_000_000)}`)],
  [
    'entities that grow',
    () => bytesOf(`<!DOCTYPE a [<!ENTITY b "${'x'.repeat(1000)}">]><p>${'&b;'.repeat(100_000)}</p>`),
  ],
]

describe('hostile files', () => {
  it.each(HOSTILE)(
    '%s: a verdict within the limits, and the next report is read',
    { timeout: 30_000 },
    async (name, make) => {
      const checkUp = await check(name, make())
      expect(['pass', 'fail', 'unreadable']).toContain(checkUp.verdict)
      if (checkUp.unreadable) expect(checkUp.unreadable.message).toMatch(/\p{Script=Han}.*。$/u)
      expect((await check('next.html', GOOD)).verdict).toBe('pass')
    },
  )

  it('mutated reports of every kind each end with a verdict', { timeout: 180_000 }, async () => {
    const seeds = await fuzzSeeds()
    const random = randomFrom(20_261_124)
    for (let index = 0; index < 400; index += 1) {
      const seed = seeds[Math.floor(random() * seeds.length)]
      if (!seed) continue
      const isOffice = /\.(?:docx|xlsx)$/.test(seed.name) && random() < 0.7
      const { verdict } = await check(seed.name, (isOffice ? mutatedInside : mutated)(seed.bytes, random))
      expect(['pass', 'fail', 'unreadable'], `${index} ${seed.name}`).toContain(verdict)
    }
  })
})

it('leaves no process behind', async () => {
  const short = openVerifier({ size: 1, longestQueue: 1 })
  await checkOne(short, { file: { name: 'a.html', bytes: GOOD } })
  short.close()
  await expect.poll(() => readers().length, { timeout: 5000 }).toBeLessThanOrEqual(2)
})
