import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { ROOT, runTool, temporaryFolder } from './program.ts'

function say(verb: string): string {
  const folder = temporaryFolder()
  mkdirSync(join(folder, 'src/office/unit'), { recursive: true })
  writeFileSync(join(folder, 'src/office/unit/close.ts'), verb)
  const { status, stdout } = runTool([join(ROOT, 'tools/verbs.ts')], { cwd: folder })
  expect(status).toBe(stdout === '' ? 0 : 1)
  return stdout
}

const verb = (permission: string, inside: string): string => `
  export async function closeUnit(ctx, input) {
    ${permission}
    return withTransaction(ctx, async (tx) => {
      ${inside}
    })
  }`
const MAY = "requirePermission(ctx, 'unit.close')"

test('a verb that asks, records and stays in its transaction passes', () => {
  expect(say(verb(MAY, 'await save(tx.db, { ctx: 1 }); return recordAct(tx, { day: ctx.today })'))).toBe('')
})

test('a verb without permission or without a recorded act is reported', () => {
  expect(say(verb('', 'return recordAct(tx, {})'))).toContain('without requirePermission')
  expect(say(verb(MAY, 'return save(tx.db)'))).toContain('without recordAct')
})

test.each(['await save(ctx.db)', 'await save(ctx)', 'await save({ ...ctx })', 'await save({ context: ctx })'])(
  'inside the transaction the outer context is not used: %s',
  (slip) => {
    expect(say(verb(MAY, `${slip}; return recordAct(tx, {})`))).toContain('close.ts:5: uses ctx inside the transaction')
  },
)
