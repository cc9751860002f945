import { useTranslation } from 'react-i18next'

const named = ['day', 'week', 'month', 'quarter', 'year'] as const

/** The period of an amount in words: `year`, `3 months`. */
export function usePeriod(): (period: string) => string {
  const { t } = useTranslation()
  return (period) => {
    const name = named.find((each) => each === period)
    if (name) return t(`lines.periods.${name}`)
    const months = /^(\d+) months?$/.exec(period)?.[1]
    return months === undefined ? period : t('lines.months', { count: Number(months) })
  }
}
