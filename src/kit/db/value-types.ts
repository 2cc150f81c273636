import pg from 'pg'
import type { CustomTypesConfig } from 'pg'

type Parse = (text: string) => unknown

const TEXT_ARRAY = 1009
const TIMESTAMPTZ = 1184

const usualParser = pg.types.getTypeParser as (type: number, format: 'text') => Parse

/** By PostgreSQL type number: date, timestamptz, int8, numeric, and arrays of them. */
const PARSERS = new Map<number, Parse>([
  [1082, (text) => text],
  [TIMESTAMPTZ, parseInstant],
  [20, parseInteger],
  [1700, parseNumeric],
  [1182, arrayOf((text) => text)],
  [1185, arrayOf(parseInstant)],
  [1016, arrayOf(parseInteger)],
  [1231, arrayOf(parseNumeric)],
])

/**
 * How values come out of the database: `date` as `YYYY-MM-DD`, `timestamptz` as an ISO instant with milliseconds,
 * `bigint` and `numeric` as numbers; throws a RangeError where a number would not be exact (cast to text in SQL then).
 */
export const VALUE_TYPES: CustomTypesConfig = {
  getTypeParser: (oid, format) =>
    (format === 'binary' ? undefined : PARSERS.get(oid)) ?? pg.types.getTypeParser(oid, format),
}

function parseInstant(text: string): string {
  const at = usualParser(TIMESTAMPTZ, 'text')(text)
  if (!(at instanceof Date)) throw new RangeError(`not an instant: ${text}`)
  return at.toISOString()
}

function parseInteger(text: string): number {
  const value = Number(text)
  if (!Number.isSafeInteger(value)) throw new RangeError(`not exact as a number: ${text}`)
  return value
}

/** Fifteen significant digits are always exact in a round trip through a double. */
function parseNumeric(text: string): number {
  const digits = text.replace(/^-?0*|\D/g, '')
  if (!/^-?[\d.]+$/.test(text) || (digits.length > 15 && !Number.isSafeInteger(Number(text)))) {
    throw new RangeError(`not exact as a number: ${text}`)
  }
  return Number(text)
}

function arrayOf(parse: Parse): Parse {
  return (text) => nested(usualParser(TEXT_ARRAY, 'text')(text), parse)
}

function nested(value: unknown, parse: Parse): unknown {
  if (Array.isArray(value)) return value.map((item: unknown) => nested(item, parse))
  return typeof value === 'string' ? parse(value) : value
}
