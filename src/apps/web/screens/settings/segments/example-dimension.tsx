import { useTranslation } from 'react-i18next'
import { useLanguage } from '../../../i18n/language.js'
import { ruleWords } from './rule-words.js'

const example = [
  { name: 'Enterprise', rule: 'attributes.employees >= 1000' },
  { name: 'Mid-market', rule: 'attributes.employees >= 100' },
  { name: 'DACH', rule: 'country in (DE, AT, CH)' },
]

/** What a dimension may look like, for who has none yet. */
export function ExampleDimension() {
  const { t } = useTranslation()
  const language = useLanguage()
  return (
    <div className="table-scroll">
      <table className="table">
        <caption>{t('segments.example')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('segments.segment')}</th>
            <th scope="col">{t('segments.rule')}</th>
          </tr>
        </thead>
        <tbody>
          {example.map(({ name, rule }) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              <td>{ruleWords(t, language, rule)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
