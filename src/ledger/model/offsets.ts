import { shareOut } from '#foundation'

/**
 * What the parts of a net change offset among themselves: with a net gain, each gaining part's share of it is its
 * own and the rest of it, like everything that other parts lose, is offset; with a net loss the other way round.
 * The offsets sum to 0. The order of the parts decides who gets the remainder of the split.
 */
export function offsetsOf(changes: readonly bigint[]): readonly bigint[] {
  let gains = 0n
  let losses = 0n
  for (const change of changes) {
    if (change > 0n) gains += change
    else losses += change
  }
  if (gains === 0n || losses === 0n) return changes.map(() => 0n)
  const net = gains + losses
  const isOnNetSide = (change: bigint): boolean => (net >= 0n ? change > 0n : change < 0n)
  const kept = shareOut(
    net,
    changes.map((change) => (isOnNetSide(change) ? magnitude(change) : 0n)),
  )
  return changes.map((change, index) => change - (kept[index] as bigint))
}

/** Puts an offset onto the rows of a part, first rows first, never more on a row than the row has. */
export function placeOffset(offset: bigint, rows: readonly bigint[]): readonly bigint[] {
  let left = offset
  return rows.map((row) => {
    if (left === 0n || row > 0n !== left > 0n) return 0n
    const placed = magnitude(row) < magnitude(left) ? row : left
    left -= placed
    return placed
  })
}

function magnitude(value: bigint): bigint {
  return value < 0n ? -value : value
}
