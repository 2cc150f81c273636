import { z } from 'zod'
import { SEVERITIES } from '#law/finding.ts'
import { FORM_IDS } from '#law/report/forms.ts'
import { FILE_FORMATS } from '#law/report/reading/printed.ts'
import { RULE_RESULTS } from '#law/report/rules/rule.ts'
import { Tables } from '../tables-schema.ts'
import { UNREADABLE_CODES } from '../reading/unreadable.ts'
import { DECISIONS, VERDICTS } from './check-up.ts'

const Side = z.union([z.string(), z.number(), z.null()])

const Opinion = z.strictObject({
  decision: z.enum(DECISIONS),
  reason: z.string(),
  by: z.string(),
  at: z.string().describe('ISO 8601, UTC'),
})

const Finding = z.strictObject({
  rule: z.string(),
  severity: z.enum(SEVERITIES),
  message: z.string(),
  where: z
    .string()
    .describe('A cell (t3.A[6]), a row (t3.A), a table, section.<id>, title, preamble, signature, document'),
  left: Side,
  right: Side,
  article: z.string(),
  id: z
    .string()
    .regex(/^[0-9a-f]{16}$/)
    .describe('The same for the same finding in the same file'),
  place: z.string().nullable().describe('Where in the file, in words'),
  opinion: Opinion.nullable(),
})

/** What `verify --json` prints: an array, one entry per file. */
export const CheckUps = z
  .array(
    z.strictObject({
      file: z.string(),
      hash: z
        .string()
        .regex(/^[0-9a-f]{64}$/)
        .describe('SHA-256 of the bytes'),
      format: z.enum(FILE_FORMATS).nullable(),
      unit: z.string().nullable(),
      year: z.int().nullable(),
      form: z.enum(FORM_IDS).nullable(),
      tables: Tables,
      marks: z
        .record(z.string(), z.enum(['blank', 'slash', 'dash', 'nbsp']))
        .describe('How a cell was written that holds no number, by its address such as t3.C1[2]'),
      places: z.record(z.string(), z.string()).describe('Where in the file each cell and section was read, in words'),
      rules: z.array(
        z.strictObject({
          rule: z.string(),
          version: z.int(),
          title: z.string(),
          article: z.string(),
          result: z.enum(RULE_RESULTS),
        }),
      ),
      findings: z.array(Finding),
      verdict: z.enum(VERDICTS),
      unreadable: z.strictObject({ code: z.enum(UNREADABLE_CODES), message: z.string() }).nullable(),
      notes: z.array(z.string()),
    }),
  )
  .meta({ title: '年度报告核对结果 zhaoming-check-up/1' })

/** The JSON schema of that output, as published in `docs/schema/check-up-1.json`. */
export function checkUpJsonSchema(): string {
  return `${JSON.stringify(z.toJSONSchema(CheckUps), null, 2)}\n`
}
