import { z } from 'zod'
import { SEVERITIES } from '#law/finding.ts'
import { FIGURE_ORIGINS } from '#law/report/figure.ts'
import { FORM_IDS, SECTION_IDS } from '#law/report/forms.ts'
import { UNIT_LEVELS } from '#law/report/subject.ts'
import { Tables } from '../tables-schema.ts'

const Day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/)
const Inlines = z.array(z.union([z.strictObject({ text: z.string() }), z.strictObject({ figure: z.string() })]))
const RESULTS = ['pass', 'fail', 'warning', 'hint', 'not-applicable', 'not-assessable'] as const
const CHART_IDS = ['months', 'outcomes'] as const

const Unit = z.strictObject({
  slug: z.string(),
  name: z.string(),
  superior: z.string().nullable(),
  level: z.enum(UNIT_LEVELS),
  address: z.string(),
  postcode: z.string(),
  phone: z.string(),
  pageUrl: z.string(),
  isSample: z.boolean(),
})

const Section = z.strictObject({
  id: z.enum(SECTION_IDS),
  heading: z.string(),
  blocks: z.array(
    z.discriminatedUnion('kind', [
      z.strictObject({ kind: z.literal('subheading'), text: z.string() }),
      z.strictObject({ kind: z.literal('paragraph'), inlines: Inlines }),
      z.strictObject({ kind: z.literal('table'), table: z.enum(['t2', 't3', 't4']) }),
      z.strictObject({ kind: z.literal('chart'), chart: z.enum(CHART_IDS) }),
    ]),
  ),
})

const Figure = z.strictObject({
  key: z.string(),
  label: z.string(),
  value: z.number(),
  unit: z.string(),
  origin: z.enum(FIGURE_ORIGINS).describe('derived: counted from the ledger; carried: from last year; declared'),
  reason: z.string().nullable(),
  parts: z.array(z.string()).describe('Keys whose values add up to this one'),
})

const Document = z.strictObject({
  schema: z.literal('zhaoming-report/1'),
  unit: Unit,
  year: z.int(),
  form: z.enum(FORM_IDS),
  title: z.string(),
  edition: z.int(),
  knownAt: z.string().describe('Acts recorded later are not in the numbers; ISO 8601, UTC'),
  preamble: z.array(Inlines),
  sections: z.array(Section),
  tables: Tables,
  figures: z.record(z.string(), Figure).describe('Every number of text and tables by its key; a cell by its address'),
  charts: z.array(
    z.strictObject({
      id: z.enum(CHART_IDS),
      title: z.string(),
      unit: z.string(),
      series: z.array(z.string()),
      rows: z.array(z.strictObject({ label: z.string(), values: z.array(z.number()) })),
    }),
  ),
  measures: z.array(z.strictObject({ text: z.string(), year: z.int() })),
  signedOn: Day.nullable(),
})

const Finding = z.strictObject({
  rule: z.string(),
  severity: z.enum(SEVERITIES),
  message: z.string(),
  where: z.string(),
  left: z.union([z.string(), z.number(), z.null()]),
  right: z.union([z.string(), z.number(), z.null()]),
  article: z.string(),
  subject: z.string(),
})

/** The published form of a yearly report: its content, what the rules say of it, and its digest. */
export const ReportFile = z
  .strictObject({
    digest: z
      .string()
      .regex(/^[0-9a-f]{64}$/)
      .describe('SM3 (GB/T 32905-2016) of the canonical JSON (RFC 8785) of `document`, UTF-8'),
    document: Document,
    results: z.array(
      z.strictObject({
        rule: z.string(),
        version: z.int(),
        title: z.string(),
        article: z.string(),
        result: z.enum(RESULTS),
        findings: z.array(Finding),
      }),
    ),
  })
  .meta({ title: '政府信息公开工作年度报告 zhaoming-report/1' })
