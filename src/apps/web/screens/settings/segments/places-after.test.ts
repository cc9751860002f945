import { expect, it } from 'vitest'
import { placesAfter } from './places-after.js'

const [a, b, c] = [
  { name: 'a', position: 1 },
  { name: 'b', position: 2 },
  { name: 'c', position: null },
]
const told = (places: ReturnType<typeof placesAfter<typeof a | typeof c>>) =>
  places.map(({ moved, position }) => `${moved.name} ${position}`)

it('only the segments that change places get another one', () => {
  const three = { ...c, position: 3 }
  expect(told(placesAfter([a, b, three], b, -1))).toEqual(['b 1', 'a 2'])
})

it('a segment without a place gets one when another moves', () => {
  expect(told(placesAfter([a, b, c], a, 1))).toEqual(['b 1', 'a 2', 'c 3'])
})
