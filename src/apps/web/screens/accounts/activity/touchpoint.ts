import type { Output } from '../../../api/client.js'

/** A touchpoint as the list has it. */
export type Touchpoint = Output<'touchpoints.list'>['rows'][number]

export const directions = ['out', 'in'] as const
export const purposes = ['promotion', 'renewal', 'expansion', 'support', 'result', 'other'] as const
