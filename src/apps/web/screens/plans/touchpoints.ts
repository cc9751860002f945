import { useMemo } from 'react'
import { useAsk } from '../../api/client.js'
import { formatDay } from '../../format/dates.js'
import { useLanguage } from '../../i18n/language.js'
import { useMay } from '../../shell/session.js'
import { usePlanPlace } from './plan-place.js'

const shownAtMost = 1000

/** The contacts with the customer by their keys, each in a line; none where they are not wanted or may not be seen. */
export function useTouchpoints(isWanted = true): ReadonlyMap<string, string> {
  const language = useLanguage()
  const { workspace, account } = usePlanPlace()
  const enabled = useMay()(workspace, 'touchpoints.list') && isWanted
  const { data } = useAsk('touchpoints.list', { workspace, account, limit: shownAtMost }, { enabled })
  return useMemo(
    () =>
      new Map(
        data?.rows.map(({ ref, day, personName, subject, by }) => [
          ref,
          [formatDay(language, day), personName, subject, by].filter(Boolean).join(' · '),
        ]),
      ),
    [data, language],
  )
}
