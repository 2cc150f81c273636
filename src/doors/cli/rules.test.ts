import { expect, test } from 'vitest'
import { RULES } from '#law/report/rules/all.ts'
import { commandLine } from '#tests/command-line.ts'
import { RULES_COMMANDS } from './rules.ts'

const zhaoming = commandLine(RULES_COMMANDS, {
  context: () => {
    throw new Error('the rules need no database')
  },
})

test('the rules are listed without a database', async () => {
  const { code, printed, text } = await zhaoming('rules')
  expect(code).toBe(0)
  expect(printed).toHaveLength(RULES.length)
  expect(printed).toContainEqual({
    id: 'T3-R1',
    version: 1,
    severity: 'error',
    title: '新收加上年结转，等于办理结果总计加结转下年度',
    article: '年度报告格式第三部分勾稽关系',
  })
  expect(text.split('\n')[0]).toBe('STR-TITLE\tv1\t提醒\t标题写明机关、年度和文种\t年度报告格式')
})
