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
 * Checks the imports below `src/` of the folder named on the command line (default: the current one) against
 * `.dependency-cruiser.mjs`; exit code 1 when an import breaks a rule or a module was not read.
 */
const folder = resolve(process.argv[2] ?? '.')
const { default: rules }: { default: Rules } = await import(join(import.meta.dirname, '../.dependency-cruiser.mjs'))
process.chdir(folder)

const tsConfig = extractTSConfig(join(folder, 'tsconfig.json'))
const { output } = await cruise(
  ['src'],
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
  const read = new Set(modules.map((module) => module.source))
  return globSync('src/**/*.{ts,tsx}')
    .filter((path) => !read.has(path))
    .map((path) => `not read: ${path}`)
}
