// In this order: most browsers also call themselves by the names of others.
const browsers = [
  ['Edge', /Edg(e|A|iOS)?\//],
  ['Opera', /OPR\//],
  ['Firefox', /Firefox\/|FxiOS\//],
  ['Chrome', /Chrome\/|CriOS\//],
  ['Safari', /Safari\//],
] as const

const systems = [
  ['Android', /Android/],
  ['iOS', /iPhone|iPad/],
  ['Windows', /Windows/],
  ['macOS', /Mac OS X|Macintosh/],
  ['Linux', /Linux/],
] as const

/** What a browser calls itself, in short: `Firefox, Windows`; undefined where it says nothing. */
export function browserName(agent: string | null): string | undefined {
  if (!agent) return undefined
  const nameIn = (known: readonly (readonly [string, RegExp])[]) => known.find(([, sign]) => sign.test(agent))?.[0]
  const named = [nameIn(browsers), nameIn(systems)].filter((name) => name !== undefined)
  return named.length > 0 ? named.join(', ') : agent.slice(0, 60)
}
