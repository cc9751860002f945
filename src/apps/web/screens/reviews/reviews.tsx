import './reviews.css'
import { useMutation } from '@tanstack/react-query'
import { Eye } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { client, forgetAnswers, type Output, useAsk } from '../../api/client.js'
import { formatDay } from '../../format/dates.js'
import { useLanguage } from '../../i18n/language.js'
import { Answer, Empty, ErrorNotice } from '../../parts/states.js'
import { useMay } from '../../shell/session.js'
import { tell } from '../../shell/toasts.js'
import { today } from '../accounts/people/person.js'
import { OpenReview } from './open-review.js'
import { ShownReview } from './shown-review.js'

/** A review as the list has it. */
export type Review = Output<'reviews.list'>['rows'][number]

type Props = { readonly workspace: string; readonly account: string }

/**
 * The 360° reviews of an account: opening, answering, inviting, closing, deciding. Stands on the page of its plan as
 * `<Reviews workspace={workspace} account={account} />` and asks for all that it needs; its own heading is of level 2.
 */
export function Reviews({ workspace, account }: Props) {
  const { t } = useTranslation()
  const [isOpening, setOpening] = useState(false)
  const [shown, setShown] = useState<string>()
  const may = useMay()
  const asked = useAsk('reviews.list', { workspace, account })
  return (
    <Answer of={asked}>
      {({ rows }) => {
        const isNoneOpen = rows.every(({ closedOn }) => closedOn !== null)
        const open = may(workspace, 'reviews.open') && isNoneOpen && (
          <button type="button" className="button" data-kind="primary" onClick={() => setOpening(true)}>
            <Eye aria-hidden="true" />
            {t('reviews.open')}
          </button>
        )
        return (
          <section className="stack" aria-label={t('reviews.title')} data-testid="reviews">
            <h2>{t('reviews.title')}</h2>
            {rows.length === 0 ? (
              <Empty title={t('reviews.none')} action={open}>
                {t('reviews.noneHint')}
              </Empty>
            ) : (
              <>
                <div className="review-head">
                  <p className="prose muted">{t('reviews.hint')}</p>
                  {open}
                </div>
                {rows.map((review) => (
                  <ReviewPanel
                    key={review.ref}
                    workspace={workspace}
                    review={review}
                    isShown={shown === review.ref || (shown === undefined && review === rows[0])}
                    onToggle={(isShown) => setShown(isShown ? review.ref : '')}
                  />
                ))}
              </>
            )}
            {isOpening && <OpenReview workspace={workspace} account={account} onClose={() => setOpening(false)} />}
          </section>
        )
      }}
    </Answer>
  )
}

type PanelProps = {
  readonly workspace: string
  readonly review: Review
  readonly isShown: boolean
  readonly onToggle: (isShown: boolean) => void
}

function ReviewPanel({ workspace, review, isShown, onToggle }: PanelProps) {
  const { t } = useTranslation()
  const language = useLanguage()
  const may = useMay()
  const { ref, stage, openedOn, deadline, closedOn, asked, answered } = review
  const close = useMutation({
    mutationFn: () => client.send('reviews.close', { workspace, review: ref }),
    onSuccess: () => {
      tell(t('reviews.closed'))
      void forgetAnswers()
    },
  })
  const isOver = closedOn === null && (deadline < today() || answered === asked)
  const named = { stage: t(`reviews.stages.${stage}`), day: formatDay(language, openedOn) }
  return (
    <section className="panel panel-body stack" aria-label={`${named.stage}, ${named.day}`}>
      <div className="review-head">
        <div>
          <h3>
            {named.stage} · {named.day}
          </h3>
          <p className="muted">
            {t('reviews.answeredOf', { answered, asked })} ·{' '}
            {closedOn === null
              ? t('reviews.until', { day: formatDay(language, deadline) })
              : t('reviews.closedOn', { day: formatDay(language, closedOn) })}
            {review.isDecided && ` · ${t('reviews.decided')}`}
          </p>
        </div>
        <div className="cluster">
          {isOver && may(workspace, 'reviews.close') && (
            <button type="button" className="button" disabled={close.isPending} onClick={() => close.mutate()}>
              {t('reviews.close')}
            </button>
          )}
          <button
            type="button"
            className="button"
            data-size="small"
            aria-expanded={isShown}
            aria-label={t(isShown ? 'reviews.hideOf' : 'reviews.showOf', named)}
            onClick={() => onToggle(!isShown)}
          >
            {t(isShown ? 'reviews.hide' : 'reviews.show')}
          </button>
        </div>
      </div>
      {close.error && <ErrorNotice error={close.error} />}
      {isOver && <p className="notice">{t('reviews.overdue')}</p>}
      {isShown && <ShownReview workspace={workspace} review={ref} />}
    </section>
  )
}
