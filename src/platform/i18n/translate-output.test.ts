import { expect, it } from 'vitest'
import { z } from 'zod'
import { speakEnglish, speakerOf } from './speak.js'
import { outputOf, sentenceField, translateOutput } from './translate-output.js'

const row = z.object({
  name: z.string(),
  because: sentenceField.nullable().describe('Why.'),
  warnings: z.array(sentenceField).optional(),
})
const rows = { name: 'plants.rows', output: z.object({ rows: z.array(row), by: z.record(z.string(), sentenceField) }) }
const job = {
  name: 'jobs.show',
  output: z.object({ action: z.string(), result: z.unknown().meta(outputOf('action')), phase: sentenceField }),
}
const value = {
  rows: [
    { name: 'No month is closed.', because: 'No month is closed.' },
    { name: 'a', because: null, warnings: ['The moon is full.', 'A rate must be above zero.'] },
  ],
  by: { 'No month is closed.': 'No month is closed.' },
}
const inPolish = {
  rows: [
    { name: 'No month is closed.', because: 'Żaden miesiąc nie jest zamknięty.' },
    { name: 'a', because: null, warnings: ['The moon is full.', 'Kurs musi być większy od zera.'] },
  ],
  by: { 'No month is closed.': 'Żaden miesiąc nie jest zamknięty.' },
}

it('translates the texts that the schema marks as sentences, and no others', async () => {
  expect(translateOutput(rows.output, value, await speakerOf('pl'), [])).toEqual(inPolish)
})

it('translates the result of a job by the output of its action', async () => {
  const speak = await speakerOf('pl')
  const done = { action: 'plants.rows', result: value, phase: 'Rebuilding the ledger' }
  expect(translateOutput(job.output, done, speak, [rows, job])).toEqual({
    action: 'plants.rows',
    result: inPolish,
    phase: 'Odbudowuję księgę',
  })
  expect(translateOutput(job.output, { ...done, action: 'lost' }, speak, [rows])).toMatchObject({ result: value })
})

it('takes the option of a union that fits', async () => {
  const either = z.union([
    z.object({ known: z.literal(true), text: z.string() }),
    z.object({ known: z.literal(false), text: sentenceField }),
  ])
  const speak = await speakerOf('pl')
  const text = 'No month is closed.'
  expect(translateOutput(either, { known: true, text }, speak, [])).toEqual({ known: true, text })
  expect(translateOutput(either, { known: false, text }, speak, [])).toMatchObject({
    text: 'Żaden miesiąc nie jest zamknięty.',
  })
})

it('hands an output on as it is in English', () => {
  expect(translateOutput(rows.output, value, speakEnglish, [])).toBe(value)
})
