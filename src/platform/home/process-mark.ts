import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'

/** Names one process for good: the pid alone is not enough, because systems give pids again. */
export type ProcessMark = {
  readonly pid: number
  /**
   * What tells it from a later process with its pid, in words of the system: when it started; on Windows, which does
   * not say so quickly, its program. Absent where the system does not say.
   */
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

let own: string | undefined

function startOf(pid: number): string | undefined {
  if (pid !== process.pid) return askSystem(pid)
  own ??= askSystem(pid)
  return own
}

function askSystem(pid: number): string | undefined {
  try {
    if (process.platform === 'linux') return startOnLinux(pid)
    if (process.platform === 'win32')
      return readTasklist(run(tasklist(), ['/FI', `PID eq ${pid}`, '/FO', 'CSV', '/NH']))
    return readPs(run('ps', ['-o', 'stat=,lstart=', '-p', String(pid)]))
  } catch {
    return undefined
  }
}

// Every process must be told the same words, whatever its language and time zone.
function run(program: string, words: readonly string[]): string {
  const env = { ...process.env, LC_ALL: 'C', TZ: 'UTC' }
  return execFileSync(program, words, { encoding: 'utf8', env, timeout: 5000, stdio: 'pipe', windowsHide: true })
}

function tasklist(): string {
  return join(process.env.SystemRoot ?? 'C:\\Windows', 'System32', 'tasklist.exe')
}

/** The program in an answer of Windows' `tasklist` without a header; undefined where it found no process. */
export function readTasklist(answer: string): string | undefined {
  return /^\s*"([^"]+)","\d+"/.exec(answer)?.[1]
}

/** The start, or `zombie`, in an answer of `ps -o stat=,lstart=`; undefined where it found no process. */
export function readPs(answer: string): string | undefined {
  const [state = '', ...words] = answer.trim().split(/\s+/)
  return state.startsWith('Z') ? zombie : words.join(' ') || undefined
}

// Ticks since boot, so the boot is part of the mark. A zombie has a pid but runs no more.
function startOnLinux(pid: number): string {
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
  return fields[0] === 'Z' || fields[0] === 'X' ? zombie : `${bootOnLinux()}/${fields[19]}`
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
