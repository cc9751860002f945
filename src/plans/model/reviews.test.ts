import fc from 'fast-check'
import { expect, it } from 'vitest'
import { type Answered, meanTenths, mostDisputed, resultsOf, spreadOf } from './reviews.js'

// Worked by hand.
const review: Answered = {
  questions: ['Results', 'People'],
  answers: [
    { voice: 'a', side: 'ours', scores: [5, 3] },
    { voice: 'b', side: 'ours', scores: [4, 3] },
    { voice: 'c', side: 'customer', scores: [2, 4] },
  ],
}

it('tells for each question how far the answers lie apart, and what each side thinks', () => {
  const [results, people] = resultsOf(review, null, 2)
  expect(results).toEqual({
    ...{ question: 'Results', lowest: 2, highest: 5, spread: 3, isDisputed: true },
    ...{ meanTenths: 37, oursTenths: 45, customerTenths: 20, beforeTenths: null },
  })
  expect(people).toMatchObject({ spread: 1, meanTenths: 33, isDisputed: false })
})

it('compares a question with the same one of the review before, wherever it stood', () => {
  const before: Answered = {
    questions: ['People', 'Price'],
    answers: [{ voice: 'a', side: 'ours', scores: [2, 1] }],
  }
  expect(resultsOf(review, before, 2).map(({ beforeTenths }) => beforeTenths)).toEqual([null, 20])
})

it('knows the question that is disputed most, and none where nobody answered', () => {
  expect(mostDisputed(review)).toBe(0)
  expect(mostDisputed({ ...review, answers: [] })).toBeNull()
  expect(resultsOf({ ...review, answers: [] }, null, 2)[0]).toMatchObject({
    spread: null,
    meanTenths: null,
    isDisputed: false,
  })
})

it('a mean lies between the lowest and the highest score, and one more of the same never spreads them', () => {
  const scores = fc.array(fc.integer({ min: 1, max: 5 }), { minLength: 1, maxLength: 30 })
  fc.assert(
    fc.property(scores, (given) => {
      const mean = meanTenths(given) ?? 0
      expect(mean).toBeGreaterThanOrEqual(Math.min(...given) * 10)
      expect(mean).toBeLessThanOrEqual(Math.max(...given) * 10)
      expect(spreadOf([...given, given[0] ?? 1])).toBe(spreadOf(given))
    }),
  )
})
