/** A header as some program writes it, with a few invented rows, and what each field should be read from. */
export type UnseenHeader = {
  readonly system: string
  readonly file: string
  readonly delimiter: string
  readonly text: string
  readonly entity: string
  readonly fields: Readonly<Record<string, string>>
  /** What else should be taken out of the rows. */
  readonly also?: readonly string[]
}
