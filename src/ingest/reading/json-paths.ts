import { decodeText } from './decode-text.js'
import { encodingOf } from './text-encoding.js'

const examinedCharacters = 8 * 1024 * 1024
const deepest = 16

type Level = { readonly isArray: boolean; key: string; items: number }

/**
 * Where a JSON file has arrays of objects, as pointers such as `/data/items`; `` is the file itself. Looks at the
 * first 8 MiB. A file of one object per line has none.
 */
export async function jsonPaths(path: string, name: string, said?: string): Promise<string[]> {
  const scan = new PathScan()
  let characters = 0
  for await (const piece of decodeText(path, await encodingOf(path, name, said), name)) {
    scan.add(piece)
    characters += piece.length
    if (characters > examinedCharacters) break
  }
  return [...scan.found]
}

class PathScan {
  readonly found = new Set<string>()
  private readonly levels: Level[] = []
  private inString = false
  private escaped = false
  private text = ''
  private depth = 0

  add(piece: string): void {
    for (const character of piece) {
      if (this.inString) this.string(character)
      else this.mark(character)
    }
  }

  private string(character: string): void {
    if (this.escaped) this.escaped = false
    else if (character === '\\') this.escaped = true
    else if (character === '"') this.inString = false
    if (this.inString && this.text.length < 200) this.text += character
  }

  private mark(character: string): void {
    const level = this.levels.at(-1)
    if (character === '"') {
      this.inString = true
      this.text = ''
    } else if (character === ':' && level && this.depth <= deepest) level.key = this.text
    else if (character === ',' && level) level.items++
    else if (character === '{' || character === '[') this.open(character === '[', level)
    else if (character === '}' || character === ']') {
      if (this.depth <= deepest) this.levels.pop()
      this.depth--
    }
  }

  private open(isArray: boolean, level: Level | undefined): void {
    if (!isArray && level?.isArray && level.items === 0 && this.depth <= deepest) this.note()
    this.depth++
    if (this.depth <= deepest) this.levels.push({ isArray, key: '', items: 0 })
  }

  // Only arrays that are in no other can be named by a path of keys.
  private note(): void {
    if (this.levels.filter(({ isArray }) => isArray).length !== 1) return
    const keys = this.levels.slice(0, -1).map(({ key }) => `/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`)
    this.found.add(keys.join(''))
  }
}
