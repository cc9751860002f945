import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'

/** Names one process for good: the pid alone is not enough, because systems give pids again. */
export type ProcessMark = {
  readonly pid: number
  /** When the process started, in words of the system; absent where the system does not say. */
  readonly started?: string
}

/** The mark of a living process; without an argument, of this one. */
export function markProcess(pid: number = process.pid): ProcessMark {
  const started = startOf(pid)
  return started ? { pid, started } : { pid }
}

/** Whether the marked process still lives. False if another process has got its pid since. */
export function isAlive(mark: ProcessMark): boolean {
  if (!Number.isInteger(mark.pid) || mark.pid <= 0 || !answersSignals(mark.pid)) return false
  const started = startOf(mark.pid)
  if (started === zombie) return false
  return started === undefined || mark.started === undefined || started === mark.started
}

function answersSignals(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    // EPERM: it lives and belongs to somebody else.
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

const zombie = 'zombie'

function startOf(pid: number): string | undefined {
  if (process.platform === 'linux') return startOnLinux(pid)
  if (process.platform === 'win32') return undefined
  try {
    const started = execFileSync('ps', ['-o', 'stat=,lstart=', '-p', String(pid)], { encoding: 'utf8', timeout: 5000 })
    const [state = '', ...words] = started.trim().split(/\s+/)
    return state.startsWith('Z') ? zombie : words.join(' ') || undefined
  } catch {
    return undefined
  }
}

// Ticks since boot, so the boot is part of the mark. A zombie has a pid but runs no more.
function startOnLinux(pid: number): string | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
    if (fields[0] === 'Z' || fields[0] === 'X') return zombie
    return `${bootOnLinux()}/${fields[19]}`
  } catch {
    return undefined
  }
}

let boot: string | undefined

function bootOnLinux(): string {
  if (boot === undefined) {
    try {
      boot = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim().slice(0, 8)
    } catch {
      boot = ''
    }
  }
  return boot
}
