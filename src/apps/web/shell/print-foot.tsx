import { useLocation, useParams } from '@tanstack/react-router'
import { useSyncExternalStore } from 'react'
import { useTranslation } from 'react-i18next'
import { queries, useAsk } from '../api/client.js'
import { formatMoment } from '../format/dates.js'
import { useLanguage } from '../i18n/language.js'

/** What paper needs under its numbers: whose they are, when they were read, by which policy set, and where they stand. */
export function PrintFoot() {
  const { t } = useTranslation()
  const language = useLanguage()
  const { workspace } = useParams({ strict: false })
  const { href, search } = useLocation()
  const { data } = useAsk('workspaces.list', {})
  const readAt = useSyncExternalStore(subscribe, lastReadAt)
  const asked: { readonly policy?: string; readonly asKnownAt?: string } = search
  const policy = asked.policy ?? data?.rows.find(({ name }) => name === workspace)?.policy
  const parts = [
    workspace,
    readAt > 0 && t('print.asOf', { when: formatMoment(language, new Date(readAt).toISOString()) }),
    asked.asKnownAt && t('print.asKnownAt', { when: formatMoment(language, asked.asKnownAt) }),
    policy && t('print.policy', { policy }),
  ]
  return (
    <footer className="print-foot">
      <p>{parts.filter(Boolean).join(' · ')}</p>
      <p>{location.origin + href}</p>
    </footer>
  )
}

function subscribe(changed: () => void): () => void {
  return queries.getQueryCache().subscribe(changed)
}

// What is on the page was read when the last of its answers came.
function lastReadAt(): number {
  const shown = queries.getQueryCache().findAll({ type: 'active' })
  return Math.max(0, ...shown.map(({ state }) => state.dataUpdatedAt))
}
