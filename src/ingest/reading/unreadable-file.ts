/** A file that cannot be read at all. The message says which file, what is wrong, and what to do about it. */
export class UnreadableFile extends Error {
  readonly kind = 'unreadable-file'

  constructor(
    readonly file: string,
    what: string,
    remedy: string,
  ) {
    super(`${file} ${what}. ${remedy}.`)
    this.name = 'UnreadableFile'
  }
}
