import { types } from 'pg'
import { assert } from '#foundation'

type Parse = (text: string) => unknown

// Type numbers of PostgreSQL's catalogue; they never change.
const ofType: Readonly<Record<number, Parse>> = {
  20: integer, // int8
  1082: same, // date
  1114: same, // timestamp
  1184: moment, // timestamptz
  1186: same, // interval
  1700: same, // numeric
}

const ofArray: Readonly<Record<number, Parse>> = {
  1016: integer,
  1115: same,
  1182: same,
  1185: moment,
  1187: same,
  1231: same,
}

/**
 * How values of the database become values of JavaScript: int8 a safe integer, numeric a decimal string, date
 * 'YYYY-MM-DD', timestamptz 'YYYY-MM-DDTHH:MM:SS.ffffffZ'. The connection must have TimeZone UTC, DateStyle ISO.
 */
export const valueParsers = {
  getTypeParser(oid: number, format?: 'text' | 'binary'): (value: string) => unknown {
    if (format !== 'binary') {
      const parse = ofType[oid]
      if (parse) return parse
      const parseItem = ofArray[oid]
      if (parseItem) return (text) => mapDeep(parseTextArray(text), parseItem)
    }
    return types.getTypeParser(oid, format as 'text')
  },
}

function integer(text: string): number {
  const value = Number(text)
  assert(Number.isSafeInteger(value), `the integer ${text} is too large for a number; select it as text`)
  return value
}

function same(text: string): string {
  return text
}

/** '2024-05-06 07:08:09.12+00' → '2024-05-06T07:08:09.120000Z'. Infinity and years before Christ stay as they are. */
function moment(text: string): string {
  const parts = /^(\d{4,}-\d\d-\d\d) (\d\d:\d\d:\d\d)(?:\.(\d+))?\+00$/.exec(text)
  return parts ? `${parts[1]}T${parts[2]}.${(parts[3] ?? '').padEnd(6, '0')}Z` : text
}

const textArray = 1009
const parseTextArray = (text: string): unknown => (types.getTypeParser(textArray as never) as Parse)(text)

function mapDeep(value: unknown, parse: Parse): unknown {
  if (Array.isArray(value)) return value.map((item) => mapDeep(item, parse))
  return value === null ? null : parse(String(value))
}
