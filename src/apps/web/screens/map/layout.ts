import { Graph, layout as layOut } from '@dagrejs/dagre'
import type { MapData } from './map-data.js'
import { type Organisation, personKey } from './organisation.js'

/** Where a card lies: its upper left corner, in pixels. */
export type Box = { readonly x: number; readonly y: number; readonly width: number; readonly height: number }

/** A line between two cards, as the path of an SVG. */
export type Line = {
  readonly id: string
  readonly kind: 'reports_to' | 'belongs' | 'influences' | 'conflict'
  readonly from: string
  readonly to: string
  readonly path: string
}

/** The drawing of a map. */
export type Drawn = { readonly boxes: ReadonlyMap<string, Box>; readonly lines: readonly Line[] }

export const cardSize = { width: 224, height: 152 } as const
const headSize = { width: 200, height: 56 } as const
const gap = 16
// Who leads nobody stands in a block below their lead: side by side they would be a line as long as a street.
const inRow = (count: number): number =>
  count <= 8 ? Math.min(count, 2) : Math.min(4, Math.ceil(Math.sqrt(count / 2)))

/** Lays a map out. */
export function drawingOf(data: MapData, organisation: Organisation): Drawn {
  const { places, parents, children } = organisation
  const graph = new Graph<object, { width: number; height: number; x: number; y: number }, object>()
  graph.setGraph({ rankdir: 'TB', nodesep: 32, ranksep: 56, ranker: 'tight-tree' })
  graph.setDefaultEdgeLabel(() => ({}))
  const isLeaf = (key: string) => places.get(key)?.kind === 'person' && !children.has(key)
  const put = (key: string, size: { width: number; height: number }) => graph.setNode(key, { ...size, x: 0, y: 0 })
  for (const [key, { kind }] of places) if (!isLeaf(key)) put(key, kind === 'person' ? cardSize : headSize)
  for (const [key, parent] of parents) if (!isLeaf(key)) graph.setEdge(parent, key)
  for (const [parent, below] of children) {
    const leaves = below.filter(isLeaf)
    if (leaves.length === 0) continue
    put(`below ${parent}`, blockSize(leaves.length))
    graph.setEdge(parent, `below ${parent}`)
  }
  layOut(graph)
  const boxes = new Map<string, Box>()
  for (const key of graph.nodes()) {
    const { x, y, width, height } = graph.node(key)
    const box = { x: x - width / 2, y: y - height / 2, width, height }
    if (places.has(key)) boxes.set(key, box)
    else placeBlock(boxes, box, (children.get(key.slice('below '.length)) ?? []).filter(isLeaf))
  }
  return { boxes, lines: linesOf(data, organisation, boxes) }
}

function blockSize(count: number): { width: number; height: number } {
  const columns = inRow(count)
  const rows = Math.ceil(count / columns)
  return {
    width: columns * (cardSize.width + gap) - gap,
    height: rows * (cardSize.height + gap) - gap,
  }
}

function placeBlock(boxes: Map<string, Box>, block: Box, keys: readonly string[]): void {
  const columns = inRow(keys.length)
  keys.forEach((key, place) => {
    const x = block.x + (place % columns) * (cardSize.width + gap)
    const y = block.y + Math.floor(place / columns) * (cardSize.height + gap)
    boxes.set(key, { x, y, ...cardSize })
  })
}

function linesOf(data: MapData, { places, parents }: Organisation, boxes: ReadonlyMap<string, Box>): Line[] {
  const lines: Line[] = []
  const add = (line: Omit<Line, 'path'>, path: (from: Box, to: Box) => string) => {
    const [from, to] = [boxes.get(line.from), boxes.get(line.to)]
    if (from && to) lines.push({ ...line, path: path(from, to) })
  }
  const reporting = new Set<string>()
  for (const { ref, kind, person, other } of data.links) {
    const [from, to] = [personKey(person), personKey(other)]
    if (kind === 'reports_to') reporting.add(from)
    const path = kind === 'reports_to' ? stepPath : kind === 'influences' ? curvePath : zigzagPath
    add({ id: ref, kind, from, to }, path)
  }
  for (const [key, parent] of parents) {
    if (places.get(key)?.kind === 'person' && reporting.has(key)) continue
    add({ id: `belongs ${key}`, kind: 'belongs', from: key, to: parent }, stepPath)
  }
  return lines
}

const middle = ({ x, y, width, height }: Box) => ({ x: x + width / 2, y: y + height / 2 })

// From the top of a card up to the foot of the one above it.
function stepPath(from: Box, to: Box): string {
  const [start, end] = [middle(from).x, middle(to).x]
  const foot = to.y + to.height
  const turn = foot + Math.max(12, Math.min(28, (from.y - foot) / 2))
  return `M ${start} ${from.y} V ${turn} H ${end} V ${foot}`
}

function curvePath(from: Box, to: Box): string {
  const [start, end] = [middle(from), middle(to)]
  const lift = Math.max(60, Math.abs(end.x - start.x) / 6)
  const rise = Math.min(from.y, to.y) - lift
  return `M ${start.x} ${from.y} C ${start.x} ${rise} ${end.x} ${rise} ${end.x} ${to.y}`
}

const tooth = 12

/** A line of teeth between two cards. */
function zigzagPath(from: Box, to: Box): string {
  const [start, end] = [middle(from), middle(to)]
  const [dx, dy] = [end.x - start.x, end.y - start.y]
  const length = Math.hypot(dx, dy) || 1
  const steps = Math.max(4, Math.round(length / tooth))
  const points = Array.from({ length: steps + 1 }, (_, step) => {
    const along = step / steps
    const off = step === 0 || step === steps ? 0 : (step % 2 === 0 ? 1 : -1) * (tooth / 2)
    const [x, y] = [start.x + dx * along - (dy / length) * off, start.y + dy * along + (dx / length) * off]
    return `${x.toFixed(1)} ${y.toFixed(1)}`
  })
  return `M ${points.join(' L ')}`
}
