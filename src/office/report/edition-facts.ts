import type { RuleResult } from '#law/report/rules/rule.ts'
import type { EditionFacts } from '#law/report/states.ts'
import type { Context } from '#kit/context.ts'
import type { Edition } from './edition.ts'

/** What the law asks about the year's newest edition; undefined: there is none. */
export function editionFacts(ctx: Context, edition: Edition | undefined, year: number): EditionFacts {
  const results = edition?.results ?? []
  return {
    state: edition?.state ?? null,
    year,
    today: ctx.today,
    order: ctx.settings.reportOrder,
    failingErrors: idsOf(results, 'fail'),
    unexplainedWarnings: idsOf(results, 'warning').filter((id) => !edition?.reasons[id]),
    signedOn: edition?.signed_on ?? null,
    filedOn: edition?.filed_on ?? null,
    publishedOn: edition?.published_on ?? null,
    hasLaterEdition: false,
  }
}

function idsOf(results: readonly RuleResult[], result: RuleResult['result']): string[] {
  return results.filter((one) => one.result === result).map((one) => one.rule)
}
