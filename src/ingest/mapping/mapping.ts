import { z } from 'zod'
import { isEncoding } from '../reading/index.js'
import { dateFormats } from './values/read-day.js'

const text = z.string().min(1, 'must not be empty')
const constant = z
  .union([z.string(), z.number(), z.boolean()], 'must be a text, a number, true or false')
  .transform(String)
const words = z
  .union([text, z.array(text).min(1)], 'must be a text or a list of texts')
  .transform((word) => (typeof word === 'string' ? [word] : word))
const conditionWords = z
  .union([z.string(), z.number(), z.boolean(), z.array(constant)], 'must be a text or a list of texts')
  .transform((word) => (Array.isArray(word) ? word : [String(word)]))

const conditionSchema = z
  .strictObject({
    column: text,
    is: conditionWords.optional(),
    not: conditionWords.optional(),
    blank: z.boolean().optional(),
    note: z.string().optional(),
  })
  .refine(
    (condition) => [condition.is, condition.not, condition.blank].filter((test) => test !== undefined).length === 1,
    {
      message: 'needs exactly one of "is", "not" and "blank"',
    },
  )

const fileOptions = {
  sheet: z.union([text, z.int().min(1)], 'must be the name of a sheet or its number from 1').optional(),
  headerRow: z.int().min(0).max(1000).optional(),
  encoding: z
    .string()
    .refine((name) => name === 'auto' || isEncoding(name), 'is not an encoding; try "utf-8" or "windows-1250"')
    .optional(),
  delimiter: z
    .union([z.literal('auto'), z.literal('tab'), z.string().length(1)], 'must be one character, "tab" or "auto"')
    .transform((mark) => (mark === 'tab' ? '\t' : mark))
    .optional(),
  path: z
    .string()
    .regex(/^(\/[^/]+)*$/, 'must look like "/data/items"')
    .optional(),
  where: z.array(conditionSchema).optional(),
}

const lookupSchema = z.strictObject({
  file: words,
  key: text,
  column: words,
  get by(): z.ZodType<FieldSource> {
    return sourceSchema
  },
  ...fileOptions,
  note: z.string().optional(),
})

const sources = ['column', 'firstOf', 'join', 'value', 'lookup'] as const

const sourceSchema = z
  .strictObject({
    column: text.optional(),
    firstOf: z.array(text).min(1).optional(),
    join: z.array(text).min(1).optional(),
    separator: z.string().optional(),
    value: constant.optional(),
    lookup: lookupSchema.optional(),
    optional: z.boolean().optional(),
    blankIf: words.optional(),
    values: z.record(z.string(), constant).optional(),
    default: constant.optional(),
    format: z.enum(dateFormats).optional(),
    plusDays: z.int().min(-1000).max(1000).optional(),
    decimals: z.enum(['.', ',']).optional(),
    units: z.enum(['major', 'minor']).optional(),
    times: constant.optional(),
    note: z.string().optional(),
  })
  .refine((source) => sources.filter((name) => source[name] !== undefined).length === 1, {
    message: `needs exactly one of ${sources.map((name) => `"${name}"`).join(', ')}`,
  })

const fileEntrySchema = z.strictObject({
  match: words,
  ...fileOptions,
  entity: text,
  distinct: z.boolean().optional(),
  guarded: z.boolean().optional(),
  dates: z.enum(dateFormats).optional(),
  decimals: z.enum(['.', ',']).optional(),
  fields: z.record(text, sourceSchema),
  note: z.string().optional(),
})

/** The form of a mapping file, after the short forms of fields are written out. */
export const mappingSchema = z.strictObject({
  name: text,
  version: z.literal(1),
  files: z.array(fileEntrySchema).min(1),
  note: z.string().optional(),
})

/** A row filter of a mapping. */
export type Condition = z.infer<typeof conditionSchema>
/** Where a field's text comes from and how it is written. */
export type FieldSource = {
  column?: string
  firstOf?: string[]
  join?: string[]
  separator?: string
  value?: string
  lookup?: Lookup
  optional?: boolean
  blankIf?: string[]
  values?: Record<string, string>
  default?: string
  format?: (typeof dateFormats)[number]
  plusDays?: number
  decimals?: '.' | ','
  units?: 'major' | 'minor'
  times?: string
  note?: string
}
/** The value of a column of another file, in the record whose key is this row's. */
export type Lookup = {
  file: string[]
  key: string
  column: string[]
  by: FieldSource
  sheet?: string | number
  headerRow?: number
  encoding?: string
  delimiter?: string
  path?: string
  where?: Condition[]
  note?: string
}
/** How one file, or one sheet of it, becomes facts of one kind. */
export type FileEntry = z.infer<typeof fileEntrySchema>
/** How a set of files becomes facts. Immutable; keep its JSON to know later how an import was read. */
export type Mapping = z.infer<typeof mappingSchema>
