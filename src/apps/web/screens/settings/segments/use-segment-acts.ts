import { useMutation } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { client, forgetAnswers } from '../../../api/client.js'
import { useUndo } from '../../../shell/toasts.js'
import { placesAfter } from './places-after.js'
import type { Segment } from './segment.js'

/** Moves a segment of a dimension up or down, and deletes one; both can be taken back. */
export function useSegmentActs(workspace: string, segments: readonly Segment[]) {
  const { t } = useTranslation()
  const offerUndo = useUndo()
  const undo = async (changes: readonly string[]) => {
    for (const id of [...changes].reverse()) await client.send('changes.undo', { workspace, id })
    await forgetAnswers()
  }
  const move = useMutation({
    mutationFn: async ({ segment, step }: { segment: Segment; step: 1 | -1 }) => {
      const changes: string[] = []
      for (const { moved, position } of placesAfter(segments, segment, step)) {
        // From the day of its last rule on: an earlier rule stays what it was.
        const from = moved.history.at(-1)?.from ?? undefined
        const { name, dimension } = moved
        const { changeId } = await client.send('segments.change', { workspace, name, dimension, position, from })
        changes.push(changeId)
      }
      await forgetAnswers()
      offerUndo(t('segments.moved', { name: segment.name }), () => undo(changes))
    },
  })
  const remove = useMutation({
    mutationFn: async ({ name, dimension }: Segment) => {
      const { changeId } = await client.send('segments.delete', { workspace, name, dimension })
      await forgetAnswers()
      offerUndo(t('segments.deleted', { name }), () => undo([changeId]))
    },
  })
  return {
    isBusy: move.isPending || remove.isPending,
    error: move.error ?? remove.error,
    move: (segment: Segment, step: 1 | -1) => move.mutate({ segment, step }),
    remove: (segment: Segment) => remove.mutate(segment),
  }
}
