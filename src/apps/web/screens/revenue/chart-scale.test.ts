import { expect, it } from 'vitest'
import { axisMarks, scaleOf } from './chart-scale.js'

it('marks an axis at round values that cover zero and all values', () => {
  expect(axisMarks(-48, 107, 5)).toEqual([-50, 0, 50, 100, 150])
  expect(axisMarks(0, 0, 5).includes(0)).toBe(true)
})

it('puts the lowest mark at the bottom and the highest at the top', () => {
  const y = scaleOf([-50, 0, 50], 10, 110)
  expect([y(-50), y(0), y(50)]).toEqual([110, 60, 10])
})
