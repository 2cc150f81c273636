import { expect, test } from 'vitest'
import type { Actor, Context } from '#kit/context.ts'
import { Forbidden } from '#kit/errors.ts'
import { requirePermission } from './permission.ts'

const as = (actor: Actor) => ({ actor }) as Context

test('the command line and jobs may do every act', () => {
  expect(() => requirePermission(as({ kind: 'cli', name: '甲某' }), 'application.received')).not.toThrow()
  expect(() => requirePermission(as({ kind: 'job', name: 'sealer' }), 'application.received')).not.toThrow()
})

test('the public may do none, and is told which', () => {
  const refused = () => requirePermission(as({ kind: 'public' }), 'application.received')
  expect(refused).toThrow(Forbidden)
  expect(refused).toThrow('application.received')
})
