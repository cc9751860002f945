import { Plus } from 'lucide-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { ItemKindName } from '#plans'
import { ItemRow } from './item-row.js'
import { type Given, type Item, isClosed } from './plan.js'
import { usePlanPlace } from './plan-place.js'
import { usePlanWords } from './plan-words.js'

type SectionKind = Exclude<
  ItemKindName,
  'plan' | 'team-member' | 'measurement' | 'confirmation' | 'advocate' | 'telling'
>

type Props = {
  readonly kind: SectionKind
  readonly level?: 2 | 3
  readonly isPanel?: boolean
  /** Which of the kind are shown; all without it. */
  readonly of?: (item: Item) => boolean
  /** What a new one begins with. */
  readonly given?: Given
  /** What stands under an item. */
  readonly below?: (item: Item) => ReactNode
}

/** The items of one kind: open ones first, each with its state, and the way to add one. */
export function ItemSection({ kind, level = 3, isPanel = false, of = () => true, given, below }: Props) {
  const { t } = useTranslation()
  const { shown } = usePlanPlace()
  const items = shown.items.filter((item) => item.kind === kind && of(item)).sort(dueFirst)
  const closed = items.filter(isClosed)
  const open = items.filter((item) => !isClosed(item))
  const Heading = level === 2 ? 'h2' : 'h3'
  return (
    <section
      className={isPanel ? 'panel panel-body plan-section' : 'plan-section'}
      aria-label={t(`planWords.many.${kind}`)}
      data-testid={`section-${kind}`}
    >
      <div className="section-head">
        <Heading>{t(`planWords.many.${kind}`)}</Heading>
        <AddButton kind={kind} given={given} />
      </div>
      {items.length === 0 && <p className="muted">{t(`planWords.none.${kind}`)}</p>}
      <ItemList items={open} below={below} />
      {closed.length > 0 && (
        <details>
          <summary>{t('planPage.closed', { count: closed.length })}</summary>
          <ItemList items={closed} below={below} />
        </details>
      )}
    </section>
  )
}

type ListProps = { readonly items: readonly Item[]; readonly below?: (item: Item) => ReactNode }

function ItemList({ items, below }: ListProps) {
  if (items.length === 0) return null
  return (
    <ul className="item-list">
      {items.map((item) => (
        <ItemRow key={item.ref} item={item}>
          {below?.(item)}
        </ItemRow>
      ))}
    </ul>
  )
}

/** Opens the form of a new item; nothing where the plan may not be changed. */
export function AddButton(props: { readonly kind: ItemKindName; readonly given?: Given; readonly text?: string }) {
  const { t } = useTranslation()
  const words = usePlanWords()
  const { open, isReadOnly } = usePlanPlace()
  if (isReadOnly) return null
  const { kind, given, text } = props
  return (
    <button
      type="button"
      className="button"
      data-size="small"
      data-kind="quiet"
      aria-label={text ? undefined : t('planPage.addTo', { name: words.kind(kind) })}
      onClick={() => open({ name: 'item', kind, given })}
    >
      <Plus aria-hidden="true" />
      {text ?? t('planPage.add')}
    </button>
  )
}

function dueFirst(a: Item, b: Item): number {
  const key = ({ due, day, createdOn }: Item) => due ?? day ?? createdOn
  return key(a) < key(b) ? -1 : key(a) > key(b) ? 1 : 0
}
