import { useTranslation } from 'react-i18next'

/** What numbers are split by, in words; own dimensions by their names. */
export function useGroupingName(): (by: string) => string {
  const { t } = useTranslation()
  return (by) =>
    by === 'reason' ? t('churn.reason') : t(`groupings.${by}` as 'groupings.product', by.replace('attributes.', ''))
}
