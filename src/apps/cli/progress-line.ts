import type { Writable } from 'node:stream'

/** Shows how far long work is, on the terminal's one line or as a line now and then. */
export type ProgressLine = {
  show(done: number, total: number | null, phase: string): void
  /** Takes the line away before something else is printed. */
  clear(): void
}

const rewriteEveryMs = 100
const lineEveryMs = 2000

/** A progress line on a stream; `now` counts milliseconds from anywhere. */
export function createProgressLine(stream: Writable & { isTTY?: boolean }, now: () => number): ProgressLine {
  const every = stream.isTTY ? rewriteEveryMs : lineEveryMs
  let shownAt = stream.isTTY ? Number.NEGATIVE_INFINITY : now()
  let visible = false
  return {
    show(done, total, phase) {
      if (now() - shownAt < every) return
      shownAt = now()
      const text = textOf(done, total, phase)
      stream.write(stream.isTTY ? `\r\u001b[2K${text}` : `${text}\n`)
      visible = true
    },
    clear() {
      if (visible && stream.isTTY) stream.write('\r\u001b[2K')
      visible = false
    },
  }
}

function textOf(done: number, total: number | null, phase: string): string {
  const count = done.toLocaleString('en')
  if (total === null || total <= 0) return `${phase}: ${count}`
  const percent = Math.min(100, Math.floor((done / total) * 100))
  return `${phase}: ${count} of ${total.toLocaleString('en')} (${percent} %)`
}
