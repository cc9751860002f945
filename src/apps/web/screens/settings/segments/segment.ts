import type { Output } from '../../../api/client.js'

/** A segment of a dimension as it is today. */
export type Segment = Output<'segments.list'>['rows'][number]
export type Dimension = Output<'segments.list'>['dimensions'][number]
