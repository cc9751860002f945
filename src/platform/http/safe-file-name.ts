const bytesMax = 150
const reserved = /^(con|prn|aux|nul|com\d|lpt\d)(\..*)?$/i

/** A name from a browser as a name that any file system takes and that stays in its folder. */
export function safeFileName(given: string | undefined, taken: readonly string[]): string {
  const last = (given ?? '').split(/[/\\]/).at(-1) ?? ''
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters that must go.
  const clean = last.normalize('NFC').replace(/[\u0000-\u001f\u007f-\u009f<>:"|?*]/g, '_')
  const trimmed = clean.replace(/^[.\s]+|[.\s]+$/g, '')
  const named = trimmed === '' || reserved.test(trimmed) ? `file-${trimmed}` : trimmed
  return apart(shortened(named), taken)
}

function shortened(name: string): string {
  const dot = name.lastIndexOf('.')
  const end = dot > 0 && name.length - dot <= 12 ? name.slice(dot) : ''
  let start = [...name.slice(0, name.length - end.length)]
  while (Buffer.byteLength(start.join('') + end) > bytesMax) start = start.slice(0, -1)
  return start.join('') + end
}

// Names that differ only in case are one file on some machines.
function apart(name: string, taken: readonly string[]): string {
  const lower = new Set(taken.map((other) => other.toLowerCase()))
  if (!lower.has(name.toLowerCase())) return name
  const dot = name.lastIndexOf('.')
  const [start, end] = dot > 0 ? [name.slice(0, dot), name.slice(dot)] : [name, '']
  for (let count = 2; ; count++) {
    const other = `${start}-${count}${end}`
    if (!lower.has(other.toLowerCase())) return other
  }
}
