const newline = 10

/** Reads COPY's text format: yields runs of rows as they come, each row as its cells, NULL as null. */
export async function* copyCells(bytes: AsyncIterable<Uint8Array>): AsyncIterable<(string | null)[][]> {
  const take = wholeRows()
  for await (const chunk of bytes) yield take(chunk)
}

/** As `copyOut` gives them: the rows of bytes that `copyOutBytes` gave before. */
export function* copiedRows(bytes: Iterable<Uint8Array>): Iterable<(string | null)[][]> {
  const take = wholeRows()
  for (const chunk of bytes) yield take(chunk)
}

function wholeRows(): (chunk: Uint8Array) => (string | null)[][] {
  let rest: Uint8Array[] = []
  return (chunk) => {
    const end = chunk.lastIndexOf(newline)
    if (end < 0) {
      rest.push(chunk)
      return []
    }
    const text = Buffer.concat([...rest, chunk.subarray(0, end)]).toString('utf8')
    rest = end + 1 < chunk.length ? [chunk.subarray(end + 1)] : []
    return text.split('\n').map(cellsOf)
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
