import { measureMemory } from './report/memory.ts'
import { measurePdf } from './report/pdf.ts'
import { measureRecord } from './report/record.ts'
import { measureTables } from './report/tables.ts'
import { measureVerifyCommand, measureVerifyHtml, measureVerifyPdf } from './report/verify.ts'
import { isMet, printTable, say, type Measured, type NotRun } from './table.ts'

/** The figures that the annual report must reach: all of them, or those named on the command line. */
const FIGURES: Readonly<Record<string, () => Promise<Measured | NotRun>>> = {
  tables: measureTables,
  pdf: measurePdf,
  record: measureRecord,
  memory: measureMemory,
  'verify-pdf': measureVerifyPdf,
  'verify-html': measureVerifyHtml,
  'verify-command': measureVerifyCommand,
}

const named = process.argv.slice(2)
const unknown = named.filter((name) => !Object.hasOwn(FIGURES, name))
if (unknown.length > 0) {
  say(`unknown: ${unknown.join(', ')}; there are ${Object.keys(FIGURES).join(', ')}`)
  process.exit(2)
}

// With an end of its own the process takes the database servers along that it started.
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(130))

const rows: (Measured | NotRun)[] = []
for (const [name, measure] of Object.entries(FIGURES)) {
  if (named.length === 0 || named.includes(name)) rows.push(await measure())
}
printTable(rows)
process.exitCode = rows.every(isMet) ? 0 : 1
