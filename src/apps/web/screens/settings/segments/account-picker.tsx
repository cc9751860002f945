import { Plus, X } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useAsk } from '../../../api/client.js'
import { FilterField } from '../../../parts/filter-field.js'
import type { Chosen } from './segment-draft.js'

const offered = 8

/** Finds accounts by name or key and puts them on a list. */
export function AccountPicker(props: {
  readonly workspace: string
  readonly chosen: readonly Chosen[]
  readonly onChange: (chosen: readonly Chosen[]) => void
}) {
  const { t } = useTranslation()
  const [search, setSearch] = useState('')
  const { chosen, onChange } = props
  const { data } = useAsk(
    'accounts.list',
    { workspace: props.workspace, search, limit: offered },
    { enabled: search !== '' },
  )
  const found = search === '' ? [] : (data?.rows ?? []).filter(({ ref }) => !chosen.some((each) => each.ref === ref))
  return (
    <section className="stack-tight account-picker" aria-label={t('segments.chooseAccounts')}>
      <FilterField label={t('segments.findAccounts')} value={search} onChange={setSearch} />
      {found.length > 0 && (
        <ul className="pick-list">
          {found.map(({ ref, name }) => (
            <li key={ref}>
              <button type="button" className="menu-item" onClick={() => onChange([...chosen, { ref, name }])}>
                <Plus aria-hidden="true" /> {t('segments.pick', { name })} <code className="muted">{ref}</code>
              </button>
            </li>
          ))}
        </ul>
      )}
      {search !== '' && data && found.length === 0 && <p className="muted">{t('segments.noneFound')}</p>}
      {chosen.length > 0 && (
        <ul className="cluster" aria-label={t('segments.chosen')}>
          {chosen.map((each) => (
            <li key={each.ref} className="badge chosen">
              {each.name}
              <button
                type="button"
                className="icon-button"
                aria-label={t('segments.unpick', { name: each.name })}
                onClick={() => onChange(chosen.filter((other) => other !== each))}
              >
                <X aria-hidden="true" />
              </button>
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}
