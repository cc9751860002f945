/** How a field's text is read and stored. Canonical text: days ISO, decimals plain with a point, flags `true`/`false`, moments ISO UTC. */
export type FieldType =
  | 'text'
  | 'day'
  | 'moment'
  | 'decimal'
  | 'integer'
  | 'flag'
  | 'currency'
  | 'choice'
  | 'list'
  | 'period'

/** How personal something is: who a person is (`identity`), or what somebody thinks of them (`opinion`). */
export type PersonalMark = 'identity' | 'opinion'

/** One field of a kind of fact, as a mapping names it. */
export type Field = {
  readonly name: string
  readonly type: FieldType
  readonly required?: boolean
  /** The allowed words of a `choice`. */
  readonly choices?: readonly string[]
  /** The kind of fact whose `ref` this field holds. */
  readonly refersTo?: string
  /** It says who a person is, or what somebody thinks of them; who may see that is a right of its own. */
  readonly personal?: PersonalMark
  /** What else is wrong with a text, as a sentence; null if nothing is. */
  readonly problemOf?: (text: string) => string | null
  /** One line for the docs and the wizard. */
  readonly summary: string
}

/**
 * A kind of fact that can be recorded and imported: its fields, and which of them are its key. Rooms
 * declare theirs; the import reads files into them and the fact store keeps every version of them.
 */
export type FactShape = {
  readonly name: string
  readonly summary: string
  readonly fields: readonly Field[]
  /** Names of the fields that identify a fact in its source. */
  readonly key: readonly string[]
  /** Kinds of fact that must be recorded before this one. */
  readonly after: readonly string[]
  /** A field `attributes.NAME` of any name is allowed too, as text; a mark says how personal they are. */
  readonly openAttributes?: boolean | PersonalMark
  /**
   * Some of its rows are opinions about people, although no field always is; or may be, unless a mapping says that a field
   * is always this word.
   */
  readonly holdsOpinions?: boolean | { readonly unless: string; readonly is: string }
}

/** Every kind of fact can say when its source knew it. */
export const knownAtField: Field = {
  name: 'knownAt',
  type: 'moment',
  summary: 'When the source knew this row; never later than the import. Without it, the moment of the import counts.',
}
