import { useTranslation } from 'react-i18next'
import { useAsk } from '../../../api/client.js'
import { Answer } from '../../../parts/states.js'
import { ApiKeys } from './api-keys.js'
import { ChangePassword } from './change-password.js'
import { OwnData } from './own-data.js'
import { SecondFactorPart } from './second-factor-part.js'
import { Sessions } from './sessions.js'

/** How one signs in, where one is signed in, and one's API keys. */
export function AccountTab({ workspace }: { workspace: string }) {
  const { t } = useTranslation()
  return (
    <Answer of={useAsk('session.show', {})}>
      {({ user }) => (
        <div className="stack account-part">
          <p className="muted">{t('ownAccount.hint', { name: user.name, email: user.email })}</p>
          {user.password ? (
            <>
              <ChangePassword />
              <SecondFactorPart isOn={user.secondFactor} />
            </>
          ) : (
            <p className="notice">{t('ownAccount.byProvider')}</p>
          )}
          <Sessions />
          <ApiKeys workspace={workspace} />
          <OwnData user={user} />
        </div>
      )}
    </Answer>
  )
}
