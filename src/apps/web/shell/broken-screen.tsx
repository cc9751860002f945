import { type ErrorComponentProps, Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { ErrorNotice } from '../parts/states.js'
import { Page } from './page.js'

/** Instead of a screen that broke. */
export function BrokenScreen({ error, reset }: ErrorComponentProps) {
  const { t } = useTranslation()
  return (
    <Page title={t('errors.screen')}>
      <ErrorNotice error={error} onRetry={reset} />
    </Page>
  )
}

/** For an address that leads nowhere. */
export function NoSuchPage() {
  const { t } = useTranslation()
  return (
    <Page title={t('errors.noPage')} sentence={t('errors.noPageHint')}>
      <p>
        <Link to="/" className="button" data-kind="primary">
          {t('workspaces.title')}
        </Link>
      </p>
    </Page>
  )
}
