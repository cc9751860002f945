import { Failure } from '#platform/server'

/** Below this score somebody who knows the person needs fewer than 10^8 guesses (Wheeler 2016, zxcvbn). */
const scoreMin = 3

/** What is left without the words that are known of its owner must be more than a year or a row of signs. */
const restScoreMin = 2

/** What anybody who guesses here would try first. */
const everybodys = ['mainstay']

/**
 * Refuses a password that is guessed soon: a common one, keys in a row, a repetition, or made of what is known of its
 * owner (`own`: name, address, workspaces). Fails as `invalid-input`.
 */
export async function refuseGuessable(password: string, own: readonly string[]): Promise<void> {
  strength ??= openStrength()
  const known = [...everybodys, ...wordsOf(own)]
  const { score, sequence } = (await strength).check(password, known)
  const rest = without(known, password)
  const isRestGood = rest === password || (await strength).check(rest, known).score >= restScoreMin
  if (score >= scoreMin && isRestGood) return
  const [only, ...others] = sequence
  const isCommon =
    others.length === 0 && only !== undefined && 'dictionaryName' in only && only.dictionaryName === 'passwords-common'
  throw new Failure(
    'invalid-input',
    isCommon
      ? 'This is one of the most common passwords. Take a sentence of your own.'
      : 'This password is easy to guess. Take a longer sentence, without your name, your address or the name of the company.',
  )
}

let strength: ReturnType<typeof openStrength> | undefined

// Fifty thousand passwords: loaded when somebody chooses one.
async function openStrength() {
  const [{ ZxcvbnFactory }, { dictionary, adjacencyGraphs }] = await Promise.all([
    import('@zxcvbn-ts/core'),
    import('@zxcvbn-ts/language-common'),
  ])
  return new ZxcvbnFactory({ dictionary, graphs: adjacencyGraphs })
}

/** Each text, and each of its words. */
function wordsOf(texts: readonly string[]): string[] {
  return texts.flatMap((text) => [text, ...text.split(/[^\p{L}\p{N}]+/u).filter((word) => word.length >= 3)])
}

function without(words: readonly string[], password: string): string {
  const longestFirst = words.filter((word) => word.length >= 3).sort((left, right) => right.length - left.length)
  return longestFirst.reduce((rest, word) => {
    const at = rest.toLowerCase().indexOf(word.toLowerCase())
    return at < 0 ? rest : without([word], rest.slice(0, at) + rest.slice(at + word.length))
  }, password)
}
