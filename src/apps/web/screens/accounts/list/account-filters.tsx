import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useAsk } from '../../../api/client.js'
import { formatCount } from '../../../format/numbers.js'
import { useLanguage } from '../../../i18n/language.js'
import { SegmentsField, SelectField } from '../../../parts/fields.js'
import { FilterField } from '../../../parts/filter-field.js'
import {
  type AccountsSearch,
  accountAttributes,
  accountStatuses,
  noValue,
  readOwn,
  writeOwn,
} from '../../../search/accounts-search.js'
import type { Dimension } from './account-row.js'
import { isNarrowed } from './ask-accounts.js'

type Props = {
  readonly workspace: string
  readonly search: AccountsSearch
  readonly dimensions: readonly Dimension[]
  readonly onChange: (change: Partial<AccountsSearch>) => void
  readonly onClear: () => void
}

/** What narrows the list of accounts down: words, status, less than a year ago, attributes, own dimensions. */
export function AccountFilters(props: Props) {
  const { t } = useTranslation()
  const { search, onChange } = props
  const isMoreUsed = search.own !== undefined || accountAttributes.some((name) => search[name] !== undefined)
  const [isMoreOpen, setMoreOpen] = useState(isMoreUsed)
  const any = { value: '', label: t('accounts.any') }
  return (
    <search className="controls">
      <FilterField
        label={t('accounts.search')}
        value={search.q}
        onChange={(text) => onChange({ q: text || undefined })}
      />
      <SelectField
        label={t('accounts.status')}
        value={search.status ?? ''}
        options={[any, ...accountStatuses.map((value) => ({ value, label: t(`accounts.statuses.${value}`) }))]}
        onChange={(value) => onChange({ status: accountStatuses.find((status) => status === value) })}
      />
      <SegmentsField
        label={t('accounts.spend')}
        value={search.below ?? ''}
        options={[any, { value: 'yes', label: t('accounts.below') }]}
        onChange={(value) => onChange({ below: value === 'yes' ? 'yes' : undefined })}
      />
      {isNarrowed(search) && (
        <button type="button" className="button" onClick={props.onClear}>
          {t('states.clearFilters')}
        </button>
      )}
      <details open={isMoreOpen} onToggle={(event) => setMoreOpen(event.currentTarget.open)}>
        <summary>{t('accounts.moreFilters')}</summary>
        {isMoreOpen && <AttributeFilters {...props} />}
      </details>
    </search>
  )
}

function AttributeFilters({ workspace, search, dimensions, onChange }: Props) {
  const { t } = useTranslation()
  const own = readOwn(search.own)
  return (
    <div className="controls-more">
      {accountAttributes.map((name) => (
        <GroupField
          key={name}
          workspace={workspace}
          by={name}
          title={t(`groupings.${name}`)}
          value={search[name]}
          onChange={(value) => onChange({ [name]: value })}
        />
      ))}
      {dimensions.map(({ name }) => (
        <GroupField
          key={name}
          workspace={workspace}
          by={name}
          title={name}
          value={own[name]}
          onChange={(value) => onChange({ own: writeOwn({ ...own, [name]: value }) })}
        />
      ))}
    </div>
  )
}

function GroupField(props: {
  readonly workspace: string
  readonly by: string
  readonly title: string
  readonly value: string | undefined
  readonly onChange: (value: string | undefined) => void
}) {
  const { t } = useTranslation()
  const language = useLanguage()
  const { workspace, by, value } = props
  const { data } = useAsk('accounts.count', { workspace, by })
  const groups = (data?.rows ?? []).map(({ group, accounts }) => ({
    value: group ?? noValue,
    label: `${group ?? t('accounts.blank')} (${formatCount(language, accounts)})`,
  }))
  const shown = value === undefined || groups.some((group) => group.value === value) ? [] : [{ value, label: value }]
  return (
    <SelectField
      label={props.title}
      value={value ?? ''}
      options={[{ value: '', label: t('accounts.any') }, ...shown, ...groups]}
      onChange={(chosen) => props.onChange(chosen || undefined)}
    />
  )
}
