/** Reads a stream piece by piece as its form asks for it. */
export class ByteReader {
  private readonly pieces: AsyncIterator<Uint8Array>
  private held: Buffer = Buffer.alloc(0)
  private ended = false

  constructor(
    source: AsyncIterable<Uint8Array>,
    /** Hears every byte that was taken, in order. */
    private readonly onTaken: (bytes: Uint8Array) => void,
  ) {
    this.pieces = source[Symbol.asyncIterator]()
  }

  /** The next bytes; null if there are fewer. */
  async take(count: number): Promise<Buffer | null> {
    return (await this.hold(count)) ? this.cut(count) : null
  }

  /** The next line without its end; null if it does not end within `max` bytes. */
  async takeLine(max: number): Promise<string | null> {
    for (let wanted = 1; ; wanted = Math.min(max, this.held.length + 1)) {
      const more = await this.hold(wanted)
      const end = this.held.indexOf(10)
      if (end >= 0 && end < max) return this.cut(end + 1).toString('utf8', 0, end)
      if (!more || this.held.length >= max) return null
    }
  }

  /** Whether nothing is left. */
  async isAtEnd(): Promise<boolean> {
    return !(await this.hold(1))
  }

  /** Gives the stream up before its end. */
  async close(): Promise<void> {
    await this.pieces.return?.()
  }

  private async hold(count: number): Promise<boolean> {
    if (this.held.length >= count) return true
    const pieces: Uint8Array[] = [this.held]
    let length = this.held.length
    while (length < count && !this.ended) {
      const { value, done } = await this.pieces.next()
      if (done) this.ended = true
      else {
        pieces.push(value)
        length += value.length
      }
    }
    this.held = Buffer.concat(pieces, length)
    return length >= count
  }

  private cut(count: number): Buffer {
    const bytes = this.held.subarray(0, count)
    this.held = this.held.subarray(count)
    this.onTaken(bytes)
    return bytes
  }
}
