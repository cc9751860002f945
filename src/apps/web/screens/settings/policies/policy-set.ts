import type { TFunction } from 'i18next'
import type { Output } from '../../../api/client.js'

/** One version of a policy set. */
export type PolicySet = Output<'policies.list'>['rows'][number]
export type Switches = PolicySet['switches']
export type SwitchName = keyof Switches

/** The settings of every switch in the order of the table; those of `days` take a number of days. */
export const settings = {
  discounts: ['net', 'gross', 'permanent'],
  churnDay: ['paid-end', 'cancellation'],
  newWindowDays: 'days',
  graceDays: 'days',
  paused: ['not-arr', 'arr'],
  reactivation: ['excluded', 'included-cohort', 'included-event', 'expansion'],
  fx: ['constant', 'day', 'period-end'],
  netting: ['day', 'month'],
  retention: ['point-to-point', 'movements', 'renewals-due'],
  countedUnit: ['account', 'parent', 'contract'],
} as const satisfies Record<SwitchName, readonly string[] | 'days'>

export const switchNames = Object.keys(settings) as SwitchName[]

/** What a setting does, in a few words: `ARR after every discount`, `30 days`. */
export function settingText(t: TFunction, name: SwitchName, setting: string | number): string {
  if (typeof setting === 'number') return t('policies.days', { count: setting })
  return t(`policies.switches.${name}.choices.${setting}` as 'policies.switches.fx.choices.day')
}

/** The switches in which two sets differ. */
export function differing(one: Switches, other: Switches): SwitchName[] {
  return switchNames.filter((name) => one[name] !== other[name])
}
