import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useAsk } from '../../../api/client.js'
import { formatCount } from '../../../format/numbers.js'
import { useLanguage } from '../../../i18n/language.js'
import { AccountLink } from '../../../parts/account-link.js'
import { Answer } from '../../../parts/states.js'

const pauseMs = 300

/** Which accounts a rule would take today, before anything is saved. */
export function RulePreview({ workspace, rule }: { workspace: string; rule: string }) {
  const { t } = useTranslation()
  const language = useLanguage()
  const asked = usePaused(rule.trim())
  const preview = useAsk('segments.preview', { workspace, rule: asked }, { enabled: asked !== '' })
  return (
    <section
      className="panel panel-body stack-tight rule-preview"
      aria-label={t('segments.preview')}
      data-testid="preview"
    >
      <h3>{t('segments.preview')}</h3>
      {asked === '' ? (
        <p className="muted">{t('segments.previewBlank')}</p>
      ) : (
        <Answer of={preview}>
          {({ count, accounts, rows }) => (
            <>
              <p role="status">
                {t('segments.previewCount', {
                  count,
                  written: formatCount(language, count),
                  all: formatCount(language, accounts),
                })}
              </p>
              <ul className="preview-list">
                {rows.map((row) => (
                  <li key={row.ref}>
                    <AccountLink workspace={workspace} account={row.ref}>
                      {row.name}
                    </AccountLink>
                  </li>
                ))}
              </ul>
              {count > rows.length && (
                <p className="muted small">{t('segments.previewMore', { count: count - rows.length })}</p>
              )}
            </>
          )}
        </Answer>
      )}
    </section>
  )
}

/** The value as it was when it last rested for a moment. */
function usePaused(value: string): string {
  const [paused, setPaused] = useState(value)
  useEffect(() => {
    const timer = setTimeout(() => setPaused(value), pauseMs)
    return () => clearTimeout(timer)
  }, [value])
  return paused
}
