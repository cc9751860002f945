import type { z } from 'zod'
import type { LedgerInUse } from '#ledger/server'
import { type Answer, answerOf, splitNote } from '../model/answer.js'
import type { EvidenceRow } from '../model/evidence.js'
import type { Words } from '../model/metric.js'
import { unitsOfRows } from '../model/row-units.js'
import { amountText } from '../model/value.js'
import type { Evidence } from '../store/read-evidence.js'
import { besideOf } from './beside.js'
import type { valueOutput } from './metric-output.js'
import type { Question } from './question.js'

type ValueOutput = z.input<typeof valueOutput>

/** The value of a metric as it is shown, from its rows or the reason that it has none. */
export function toldValue(question: Question, ledger: LedgerInUse, evidence: Evidence, split: Split = {}): ValueOutput {
  const told = evidence.known
    ? answered(question, answerOf(question.metric, evidence.rows, question.currency))
    : { ...unanswered, because: evidence.because.en, reasons: { ...noReasons, because: evidence.because } }
  const { id, unit } = question.metric
  const group = split.by === undefined ? {} : { group: split.group ?? null }
  return {
    id,
    ...group,
    unit,
    ...besideOf(question, ledger),
    ...told,
    note: splitNote(question.metric, split.by, ledger.policy),
  }
}

type Split = { readonly by?: string; readonly group?: string | null }

/** The values of all groups, in the order of their names. */
export function toldGroups(
  question: Question,
  ledger: LedgerInUse,
  groups: ReadonlyMap<string | null, readonly EvidenceRow[]>,
  by: string,
): ValueOutput[] {
  return [...groups].map(([group, rows]) => toldValue(question, ledger, { known: true, rows }, { by, group }))
}

const noReasons: { because: Words | null; interval: Words | null; withoutLargest: Words | null } = {
  because: null,
  interval: null,
  withoutLargest: null,
}

const unanswered = {
  known: false,
  value: null,
  interval: null,
  intervalBecause: null,
  withoutLargest: null,
  withoutLargestBecause: null,
  largest: null,
  numerator: null,
  denominator: null,
  units: null,
}

function answered({ metric, currency }: Question, { value, sums, interval, withoutLargest, units }: Answer) {
  const parts = unitsOfRows(metric)
  const isRatio = metric.kind === 'ratio'
  const reasons = {
    because: value.known ? null : value.because,
    interval: interval.known ? null : interval.because,
    withoutLargest: withoutLargest.value.known ? null : withoutLargest.value.because,
  }
  return {
    known: value.known,
    value: value.known ? value.value : null,
    because: reasons.because?.en ?? null,
    interval: interval.known ? { low: interval.low, high: interval.high, level: '0.9' } : null,
    intervalBecause: reasons.interval?.en ?? null,
    withoutLargest: withoutLargest.value.known ? withoutLargest.value.value : null,
    withoutLargestBecause: reasons.withoutLargest?.en ?? null,
    largest: withoutLargest.largest,
    numerator: isRatio ? amountText(sums.numerator, parts.numerator, currency) : null,
    denominator: isRatio ? amountText(sums.denominator, parts.denominator, currency) : null,
    units,
    reasons,
  }
}
