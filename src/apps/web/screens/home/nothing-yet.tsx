import { useMutation } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { Check } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { client, forgetAnswers, useAsk } from '../../api/client.js'
import { ImportLink } from '../../parts/import-link.js'
import { Empty, ErrorNotice } from '../../parts/states.js'
import { useMay } from '../../shell/session.js'

/** A workspace without revenue: what to do, step by step, and an invented company to look at meanwhile. */
export function NothingYet({ workspace }: { readonly workspace: string }) {
  const { t } = useTranslation()
  const may = useMay()
  return (
    <Empty
      title={t('home.none')}
      action={
        <div className="cluster">
          <ImportLink workspace={workspace} />
          {may(undefined, 'sample') && <SampleLink />}
        </div>
      }
      example={may(workspace, 'imports.list') && <Steps workspace={workspace} />}
    >
      {t('home.noneHint')}
    </Empty>
  )
}

function Steps({ workspace }: { readonly workspace: string }) {
  const { t } = useTranslation()
  const imports = useAsk('imports.list', { workspace })
  const hasImport = (imports.data?.rows.length ?? 0) > 0
  const steps = [
    { text: t('home.steps.company', { name: workspace }), isDone: true },
    { text: t('home.steps.import'), isDone: hasImport },
    { text: t('home.steps.lines'), isDone: false },
  ]
  return (
    <ol className="setup-steps" aria-label={t('home.steps.title')}>
      {steps.map((step) => (
        <li key={step.text} data-done={step.isDone}>
          <span className="setup-mark" aria-hidden="true">
            {step.isDone && <Check />}
          </span>
          {step.text}
          {step.isDone && <span className="visually-hidden"> {t('home.steps.done')}</span>}
        </li>
      ))}
    </ol>
  )
}

/** Opens the sample, which is made the first time somebody wants it. */
function SampleLink() {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const open = useMutation({
    mutationFn: () => client.send('sample', {}),
    onSuccess: async (made) => {
      await forgetAnswers()
      await navigate({ to: '/w/$workspace', params: { workspace: made.workspace } })
    },
  })
  return (
    <>
      <button type="button" className="button" disabled={open.isPending} onClick={() => open.mutate()}>
        {open.isPending ? t('home.makingSample') : t('home.openSample')}
      </button>
      {open.error && <ErrorNotice error={open.error} />}
    </>
  )
}
