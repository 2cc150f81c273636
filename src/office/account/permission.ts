import type { Context } from '#kit/context.ts'
import { Forbidden } from '#kit/errors.ts'

/** Throws Forbidden unless the actor may do the act (`application.received`): the public may only read. */
export function requirePermission(ctx: Context, act: string): void {
  if (ctx.actor.kind === 'public') throw new Forbidden(`您没有办理此事项的权限（${act}）`)
}
