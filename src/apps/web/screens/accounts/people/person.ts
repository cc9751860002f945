import type { Output } from '../../../api/client.js'

/** A person as the list has them. */
export type Person = Output<'people.list'>['rows'][number]

/** An opinion as the list has it. */
export type Opinion = Output<'opinions.list'>['rows'][number]

/** Today in UTC, as the server counts days. */
export function today(): string {
  return new Date().toISOString().slice(0, 10)
}
