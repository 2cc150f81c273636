/** Reads bytes of a font file; fewer at its end. */
export type ReadBytes = (offset: number, length: number) => Promise<Buffer>

const COLLECTION = 'ttcf'
const MOST_TABLES = 200
const LONGEST_NAME_TABLE = 100_000
const FAMILY_IDS = [1, 16]
const WINDOWS = 3

/**
 * The family names of a TrueType or OpenType font (the first of a collection), in every language it states.
 * Throws a RangeError for a file that is none.
 */
export async function familyNames(read: ReadBytes): Promise<string[]> {
  const start = (await read(0, 16)).toString('latin1', 0, 4) === COLLECTION ? (await read(12, 4)).readUInt32BE() : 0
  const count = Math.min((await read(start + 4, 2)).readUInt16BE(), MOST_TABLES)
  const directory = await read(start + 12, count * 16)
  for (let entry = 0; entry < count; entry++) {
    if (directory.toString('latin1', entry * 16, entry * 16 + 4) !== 'name') continue
    const offset = directory.readUInt32BE(entry * 16 + 8)
    const length = directory.readUInt32BE(entry * 16 + 12)
    return namesIn(await read(offset, Math.min(length, LONGEST_NAME_TABLE)))
  }
  throw new RangeError('a font without names')
}

function namesIn(table: Buffer): string[] {
  const count = table.readUInt16BE(2)
  const texts = table.readUInt16BE(4)
  const names = new Set<string>()
  for (let record = 6; record < 6 + count * 12; record += 12) {
    const [platform, id] = [table.readUInt16BE(record), table.readUInt16BE(record + 6)]
    if (platform !== WINDOWS || !FAMILY_IDS.includes(id)) continue
    const from = texts + table.readUInt16BE(record + 10)
    const bytes = Buffer.from(table.subarray(from, from + table.readUInt16BE(record + 8)))
    names.add(
      bytes
        .subarray(0, bytes.length & ~1)
        .swap16()
        .toString('utf16le'),
    )
  }
  return [...names]
}
