import { nameInScope } from '../../shell/name-in-scope.js'
import { type Box, drawingOf } from './layout.js'
import type { MapData, MapPerson } from './map-data.js'
import { organisationOf } from './organisation.js'
import type { CardWords } from './use-card-words.js'

const margin = 24
const lineHeight = 17
const widthMax = 8000

/**
 * The map as a picture of its own: drawn from the same answer as the screen, so what the reader may not see is not in it.
 */
export function pictureOf(data: MapData, words: CardWords): { svg: string; width: number; height: number } {
  const organisation = organisationOf(data)
  const { boxes, lines } = drawingOf(data, organisation)
  const all = [...boxes.values(), { x: 0, y: 0, width: 0, height: 0 }]
  const width = Math.max(...all.map((box) => box.x + box.width)) + 2 * margin
  const height = Math.max(...all.map((box) => box.y + box.height)) + 2 * margin
  const ink = inks()
  const people = new Map(data.people.map((person) => [person.ref, person]))
  const units = new Map(data.units.map(({ ref, name }) => [ref, name]))
  const paths = lines.map(({ kind, path }) => {
    const dashes = kind === 'influences' ? ' stroke-dasharray="6 4"' : ''
    const colour = kind === 'conflict' ? ink.off : kind === 'influences' ? ink.accent : ink.control
    return `<path d="${path}" fill="none" stroke="${colour}" stroke-width="1.5"${dashes}/>`
  })
  const cards = [...boxes].map(([key, box]) => {
    const place = organisation.places.get(key)
    const person = place?.kind === 'person' ? people.get(place.ref) : undefined
    if (person) return card(box, person, words, ink)
    return head(box, units.get(place?.ref ?? '') ?? data.name, ink)
  })
  const look = `font-family="Inter, system-ui, sans-serif" font-size="12"`
  const ground = `<rect width="${width}" height="${height}" fill="${ink.bg}"/>`
  const inside = `<g transform="translate(${margin} ${margin})">${paths.join('')}${cards.join('')}</g>`
  const size = `width="${width}" height="${height}" viewBox="0 0 ${width} ${height}"`
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" ${size} ${look}><title>${safe(data.name)}</title>${ground}${inside}</svg>`
  return { svg, width, height }
}

/** Offers the picture as a file, SVG or PNG. */
export async function offerMap(data: MapData, words: CardWords, form: 'svg' | 'png'): Promise<void> {
  const { svg, width, height } = pictureOf(data, words)
  const blob = form === 'svg' ? new Blob([svg], { type: 'image/svg+xml' }) : await painted(svg, width, height)
  const link = document.createElement('a')
  link.href = URL.createObjectURL(blob)
  link.download = nameInScope(`${data.name} ${data.day}.${form}`)
  link.click()
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000)
}

async function painted(svg: string, width: number, height: number): Promise<Blob> {
  const image = new Image(width, height)
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`
  await image.decode()
  const scale = Math.min(2, widthMax / width, widthMax / height)
  const canvas = document.createElement('canvas')
  canvas.width = width * scale
  canvas.height = height * scale
  canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height)
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/png'))
  if (!blob) throw new Error('Broken promise: a canvas becomes a picture')
  return blob
}

const tokens = ['bg', 'surface', 'sunken', 'selected', 'text', 'muted', 'control', 'accent', 'off'] as const
const stanceTokens = ['champion', 'supporter', 'neutral', 'sceptic', 'blocker'] as const
type Ink = Readonly<Record<(typeof tokens)[number] | `stance-${(typeof stanceTokens)[number]}`, string>>

// A custom property is told as it is written; only a colour of an element is one of the theme.
function inks(): Ink {
  const probe = document.createElement('span')
  document.body.append(probe)
  const names = [...tokens, ...stanceTokens.map((name) => `stance-${name}` as const)]
  const found = names.map((name) => {
    probe.style.color = `var(--${name})`
    return [name, getComputedStyle(probe).color]
  })
  probe.remove()
  return Object.fromEntries(found) as Ink
}

function card(box: Box, person: MapPerson, words: CardWords, ink: Ink): string {
  const stance = words.stance(person)
  const marks = [words.group(person), ...words.marks(person).map(({ word }) => word)].join(' · ')
  const said: readonly (readonly [string | null | undefined, string])[] = [
    [person.title, ink.muted],
    [words.roles(person), ink.text],
    [stance && `${stance.mark} ${stance.word}`, stance ? ink.text : ink.muted],
    [words.influence(person), ink.text],
    [words.coverage(person), ink.muted],
    [words.left(person) ?? words.last(person), ink.muted],
    [marks, ink.text],
  ]
  const lines = said.flatMap(([text, colour]) => (text ? [[text, colour] as const] : []))
  const texts = lines.map(([text, colour], row) => line(box, 38 + row * lineHeight, text, colour))
  const dashes = person.placeholder ? ' stroke-dasharray="5 4"' : ''
  const fill = person.group === 1 ? ink.selected : ink.surface
  const bar = stance
    ? `<rect x="${box.x}" y="${box.y}" width="5" height="${box.height}" fill="${ink[`stance-${stance.value}`]}"/>`
    : ''
  const name = `<g font-weight="600" font-size="13">${line(box, 20, words.name(person), ink.text)}</g>`
  return `${rect(box, fill, ink.control, dashes)}${bar}${name}${texts.join('')}`
}

function head(box: Box, name: string, ink: Ink): string {
  return `${rect(box, ink.sunken, ink.control, '')}<g font-weight="600" font-size="13">${line(box, 32, name, ink.text)}</g>`
}

const rect = ({ x, y, width, height }: Box, fill: string, stroke: string, more: string): string =>
  `<rect x="${x}" y="${y}" width="${width}" height="${height}" rx="6" fill="${fill}" stroke="${stroke}"${more}/>`

// Letters are about half as wide as they are high: what does not fit is cut.
function line({ x, y, width }: Box, down: number, text: string, colour: string): string {
  const fits = Math.floor((width - 24) / 6.4)
  const cut = text.length > fits ? `${text.slice(0, fits - 1)}…` : text
  return `<text x="${x + 14}" y="${y + down}" fill="${colour}">${safe(cut)}</text>`
}

const signs: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }

function safe(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: XML has no control characters, so a name may not bring one.
  return text.replace(/[\u0000-\u001f]/g, ' ').replace(/[&<>"]/g, (sign) => signs[sign] ?? sign)
}
