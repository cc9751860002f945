import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { client, forgetAnswers, useAsk } from '../../api/client.js'
import { useLanguage } from '../../i18n/language.js'
import { Dialog } from '../../parts/dialog.js'
import { Answer, ErrorNotice } from '../../parts/states.js'
import { useMay } from '../../shell/session.js'
import { tell } from '../../shell/toasts.js'
import { type Answered, AnswerForm } from './answer-form.js'
import { DecideReview } from './decide-review.js'
import type { FullReview } from './full-review.js'
import { ReviewVoices } from './review-voices.js'

type Props = { readonly workspace: string; readonly review: string }

/** One review: who has answered, and once it is closed what, how far apart, and what was decided. */
export function ShownReview({ workspace, review }: Props) {
  const { t } = useTranslation()
  const [act, setAct] = useState<'answer' | 'decide'>()
  const asked = useAsk('reviews.show', { workspace, review })
  const mayDecide = useMay()(workspace, 'plan-items.add')
  return (
    <Answer of={asked}>
      {(full) => {
        const isOpen = full.closedOn === null
        const isDisputed = full.questions.some((question) => question.isDisputed)
        return (
          <div className="stack">
            {isOpen && <p className="muted">{t('reviews.blind')}</p>}
            {isOpen && full.mine !== null && (
              <div>
                <button type="button" className="button" data-kind="primary" onClick={() => setAct('answer')}>
                  {t(full.mine === 'asked' ? 'reviews.answer' : 'reviews.change')}
                </button>
              </div>
            )}
            {!isOpen && <Results full={full} />}
            {!isOpen && isDisputed && !full.isDecided && (
              <div className="notice" data-tone="attention">
                <p>
                  <span aria-hidden="true">▲ </span>
                  {t('reviews.undecided')}
                </p>
                {mayDecide && (
                  <button type="button" className="button" onClick={() => setAct('decide')}>
                    {t('reviews.decide')}
                  </button>
                )}
              </div>
            )}
            <ReviewVoices workspace={workspace} full={full} />
            {act === 'answer' && <Answering workspace={workspace} full={full} onClose={() => setAct(undefined)} />}
            {act === 'decide' && <DecideReview workspace={workspace} full={full} onClose={() => setAct(undefined)} />}
          </div>
        )
      }}
    </Answer>
  )
}

type ActProps = { readonly workspace: string; readonly full: FullReview; readonly onClose: () => void }

function Answering({ workspace, full, onClose }: ActProps) {
  const { t } = useTranslation()
  const answer = useMutation({
    mutationFn: (given: Answered) => client.send('reviews.answer', { workspace, review: full.ref, ...given }),
    onSuccess: () => {
      onClose()
      tell(t('reviews.answered'))
      void forgetAnswers()
    },
  })
  const own = full.voices.find(({ isYou }) => isYou)
  const before = own?.scores ? { scores: own.scores, text: own.text } : undefined
  return (
    <Dialog title={t('reviews.answerOf')} onClose={onClose}>
      <div className="stack">
        <p className="muted prose">{t('reviews.blind')}</p>
        {answer.error && <ErrorNotice error={answer.error} />}
        <AnswerForm
          questions={full.questions.map(({ question }) => question)}
          before={before}
          isPending={answer.isPending}
          onAnswer={answer.mutate}
        />
        <button type="button" className="button" onClick={onClose}>
          {t('states.cancel')}
        </button>
      </div>
    </Dialog>
  )
}

function Results({ full }: { readonly full: FullReview }) {
  const { t } = useTranslation()
  const language = useLanguage()
  const score = (value: string | null) =>
    value === null ? '—' : Number(value).toLocaleString(language, { minimumFractionDigits: 1 })
  const change = (now: string | null, before: string | null) => {
    if (now === null || before === null) return '—'
    const tenths = Math.round(Number(now) * 10) - Math.round(Number(before) * 10)
    if (tenths === 0) return score('0.0')
    return `${tenths > 0 ? '▲ +' : '▼ −'}${score((Math.abs(tenths) / 10).toFixed(1))}`
  }
  return (
    <div className="table-scroll">
      <table className="table" data-testid="review-results">
        <caption className="visually-hidden">{t('reviews.results')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('reviews.question')}</th>
            <th scope="col" className="number">
              {t('reviews.mean')}
            </th>
            <th scope="col" className="number">
              {t('reviews.ours')}
            </th>
            <th scope="col" className="number">
              {t('reviews.customer')}
            </th>
            <th scope="col">{t('reviews.spread')}</th>
            <th scope="col" className="number">
              {t('reviews.before')}
            </th>
          </tr>
        </thead>
        <tbody>
          {full.questions.map(({ question, mean, ours, customer, lowest, highest, before, isDisputed }) => (
            <tr key={question}>
              <th scope="row" className="name">
                {question}
              </th>
              <td className="number">{score(mean)}</td>
              <td className="number">{score(ours)}</td>
              <td className="number">{score(customer)}</td>
              <td className="nowrap">
                {lowest === null ? '—' : t('reviews.spreadOf', { lowest, highest })}
                {isDisputed && <div className="small">▲ {t('reviews.disputed')}</div>}
              </td>
              <td className="number nowrap">{change(mean, before)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
