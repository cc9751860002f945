import type { Transaction } from '#platform/server'
import { type AccountContent, changeable } from './change-accounts.js'

/** A version of an account, with the act that recorded it. */
export type AccountVersion = {
  readonly version: string
  readonly recorded_at: string
  readonly actor: string
  readonly act: string
  readonly because: string | null
  readonly import_id: string | null
  readonly file: string | null
  readonly row_no: number | null
  readonly known_at: string | null
  readonly undone_at: string | null
  readonly void: boolean
  readonly valid_from: string | null
  readonly content: AccountContent
}

/** Every version of an account, the first recorded first. */
export async function listVersions(
  transaction: Transaction,
  workspaceId: string,
  id: number,
): Promise<AccountVersion[]> {
  const content = [...changeable, 'attributes'].map((name) => `'${name}', v.${name}`)
  const { rows } = await transaction.query<AccountVersion>(
    `select v.recording::text as version, r.recorded_at, r.actor, r.kind as act, r.because, v.known_at, v.void, v.valid_from::text,
            case when r.kind = 'import' then r.id::text end as import_id, r.files[v.file_no + 1] as file,
            case when r.kind = 'import' then v.row_no end as row_no,
            (select u.recorded_at from platform.recording u
              where u.workspace_id = $1 and u.kind = 'undo' and u.undoes = v.recording) as undone_at,
            jsonb_build_object(${content.join(', ')}) as content
       from customers.account_version v
       join platform.recording r on r.workspace_id = v.workspace_id and r.id = v.recording
      where v.workspace_id = $1 and v.id = $2 order by v.recording`,
    [workspaceId, id],
  )
  return rows
}
