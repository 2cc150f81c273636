export interface Measured {
  readonly name: string
  /** Median of the rounds, in `unit`. */
  readonly ours: number
  readonly peer: number
  readonly unit: string
  /** What the ratio must satisfy. */
  readonly limit: { readonly atMost: number } | { readonly atLeast: number }
}

/** The middle of the values; the mean of the two middle ones for an even count. */
export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  const middle = Math.floor(sorted.length / 2)
  return sorted.length % 2 === 1 ? (sorted[middle] ?? Number.NaN) : ((sorted[middle - 1] ?? Number.NaN) + (sorted[middle] ?? Number.NaN)) / 2
}

/** Runs the two in turn, so that noise falls on both, and returns their medians in milliseconds. */
export async function interleaved(
  rounds: number,
  { ours, peer }: { ours: () => Promise<number>; peer: () => Promise<number> },
): Promise<{ ours: number; peer: number }> {
  const times = { ours: [] as number[], peer: [] as number[] }
  for (let round = 0; round < rounds; round += 1) {
    times.ours.push(await ours())
    times.peer.push(await peer())
  }
  return { ours: median(times.ours), peer: median(times.peer) }
}

/** Milliseconds that the work takes. */
export async function timed(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now()
  await work()
  return performance.now() - start
}

/** One row per figure, with the ratio against its limit; "not run" where the peer is absent. */
export function printTable(rows: readonly (Measured | { readonly name: string; readonly notRun: string })[]): void {
  const lines = rows.map((row) => {
    if ('notRun' in row) return [row.name, 'not run', row.notRun, '', '']
    const ratio = row.ours / row.peer
    const [sign, bound] = 'atMost' in row.limit ? ['<=', row.limit.atMost] : ['>=', row.limit.atLeast]
    const isMet = 'atMost' in row.limit ? ratio <= row.limit.atMost : ratio >= row.limit.atLeast
    return [row.name, `${format(row.ours)} ${row.unit}`, `${format(row.peer)} ${row.unit}`, `${ratio.toFixed(2)} (${sign} ${bound})`, isMet ? 'met' : 'NOT MET']
  })
  const table = [['figure', 'ours', 'peer', 'ratio (limit)', ''], ...lines]
  const widths = [0, 1, 2, 3, 4].map((column) => Math.max(...table.map((line) => (line[column] ?? '').length)))
  for (const line of table) console.log(line.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  ').trimEnd())
}

function format(value: number): string {
  return value >= 100 ? value.toFixed(0) : value.toFixed(2)
}
