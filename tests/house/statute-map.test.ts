import { existsSync, globSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

const MAP = readFileSync('docs/statute-map.md', 'utf8')
const ROWS = MAP.split('\n')
  .filter((line) => line.startsWith('| ') && line.includes(' in src/'))
  .map((line) => line.split('|').map((cell) => cell.trim()))
  .map(([, article = '', , code = '', tests = '']) => ({
    article,
    functions: [...code.matchAll(/`(\w+)` in (src\/[\w./-]+\.tsx?)/g)].map(([, name = '', file = '']) => ({
      name,
      file,
    })),
    tests: tests.split(/[、, ]+/).filter((path) => path !== ''),
  }))

test('the map has rows, each with an article, a function and a test', () => {
  expect(ROWS.length).toBeGreaterThan(4)
  for (const row of ROWS) {
    expect(row.article).not.toBe('')
    expect(row.functions.length, row.article).toBeGreaterThan(0)
    expect(row.tests.length, row.article).toBeGreaterThan(0)
  }
})

test.each(ROWS.flatMap((row) => row.functions.map(({ name, file }) => [name, file] as const)))(
  '%s is exported by %s',
  (name, file) => {
    expect(existsSync(file), file).toBe(true)
    expect(readFileSync(file, 'utf8')).toMatch(new RegExp(`export (async )?(function|const) ${name}\\b`))
  },
)

test.each(ROWS.flatMap((row) => row.functions.flatMap(({ name }) => row.tests.map((path) => [name, path] as const))))(
  '%s is spoken for by %s',
  (name, path) => {
    expect(existsSync(path), path).toBe(true)
    expect(readFileSync(path, 'utf8')).toMatch(new RegExp(`\\b${name}\\b`))
  },
)

test('every file of the law that cites an article stands in the map', () => {
  const cites = /条例|第[一二三四五六七八九十]+条|\bart\. ?\d|60号|30号/
  const files = globSync('src/law/**/*.ts').filter((file) => !/\.test\.ts$|fixture/.test(file))
  const missing = files.filter((file) => cites.test(readFileSync(file, 'utf8')) && !MAP.includes(file))
  expect(missing).toEqual([])
})
