import type { Currency } from '#foundation'
import type { Answer } from './answer.js'
import type { Metric, MetricUnit, Words } from './metric.js'
import { unitsOfRows } from './row-units.js'
import { amountText } from './value.js'

/** A part of a formula with its value. */
export type Part = { readonly id: string; readonly name: Words; readonly value: string; readonly unit: MetricUnit }

/** The parts of a metric's formula with their values. */
export function partsOf(metric: Metric, { sums, units }: Answer, currency: Currency): Part[] {
  const rowUnits = unitsOfRows(metric)
  const above = amountText(sums.numerator, rowUnits.numerator, currency)
  if (!metric.parts) {
    return [
      { id: 'sum', name: metric.name, value: above, unit: rowUnits.numerator },
      { id: 'customers', name: { en: 'customers', pl: 'klienci' }, value: `${units}`, unit: 'count' },
    ]
  }
  const below = amountText(sums.denominator, rowUnits.denominator, currency)
  return [
    { id: 'above', name: metric.parts[0], value: above, unit: rowUnits.numerator },
    { id: 'below', name: metric.parts[1], value: below, unit: rowUnits.denominator },
  ]
}

/** A metric's formula with the values put in, for people; the reason where there is no value. */
export function putIn(metric: Metric, answer: Answer, currency: Currency): Words {
  const { value, units } = answer
  if (!value.known) return value.because
  const [first, second] = partsOf(metric, answer, currency)
  const say = (language: 'en' | 'pl'): string => {
    const tell = (part: Part | undefined) =>
      part ? `${forPeople(part.value, part.unit, currency, language)} (${part.name[language]})` : ''
    const result = forPeople(value.value, metric.unit, currency, language)
    if (metric.parts) return `${tell(first)} ÷ ${tell(second)} = ${result}`
    const over = language === 'en' ? `over ${countOf(units, customersEn)}` : `dla ${countOf(units, customersPl)}`
    return metric.kind === 'count' ? `${metric.name[language]} = ${result}` : `Σ ${over} = ${result}`
  }
  return { en: say('en'), pl: say('pl') }
}

const customersEn = ['customer', 'customers'] as const
const customersPl = ['klienta', 'klientów'] as const

// Both languages have here one form for one and another for all else.
function countOf(count: number, [one, more]: readonly [string, string]): string {
  return `${count} ${count === 1 ? one : more}`
}

/** A decimal for people: thousands apart, ratios in per cent with two decimals, money with its currency. */
function forPeople(value: string, unit: MetricUnit, currency: Currency, language: 'en' | 'pl'): string {
  if (unit === 'ratio') return `${grouped(percent(value), language)}%`
  return unit === 'money' ? `${grouped(value, language)} ${currency}` : grouped(value, language)
}

function percent(ratio: string): string {
  const negative = ratio.startsWith('-')
  const [whole = '0', fraction = ''] = ratio.replace('-', '').split('.')
  const digits = `${fraction}00000`
  const tenThousandths = BigInt(`${whole}${digits.slice(0, 4)}`) + (Number(digits[4]) >= 5 ? 1n : 0n)
  const text = tenThousandths.toString().padStart(3, '0')
  return `${negative && tenThousandths !== 0n ? '-' : ''}${text.slice(0, -2)}.${text.slice(-2)}`
}

function grouped(value: string, language: 'en' | 'pl'): string {
  const [whole = '', fraction] = value.split('.')
  const [thousands, point] = language === 'en' ? [',', '.'] : ['\u00a0', ',']
  const apart = whole.replace(/\B(?=(\d{3})+$)/g, thousands)
  return fraction === undefined ? apart : `${apart}${point}${fraction}`
}
