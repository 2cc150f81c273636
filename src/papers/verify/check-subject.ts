import { createHash } from 'node:crypto'
import type { Finding } from '#law/finding.ts'
import { completeTables, type Reading } from '#law/report/reading/read-report.ts'
import { NOTHING_BESIDE, subjectOfReading, type Beside } from '#law/report/reading/reading-subject.ts'
import { checkReport, findingsOf } from '#law/report/rules/check.ts'
import type { CheckedFile, CheckedFinding, CheckUp } from './check-up.ts'
import type { SubjectFile } from './subject-file.ts'

/** Runs every rule on a file that was read, beside what it is held against. */
export function checkSubject(file: SubjectFile, beside: Beside = NOTHING_BESIDE): CheckedFile {
  const { name, hash, reading } = file
  if (reading === null) return { checkUp: unreadableCheckUp(file), text: null }
  const results = checkReport(subjectOfReading(reading, beside))
  const findings = findingsOf(results).map((finding) => checkedFinding(finding, reading))
  const { format, unitName, year, form, tables, marks, places, notes } = reading
  const { title, preamble, sections, signedBy, signedOn } = reading
  return {
    checkUp: {
      file: name,
      hash,
      format,
      unit: unitName,
      year,
      form,
      tables: completeTables(tables, form),
      marks,
      places,
      rules: results.map(({ rule, version, title: named, article, result }) => ({
        rule,
        version,
        title: named,
        article,
        result,
      })),
      findings,
      verdict: findings.some(({ severity }) => severity === 'error') ? 'fail' : 'pass',
      unreadable: null,
      notes,
    },
    text: { title, preamble, sections, tables, signedBy, signedOn },
  }
}

/** The result for a file that could not be read, or whose reading was stopped. */
export function unreadableCheckUp({ name, hash, unreadable }: Omit<SubjectFile, 'reading'>): CheckUp {
  return {
    file: name,
    hash,
    format: null,
    unit: null,
    year: null,
    form: null,
    tables: completeTables({ t2: null, t3: null, t4: null }, null),
    marks: {},
    places: {},
    rules: [],
    findings: [],
    verdict: 'unreadable',
    unreadable: unreadable ?? { code: 'broken', message: '文件读不了。' },
    notes: [],
  }
}

function checkedFinding(finding: Finding, reading: Reading): CheckedFinding {
  const { rule, severity, message, where, left, right, article } = finding
  const said = { rule, severity, message, where, left, right, article }
  return { ...said, id: idOf(said), place: placeOf(where, reading), opinion: null }
}

const ID_LENGTH = 16

/** The same for the same finding in the same file, so that an opinion on it is found again. */
function idOf({ rule, where, left, right, message }: Omit<Finding, 'subject'>): string {
  const text = JSON.stringify([rule, where, left, right, message])
  return createHash('sha256').update(text).digest('hex').slice(0, ID_LENGTH)
}

const SECTION_OF_TABLE: Readonly<Record<string, string>> = {
  t2: 'section.proactive',
  t3: 'section.applications',
  t4: 'section.remedies',
}

/** The cell's place; for a row its first cell's, for a table its section's. */
function placeOf(where: string, { places }: Reading): string | null {
  const own = places[where] ?? places[`${where}[0]`]
  return own ?? places[SECTION_OF_TABLE[where.split('.')[0] ?? ''] ?? ''] ?? null
}
