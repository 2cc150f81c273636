import { expect, test } from 'vitest'
import { showProgress } from './progress.ts'

function screen(isTTY: boolean): { isTTY: boolean; text: string; write(text: string): void } {
  return {
    isTTY,
    text: '',
    write(text) {
      this.text += text
    },
  }
}

test('a terminal sees a bar that ends full, on its own line', () => {
  const terminal = screen(true)
  const progress = showProgress(terminal, { label: '导入', total: 4 })
  for (let done = 0; done < 4; done += 1) progress.step()
  progress.done()
  expect(terminal.text).toContain('导入')
  expect(terminal.text.split('\r').at(-1)).toMatch(/█{24} 100%（4\/4）\n$/)
})

test('a pipe sees nothing', () => {
  const pipe = screen(false)
  const progress = showProgress(pipe, { label: '导入', total: 2 })
  progress.step(2)
  progress.done()
  expect(pipe.text).toBe('')
})

test('work of no units is done from the start, and more steps than announced stay at 100%', () => {
  const terminal = screen(true)
  showProgress(terminal, { label: '检查', total: 0 }).done()
  expect(terminal.text).toContain('100%（0/0）')
  const eager = screen(true)
  const progress = showProgress(eager, { label: '检查', total: 2 })
  progress.step(5)
  expect(eager.text).toContain('100%（2/2）')
})
