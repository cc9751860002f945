import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useAsk } from '../../api/client.js'
import { useLanguage } from '../../i18n/language.js'
import { Compared } from '../../parts/comparator/compared.js'
import { SelectField } from '../../parts/fields.js'

/** A metric under the policy set of the workspace and under the one that was switched to: who makes the difference. */
export function WhoDiffers(props: {
  readonly workspace: string
  /** The set of the workspace, and the other. */
  readonly left: string
  readonly right: string
  readonly metrics: readonly string[]
  readonly at: string
  readonly months: number
}) {
  const { t } = useTranslation()
  const language = useLanguage()
  const { workspace, left, right, at, months, metrics } = props
  const title = t('metrics.switched', { left, right })
  const [chosen, setChosen] = useState(metrics[0] ?? 'arr')
  const { data } = useAsk('metrics.list', {})
  const nameOf = (id: string) => data?.rows.find((row) => row.id === id)?.name[language] ?? id
  return (
    <section className="panel panel-body stack who-differs fill-figures" aria-label={title} data-testid="who-differs">
      <div className="drawing-head">
        <h2>{title}</h2>
        <SelectField
          label={t('comparator.metric')}
          value={chosen}
          options={metrics.map((id) => ({ value: id, label: nameOf(id) }))}
          onChange={setChosen}
        />
      </div>
      <Compared {...{ workspace, left, right, at, months }} metric={chosen} isLeftInUse />
    </section>
  )
}
