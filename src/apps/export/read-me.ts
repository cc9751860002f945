/** A file of an export and what its columns mean. */
export type Described = {
  readonly file: string
  /** The kind of fact that an import reads from it; null for what is only to be read. */
  readonly entity: string | null
  readonly summary: string
  readonly rows: number
  readonly columns: readonly { readonly name: string; readonly summary: string }[]
}

type About = {
  readonly name: string
  readonly currency: string
  readonly fiscalYearStart: number
  readonly policy: string
  readonly exportedAt: string
  readonly programVersion: string
}

/** The mapping by which an import reads the exported facts; see docs/import-mappings.md. */
export function mappingOf(described: readonly Described[]): object {
  const files = described.flatMap(({ file, entity, rows, columns }) => {
    if (entity === null || rows === 0) return []
    const fields = Object.fromEntries(columns.map(({ name }) => [name, name]))
    return [{ match: file, entity, guarded: true, fields }]
  })
  return { name: 'mainstay export', version: 1, files }
}

/** What stands beside the files for whoever opens the folder. */
export function readmeOf(about: About, described: readonly Described[]): string {
  const files = described.map(
    ({ file, summary, rows, columns }) =>
      `${file} (${rows} rows)\n  ${summary}\n${columns.map(({ name, summary: what }) => `  - ${name}: ${what}`).join('\n')}\n`,
  )
  return `${intro(about)}\n${files.join('\n')}`.replaceAll('\n', '\r\n')
}

function intro({ name, currency, fiscalYearStart, policy, exportedAt, programVersion }: About): string {
  return `The workspace "${name}", exported from Mainstay ${programVersion} at ${exportedAt}.
Reporting currency ${currency}; the fiscal year starts with month ${fiscalYearStart}; policy set ${policy}.

The files are CSV: UTF-8, commas, one row per line, the names of the columns in the first. Days are YYYY-MM-DD, moments
ISO 8601 in UTC, amounts decimal numbers in major units. A text that begins with = + - or @ has an apostrophe in front,
so that a spreadsheet does not run it as a formula; take one apostrophe away to have the text as it was.

To make the same ledger from them:
  npx mainstay workspaces create NAME --currency ${currency} --fiscal-year-start ${fiscalYearStart}
  npx mainstay import FOLDER --mapping FOLDER/mapping.json --workspace NAME
The files in the folders history and ledger are to be read, not to be imported.
`
}
