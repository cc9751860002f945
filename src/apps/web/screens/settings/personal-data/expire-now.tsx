import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { client, forgetAnswers } from '../../../api/client.js'
import { formatDay } from '../../../format/dates.js'
import { useLanguage } from '../../../i18n/language.js'
import { Confirm } from '../../../parts/confirm.js'
import { Answer, Skeleton } from '../../../parts/states.js'
import { tell } from '../../../shell/toasts.js'
import type { Holding } from './holding.js'

type Props = { readonly workspace: string; readonly rows: readonly Holding[]; readonly onClose: () => void }

/** Takes out what is too old, after it was shown how much that is. */
export function ExpireNow({ workspace, rows, onClose }: Props) {
  const { t } = useTranslation()
  const language = useLanguage()
  const preview = useQuery({
    queryKey: ['expire-preview', workspace],
    queryFn: () => client.send('personal-data.expire', { workspace, dryRun: true }),
    staleTime: 0,
  })
  const run = async () => {
    await client.send('personal-data.expire', { workspace })
    tell(t('personalData.expired'))
    await forgetAnswers()
  }
  const named = (holding: string) => rows.find(({ name }) => name === holding)?.what[language] ?? holding
  return (
    <Confirm title={t('personalData.expireTitle')} button={t('personalData.expireButton')} run={run} onClose={onClose}>
      <p className="prose">{t('personalData.expireHint')}</p>
      <Answer of={preview} waiting={<Skeleton lines={3} />}>
        {(told) => {
          const old = told.rows.filter((row) => row.rows > 0)
          if (old.length === 0) return <p className="muted">{t('personalData.nothingOld')}</p>
          return (
            <ul>
              {old.map(({ holding, before, rows: count }) => (
                <li key={holding}>
                  {named(holding)} {t('erase.rows', { count })},{' '}
                  {t('personalData.expireBefore', { day: formatDay(language, before) })}
                </li>
              ))}
            </ul>
          )
        }}
      </Answer>
    </Confirm>
  )
}
