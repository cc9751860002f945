import './reviews.css'
import { useMutation } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { client, useAsk } from '../../api/client.js'
import { formatMoment } from '../../format/dates.js'
import { useLanguage } from '../../i18n/language.js'
import { Answer, ErrorNotice, Skeleton } from '../../parts/states.js'
import { FrontPage } from '../sign-in/front-page.js'
import { type Answered, AnswerForm } from './answer-form.js'

/** Where somebody of a customer answers a review by their link. It tells the questions and who asks, nothing else. */
export function ReviewByLinkScreen() {
  const { t } = useTranslation()
  const language = useLanguage()
  const { token } = useParams({ from: '/review/$token' })
  const answer = useMutation({
    mutationFn: (given: Answered) => client.send('reviews.answer-by-link', { token, ...given }),
  })
  const asked = useAsk('reviews.by-link', { token }, { enabled: answer.isIdle || answer.isError })
  if (answer.isSuccess)
    return (
      <FrontPage title={t('reviews.byLink.title')}>
        <p className="notice" data-tone="good" role="status">
          {t('reviews.byLink.thanks')} {t('reviews.byLink.close')}
        </p>
      </FrontPage>
    )
  return (
    <FrontPage
      title={t('reviews.byLink.title')}
      sentence={asked.data && t('reviews.byLink.sentence', { by: asked.data.by })}
    >
      <Answer of={asked} waiting={<Skeleton lines={5} />}>
        {({ questions, expiresAt }) => (
          <>
            <AnswerForm questions={questions} isPending={answer.isPending} onAnswer={answer.mutate} />
            {answer.error && <ErrorNotice error={answer.error} />}
            <p className="small muted">{t('reviews.byLink.until', { day: formatMoment(language, expiresAt) })}</p>
          </>
        )}
      </Answer>
    </FrontPage>
  )
}
