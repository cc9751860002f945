import { expect, it } from 'vitest'
import { browserName } from './browser-name.js'

it('a browser is told by the name that only it has', () => {
  const edge =
    'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/120.0.0.0 Safari/537.36 Edg/120.0.0.0'
  expect(browserName(edge)).toBe('Edge, Windows')
  const safari =
    'Mozilla/5.0 (iPhone; CPU iPhone OS 17_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.0 Mobile/15E148 Safari/604.1'
  expect(browserName(safari)).toBe('Safari, iOS')
})

it('what no browser calls itself is told as it is, and nothing as nothing', () => {
  expect(browserName('curl/8.5.0')).toBe('curl/8.5.0')
  expect(browserName(null)).toBeUndefined()
})
