/** Waits for work, but not longer than so many milliseconds. */
export function atMost(ms: number, work: Promise<unknown>): Promise<void> {
  return new Promise((resolve, reject) => {
    const waiting = setTimeout(resolve, ms)
    work.then(() => resolve(), reject).finally(() => clearTimeout(waiting))
  })
}
