import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { type Colour, colourOf, contrast, difference, seenBy, sights } from './testing/colour.js'

// The tokens themselves, against the numbers that the design gives: whoever changes a colour sees which pair suffers.

const css = readFileSync(join(import.meta.dirname, 'tokens.css'), 'utf8')
const themes = ['light', 'dark'] as const
type Theme = (typeof themes)[number]

function token(name: string, theme: Theme): Colour {
  const pair = new RegExp(`--${name}: light-dark\\((#\\w{6}), (#\\w{6})\\)`).exec(css)
  const single = new RegExp(`--${name}: (#\\w{6});`).exec(css)?.[1]
  const written = pair ? pair[theme === 'light' ? 1 : 2] : single
  if (!written) throw new Error(`tokens.css has no colour --${name}`)
  return colourOf(written)
}

const grounds = ['bg', 'surface', 'sunken']
const series = ['series-1', 'series-2', 'series-3', 'series-4', 'series-5', 'series-6']
const movements = ['movement-new', 'movement-expansion', 'movement-total', 'movement-contraction', 'movement-churn']
const stances = ['champion', 'supporter', 'neutral', 'sceptic', 'blocker'].map((name) => `stance-${name}`)
const marks = ['mark-good', 'mark-attention', 'mark-off']

describe.each(themes)('%s', (theme) => {
  const worst = (names: readonly string[], on: readonly string[]) =>
    Math.min(...names.flatMap((name) => on.map((ground) => contrast(token(name, theme), token(ground, theme)))))
  const smallest = (names: readonly string[]) =>
    Math.min(
      ...sights.flatMap((sight) =>
        names.flatMap((left, index) =>
          names
            .slice(index + 1)
            .map((right) => difference(seenBy(sight, token(left, theme)), seenBy(sight, token(right, theme)))),
        ),
      ),
    )

  it('text reads on every ground: 4.5 to 1, the worst pair 4.75', () => {
    expect(worst(['text', 'muted', 'faint'], grounds)).toBeGreaterThanOrEqual(4.74)
    expect(worst(['accent'], ['bg', 'surface'])).toBeGreaterThanOrEqual(4.5)
    expect(worst(['on-accent'], ['accent'])).toBeGreaterThanOrEqual(4.5)
    expect(worst(['muted'], ['selected'])).toBeGreaterThanOrEqual(5.6)
  })

  it.each(['good', 'attention', 'off', 'info'])('%s reads on its ground: 4.67 to 1', (tone) => {
    expect(worst([tone], [`${tone}-ground`])).toBeGreaterThanOrEqual(4.66)
  })

  it('borders of controls and the focus ring stand out: 3 to 1', () => {
    expect(worst(['control'], grounds)).toBeGreaterThanOrEqual(3.065)
    expect(worst(['focus'], [...grounds, 'selected'])).toBeGreaterThanOrEqual(3)
  })

  it('marks of charts stand out from the ground: 3 to 1', () => {
    expect(worst([...series, 'series-other', ...movements, ...marks, ...stances], ['bg'])).toBeGreaterThanOrEqual(3)
  })

  // The numbers of the design: for light series 7.9 is the smallest, under tritanopia; the rest stand as it gives them.
  it.each([
    ['series', series, { light: 7.9, dark: 11.1 }],
    ['movements', movements, { light: 10.3, dark: 11.5 }],
    ['stances', stances, { light: 14.5, dark: 11.0 }],
    ['status marks', marks, { light: 13.2, dark: 12.4 }],
  ] as const)('%s differ for every eye', (_, names, atLeast) => {
    expect(smallest(names)).toBeGreaterThanOrEqual(atLeast[theme] - 0.05)
  })
})

it('every cell of a heat table reads: 4.5 to 1', () => {
  const heat = (step: number) => token(`heat-${step}`, 'light')
  for (const step of [1, 2, 9])
    expect(contrast(heat(step), token('heat-light-text', 'light'))).toBeGreaterThanOrEqual(4.5)
  for (const step of [3, 4, 5, 6, 7, 8]) {
    expect(contrast(heat(step), token('heat-dark-text', 'light'))).toBeGreaterThanOrEqual(4.5)
  }
})

// Sharma, Wu and Dalal (2005), table 1, pairs 1, 4, 7, 13, 17, 25 and 34: the published test data of CIEDE2000.
it.each([
  [[50, 2.6772, -79.7751], [50, 0, -82.7485], 2.0425],
  [[50, -1.3802, -84.2814], [50, 0, -82.7485], 1.0],
  [[50, 0, 0], [50, -1, 2], 2.3669],
  [[50, -0.001, 2.49], [50, 0.0009, -2.49], 4.8045],
  [[50, 2.5, 0], [73, 25, -18], 27.1492],
  [[60.2574, -34.0099, 36.2677], [60.4626, -34.1751, 39.4387], 1.2644],
  [[2.0776, 0.0795, -1.135], [0.9033, -0.0636, -0.5514], 0.9082],
] as const)('CIEDE2000 of %j and %j is %d as published', (left, right, expected) => {
  expect(difference.ofLab(left, right)).toBeCloseTo(expected, 4)
})
