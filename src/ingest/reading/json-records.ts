import { limits } from './limits.js'
import { UnreadableFile } from './unreadable-file.js'

const quote = 34
const backslash = 92
const openBracket = 91
const openBrace = 123
const longestKey = 4096

/** Where the records of a JSON text are: in the array at a path of keys, or one after the other at the top (NDJSON). */
export type RecordPlace = { readonly path: readonly string[] } | 'lines'

/**
 * Cuts JSON text that arrives in pieces into the texts of its records, without keeping more than one of them.
 * It only finds where records begin and end; `JSON.parse` reads and judges them.
 */
export class JsonRecords {
  /** Keys of the outermost object, for messages. */
  readonly topKeys: string[] = []
  found = false
  private text = ''
  private at = 0
  private start = -1
  private stringStart = -1
  private depth = 0
  private onPath = 0
  private recordDepth = -1
  private lastString = ''
  private count = 0
  private done = false

  constructor(
    private readonly name: string,
    private readonly place: RecordPlace,
  ) {
    if (place === 'lines') this.enter(0)
  }

  /** The texts of the records that end in this piece. */
  add(piece: string): string[] {
    if (this.done) return []
    this.text += piece
    const records: string[] = []
    while (this.at < this.text.length) {
      if (!(this.stringStart >= 0 ? this.skipString() : this.step(records))) break
    }
    this.forget()
    return records
  }

  /** Fails if the text stopped in the middle, or had no array where the records should be. */
  end(): void {
    if (this.done) return
    if (this.depth > 0 || this.stringStart >= 0) {
      throw new UnreadableFile(this.name, `ends in the middle, after record ${this.count}`, 'Export it again')
    }
    if (!this.found) throw this.noArray()
  }

  // True while there is more to look at in the text that has come.
  private skipString(): boolean {
    const end = this.text.indexOf('"', this.at)
    if (end < 0) {
      this.at = this.text.length
      return false
    }
    this.at = end + 1
    let slashes = 0
    while (this.text.charCodeAt(end - 1 - slashes) === backslash) slashes++
    if (slashes % 2 === 1) return true
    this.endString(end)
    return true
  }

  private endString(end: number): void {
    if (this.recordDepth < 0 && this.depth === this.onPath) {
      this.lastString = this.text.slice(this.stringStart + 1, end)
      if (
        this.depth === 1 &&
        this.text
          .slice(end + 1, end + 20)
          .trimStart()
          .startsWith(':')
      )
        this.topKeys.push(this.lastString)
    }
    this.stringStart = -1
  }

  private step(records: string[]): boolean {
    const code = this.text.charCodeAt(this.at)
    if (code === quote) this.openString()
    else if (code === openBrace || code === openBracket) this.open(code)
    else if (code === 125 || code === 93) this.close(records)
    else if (code > 32 && code !== 44 && code !== 58) this.other()
    this.at++
    return !this.done
  }

  private openString(): void {
    if (this.depth === 0 || this.depth === this.recordDepth) this.other()
    this.stringStart = this.at
  }

  private open(code: number): void {
    if (this.depth === this.recordDepth) {
      if (code !== openBrace) throw this.noObject()
      this.start = this.at
    } else if (this.recordDepth < 0 && this.place !== 'lines') this.follow(code, this.place.path)
    this.depth++
    if (this.depth > limits.jsonDepth) {
      throw new UnreadableFile(this.name, `is nested deeper than ${limits.jsonDepth} levels`, 'Export flat records')
    }
  }

  private follow(code: number, path: readonly string[]): void {
    if (this.depth !== this.onPath) return
    if (this.depth > 0 && path[this.depth - 1] !== this.lastString) return
    if (this.depth === path.length && code === openBracket) this.enter(this.depth + 1)
    else if (this.depth < path.length && code === openBrace) this.onPath++
  }

  private enter(recordDepth: number): void {
    this.recordDepth = recordDepth
    this.found = true
  }

  private close(records: string[]): void {
    this.depth--
    if (this.depth < 0) throw new UnreadableFile(this.name, `is not JSON after record ${this.count}`, 'Export it again')
    if (this.depth === this.recordDepth && this.start >= 0) {
      records.push(this.text.slice(this.start, this.at + 1))
      this.start = -1
      this.count++
    } else if (this.depth < this.recordDepth) this.done = true
    else if (this.recordDepth < 0 && this.depth < this.onPath) this.onPath = this.depth
  }

  private other(): void {
    if (this.depth === this.recordDepth) throw this.noObject()
    if (this.depth === 0)
      throw new UnreadableFile(this.name, 'is not a JSON array of objects', 'Export it again as one')
  }

  // What lies behind is dropped, so that memory holds one record at most, or between records the key of a value.
  private forget(): void {
    const cut = this.start >= 0 ? this.start : this.stringStart >= 0 ? this.keptOfString() : this.at
    if (this.text.length - cut > limits.recordLength) {
      throw new UnreadableFile(
        this.name,
        `has a record longer than 1 MiB, record ${this.count + 1}`,
        'Export smaller records',
      )
    }
    this.text = this.text.slice(cut)
    this.at -= cut
    if (this.start >= 0) this.start -= cut
    if (this.stringStart >= 0) this.stringStart = Math.max(0, this.stringStart - cut)
  }

  // A long text between records is no key and can go, but for its last backslashes, which say whether a quote ends it.
  private keptOfString(): number {
    if (this.text.length - this.stringStart <= longestKey) return this.stringStart
    let cut = this.at
    while (cut > this.stringStart && this.text.charCodeAt(cut - 1) === backslash) cut--
    return cut
  }

  private noObject(): UnreadableFile {
    return new UnreadableFile(
      this.name,
      `has a record that is no object, record ${this.count + 1}`,
      'Export objects with named fields',
    )
  }

  private noArray(): UnreadableFile {
    const path = this.place === 'lines' ? '' : this.place.path.join('/')
    const keys = this.topKeys.length ? `; it has ${this.topKeys.slice(0, 10).join(', ')}` : ''
    return new UnreadableFile(
      this.name,
      `has no array of records at "/${path}"${keys}`,
      'Say where it is, for example "path": "/data"',
    )
  }
}
