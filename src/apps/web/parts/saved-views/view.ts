import type { Output } from '../../api/client.js'

export type View = Output<'views.list'>['rows'][number]
