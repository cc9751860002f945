const newline = 10

/** Reads COPY's text format: yields the cells of each row, NULL as null. */
export async function* copyCells(bytes: AsyncIterable<Uint8Array>): AsyncIterable<(string | null)[]> {
  let rest: Uint8Array[] = []
  for await (const chunk of bytes) {
    const end = chunk.lastIndexOf(newline)
    if (end < 0) {
      rest.push(chunk)
      continue
    }
    const text = Buffer.concat([...rest, chunk.subarray(0, end)]).toString('utf8')
    rest = end + 1 < chunk.length ? [chunk.subarray(end + 1)] : []
    for (const line of text.split('\n')) yield cellsOf(line)
  }
}

// A newline inside a value is written as \n, so a row is a line.
function cellsOf(line: string): (string | null)[] {
  const cells: (string | null)[] = line.split('\t')
  if (!line.includes('\\')) return cells
  return cells.map((cell) => (cell === '\\N' ? null : cell?.includes('\\') ? unescaped(cell) : cell))
}

const letters: Readonly<Record<string, string>> = { b: '\b', f: '\f', n: '\n', r: '\r', t: '\t', v: '\v' }

function unescaped(cell: string): string {
  return cell.replace(/\\(.)/g, (_, character: string) => letters[character] ?? character)
}
