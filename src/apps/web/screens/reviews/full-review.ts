import type { Output } from '../../api/client.js'

/** A review with its questions, voices and answers. */
export type FullReview = Output<'reviews.show'>
