// Reads a file to its end in a process of its own, and says what came of it and how much memory it took.
import { readdirSync, readFileSync } from 'node:fs'
import { basename } from 'node:path'
import { openTable } from '../index.js'

const [path = '', options = '{}'] = process.argv.slice(2)
const mebibyte = 1024 * 1024
let childPeak = 0

// The reader of workbooks is a child; Linux tells the peak of a process that is still there.
const watch = setInterval(() => {
  for (const child of childrenOfSelf()) childPeak = Math.max(childPeak, peakOf(child))
}, 10)

let records = 0
let failed: string | null = null
try {
  const table = await openTable(path, basename(path), JSON.parse(options))
  for await (const batch of table.open()) records += batch.length
} catch (error) {
  failed =
    (error as { kind?: string }).kind === 'unreadable-file' ? (error as Error).message : String((error as Error).stack)
}
clearInterval(watch)
// The maximum that getrusage tells begins with that of the process which started this one; Linux knows better.
const selfMebibytes = Math.round((peakOf('self') || process.resourceUsage().maxRSS * 1024) / mebibyte)
console.log(JSON.stringify({ records, failed, selfMebibytes, childMebibytes: Math.round(childPeak / mebibyte) }))

function childrenOfSelf(): string[] {
  try {
    return readdirSync('/proc/self/task').flatMap((task) =>
      readFileSync(`/proc/self/task/${task}/children`, 'utf8')
        .split(' ')
        .filter((pid) => pid),
    )
  } catch {
    return []
  }
}

function peakOf(pid: string): number {
  try {
    return Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) * 1024
  } catch {
    return 0
  }
}
