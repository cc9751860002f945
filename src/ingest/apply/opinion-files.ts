import { customerFacts } from '#customers/server'
import { planFacts } from '#plans/server'
import { Failure, type Transaction } from '#platform/server'

type Source = { readonly file: string; readonly entity: string; readonly entry?: number | null }
type Fields = Readonly<Record<string, { readonly value?: string; readonly values?: object }>>

const shapes = new Map([...customerFacts, ...planFacts].map(({ shape }) => [shape.name, shape]))

/** Which of the files of an import hold opinions about people: their rows are seen only by those who may see opinions. */
export function opinionFiles(
  sources: readonly Source[],
  { files }: { readonly files: readonly { readonly fields: Fields }[] },
): ReadonlySet<string> {
  const holdsOpinions = ({ entity, entry }: Source): boolean => {
    const shape = shapes.get(entity)
    const some = shape?.holdsOpinions ?? false
    if (shape?.fields.some(({ personal }) => personal === 'opinion')) return true
    if (typeof some === 'boolean') return some
    const said = files[entry ?? -1]?.fields[some.unless]
    return said?.value !== some.is || said.values !== undefined
  }
  return new Set(sources.filter(holdsOpinions).map(({ file }) => file))
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
