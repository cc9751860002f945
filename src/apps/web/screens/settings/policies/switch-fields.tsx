import { useTranslation } from 'react-i18next'
import { FormField } from '../../../parts/fields.js'
import type { Draft } from './policy-draft.js'
import { type Switches, type SwitchName, settings, settingText, switchNames } from './policy-set.js'

/** A field for each switch, with what it decides; what differs from the set it starts from is said. */
export function SwitchFields(props: {
  readonly draft: Draft
  readonly base: Switches
  readonly errorOf: (name: SwitchName) => string | undefined
  readonly onChange: (switches: Partial<Draft['switches']>) => void
}) {
  const { t } = useTranslation()
  return (
    <>
      {switchNames.map((name) => {
        const choices: readonly string[] | 'days' = settings[name]
        const value = props.draft.switches[name]
        const before = props.base[name]
        const was = t('policies.editor.was', { setting: settingText(t, name, before) })
        const changed = value === String(before) ? '' : ` ${was}`
        return (
          <FormField
            key={name}
            label={t(`policies.switches.${name}.title`)}
            hint={`${t(`policies.switches.${name}.what`)}${changed}`}
            error={props.errorOf(name)}
          >
            {(ids) =>
              choices === 'days' ? (
                <input
                  {...ids}
                  className="input figures"
                  inputMode="numeric"
                  value={value}
                  onChange={(event) => props.onChange({ [name]: event.target.value })}
                />
              ) : (
                <select
                  {...ids}
                  className="input"
                  value={value}
                  onChange={(event) => props.onChange({ [name]: event.target.value })}
                >
                  {choices.map((choice) => (
                    <option key={choice} value={choice}>
                      {settingText(t, name, choice)}
                    </option>
                  ))}
                </select>
              )
            }
          </FormField>
        )
      })}
    </>
  )
}
