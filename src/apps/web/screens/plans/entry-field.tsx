import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import { type ItemKindName, itemKind } from '#plans'
import { FormField } from '../../parts/fields.js'
import type { FormEntry } from './plan.js'
import { usePlanPlace } from './plan-place.js'
import { usePlanWords } from './plan-words.js'

type Props = {
  readonly kind: ItemKindName
  readonly entry: FormEntry
  readonly value: string
  readonly isFirst?: boolean
  readonly onChange: (value: string) => void
}

/** One field of the form of an item: text, number, day, or a choice among words, people, units, owners or items. */
export function EntryField({ kind, entry, value, isFirst, onChange }: Props) {
  const { t } = useTranslation()
  const words = usePlanWords()
  const owners = useOwners()
  const list = useId()
  const label = words.field(kind, entry.id)
  const common = {
    className: 'input',
    required: entry.isNeeded,
    'data-first': isFirst,
    'data-wide': entry.id === 'title' || entry.type === 'about',
    value,
    onChange: (event: { target: { value: string } }) => onChange(event.target.value),
  }
  const options = useOptions(kind, entry)
  return (
    <FormField label={entry.isNeeded ? label : t('planForm.optional', { label })} hint={options?.hint}>
      {(ids) => {
        if (options) {
          return (
            <select {...ids} {...common}>
              <option value="">{entry.isNeeded ? t('planForm.choose') : t('planForm.nothing')}</option>
              {value !== '' && !options.rows.some((row) => row.value === value) && <option>{value}</option>}
              {options.rows.map((row) => (
                <option key={row.value} value={row.value}>
                  {row.label}
                </option>
              ))}
            </select>
          )
        }
        if (entry.type === 'long')
          return <textarea {...ids} {...common} className="input plan-text" maxLength={10_000} />
        if (entry.type === 'day') return <input {...ids} {...common} type="date" />
        const number = entry.type === 'number' ? { inputMode: 'decimal' as const, pattern: '-?[0-9]+([.][0-9]+)?' } : {}
        return (
          <>
            <input {...ids} {...common} {...number} maxLength={500} list={entry.type === 'owner' ? list : undefined} />
            {entry.type === 'owner' && (
              <datalist id={list}>
                {owners.map((name) => (
                  <option key={name} value={name} />
                ))}
              </datalist>
            )}
          </>
        )
      }}
    </FormField>
  )
}

type Options = { readonly rows: readonly { readonly value: string; readonly label: string }[]; readonly hint?: string }

function useOptions(kind: ItemKindName, { type, choices }: FormEntry): Options | undefined {
  const { t } = useTranslation()
  const words = usePlanWords()
  const { organisation, shown, itemName } = usePlanPlace()
  if (type === 'choice') return { rows: (choices ?? []).map((value) => ({ value, label: words.choice(value) })) }
  if (type === 'unit')
    return { rows: (organisation?.units ?? []).map(({ ref, name }) => ({ value: ref, label: name })) }
  if (type === 'person') {
    const present = (organisation?.people ?? []).filter(({ name, title }) => name ?? title)
    const rows = present.map(({ ref, name, title }) => ({
      value: ref,
      label: [name, title].filter(Boolean).join(' · '),
    }))
    return { rows, hint: organisation && rows.length === 0 ? t('planForm.noPeople') : undefined }
  }
  if (type !== 'about') return undefined
  const kinds: readonly string[] | undefined = (itemKind(kind).about as readonly string[] | undefined) ?? undefined
  const found = shown.items.filter((item) => kinds === undefined || kinds.includes(item.kind))
  const rows = found.map((item) => ({
    value: item.ref,
    label: kinds?.length === 1 ? itemName(item) : `${words.kind(item.kind)}: ${itemName(item)}`,
  }))
  return { rows, hint: rows.length === 0 ? t('planForm.noAbout') : undefined }
}

/** Names of ours that the plan knows, to choose from. */
export function useOwners(): readonly string[] {
  const { shown, organisation } = usePlanPlace()
  const known = [...shown.items.map(({ owner }) => owner), shown.plan?.owner ?? null, ...(organisation?.members ?? [])]
  return [...new Set(known.filter((name): name is string => Boolean(name)))].sort()
}
