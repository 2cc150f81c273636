import { existsSync, globSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { expect, test } from 'vitest'
import { ROOT } from './program.ts'

const DOCUMENTS = globSync(['*.md', 'docs/**/*.md'], { cwd: ROOT })
const IN_CODE = /`((?:src|docs|tests|tools|bench|bin|migrations|runtime|\.ci)\/[^\s`]*)/g
const ROOT_FILE = /`([\w.-]+\.mjs)`/g
const LINK = /\]\(([^)#\s]+)(?:#[^)]*)?\)/g
const PLACEHOLDER = /[<>*{}…]/

/** Paths as the document writes them; a link counts from the document's folder, a word in code from the root. */
function namedPaths(document: string): readonly string[] {
  const text = readFileSync(join(ROOT, document), 'utf8')
  const inCode = [IN_CODE, ROOT_FILE].flatMap((pattern) => [...text.matchAll(pattern)].map((match) => match[1] ?? ''))
  const links = [...text.matchAll(LINK)].map((match) => match[1] ?? '').filter((target) => !/^[a-z]+:/.test(target))
  return [...inCode, ...links.map((target) => join(dirname(document), target))].filter(
    (path) => !PLACEHOLDER.test(path),
  )
}

test.each(DOCUMENTS)('every path that %s names exists', (document) => {
  expect(namedPaths(document).filter((path) => !existsSync(join(ROOT, path)))).toEqual([])
})

test('the check sees paths in code and in links', () => {
  expect(DOCUMENTS).toContain('README.md')
  expect(namedPaths('README.md')).toContain('ARCHITECTURE.md')
  expect(namedPaths('ARCHITECTURE.md')).toContain('src/law/calendar')
})
