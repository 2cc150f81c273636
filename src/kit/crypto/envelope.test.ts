import { createCipheriv } from 'node:crypto'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { fixedKeyring } from '#tests/keys.ts'
import { CannotOpen, open, readKey, rewrap, seal, withNewKey, type Keyring } from './envelope.ts'

const OLD = fixedKeyring('k1', 1)
const BOTH: Keyring = { current: 'k2', keys: new Map([...OLD.keys, ...fixedKeyring('k2', 2).keys]) }
const PLACE = ['018f0000-0000-7000-8000-000000000001', 1, 'applicant_name'] as const

const text = fc.string({ unit: 'grapheme' })
const place = fc.array(fc.oneof(text, fc.nat()), { maxLength: 4 })

function reasonOf(work: () => unknown): string {
  try {
    work()
  } catch (error) {
    if (error instanceof CannotOpen) return error.reason
    throw error
  }
  return 'opened'
}

test('what is sealed opens in its place, before and after rewrapping', () => {
  fc.assert(
    fc.property(text, place, (plain, context) => {
      const sealed = seal(OLD, plain, context)
      expect(open(OLD, sealed, context)).toBe(plain)
      const rewrapped = rewrap(BOTH, sealed)
      expect(open(BOTH, rewrapped, context)).toBe(plain)
      expect(open(fixedKeyring('k2', 2), rewrapped, context)).toBe(plain)
    }),
  )
})

test('it opens in no other place', () => {
  fc.assert(
    fc.property(text, place, place, (plain, here, there) => {
      fc.pre(JSON.stringify(here) !== JSON.stringify(there))
      expect(reasonOf(() => open(OLD, seal(OLD, plain, here), there))).toBe('damaged')
    }),
  )
})

test('the form names itself and its key, and two seals of one text have nothing in common', () => {
  const [one, two] = [seal(OLD, '甲某', PLACE), seal(OLD, '甲某', PLACE)]
  expect(one).toMatch(/^zm1\.k1\.[\w-]{80}\.[\w-]{16}\.[\w-]+$/)
  const shared = one
    .split('.')
    .slice(2)
    .filter((part) => two.split('.').includes(part))
  expect(shared).toEqual([])
})

test('rewrapping changes the key and its wrapping only', () => {
  const before = seal(OLD, '甲某', PLACE).split('.')
  const after = rewrap(BOTH, before.join('.')).split('.')
  expect(after.slice(3)).toEqual(before.slice(3))
  expect(after[1]).toBe('k2')
  expect(after[2]).not.toBe(before[2])
})

test('a text with any one character changed, added or left out does not open', () => {
  const sealed = seal(OLD, '甲某', PLACE)
  const change = fc.tuple(
    fc.nat({ max: sealed.length - 1 }),
    fc.constantFrom(...'ABab01_-.= ', ''),
    fc.constantFrom(0, 1),
  )
  fc.assert(
    fc.property(change, ([at, put, left]) => {
      const changed = sealed.slice(0, at) + put + sealed.slice(at + left)
      fc.pre(changed !== sealed)
      expect(reasonOf(() => open(OLD, changed, PLACE))).not.toBe('opened')
    }),
    { numRuns: 1000 },
  )
})

test('parts of one value put into another do not open', () => {
  const [one, two] = [seal(OLD, '甲某', PLACE).split('.'), seal(OLD, '乙某', PLACE).split('.')]
  for (const index of [2, 3, 4]) {
    const mixed = one.with(index, two[index] ?? '').join('.')
    expect(reasonOf(() => open(OLD, mixed, PLACE))).toBe('damaged')
  }
})

test('arbitrary text is damaged, never a crash', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (noise) => {
      expect(reasonOf(() => open(OLD, noise, PLACE))).toBe('damaged')
      expect(reasonOf(() => rewrap(BOTH, `zm1.k1.${noise}`))).toBe('damaged')
    }),
  )
})

test('without its key, or with another key of the same id, the message says which key', () => {
  const sealed = seal(OLD, '甲某', PLACE)
  expect(reasonOf(() => open(fixedKeyring('k2', 2), sealed, PLACE))).toBe('missing-key')
  expect(() => open(fixedKeyring('k2', 2), sealed, PLACE)).toThrow('没有密钥 k1')
  expect(reasonOf(() => open(fixedKeyring('k1', 9), sealed, PLACE))).toBe('wrong-key')
  expect(() => open(fixedKeyring('k1', 9), sealed, PLACE)).toThrow('k1 不是加密时用的那一把')
  expect(reasonOf(() => seal({ ...OLD, current: 'gone' }, '甲某', PLACE))).toBe('missing-key')
})

test('the format can be opened by hand: AES-256-GCM over RFC 8785 bound data', () => {
  const [key, iv, wrapIv] = [Buffer.alloc(32, 5), Buffer.alloc(12, 6), Buffer.alloc(12, 8)]
  const encrypt = (plain: Buffer, bound: string, under: { key: Buffer; iv: Buffer }): Buffer => {
    const cipher = createCipheriv('aes-256-gcm', under.key, under.iv).setAAD(Buffer.from(bound))
    return Buffer.concat([cipher.update(plain), cipher.final(), cipher.getAuthTag()])
  }
  const wrapped = Buffer.concat([wrapIv, encrypt(key, '["zm1","k1"]', { key: Buffer.alloc(32, 1), iv: wrapIv })])
  const body = encrypt(Buffer.from('甲某'), '["zm1","object",1,"name"]', { key, iv })
  const sealed = ['zm1', 'k1', ...[wrapped, iv, body].map((part) => part.toString('base64url'))].join('.')
  expect(open(OLD, sealed, ['object', 1, 'name'])).toBe('甲某')
})

test('a new key becomes the current one and the others stay', () => {
  const next = withNewKey(OLD)
  expect([...next.keys.keys()]).toEqual(['k1', next.current])
  expect(open(next, seal(OLD, '甲某', PLACE), PLACE)).toBe('甲某')
  expect(withNewKey(null).keys.size).toBe(1)
})

test('a key shows no bytes, and has 32 of them', () => {
  expect(JSON.stringify([...OLD.keys])).toBe('[["k1",{}]]')
  expect(readKey('k1', Buffer.alloc(31))).toBeNull()
  expect(readKey('a.b', Buffer.alloc(32))).toBeNull()
})

test('a lone surrogate is refused rather than changed', () => {
  expect(() => seal(OLD, '\ud800', PLACE)).toThrow(TypeError)
})
