import { join } from 'node:path'
import { expect, it } from 'vitest'
import { projectRoot } from '#kit/paths.ts'
import { reportJson } from '../report-json/report-json.ts'
import { aReport } from '../report.fixture.ts'
import { checkSubject } from './check-subject.ts'
import { checkUpJsonSchema, CheckUps } from './check-up-schema.ts'
import { readSubjectFile } from './subject-file.ts'

const checked = async (text: string) => {
  const file = { name: '报告.json', bytes: new TextEncoder().encode(text) }
  return checkSubject(await readSubjectFile(file, { ocr: false })).checkUp
}

it('describes what is printed for a report, and for a file that cannot be read', async () => {
  const report = reportJson({ document: aReport(), results: [], digest: 'ab'.repeat(32) })
  const checkUps = [await checked(report), await checked('{'), await checked('')]
  expect(CheckUps.parse(JSON.parse(JSON.stringify(checkUps)))).toEqual(checkUps)
  expect(checkUps.map(({ verdict }) => verdict)).toEqual(['pass', 'unreadable', 'unreadable'])
})

it('is published as it is (vitest -u writes a new one)', async () => {
  await expect(checkUpJsonSchema()).toMatchFileSnapshot(join(projectRoot(), 'docs', 'schema', 'check-up-1.json'))
})
