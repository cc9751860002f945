import { customerFacts } from '#customers/server'
import { Failure, type Transaction } from '#platform/server'

const withOpinions = new Set(
  customerFacts.flatMap(({ shape }) =>
    shape.fields.some(({ personal }) => personal === 'opinion') ? [shape.name] : [],
  ),
)

/** Which of the files of an import hold opinions about people: their rows are seen only by those who may see opinions. */
export function opinionFiles(
  sources: readonly { readonly file: string; readonly entity: string }[],
): ReadonlySet<string> {
  return new Set(sources.filter(({ entity }) => withOpinions.has(entity)).map(({ file }) => file))
}

/** Refuses to touch files with opinions, as `forbidden`, where the transaction was opened for somebody who may not see them. */
export async function refuseUnseen(transaction: Transaction, files: ReadonlySet<string>): Promise<void> {
  const [file] = files
  if (file === undefined) return
  const { rows } = await transaction.query<{ on: boolean }>(
    `select coalesce(current_setting('app.opinions', true), '') = 'on' as on`,
  )
  if (rows[0]?.on) return
  throw new Failure(
    'forbidden',
    `${file} holds opinions about people, which you may not see. Leave them out, or ask somebody who may.`,
  )
}
