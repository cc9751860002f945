import type { PersonalMark } from '#platform'
import type { Transaction } from '#platform/server'
import type { AuditedChange } from '../store/audit.js'
import { openSealed, type Sealed } from './seal.js'

type Row = Record<string, unknown>

/** The changes of an audit entry, with what was sealed opened for somebody who may read these marks. */
export async function openChanges(
  transaction: Transaction,
  workspaceId: string,
  changes: readonly AuditedChange[],
  readable: ReadonlySet<PersonalMark>,
): Promise<AuditedChange[]> {
  const opened = async (row: Row): Promise<Row> => {
    if (!isSealed(row)) return row
    const found = await openSealed(transaction, workspaceId, row, readable)
    if (found.state === 'open') return found.values
    return found.state === 'erased' ? { erased: true } : { hidden: found.mark }
  }
  const all: AuditedChange[] = []
  for (const { before, after, ...rest } of changes) {
    const sides = { ...(before && { before: await opened(before) }), ...(after && { after: await opened(after) }) }
    all.push({ ...rest, ...sides })
  }
  return all
}

function isSealed(row: Row): row is Row & Sealed {
  return typeof row.sealed === 'string' && Object.keys(row).length === 1
}
