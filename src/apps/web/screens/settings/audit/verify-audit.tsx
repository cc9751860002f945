import { useMutation } from '@tanstack/react-query'
import { ShieldCheck } from 'lucide-react'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { client, type Output } from '../../../api/client.js'
import { CopyText } from '../../../parts/copy-text.js'
import { FormField } from '../../../parts/fields.js'
import { ErrorNotice } from '../../../parts/states.js'

/** Checks that nobody changed the log; tells the head to keep elsewhere, and looks for one that was kept. */
export function VerifyAudit({ workspace }: { readonly workspace: string }) {
  const { t } = useTranslation()
  const [head, setHead] = useState('')
  const verify = useMutation({
    mutationFn: () => client.read('audit.verify', { workspace, head: head.trim() || undefined }),
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    verify.mutate()
  }
  return (
    <section className="panel panel-body stack">
      <form className="stack" onSubmit={submit}>
        <FormField label={t('audit.verify.kept')} hint={t('audit.verify.keptHint')}>
          {(ids) => (
            <span className="copy-text">
              <input
                {...ids}
                className="input"
                spellCheck={false}
                value={head}
                onChange={(event) => setHead(event.target.value)}
              />
              <button type="submit" className="button" disabled={verify.isPending}>
                <ShieldCheck aria-hidden="true" />
                {t('audit.verify.button')}
              </button>
            </span>
          )}
        </FormField>
      </form>
      {verify.error && <ErrorNotice error={verify.error} />}
      {verify.data && <Verified found={verify.data} />}
    </section>
  )
}

function Verified({ found }: { readonly found: Output<'audit.verify'> }) {
  const { t } = useTranslation()
  const { intact, entries, brokenAt, headFound, head } = found
  if (!intact) {
    return (
      <div className="notice" data-tone="off" role="alert">
        <h3>
          <span aria-hidden="true">■ </span>
          {t('audit.verify.broken')}
        </h3>
        {brokenAt !== null && <p>{t('audit.verify.brokenAt', { no: brokenAt })}</p>}
        {headFound === false && <p>{t('audit.verify.headLost')}</p>}
      </div>
    )
  }
  return (
    <div className="notice" data-tone="good" role="status">
      <h3>
        <span aria-hidden="true">● </span>
        {t('audit.verify.intact', { count: entries })}
      </h3>
      {headFound && <p>{t('audit.verify.headFound')}</p>}
      <CopyText label={t('audit.verify.head')} hint={t('audit.verify.headHint')} text={head} />
    </div>
  )
}
