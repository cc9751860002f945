import { z } from 'zod'
import { type Speak, speakEnglish } from './speak.js'

/** Marks a text of an output as a sentence of the program's, which a caller gets in its language. */
export const sentence = { 'x-sentence': true } as const

/** Marks an output of another action, which the field beside it names: its sentences are found by that one's schema. */
export const outputOf = (field: string) => ({ 'x-output-of': field }) as const

/** A sentence of the program's in an output. */
export const sentenceField = z.string().meta(sentence)

/**
 * Why an act was done, in an output: in people's own words, which stay, or in the program's where nobody gave a reason.
 */
export const reasonField = z.string().meta({ 'x-sentence': 'reason' })

// How the reasons begin that the program gives itself.
const ownReason = /^(segment|list of segment|no list of|import|create|correct) /

type Actions = readonly { readonly name: string; readonly output: z.core.$ZodType }[]

/** An output with its sentences spoken, everything else as it is. The schema says which texts are sentences. */
export function translateOutput(schema: z.core.$ZodType, output: unknown, speak: Speak, actions: Actions): unknown {
  return speak === speakEnglish ? output : translated(schema, output, { speak, actions }, {})
}

type World = { readonly speak: Speak; readonly actions: Actions }

type Definition = {
  readonly type: string
  readonly shape?: Readonly<Record<string, z.core.$ZodType>>
  readonly element?: z.core.$ZodType
  readonly innerType?: z.core.$ZodType
  readonly valueType?: z.core.$ZodType
  readonly options?: readonly z.core.$ZodType[]
}

type Fields = Readonly<Record<string, unknown>>

function translated(schema: z.core.$ZodType, value: unknown, world: World, around: Fields): unknown {
  if (value === null || value === undefined || !hasSentences(schema)) return value
  const marks = z.globalRegistry.get(schema) ?? {}
  if (typeof value === 'string' && marks['x-sentence']) {
    const isOurs = marks['x-sentence'] !== 'reason' || ownReason.test(value)
    return isOurs ? world.speak(value) : value
  }
  if (typeof marks['x-output-of'] === 'string') {
    const other = world.actions.find(({ name }) => name === around[marks['x-output-of'] as string])
    return other ? translated(other.output, value, world, {}) : value
  }
  const { shape, element, innerType, valueType, options } = definitionOf(schema)
  if (innerType) return translated(innerType, value, world, around)
  if (element && Array.isArray(value)) return value.map((item) => translated(element, item, world, {}))
  if (options) {
    const option = options.find((each) => z.safeParse(each, value).success)
    return option ? translated(option, value, world, around) : value
  }
  if (typeof value !== 'object' || Array.isArray(value)) return value
  const fields = value as Fields
  return Object.fromEntries(
    Object.entries(fields).map(([name, inner]) => {
      const schemaOf = shape?.[name] ?? valueType
      return [name, schemaOf ? translated(schemaOf, inner, world, fields) : inner]
    }),
  )
}

const answers = new WeakMap<z.core.$ZodType, boolean>()

// Most outputs have none: rows without end need not be walked for nothing.
function hasSentences(schema: z.core.$ZodType): boolean {
  const answer = answers.get(schema)
  if (answer !== undefined) return answer
  answers.set(schema, false)
  const found = isMarked(schema) || partsOf(schema).some(hasSentences)
  answers.set(schema, found)
  return found
}

function isMarked(schema: z.core.$ZodType): boolean {
  const marks = z.globalRegistry.get(schema)
  return marks !== undefined && ('x-sentence' in marks || 'x-output-of' in marks)
}

function partsOf(schema: z.core.$ZodType): z.core.$ZodType[] {
  const { shape, element, innerType, valueType, options } = definitionOf(schema)
  const single = [element, innerType, valueType].filter((part) => part !== undefined)
  return [...Object.values(shape ?? {}), ...single, ...(options ?? [])]
}

function definitionOf(schema: z.core.$ZodType): Definition {
  return schema._zod.def as unknown as Definition
}
