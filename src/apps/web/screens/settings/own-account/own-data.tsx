import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { client } from '../../../api/client.js'
import { offerFile } from '../../../format/csv.js'
import { ErrorNotice } from '../../../parts/states.js'
import { tell } from '../../../shell/toasts.js'
import { DeleteAccount, type Own } from './delete-account.js'

/** The ways to take along what is kept about oneself, and to have it erased. */
export function OwnData({ user }: { readonly user: Own }) {
  const { t } = useTranslation()
  const [isDeleting, setDeleting] = useState(false)
  const take = useMutation({
    mutationFn: () => client.send('own-user.export', {}),
    onSuccess: (given) => {
      offerFile('my-data.json', `${JSON.stringify(given, null, 2)}\n`, 'application/json')
      tell(t('ownAccount.data.exported'))
    },
  })
  return (
    <section className="panel panel-body stack">
      <div className="definition-head">
        <div className="stack-tight">
          <h2>{t('ownAccount.data.title')}</h2>
          <p className="muted">{t('ownAccount.data.hint')}</p>
        </div>
        <div className="cluster">
          <button type="button" className="button" disabled={take.isPending} onClick={() => take.mutate()}>
            {t('ownAccount.data.export')}
          </button>
          <button type="button" className="button" data-kind="danger" onClick={() => setDeleting(true)}>
            {t('ownAccount.data.delete')}
          </button>
        </div>
      </div>
      {take.error && <ErrorNotice error={take.error} />}
      {isDeleting && <DeleteAccount user={user} onClose={() => setDeleting(false)} />}
    </section>
  )
}
