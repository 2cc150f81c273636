import { cpSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { ROOT, runTool, temporaryFolder } from './program.ts'

const FLOORS = join(ROOT, 'tools/floors.ts')

/** A copy of the program with further files in it. */
function copyWith(files: Readonly<Record<string, string>>): string {
  const folder = temporaryFolder()
  for (const path of ['src', 'tests', 'tsconfig.json', 'package.json']) {
    cpSync(join(ROOT, path), join(folder, path), { recursive: true })
  }
  symlinkSync(join(ROOT, 'node_modules'), join(folder, 'node_modules'))
  for (const [path, text] of Object.entries(files)) writeFileSync(join(folder, path), text)
  return folder
}

test('planted imports that go up, sideways, round in a circle or past the store are all reported', () => {
  const folder = copyWith({
    'src/law/planted.ts': 'export type Planted = 1\n',
    'src/kit/planted.ts': 'export type Planted = 1\n',
    'src/doors/cli/planted.ts': 'export type Planted = 1\n',
    'src/office/unit/planted.ts': 'export type Planted = 1\n',
    'src/law/planted-up.ts': "export type * from '#kit/planted.ts'\n",
    'src/law/planted-node.ts': "export { join } from 'node:path'\n",
    'src/kit/planted-statute.ts': "export type * from '#law/planted.ts'\n",
    'src/kit/planted-ring-a.ts': "import type { B } from './planted-ring-b.ts'\nexport type A = B | 1\n",
    'src/kit/planted-ring-b.ts': "import type { A } from './planted-ring-a.ts'\nexport type B = A | 2\n",
    'src/office/audit/planted-noun.ts': "export type * from '#office/unit/planted.ts'\n",
    'src/office/unit/planted-sql.ts': "export { sql } from 'kysely'\n",
    'src/office/unit/planted-pg.ts': "export type { Pool } from 'pg'\n",
    'src/doors/portal/planted-door.ts': "export type * from '#doors/cli/planted.ts'\n",
    'src/kit/planted-nowhere.ts': "export * from './planted-absent.ts'\n",
  })
  const { status, stdout } = runTool([FLOORS, folder], { cwd: ROOT })
  expect(status).toBe(1)
  expect(
    stdout
      .split('\n')
      .filter((line) => line.includes('planted'))
      .map(ruleAndFile)
      .toSorted(),
  ).toEqual([
    'audit-calls-downwards: src/office/audit/planted-noun.ts',
    'door-portal-stands-alone: src/doors/portal/planted-door.ts',
    'kit-knows-no-statute: src/kit/planted-statute.ts',
    'law-stands-alone: src/law/planted-node.ts',
    'law-stands-alone: src/law/planted-up.ts',
    'no-circle: src/kit/planted-ring-a.ts',
    'no-dangling-import: src/kit/planted-nowhere.ts',
    'only-kit-speaks-to-postgres: src/office/unit/planted-pg.ts',
    'sql-lives-in-stores: src/office/unit/planted-sql.ts',
  ])
  expect(stdout).toContain('The statute is pure')
})

test('a check that reads fewer modules than src/ has fails', () => {
  const { status, stdout } = runTool([FLOORS, ROOT, 'src/law'], { cwd: ROOT })
  expect(status).toBe(1)
  expect(stdout).toContain('not read: src/kit/clock.ts')
})

function ruleAndFile(line: string): string {
  return line.split(' → ')[0] ?? ''
}
