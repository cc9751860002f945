import { useTranslation } from 'react-i18next'
import { formatCount } from '../../../../format/numbers.js'
import { useLanguage } from '../../../../i18n/language.js'
import { SelectField } from '../../../../parts/fields.js'
import { plannedOf } from '../draft.js'
import type { Open } from '../open.js'
import { type Inspection, mainEntity, type PlannedEntry } from '../planned-entry.js'
import { entityNames } from './entity-names.js'
import { HowRead } from './how-read.js'
import { MatchEntry } from './match-entry.js'
import { Questions } from './questions.js'
import { UnusedColumns } from './unused-columns.js'

/** One file: how it is read, what its rows are, which column is which field. */
export function FilePanel({ open, seen }: { open: Open; seen: Inspection }) {
  const { t } = useTranslation()
  const language = useLanguage()
  const { draft, change } = open
  const planned = plannedOf(draft, seen, open.seen)
  const set = (next: readonly PlannedEntry[]) => change({ planned: { ...draft.planned, [seen.file]: next } })
  // What is read otherwise is guessed anew, and has other rows to correct.
  const say = (changes: object) => {
    const { [seen.file]: _, ...others } = draft.planned
    const { [seen.file]: __, ...answers } = draft.answers
    const { [seen.file]: ___, ...corrections } = draft.corrections
    const said = { ...draft.said, [seen.file]: { ...draft.said[seen.file], ...changes } }
    change({ said, planned: others, answers, corrections })
  }
  const main = mainEntity(seen)
  const guess = seen.entities.find(({ entity }) => entity === main)
  // What the rows are about comes first, what is taken out of them on the side after it.
  const order = [...planned.keys()].sort(
    (a, b) => Number(planned[a]?.entry.distinct ?? false) - Number(planned[b]?.entry.distinct ?? false),
  )
  return (
    <div className="stack" data-testid="file">
      <HowRead seen={seen} said={draft.said[seen.file] ?? {}} onSay={say} />
      <div className="row-is">
        <SelectField
          label={t('wizard.eachRow')}
          value={main ?? ''}
          options={[...new Set([...seen.entities.map(({ entity }) => entity), ...entityNames])].map((entity) => ({
            value: entity,
            label: t(`entities.${entity}` as 'entities.account', entity),
          }))}
          onChange={(entity) => say({ entity })}
        />
        <p className="small muted">
          {t(seen.complete ? 'wizard.rowsSeen' : 'wizard.firstRowsSeen', {
            count: seen.rowsRead,
            written: formatCount(language, seen.rowsRead),
          })}{' '}
          {guess && <span>{guess.because}.</span>}
        </p>
      </div>
      <Questions open={open} seen={seen} planned={planned} />
      {order.map((at) => {
        const one = planned[at]
        if (!one) return null
        return (
          <MatchEntry
            key={`${one.entry.entity} ${at}`}
            seen={seen}
            planned={one}
            onChange={(next) => set(planned.map((each, index) => (index === at ? next : each)))}
          />
        )
      })}
      <UnusedColumns seen={seen} planned={planned} onChange={set} />
    </div>
  )
}
