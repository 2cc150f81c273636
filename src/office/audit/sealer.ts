import type { Context } from '#kit/context.ts'
import { catchUpHeads, sealPending } from './seal.ts'

const SLOWEST_MS = 10_000

export interface Sealer {
  /** Waits for a round under way and seals once more. */
  readonly stop: () => Promise<void>
}

/** Seals new acts every `everyMs`, in the background; after a failure it waits longer, up to ten seconds. */
export function startSealer(makeContext: () => Context, place: { headsDir: string; everyMs: number }): Sealer {
  let timer: NodeJS.Timeout | undefined
  let pause = place.everyMs
  let caughtUp = false
  let isStopped = false

  async function round(): Promise<void> {
    const ctx = makeContext()
    try {
      if (!caughtUp) await catchUpHeads(ctx, place)
      caughtUp = true
      await sealPending(ctx, place)
      pause = place.everyMs
    } catch (error) {
      pause = Math.min(pause * 2, SLOWEST_MS)
      caughtUp = false
      ctx.log.error({ err: error, retryInMs: pause }, 'sealing failed')
    }
  }

  async function loop(): Promise<void> {
    await round()
    if (!isStopped) timer = setTimeout(() => (running = loop()), pause)
  }

  let running = loop()
  return {
    stop: async () => {
      isStopped = true
      clearTimeout(timer)
      await running
      await round()
    },
  }
}
