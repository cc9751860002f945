import type { Output } from '../../api/client.js'

/** The relationship map of an account on a day. */
export type MapData = Output<'plans.map'>

/** Somebody on the map. */
export type MapPerson = MapData['people'][number]

/** The ways in which a map is looked at. */
export const mapViews = ['graph', 'list', 'matrix'] as const
export type MapView = (typeof mapViews)[number]

/** What stands in the address of a map. */
export type MapSearch = { view?: MapView; day?: string; person?: string }

/** Whether the reader may see opinions: without the right they are not in the answer at all. */
export function showsOpinions({ people }: MapData): boolean {
  return people.some(({ stance, ties }) => stance !== undefined || ties !== undefined)
}

/** Reads the address of a map. */
export function readMapSearch(raw: Readonly<Record<string, unknown>>): MapSearch {
  const view = mapViews.find((each) => each === raw.view)
  const day = typeof raw.day === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(raw.day) ? raw.day : undefined
  const person = typeof raw.person === 'string' && raw.person !== '' ? raw.person : undefined
  return { ...(view && { view }), ...(day && { day }), ...(person && { person }) }
}
