import type { DataSubject, Queryable } from '#platform/server'

// Jobs know their workspace by its name.
const ofWorkspace = 'j.workspace = (select w.name from access.workspace w where w.id = $1)'
const theirs = `${ofWorkspace} and exists (
  select from unnest($2::text[]) w where position(lower(w) in lower(concat(j.result::text, j.error::text))) > 0)`

/** Takes the results of jobs away that name a person. */
export async function blankJobs(queryable: Queryable, workspaceId: string, subject: DataSubject): Promise<number> {
  const { rowCount } = await queryable.query(
    `update platform.job j set result = null, error = null where ended_at is not null and ${theirs}`,
    [workspaceId, wordsOf(subject)],
  )
  return rowCount ?? 0
}

/** Forgets jobs that ended before a day. */
export async function expireJobs(queryable: Queryable, workspaceId: string, before: string): Promise<number> {
  const { rowCount } = await queryable.query(
    `delete from platform.job j where ${ofWorkspace} and j.ended_at < $2::date`,
    [workspaceId, before],
  )
  return rowCount ?? 0
}

// As they stand in JSON. Short keys are found in too much that is not about the person.
function wordsOf({ ref, names }: DataSubject): string[] {
  return [...new Set([ref, ...names])]
    .filter(({ length }) => length > 2)
    .map((text) => JSON.stringify(text).slice(1, -1))
}
