import type { useImportJob } from './check/use-import-job.js'
import type { useUpload } from './use-wizard.js'

/** What is open of the wizard: an upload and everything that is decided about it. */
export type Open = ReturnType<typeof useUpload> & {
  readonly workspace: string
  readonly upload: string
  readonly job: ReturnType<typeof useImportJob>
}
