import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { TurnOff } from './turn-off.js'
import { TurnOn } from './turn-on.js'

/** Turns the second factor on or off. */
export function SecondFactorPart({ isOn }: { readonly isOn: boolean }) {
  const { t } = useTranslation()
  const [isOpen, setOpen] = useState(false)
  const close = () => setOpen(false)
  return (
    <section className="panel panel-body stack">
      <div className="definition-head">
        <div className="stack-tight">
          <h2>{t('ownAccount.second.title')}</h2>
          <p className="muted">{t('ownAccount.second.hint')}</p>
          <p>
            <span className="badge" data-tone={isOn ? 'good' : 'attention'}>
              <span aria-hidden="true">{isOn ? '●' : '▲'}</span>
              {t(isOn ? 'ownAccount.second.on' : 'ownAccount.second.off')}
            </span>
          </p>
        </div>
        <button type="button" className="button" onClick={() => setOpen(true)}>
          {t(isOn ? 'ownAccount.second.turnOff' : 'ownAccount.second.turnOn')}
        </button>
      </div>
      {isOpen && (isOn ? <TurnOff onClose={close} /> : <TurnOn onClose={close} />)}
    </section>
  )
}
