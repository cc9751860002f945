import { beforeAll, expect, it } from 'vitest'
import { sentences as polish } from './pl/index.js'
import { joints } from './pl/joints.js'
import { hole } from './testing/alternatives-of.js'
import { openSources } from './testing/open-sources.js'
import { type Sentence, sentencesOf } from './testing/sentences-of.js'
import { type Gaps, gapsOf } from './testing/untranslated.js'

let all: Sentence[]
let gaps: Gaps

beforeAll(() => {
  all = sentencesOf(openSources())
  gaps = gapsOf(all, polish, joints)
})

const told = ({ path, line, text }: Sentence) => `${path}:${line}: ${text.replaceAll(hole, '{…}')}`

it('every sentence of the server has its Polish', () => {
  expect(all.length).toBeGreaterThan(400)
  expect(gaps.missing.map(told)).toEqual([])
})

it('every Polish sentence is still needed', () => {
  expect(gaps.unused).toEqual([])
})

// A file that is not there says one sentence in each of the ways in which files say them.
const planted = `
  import { z } from 'zod'
  import { unknown } from '#foundation'
  import { Failure } from '#platform/server'
  const why = (day: string) => 'The frog slept on ' + day + '.'
  export function croak(ref: string, near: string | null) {
    const hint = near ? \` Is it \${near}?\` : ''
    if (!ref) throw new Failure('not-found', \`There is no frog "\${ref}".\${hint}\`)
    return unknown(why(ref))
  }
  export const frog = z.string().min(3, 'must be as long as a frog').refine((t) => t !== 'toad', 'is a toad')
  export const check = { when: 'legs > 4', reason: \`format('A frog has %s legs, isn''t it?', legs)\` }
  export function grow(progress: (done: number, total: number, phase: string) => void, warnings: string[]) {
    progress(1, 2, 'Growing frogs')
    warnings.push('The pond is almost full.')
  }
  function refuse(sentence: string) { throw new Failure('conflict', sentence) }
  export const jump = () => refuse('Frogs do not jump on Sundays.')
`

it('a sentence that somebody adds without Polish is found, however the source says it', () => {
  const path = 'platform/planted-frogs.ts'
  const found = sentencesOf(openSources({ [path]: planted })).filter((sentence) => sentence.path.endsWith(path))
  const { missing } = gapsOf(found, polish, joints)
  expect(missing.map(({ text }) => text.replaceAll(hole, '{…}')).sort()).toEqual([
    "A frog has {…} legs, isn't it?",
    'Frogs do not jump on Sundays.',
    'Growing frogs',
    'The frog slept on {…}.',
    'The pond is almost full.',
    'There is no frog "{…}".',
    'There is no frog "{…}". Is it {…}?',
    'is a toad',
    'must be as long as a frog',
  ])
})

it('a Polish sentence that nobody says any more is found', () => {
  const { unused } = gapsOf(all, { ...polish, 'The frog sleeps.': 'Żaba śpi.' }, joints)
  expect(unused).toContain('The frog sleeps.')
})
