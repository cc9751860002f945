const patienceMs = 300

/** Waits for what comes at once as a rule, and no longer than nobody minds. */
export async function briefly(promise: Promise<unknown>): Promise<void> {
  await Promise.race([promise, new Promise((resolve) => setTimeout(resolve, patienceMs))])
}
