import '@xyflow/react/dist/base.css'
import {
  BaseEdge,
  type Edge,
  type EdgeProps,
  Handle,
  type Node,
  type NodeProps,
  Panel,
  Position,
  ReactFlow,
  type ReactFlowInstance,
} from '@xyflow/react'
import { Maximize, ZoomIn, ZoomOut } from 'lucide-react'
import { createContext, type KeyboardEvent, useContext, useEffect, useMemo, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { type Drawn, drawingOf, type Line } from './layout.js'
import type { MapData, MapPerson } from './map-data.js'
import { neighbour, type Organisation, organisationOf, type Place, personKey } from './organisation.js'
import { PersonCard } from './person-card.js'
import { type CardWords, useCardWords } from './use-card-words.js'

type CardData = { readonly place: Place }
type LineData = { readonly line: Line }
type Props = {
  readonly data: MapData
  readonly opened: string | undefined
  readonly onOpen: (person: string) => void
}

type Cards = {
  readonly people: ReadonlyMap<string, MapPerson>
  readonly units: ReadonlyMap<string, MapData['units'][number]>
  readonly name: string
  readonly words: CardWords
  readonly opened: string | undefined
  readonly onOpen: (person: string) => void
  readonly onFocus: (key: string) => void
}

const CardsContext = createContext<Cards | undefined>(undefined)
const nodeTypes = { card: Card }
const edgeTypes = { line: MapLine }
// Readable; a tree that is larger is moved through.
const readableZoom = 0.85

/** The map as a drawing that can be moved and zoomed. Only the cards in sight are there. */
export function MapGraph({ data, opened, onOpen }: Props) {
  const { t } = useTranslation()
  const words = useCardWords()
  const organisation = useMemo(() => organisationOf(data), [data])
  const drawn = useMemo(() => drawingOf(data, organisation), [data, organisation])
  const flow = useRef<ReactFlowInstance<Node<CardData>, Edge<LineData>>>(null)
  const section = useRef<HTMLElement>(null)
  const at = useRef(opened === undefined ? organisation.root.key : personKey(opened))
  const { nodes, edges } = useMemo(() => elementsOf(drawn, organisation.places), [drawn, organisation])
  const cards = useMemo(
    () => ({
      people: new Map(data.people.map((person) => [person.ref, person])),
      units: new Map(data.units.map((unit) => [unit.ref, unit])),
      ...{ name: data.name, words, opened, onOpen },
      onFocus: (key: string) => {
        at.current = key
      },
    }),
    [data, words, opened, onOpen],
  )
  const focus = async (key: string) => {
    const box = drawn.boxes.get(key)
    if (!box || !flow.current) return
    at.current = key
    const zoom = Math.max(flow.current.getZoom(), readableZoom)
    await flow.current.setCenter(box.x + box.width / 2, box.y + box.height / 2, { zoom })
    focusWhenThere(section.current, key)
  }
  const go = (event: KeyboardEvent) => {
    const isOnCard = event.target !== section.current
    if (!isOnCard && event.key === 'Enter') return void focus(at.current)
    const isArrow = event.key.startsWith('Arrow') || event.key === 'Home'
    if (!isArrow || event.altKey || event.ctrlKey || event.metaKey) return
    event.preventDefault()
    event.stopPropagation()
    void focus(isOnCard ? (neighbour(organisation, at.current, event.key) ?? at.current) : at.current)
  }
  useEffect(() => {
    if (!organisation.places.has(at.current)) at.current = organisation.root.key
  }, [organisation])
  return (
    <section
      ref={section}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: arrow keys go from card to card, of which only those in sight are there.
      tabIndex={0}
      className="map-graph"
      aria-label={t('map.keyboard', { name: data.name })}
      data-testid="map-graph"
      onKeyDown={go}
    >
      <CardsContext value={cards}>
        <ReactFlow
          nodes={nodes}
          edges={edges}
          nodeTypes={nodeTypes}
          edgeTypes={edgeTypes}
          nodesDraggable={false}
          nodesConnectable={false}
          nodesFocusable={false}
          edgesFocusable={false}
          elementsSelectable={false}
          onlyRenderVisibleElements
          disableKeyboardA11y
          zoomOnDoubleClick={false}
          preventScrolling={false}
          zoomOnScroll={false}
          panOnScroll={false}
          minZoom={0.05}
          maxZoom={2}
          attributionPosition="bottom-left"
          onInit={(instance) => {
            flow.current = instance
            place(instance, section.current, drawn, opened === undefined ? topPerson(organisation) : at.current)
          }}
        >
          <Panel position="bottom-right" className="map-zoom">
            <button type="button" className="button" data-size="small" onClick={() => void flow.current?.zoomIn()}>
              <ZoomIn aria-hidden="true" />
              <span className="visually-hidden">{t('map.zoomIn')}</span>
            </button>
            <button type="button" className="button" data-size="small" onClick={() => void flow.current?.zoomOut()}>
              <ZoomOut aria-hidden="true" />
              <span className="visually-hidden">{t('map.zoomOut')}</span>
            </button>
            <button type="button" className="button" data-size="small" onClick={() => void flow.current?.fitView()}>
              <Maximize aria-hidden="true" />
              <span className="visually-hidden">{t('map.fit')}</span>
            </button>
          </Panel>
        </ReactFlow>
      </CardsContext>
    </section>
  )
}

// Around the account itself there is often nobody to see.
function topPerson({ root, places, children }: Organisation): string {
  const row = [root.key]
  for (const key of row) {
    if (places.get(key)?.kind === 'person') return key
    row.push(...(children.get(key) ?? []))
  }
  return root.key
}

function elementsOf(drawn: Drawn, places: ReadonlyMap<string, Place>) {
  const nodes = [...drawn.boxes].flatMap(([key, { x, y, width, height }]): Node<CardData>[] => {
    const place = places.get(key)
    if (!place) return []
    const spot = { x: width / 2, y: 0, width: 1, height: 1 }
    const handles = [
      { type: 'source' as const, position: Position.Top, ...spot },
      { type: 'target' as const, position: Position.Bottom, ...spot, y: height },
    ]
    return [{ id: key, type: 'card', position: { x, y }, width, height, handles, data: { place } }]
  })
  const edges = drawn.lines.map((line): Edge<LineData> => {
    const { id, from, to } = line
    return { id, type: 'line', source: from, target: to, data: { line }, focusable: false }
  })
  return { nodes, edges }
}

function place(
  instance: ReactFlowInstance<Node<CardData>, Edge<LineData>>,
  section: HTMLElement | null,
  { boxes }: Drawn,
  key: string,
): void {
  const all = [...boxes.values()]
  const width = Math.max(...all.map((box) => box.x + box.width))
  const height = Math.max(...all.map((box) => box.y + box.height))
  const [room, tall] = [section?.clientWidth ?? 0, section?.clientHeight ?? 0]
  if (Math.min(room / width, tall / height) >= readableZoom) return void instance.fitView({ maxZoom: 1 })
  const box = boxes.get(key)
  if (!box) return
  const x = room / 2 - (box.x + box.width / 2) * readableZoom
  // With all that is above it, if that fits.
  const isInSight = (box.y + box.height) * readableZoom + 24 <= tall
  void instance.setViewport({ x, y: 24 - (isInSight ? 0 : box.y * readableZoom), zoom: readableZoom })
}

// A card that was out of sight is drawn in one of the next frames.
function focusWhenThere(section: HTMLElement | null, key: string, frames = 30): void {
  const card = section?.querySelector<HTMLElement>(`[data-key="${CSS.escape(key)}"]`)
  if (card) card.focus({ preventScroll: true })
  else if (frames > 0) requestAnimationFrame(() => focusWhenThere(section, key, frames - 1))
}

function Card({ id, data: { place } }: NodeProps<Node<CardData>>) {
  const { t } = useTranslation()
  const cards = useContext(CardsContext)
  if (!cards) return null
  const person = place.kind === 'person' ? cards.people.get(place.ref) : undefined
  const unit = cards.units.get(place.ref)
  return (
    <>
      <Handle type="target" position={Position.Bottom} className="map-handle" isConnectable={false} />
      {person ? (
        <button
          type="button"
          tabIndex={-1}
          className="map-card nopan"
          data-key={id}
          data-group={person.group}
          data-placeholder={person.placeholder || undefined}
          data-left={person.leftOn !== null || undefined}
          data-stance={person.stance?.value}
          aria-pressed={cards.opened === person.ref}
          onFocus={() => cards.onFocus(id)}
          onClick={() => cards.onOpen(person.ref)}
        >
          <PersonCard person={person} words={cards.words} />
        </button>
      ) : (
        // biome-ignore lint/a11y/noStaticElementInteractions: it only remembers where the focus is.
        <div className="map-head" tabIndex={-1} data-key={id} data-kind={place.kind} onFocus={() => cards.onFocus(id)}>
          <strong className="map-name">{unit?.name ?? cards.name}</strong>
          {unit?.kind && <span className="map-line muted">{unit.kind}</span>}
          {place.kind === 'account' && <span className="map-line muted">{t('map.account')}</span>}
        </div>
      )}
      <Handle type="source" position={Position.Top} className="map-handle" isConnectable={false} />
    </>
  )
}

function MapLine({ id, data }: EdgeProps<Edge<LineData>>) {
  if (!data) return null
  return <BaseEdge id={id} path={data.line.path} className={`map-edge map-edge-${data.line.kind}`} />
}
