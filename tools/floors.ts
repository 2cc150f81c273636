import { cruise } from 'dependency-cruiser'
import type { ICruiseOptions, ICruiseResult, IForbiddenRuleType } from 'dependency-cruiser'
import extractTSConfig from 'dependency-cruiser/config-utl/extract-ts-config'
import { globSync } from 'node:fs'
import { join, resolve } from 'node:path'

interface Rules {
  readonly forbidden: IForbiddenRuleType[]
  readonly options: ICruiseOptions
}

/**
 * Checks the imports of a folder against `.dependency-cruiser.mjs`: `floors.ts [folder] [what to read, default src]`.
 * Exit code 1 when an import breaks a rule, or when a module below `src/` was not read.
 */
const [folder = '.', read = 'src'] = process.argv.slice(2)
const { default: rules }: { default: Rules } = await import(join(import.meta.dirname, '../.dependency-cruiser.mjs'))
process.chdir(resolve(folder))

const tsConfig = extractTSConfig(resolve('tsconfig.json'))
const { output } = await cruise(
  [read],
  { ...rules.options, validate: true, ruleSet: { forbidden: rules.forbidden } },
  {},
  { tsConfig },
)
if (typeof output === 'string') throw new Error(output)
const problems = [...brokenRules(output), ...unreadModules(output)]
for (const problem of problems) process.stdout.write(`${problem}\n`)
process.stdout.write(`${output.summary.totalCruised} modules, ${problems.length} problems\n`)
process.exitCode = problems.length === 0 ? 0 : 1

function brokenRules({ summary }: ICruiseResult): string[] {
  const because = new Map(rules.forbidden.map((rule) => [rule.name, rule.comment]))
  return summary.violations.map(({ rule, from, to, cycle }) => {
    const path = cycle === undefined ? to : cycle.map((step) => step.name).join(' → ')
    return `${rule.name}: ${from} → ${path}\n    ${because.get(rule.name) ?? ''}`
  })
}

function unreadModules({ modules }: ICruiseResult): string[] {
  const known = new Set(modules.map((module) => module.source))
  return globSync('src/**/*.{ts,tsx}')
    .filter((path) => !known.has(path))
    .map((path) => `not read: ${path}`)
}
