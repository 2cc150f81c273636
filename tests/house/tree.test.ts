import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { ROOT } from './program.ts'

const REGISTRY = /\bregistry\.[a-z0-9-]+\.[a-z]{2,}|\bnpmmirror\b|\/artifactory\/|\/nexus\/|\/api\/npm\//i
const OWN_MACHINE = /(^|[\s"'`(=:])\/(work|home|root|Users)\//
const BINARY = /\.(png|jpe?g|ico|woff2?|ttf|otf|docx|pdf|xlsx)$/

function trackedFiles(): readonly string[] {
  const list = ['ls-files', '-z', '--cached', '--others', '--exclude-standard', '--deduplicate']
  const { status, stdout } = spawnSync('git', list, { cwd: ROOT, encoding: 'utf8' })
  return status === 0 ? stdout.split('\0').filter((path) => path !== '' && !BINARY.test(path)) : []
}

function filesWith(pattern: RegExp): readonly string[] {
  return trackedFiles().filter((path) => pattern.test(readIfPresent(path)))
}

function readIfPresent(path: string): string {
  try {
    return readFileSync(join(ROOT, path), 'utf8')
  } catch {
    return ''
  }
}

test('no registry is named anywhere: the one that npm is set to is used', (context) => {
  if (trackedFiles().length === 0) return context.skip('not a git working tree')
  expect(REGISTRY.test(['registry', 'example', 'org'].join('.'))).toBe(true)
  expect(filesWith(REGISTRY)).toEqual([])
})

test('no path of one machine is written down', (context) => {
  if (trackedFiles().length === 0) return context.skip('not a git working tree')
  expect(OWN_MACHINE.test(['cd ', 'home', 'clerk'].join('/'))).toBe(true)
  expect(filesWith(OWN_MACHINE)).toEqual([])
})

test('the lock pins each package by its integrity and by no address', () => {
  const lock = JSON.parse(readFileSync(join(ROOT, 'package-lock.json'), 'utf8'))
  const packages = Object.entries<{ resolved?: string; integrity?: string; inBundle?: boolean }>(lock.packages)
  const installed = packages.filter(([path, entry]) => path !== '' && entry.inBundle !== true)
  expect(installed.length).toBeGreaterThan(100)
  expect(installed.filter(([, entry]) => entry.resolved !== undefined).map(([path]) => path)).toEqual([])
  expect(installed.filter(([, entry]) => !entry.integrity?.startsWith('sha512-')).map(([path]) => path)).toEqual([])
})
