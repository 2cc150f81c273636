import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible'
import { Busy } from '#papers/verify/busy.ts'

/** Characters of a part that a page shows. */
export const LONGEST_TEXT = 20_000

const SPAN_IN_SECONDS = 600

/** Seconds that a sender has to wait; 0: the request is counted and may go on. */
type Wait = (sender: string) => Promise<number>

/** So many requests of one sender in ten minutes; counted in this process’s memory only. */
export function countedBySender(most: number): Wait {
  const counter = new RateLimiterMemory({ points: most, duration: SPAN_IN_SECONDS })
  return async (sender) => {
    try {
      await counter.consume(sender)
      return 0
    } catch (error) {
      if (error instanceof RateLimiterRes) return Math.max(1, Math.ceil(error.msBeforeNext / 1000))
      throw error
    }
  }
}

/** Does the work, unless as much as may be is being done already (Busy). */
type AtOnce = <T>(work: () => Promise<T>) => Promise<T>

export function atMostAtOnce(most: number): AtOnce {
  let running = 0
  return async (work) => {
    if (running >= most) throw new Busy('正在核对的文件已经够多')
    running += 1
    try {
      return await work()
    } finally {
      running -= 1
    }
  }
}
