import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import { questionsOf } from '../draft.js'
import type { Open } from '../open.js'
import { type Inspection, type PlannedEntry, withOption, withSource } from '../planned-entry.js'

type Question = Inspection['questions'][number]

/** What the file does not say and a person should. */
export function Questions(props: { open: Open; seen: Inspection; planned: readonly PlannedEntry[] }) {
  const { t } = useTranslation()
  const { open, seen, planned } = props
  const { draft, change } = open
  const answers = draft.answers[seen.file] ?? {}
  const shown = questionsOf(draft, seen, open.seen)
  const isWaiting = shown.some(({ field }) => !(field in answers))
  if (shown.length === 0) return null
  const answer = ({ field }: Question, choice: string) =>
    change({
      answers: { ...draft.answers, [seen.file]: { ...answers, [field]: choice } },
      planned: { ...draft.planned, [seen.file]: answered(planned, field, choice) },
    })
  return (
    <section className="notice" data-tone={isWaiting ? 'attention' : undefined} data-testid="questions">
      <h3>
        {isWaiting && <span aria-hidden="true">▲ </span>}
        {t('wizard.questions', { count: shown.length })}
      </h3>
      {shown.map((question) => (
        <OneQuestion
          key={question.field}
          question={question}
          answer={answers[question.field]}
          onAnswer={(choice) => answer(question, choice)}
        />
      ))}
    </section>
  )
}

const worded = ['dates', 'decimals', 'endDay', 'period', 'account', 'product', 'unit'] as const

function OneQuestion(props: { question: Question; answer: string | undefined; onAnswer: (choice: string) => void }) {
  const { t, i18n } = useTranslation()
  const { question, answer, onAnswer } = props
  const id = useId()
  const known = worded.find((field) => field === question.field)
  return (
    <div className="question" role="radiogroup" aria-labelledby={id}>
      <p id={id}>{known ? t(`wizard.asked.${known}`) : question.question}</p>
      <div className="cluster">
        {question.choices.map((choice) => {
          const key = `wizard.choices.${choice.replaceAll('.', 'point')}`
          return (
            <label key={choice} className="check-line">
              <input type="radio" name={id} checked={answer === choice} onChange={() => onAnswer(choice)} />
              {i18n.exists(key) ? t(key as 'wizard.choices.month') : choice}
            </label>
          )
        })}
      </div>
    </div>
  )
}

/** What an answer makes of the entries of a file. */
function answered(planned: readonly PlannedEntry[], field: string, choice: string): PlannedEntry[] {
  return planned.map((one) => {
    const { entry } = one
    if (field === 'dates' || field === 'decimals') {
      const isUsual = choice === 'ISO' || choice === '.'
      return { ...one, entry: withOption(entry, field, isUsual ? undefined : choice) }
    }
    if (field === entry.entity && entry.distinct) return { ...one, isIncluded: choice === 'these rows' }
    const source = entry.fields[field]
    if (field === 'endDay' && source) {
      const { plusDays: _, ...rest } = source
      return { ...one, entry: withSource(entry, field, choice === 'last with' ? { ...rest, plusDays: 1 } : rest) }
    }
    if (field === 'period' && !entry.distinct) return { ...one, entry: withSource(entry, field, { value: choice }) }
    return one
  })
}
