import { RULES } from '#law/report/rules/all.ts'
import type { Command } from './command.ts'

const SEVERITY_LABELS = { error: '错误', warning: '提醒', hint: '建议' } as const

const rules: Command = {
  name: 'rules',
  summary: '列出年度报告的全部校核规则',
  options: {},
  run(io) {
    const listed = RULES.map(({ id, version, severity, title, article }) => ({ id, version, severity, title, article }))
    const lines = listed.map(
      ({ id, version, severity, title, article }) =>
        `${id}\tv${version}\t${SEVERITY_LABELS[severity]}\t${title}\t${article}`,
    )
    io.print(listed, lines.join('\n'))
    return Promise.resolve(0)
  },
}

export const RULES_COMMANDS: readonly Command[] = [rules]
