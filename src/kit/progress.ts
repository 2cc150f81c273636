export interface Progress {
  /** One more unit of work done, or `by` units. */
  step(by?: number): void
  /** Ends the bar's line. */
  done(): void
}

/** The part of a stream that a bar needs; `process.stderr` is one. */
interface Screen {
  readonly isTTY?: boolean
  write(text: string): unknown
}

interface Task {
  readonly label: string
  /** In units of work. */
  readonly total: number
}

const BAR_WIDTH = 24
const REDRAW_AFTER_MS = 100

/** A bar on a terminal; on a pipe or file nothing is written. */
export function showProgress(screen: Screen, task: Task): Progress {
  if (screen.isTTY !== true) return { step: () => undefined, done: () => undefined }
  const { total } = task
  let count = 0
  let drawnAt = 0
  const draw = (): void => {
    drawnAt = Date.now()
    screen.write(`\r\u001b[2K${line(task, count)}`)
  }
  draw()
  return {
    step(by = 1) {
      count = Math.min(total, count + by)
      if (count === total || Date.now() - drawnAt >= REDRAW_AFTER_MS) draw()
    },
    done() {
      draw()
      screen.write('\n')
    },
  }
}

function line({ label, total }: Task, count: number): string {
  const share = total > 0 ? count / total : 1
  const filled = Math.round(share * BAR_WIDTH)
  const bar = '█'.repeat(filled) + '░'.repeat(BAR_WIDTH - filled)
  return `${label} ${bar} ${Math.floor(share * 100)}%（${count}/${total}）`
}
