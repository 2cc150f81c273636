import { checkOne } from '#papers/verify/check-many.ts'
import { fuzzSeeds } from '#papers/verify/fuzz-seeds.fixture.ts'
import { mutated, mutatedInside, randomFrom } from '#papers/verify/mutations.fixture.ts'
import { openVerifier } from '#papers/verify/verifier.ts'
import { median, say } from './table.ts'

/**
 * Checks mutated reports in the processes that the product reads them in: `fuzz-verify.ts [count] [seed]`.
 * Each must end with a verdict; the limits of time and memory are the product's own (5 s, 512 MB), counted when met.
 */
const [count = 5000, seed = 1] = process.argv.slice(2).map(Number)
const seeds = await fuzzSeeds()
const verifier = openVerifier({ size: 2, longestQueue: 2 })
const verdicts = new Map<string, number>()
const times: number[] = []
let next = 0
await Promise.all([worker(), worker()])
verifier.close()

const sorted = times.toSorted((one, other) => one - other)
console.log(`${count} mutated files from ${seeds.length} seeds, seed ${seed}`)
for (const [verdict, files] of [...verdicts].toSorted(([one], [other]) => one.localeCompare(other)))
  console.log(`${String(files).padStart(6)}  ${verdict}`)
console.log(`median ${median(times).toFixed(0)} ms, longest ${sorted.at(-1)?.toFixed(0)} ms`)

async function worker(): Promise<void> {
  for (let index = next++; index < count; index = next++) {
    const random = randomFrom(seed * 1_000_003 + index)
    const file = seeds[Math.floor(random() * seeds.length)]
    if (!file) continue
    const isOffice = /\.(?:docx|xlsx)$/.test(file.name) && random() < 0.7
    const bytes = (isOffice ? mutatedInside : mutated)(file.bytes, random)
    const start = performance.now()
    const { checkUp } = await checkOne(verifier, { file: { name: file.name, bytes } })
    const time = performance.now() - start
    times.push(time)
    const { verdict, unreadable } = checkUp
    const kind = unreadable ? `${verdict}: ${unreadable.code}` : verdict
    verdicts.set(kind, (verdicts.get(kind) ?? 0) + 1)
    const isStopped = unreadable?.code === 'time' || unreadable?.code === 'memory'
    if (isStopped || time > 3000) say(`#${index} ${file.name}: ${kind}, ${time.toFixed(0)} ms`)
    if (index % 500 === 499) say(`${index + 1} of ${count}`)
  }
}
