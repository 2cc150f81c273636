/** Everything but text and its line ends: control characters, halves of characters, code points that are none. */
const UNPRINTABLE = /[^\P{C}\n\t\u200b-\u200d\p{Co}]|[\ufffe\uffff]/gu

/**
 * The same value with every text fit for any document format: XML refuses control characters, fonts have none.
 * For plain data, as JSON carries it.
 */
export function printable<T>(value: T): T {
  return JSON.parse(JSON.stringify(value), (_, part: unknown) =>
    typeof part === 'string' ? part.toWellFormed().replace(UNPRINTABLE, '') : part,
  ) as T
}
