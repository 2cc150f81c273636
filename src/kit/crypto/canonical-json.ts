export type Json = string | number | boolean | null | readonly Json[] | JsonObject
export interface JsonObject {
  readonly [key: string]: Json
}

/** RFC 8785 canonical JSON; throws a TypeError for what JSON cannot carry (NaN, undefined, lone surrogates). */
export function canonicalJson(value: Json): string {
  if (value === null || typeof value === 'boolean') return String(value)
  if (typeof value === 'string') return canonicalString(value)
  if (typeof value === 'number') return canonicalNumber(value)
  if (Array.isArray(value)) return `[${value.map((item: Json) => canonicalJson(item)).join(',')}]`
  if (typeof value === 'object') return canonicalObject(value as JsonObject)
  throw new TypeError(`not JSON: ${typeof value}`)
}

function canonicalObject(value: JsonObject): string {
  let text = ''
  // The default sort compares UTF-16 code units, as RFC 8785 §3.2.3 asks.
  for (const key of Object.keys(value).toSorted()) {
    text += `${text === '' ? '' : ','}${canonicalString(key)}:${canonicalJson(value[key] as Json)}`
  }
  return `{${text}}`
}

function canonicalString(value: string): string {
  if (!value.isWellFormed()) throw new TypeError('not JSON: a lone surrogate')
  return JSON.stringify(value)
}

function canonicalNumber(value: number): string {
  if (!Number.isFinite(value)) throw new TypeError(`not JSON: ${value}`)
  return JSON.stringify(value)
}
