import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'
import type { DatabaseTarget } from '#kit/db/connection.ts'
import { withClient } from '#kit/db/connection.ts'
import { migrate } from '#kit/db/migrate.ts'
import { projectRoot } from '#kit/paths.ts'
import { startEmbedded } from '#kit/postgres/start.ts'

declare module 'vitest' {
  interface ProvidedContext {
    readonly databaseServer: DatabaseTarget
    readonly databaseTemplate: string
    readonly temporaryFolder: string
  }
}

/** One server for the whole run, with a migrated template; TEST_DATABASE_URL or PG_BIN runs the suite on another one. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const folder = await mkdtemp(join(tmpdir(), 'zm-test-'))
  const server = await chosenServer(join(folder, 'data'))
  const template = `zm_template_${process.pid}_${Date.now()}`
  await withClient(server.target, (client) => client.query(`CREATE DATABASE ${template}`))
  await migrate(onDatabase(server.target, template), join(projectRoot(), 'migrations'))
  project.provide('databaseServer', server.target)
  project.provide('databaseTemplate', template)
  project.provide('temporaryFolder', folder)
  return async () => {
    await withClient(server.target, (client) => client.query(`DROP DATABASE IF EXISTS ${template} WITH (FORCE)`))
    await server.stop()
    await rm(folder, { recursive: true, force: true })
  }
}

/** The same server, another database. */
export function onDatabase(target: DatabaseTarget, database: string): DatabaseTarget {
  if (typeof target !== 'string') return { ...target, database }
  const url = new URL(target)
  url.pathname = `/${database}`
  return url.href
}

async function chosenServer(dataDir: string): Promise<{ target: DatabaseTarget; stop: () => Promise<void> }> {
  const url = process.env['TEST_DATABASE_URL']
  if (url) return { target: url, stop: () => Promise.resolve() }
  return startEmbedded({ dataDir, pgBin: process.env['PG_BIN'] || null })
}
