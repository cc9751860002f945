import { Failure } from '#platform/server'

/** A file that cannot be read at all. The message says which file, what is wrong, and what to do about it. */
export class UnreadableFile extends Failure {
  constructor(
    readonly file: string,
    what: string,
    remedy: string,
  ) {
    super('unreadable-file', `${file} ${what}. ${remedy}.`)
  }
}
