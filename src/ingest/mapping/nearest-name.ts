/** ` (did you mean "x"?)` if one of the names is near enough to what was written, else a list of a few of them. */
export function hint(written: string, names: readonly string[]): string {
  const near = nearestName(written, names)
  if (near !== null) return `; did you mean "${near}"?`
  const shown = names.slice(0, 12).map((name) => `"${name}"`)
  return names.length ? `; there is ${shown.join(', ')}${names.length > shown.length ? ' …' : ''}` : ''
}

function nearestName(written: string, names: readonly string[]): string | null {
  const sought = plain(written)
  let best: string | null = null
  let bestDistance = Math.max(1, Math.floor(sought.length * 0.4)) + 0.5
  for (const name of names) {
    const distance = plain(name) === sought ? 0 : editDistance(sought, plain(name))
    if (distance < bestDistance) {
      best = name
      bestDistance = distance
    }
  }
  return best
}

function plain(name: string): string {
  return name.toLowerCase().replace(/[\s_-]+/g, '').slice(0, 80)
}

function editDistance(from: string, to: string): number {
  let previous = Array.from({ length: to.length + 1 }, (_, index) => index)
  for (let row = 1; row <= from.length; row++) {
    const current = [row]
    for (let column = 1; column <= to.length; column++) {
      const same = from[row - 1] === to[column - 1] ? 0 : 1
      const substituted = (previous[column - 1] ?? 0) + same
      current.push(Math.min((previous[column] ?? 0) + 1, (current[column - 1] ?? 0) + 1, substituted))
    }
    previous = current
  }
  return previous[to.length] ?? 0
}
