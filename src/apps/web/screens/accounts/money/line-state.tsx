import { useTranslation } from 'react-i18next'
import { signOf } from '../../../format/exact.js'
import type { Line } from './line.js'

const looks = {
  live: { tone: 'good', sign: '●' },
  signed: { tone: 'info', sign: '▷' },
  ended: { tone: undefined, sign: '■' },
  gone: { tone: 'off', sign: '×' },
  idle: { tone: 'attention', sign: '❚❚' },
} as const

/** Whether a line is live today, still to come, over, taken out, or without ARR within its days (paused, free). */
export function LineState({ line, today }: { readonly line: Line; readonly today: string }) {
  const { t } = useTranslation()
  const state = lineStateOf(line, today)
  const { tone, sign } = looks[state]
  return (
    <span className="badge nowrap" data-tone={tone}>
      <span aria-hidden="true">{sign}</span>
      {t(`lines.states.${state}`)}
    </span>
  )
}

/** What a line is on a day. */
export function lineStateOf(line: Line, today: string): keyof typeof looks {
  const now = line.versions[0]
  if (!now || now.gone) return 'gone'
  if (signOf(line.arr) !== 0) return 'live'
  if (now.startDay > today) return 'signed'
  return now.endDay !== null && now.endDay <= today ? 'ended' : 'idle'
}
