import { deepStrictEqual } from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { withClient } from '#kit/db/connection.ts'
import { projectRoot } from '#kit/paths.ts'
import { yearSpan, type Instant } from '#law/day.ts'
import { foldYear } from '#law/report/fold.ts'
import { APPLICANT_CLASSES, OUTCOMES, type ApplicantClass, type OutcomeCode } from '#law/report/outcomes.ts'
import type { ReportTables } from '#law/report/tables.ts'
import { readYearLedger } from '#office/report/year-ledger/read.ts'
import { inOffice, type BenchOffice } from '../office.ts'
import { interleaved, say, timed, type Measured } from '../table.ts'
import { loadApplications } from './tables-load.ts'

const NAME = 'tables of 1,000,000 applications'
const APPLICATIONS = 1_000_000
const ROUNDS = 7
const YEAR = 2021
const KNOWN_AT = '2022-01-20T01:00:00.000Z' as Instant

/** The product's reading and folding of a year, against one aggregate query written by hand; both give the same cells. */
export function measureTables(): Promise<Measured> {
  return inOffice(async ({ workplace, target }) => {
    const unitId = randomUUID()
    say(`${NAME}: loading`)
    const loading = await timed(() => withClient(target, (client) => loadApplications(client, unitId, APPLICATIONS)))
    say(`${NAME}: loaded in ${(loading / 1000).toFixed(1)} s`)
    const ours = () => readTables(workplace, unitId)
    const peer = await handWritten(workplace, unitId)
    const cells = t3Of(await peer())
    deepStrictEqual((await ours()).t3, cells)
    if (sum(cells['A']) + sum(cells['B']) !== 2 * APPLICATIONS) throw new Error('not every application is counted')
    const times = { ours: () => timed(ours), peer: () => timed(peer) }
    const found = await interleaved({ name: NAME, rounds: ROUNDS, ...times })
    return { name: NAME, ...found, unit: 'ms', ratio: 'ours / peer', limit: { atMost: 2 } }
  })
}

async function readTables(workplace: BenchOffice['workplace'], unitId: string): Promise<ReportTables> {
  const ctx = workplace.contextFor({ kind: 'job', name: '测速' })
  const ledger = await readYearLedger(ctx, { unitId, year: YEAR, knownAt: KNOWN_AT })
  return foldYear({ ledger, form: '2021', carriedIn: null, carriedFrom: null, declarations: [] }).tables
}

interface Group {
  readonly applicant_class: ApplicantClass
  readonly is_new: boolean
  readonly outcome: OutcomeCode | null
  readonly count: number
}

async function handWritten({ database }: BenchOffice['workplace'], unitId: string): Promise<() => Promise<Group[]>> {
  const text = await readFile(join(projectRoot(), 'bench/report-tables.sql'), 'utf8')
  const { first, last } = yearSpan(YEAR)
  return async () => (await database.pool.query<Group>(text, [unitId, first, last])).rows
}

/** The cells of table three (form of 2021), reckoned here from the groups without the product's fold. */
function t3Of(groups: readonly Group[]): Record<string, number[]> {
  const t3: Record<string, number[]> = {}
  const empty = () => APPLICANT_CLASSES.map(() => 0).concat(0)
  const add = (row: string, group: Group) => {
    const cells = (t3[row] ??= empty())
    const column = APPLICANT_CLASSES.indexOf(group.applicant_class)
    cells[column] = (cells[column] ?? 0) + group.count
    cells[APPLICANT_CLASSES.length] = sum(cells.slice(0, APPLICANT_CLASSES.length))
  }
  for (const row of ['A', 'B', ...OUTCOMES.map((outcome) => outcome.row), 'C7', 'D']) t3[row] = empty()
  for (const group of groups) {
    add(group.is_new ? 'A' : 'B', group)
    const row = OUTCOMES.find(({ code }) => code === group.outcome)?.row
    add(row ?? 'D', group)
    if (row !== undefined) add('C7', group)
  }
  return t3
}

function sum(cells: readonly number[] = []): number {
  return cells.reduce((total, cell) => total + cell, 0)
}
