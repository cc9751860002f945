import { Failure } from '#platform/server'

// Under npm one Ctrl-C arrives twice: from the terminal and from npm. Only a later one means "at once".
const sameMs = 1000

/** Aborted by the first Ctrl-C (or other wish to end); a second one ends the process at once. */
export function stopSignal(): AbortSignal {
  const controller = new AbortController()
  let firstAt: number | undefined
  const onSignal = () => {
    const now = performance.now()
    if (firstAt !== undefined && now - firstAt > sameMs) process.exit(130)
    if (firstAt !== undefined) return
    firstAt = now
    controller.abort(new Failure('cancelled', 'It was cancelled; nothing of it was kept.'))
  }
  for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(name, onSignal)
  return controller.signal
}
