import { expect, it } from 'vitest'
import { nextVisits } from './last-visit.js'

it('the first visit has nothing before it', () => {
  expect(nextVisits(null, '2026-11-23T08:00:00Z')).toEqual({ seen: '2026-11-23T08:00:00Z', since: null })
})

it('looking again within half an hour goes on with the visit', () => {
  const visits = { seen: '2026-11-23T08:00:00Z', since: '2026-11-20T17:00:00Z' }
  expect(nextVisits(visits, '2026-11-23T08:20:00Z')).toEqual({
    seen: '2026-11-23T08:20:00Z',
    since: '2026-11-20T17:00:00Z',
  })
})

it('coming back later shows what is new since the last look', () => {
  const visits = { seen: '2026-11-23T08:20:00Z', since: '2026-11-20T17:00:00Z' }
  expect(nextVisits(visits, '2026-11-24T08:00:00Z').since).toBe('2026-11-23T08:20:00Z')
})
