import { useInfiniteQuery } from '@tanstack/react-query'
import { client } from '../../../api/client.js'
import type { RefusedRow } from './refused-row.js'

const pageSize = 200
const downloadPage = 5000

/** One file of an import. */
export type FileOfImport = { readonly workspace: string; readonly id: string; readonly fileNo: number }

/** The refused rows of a file that nobody has mended, page by page. */
export function useRefused({ workspace, id, fileNo }: FileOfImport) {
  return useInfiniteQuery({
    queryKey: ['imports.errors', workspace, id, fileNo],
    queryFn: ({ pageParam, signal }) =>
      client.read('imports.errors', { workspace, id, file: fileNo, limit: pageSize, after: pageParam }, { signal }),
    initialPageParam: 0,
    getNextPageParam: (page) => (page.rows.length === pageSize ? (page.rows.at(-1)?.row ?? null) : null),
  })
}

/** All refused rows of a file, however many there are. */
export async function readAllRefused({
  workspace,
  id,
  fileNo,
}: FileOfImport): Promise<{ columns: readonly string[]; rows: RefusedRow[] }> {
  const rows: RefusedRow[] = []
  for (;;) {
    const after = rows.at(-1)?.row ?? 0
    const page = await client.read('imports.errors', { workspace, id, file: fileNo, limit: downloadPage, after })
    rows.push(...page.rows)
    if (page.rows.length < downloadPage) return { columns: page.columns, rows }
  }
}
