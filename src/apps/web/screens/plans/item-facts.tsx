import { useTranslation } from 'react-i18next'
import { functions } from '#plans'
import { formatDay } from '../../format/dates.js'
import { useLanguage } from '../../i18n/language.js'
import { Dialog, DialogActions } from '../../parts/dialog.js'
import { draftOf, entriesOf, type FormEntry, type Item, kindNamed } from './plan.js'
import { usePlanPlace } from './plan-place.js'
import { usePlanWords } from './plan-words.js'

/** An item with all that it says, for who may not change it. */
export function ItemFacts({ item, onClose }: { readonly item: Item; readonly onClose: () => void }) {
  const { t } = useTranslation()
  const words = usePlanWords()
  const told = useTold()
  const kind = kindNamed(item.kind)
  const draft = draftOf(item)
  const entries = kind ? entriesOf(kind, functions) : []
  return (
    <Dialog title={words.kind(item.kind)} onClose={onClose}>
      <dl className="facts">
        <div>
          <dt>{words.field(item.kind, 'state')}</dt>
          <dd>{words.state(item.kind, item.state)}</dd>
        </div>
        {entries
          .filter(({ id }) => draft[id])
          .map((entry) => (
            <div key={entry.id}>
              <dt>{words.field(item.kind, entry.id)}</dt>
              <dd className="plan-words">{told(entry, draft[entry.id] ?? '')}</dd>
            </div>
          ))}
      </dl>
      <DialogActions>
        <button type="button" className="button" onClick={onClose}>
          {t('states.close')}
        </button>
      </DialogActions>
    </Dialog>
  )
}

function useTold(): (entry: FormEntry, value: string) => string {
  const language = useLanguage()
  const words = usePlanWords()
  const { personName, unitName, itemName, shown } = usePlanPlace()
  return ({ type }, value) => {
    if (type === 'day') return formatDay(language, value)
    if (type === 'choice') return words.choice(value)
    if (type === 'person') return personName(value)
    if (type === 'unit') return unitName(value)
    const about = type === 'about' ? shown.items.find(({ ref }) => ref === value) : undefined
    return about ? itemName(about) : value
  }
}
