export interface Measured {
  readonly name: string
  /** Median of the rounds, in `unit`. */
  readonly ours: number
  /** What ours is held against: the other program, or the limit itself. */
  readonly peer: number
  readonly unit: string
  readonly ratio: 'ours / peer' | 'peer / ours'
  /** What the ratio must satisfy. */
  readonly limit: { readonly atMost: number } | { readonly atLeast: number }
}

export interface NotRun {
  readonly name: string
  /** Why. */
  readonly notRun: string
}

/** The middle of the values; the mean of the two middle ones for an even count. */
export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  const middle = Math.floor(sorted.length / 2)
  const upper = sorted[middle] ?? Number.NaN
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? Number.NaN) + upper) / 2
}

interface Contest {
  readonly name: string
  readonly rounds: number
  /** Each does its work once and returns its figure. */
  readonly ours: () => Promise<number>
  readonly peer: () => Promise<number>
}

/** Runs the two in turn, so that noise falls on both, and returns the median of each. */
export async function interleaved({ name, rounds, ours, peer }: Contest): Promise<{ ours: number; peer: number }> {
  const found = { ours: [] as number[], peer: [] as number[] }
  for (let round = 1; round <= rounds; round += 1) {
    const pair = { ours: await ours(), peer: await peer() }
    found.ours.push(pair.ours)
    found.peer.push(pair.peer)
    say(`${name}: round ${round} of ${rounds}, ours ${format(pair.ours)}, peer ${format(pair.peer)}`)
  }
  return { ours: median(found.ours), peer: median(found.peer) }
}

/** Milliseconds that the work takes. */
export async function timed(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now()
  await work()
  return performance.now() - start
}

/** A line for the person who waits. */
export function say(text: string): void {
  process.stderr.write(`${text}\n`)
}

/** A figure that was not run misses no limit. */
export function isMet(row: Measured | NotRun): boolean {
  if ('notRun' in row) return true
  return 'atMost' in row.limit ? ratioOf(row) <= row.limit.atMost : ratioOf(row) >= row.limit.atLeast
}

/** One row per figure, with the ratio against its limit. */
export function printTable(rows: readonly (Measured | NotRun)[]): void {
  const table = [['figure', 'ours', 'peer', 'ratio', 'limit', ''], ...rows.map(line)]
  const widths = [0, 1, 2, 3, 4].map((column) => Math.max(...table.map((cells) => (cells[column] ?? '').length)))
  for (const cells of table) {
    const padded = cells.map((cell, column) => cell.padEnd(widths[column] ?? 0))
    console.log(padded.join('  ').trimEnd())
  }
}

function line(row: Measured | NotRun): string[] {
  if ('notRun' in row) return [row.name, '', '', '', '', `not run: ${row.notRun}`]
  const limit = 'atMost' in row.limit ? `<= ${row.limit.atMost}` : `>= ${row.limit.atLeast}`
  return [
    row.name,
    `${format(row.ours)} ${row.unit}`,
    `${format(row.peer)} ${row.unit}`,
    `${ratioOf(row).toFixed(2)} (${row.ratio})`,
    limit,
    isMet(row) ? 'met' : 'NOT MET',
  ]
}

function ratioOf({ ours, peer, ratio }: Measured): number {
  return ratio === 'ours / peer' ? ours / peer : peer / ours
}

function format(value: number): string {
  return value >= 100 ? value.toFixed(0) : value.toFixed(2)
}
