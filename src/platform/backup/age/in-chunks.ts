/** Cuts a stream into chunks of one size; the last one, which is marked, may be shorter. There is always a last one. */
export async function* inChunks(
  source: AsyncIterable<Uint8Array>,
  chunkBytes: number,
): AsyncIterable<{ readonly bytes: Buffer; readonly isLast: boolean }> {
  let waiting: Uint8Array[] = []
  let length = 0
  for await (const piece of source) {
    waiting.push(piece)
    length += piece.length
    // One more byte must have come before a chunk is known not to be the last.
    if (length <= chunkBytes) continue
    const joined = Buffer.concat(waiting, length)
    let at = 0
    for (; length - at > chunkBytes; at += chunkBytes) {
      yield { bytes: joined.subarray(at, at + chunkBytes), isLast: false }
    }
    waiting = [joined.subarray(at)]
    length -= at
  }
  yield { bytes: Buffer.concat(waiting, length), isLast: true }
}
