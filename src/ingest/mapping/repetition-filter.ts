import { limits, UnreadableFile } from '../reading/index.js'
import type { ImportRow } from './row-reader.js'

/** Tells rows that give the same values as an earlier one. It remembers them, so their number is limited. */
export function repetitionFilter(file: string): (row: ImportRow) => boolean {
  const seen = new Set<string>()
  let characters = 0
  return ({ values }) => {
    if (!values) return false
    const text = JSON.stringify(values)
    if (seen.has(text)) return true
    seen.add(text)
    characters += text.length
    if (seen.size > limits.lookupRecords || characters > limits.lookupCharacters) {
      const remedy = 'Leave "distinct" out of the mapping; repeated rows then count as unchanged'
      throw new UnreadableFile(file, 'has too many different rows to tell repetitions', remedy)
    }
    return false
  }
}
