import { RULES } from '#law/report/rules/all.ts'

/** What the rules look at, by the beginning of their ids, in the order in which a reader meets it. */
const GROUPS: readonly { readonly label: string; readonly prefixes: readonly string[] }[] = [
  { label: '标题、引言、六个部分和落款是否齐全、合于格式', prefixes: ['STR'] },
  { label: '第二部分的表：各格齐全，数目说得通', prefixes: ['T2'] },
  { label: '第三部分的表：行目、各格、勾稽关系', prefixes: ['T3'] },
  { label: '第四部分的表：各格、每组合计', prefixes: ['T4'] },
  { label: '正文里的数、日期与表是否一致，该写的是否写了', prefixes: ['NAR'] },
  { label: '正文和文件属性里有没有个人信息', prefixes: ['PII', 'FILE'] },
  { label: '表里的数是不是都读得清、放得准', prefixes: ['READ'] },
  { label: '与上一年的报告是否接得上（选了上一年的才核）', prefixes: ['XYR'] },
  { label: '文字是否与上一年或者别的单位雷同', prefixes: ['SIM'] },
  { label: '汇总报告是否等于各单位之和（用命令行）', prefixes: ['AGG'] },
]
const OTHERS = '其他'

export interface RuleGroup {
  readonly label: string
  readonly count: number
}

/** How many rules look at what; every rule is counted once. */
export function ruleGroups(ids: readonly string[] = RULES.map((rule) => rule.id)): RuleGroup[] {
  const groupOf = (id: string): string =>
    GROUPS.find(({ prefixes }) => prefixes.some((prefix) => id.startsWith(`${prefix}-`)))?.label ?? OTHERS
  const labels = [...GROUPS.map(({ label }) => label), OTHERS]
  return labels
    .map((label) => ({ label, count: ids.filter((id) => groupOf(id) === label).length }))
    .filter(({ count }) => count > 0)
}
