import { parseDecimal } from '#foundation'
import type { FactShape, Field } from '#platform'
import type { MappingProblem } from './invalid-mapping.js'
import type { FieldSource, FileEntry } from './mapping.js'
import { hint } from './nearest-name.js'
import { Refusal } from './values/refusal.js'
import { valueReader } from './values/value-reader.js'

/** The part of a field's name that says it is an open attribute. */
export const attributePrefix = 'attributes.'

/** What is wrong with an entry of a mapping, judged by the kind of fact that it names. */
export function checkEntry(entry: FileEntry, where: string, shapes: readonly FactShape[]): MappingProblem[] {
  const shape = shapes.find(({ name }) => name === entry.entity)
  if (!shape) {
    const problem = `"${entry.entity}" is no entity${hint(
      entry.entity,
      shapes.map(({ name }) => name),
    )}`
    return [{ where: `${where}.entity`, problem }]
  }
  const missing = shape.fields.filter(({ name, required }) => required && !entry.fields[name])
  const unmapped = missing.map(({ name }) => ({
    where: `${where}.fields`,
    problem: `${shape.name} needs the field "${name}"`,
  }))
  const wrong = Object.entries(entry.fields).flatMap(([name, source]) =>
    checkField(name, source, entry, shape).map((problem) => ({ where: `${where}.fields.${name}`, problem })),
  )
  return [...unmapped, ...wrong]
}

function checkField(name: string, source: FieldSource, entry: FileEntry, shape: FactShape): string[] {
  const field = fieldOf(name, shape)
  if (typeof field === 'string') return [field]
  const problems: string[] = []
  const onlyFor = (option: keyof FieldSource, types: readonly string[]) => {
    if (source[option] === undefined || types.includes(field.type)) return
    problems.push(`"${option}" is for fields of the types ${types.join(', ')}; this one is of the type ${field.type}`)
  }
  onlyFor('format', ['day', 'moment'])
  onlyFor('plusDays', ['day'])
  onlyFor('decimals', ['decimal', 'integer'])
  onlyFor('times', ['decimal', 'integer'])
  onlyFor('units', ['decimal'])
  if (source.units === 'minor' && !entry.fields.currency)
    problems.push('"units": "minor" needs the field "currency" too')
  if (source.times !== undefined && !parseDecimal(source.times))
    problems.push(`"times": "${source.times}" is no number`)
  if (source.separator !== undefined && !source.join) problems.push('"separator" goes with "join"')
  if (source.value !== undefined && (source.optional || source.values || source.blankIf)) {
    problems.push('"value" is a constant; "optional", "values" and "blankIf" are about columns')
  }
  if (problems.length === 0) problems.push(...checkConstants(field, source))
  return problems
}

/** The field of a shape by the name that a mapping uses, or what is wrong with that name. */
export function fieldOf(name: string, shape: FactShape): Field | string {
  const field = shape.fields.find((candidate) => candidate.name === name)
  if (field) return field
  if (name.startsWith(attributePrefix)) {
    if (!shape.openAttributes) return `${shape.name} has no open attributes`
    if (name.length === attributePrefix.length) return 'an attribute needs a name after the point'
    return { name, type: 'text', summary: 'An attribute of your own.' }
  }
  const names = shape.fields.map((candidate) => candidate.name)
  const attribute = shape.openAttributes ? ` To keep it as an attribute of your own, write "attributes.${name}"` : ''
  return `${shape.name} has no field "${name}"${hint(name, names)}${attribute}`
}

function checkConstants(field: Field, source: FieldSource): string[] {
  return (['value', 'default'] as const).flatMap((option) => {
    const text = source[option]
    const value = text === undefined ? null : constantValue(field, text)
    return value instanceof Refusal ? [`"${option}": "${text}" ${value.reason}`] : []
  })
}

/** A constant of a mapping as canonical text. Constants are written plainly: ISO days, a point as decimal mark. */
export function constantValue(field: Field, text: string): string | null | Refusal {
  const trimmed = text.trim()
  return trimmed === '' ? null : valueReader(field, { dates: 'ISO', decimals: '.', plusDays: 0, times: null })(trimmed)
}
