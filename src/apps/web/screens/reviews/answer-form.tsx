import { type FormEvent, useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { FormField } from '../../parts/fields.js'

const scores = [1, 2, 3, 4, 5] as const

/** What somebody answers. */
export type Answered = { readonly scores: number[]; readonly text: string | undefined }

type Props = {
  readonly questions: readonly string[]
  readonly before?: { readonly scores: readonly number[]; readonly text: string | null } | undefined
  readonly isPending: boolean
  readonly onAnswer: (answer: Answered) => void
}

/** A score for each question, and what else there is to say. Stands inside an element that shows what went wrong. */
export function AnswerForm({ questions, before, isPending, onAnswer }: Props) {
  const { t } = useTranslation()
  const name = useId()
  const [given, setGiven] = useState<readonly (number | undefined)[]>(() =>
    questions.map((_, at) => before?.scores[at]),
  )
  const [text, setText] = useState(before?.text ?? '')
  const submit = (event: FormEvent) => {
    event.preventDefault()
    onAnswer({ scores: given.flatMap((score) => score ?? []), text: text.trim() || undefined })
  }
  return (
    <form className="stack" onSubmit={submit}>
      {questions.map((question, at) => (
        <fieldset key={question} className="review-scores">
          <legend>{question}</legend>
          <div>
            <span className="small muted">{t('reviews.lowest')}</span>
            <div className="segments">
              {scores.map((score) => (
                <label key={score}>
                  <input
                    type="radio"
                    name={`${name}-${at}`}
                    required
                    value={score}
                    checked={given[at] === score}
                    onChange={() => setGiven(given.map((each, place) => (place === at ? score : each)))}
                  />
                  {score}
                </label>
              ))}
            </div>
            <span className="small muted">{t('reviews.highest')}</span>
          </div>
        </fieldset>
      ))}
      <FormField label={t('reviews.comment')}>
        {(ids) => (
          <textarea
            {...ids}
            className="input"
            rows={3}
            maxLength={5000}
            value={text}
            onChange={(event) => setText(event.target.value)}
          />
        )}
      </FormField>
      <div>
        <button type="submit" className="button" data-kind="primary" disabled={isPending}>
          {t('reviews.save')}
        </button>
      </div>
    </form>
  )
}
