import { CircleHelp } from 'lucide-react'
import { lazy, Suspense } from 'react'
import { useTranslation } from 'react-i18next'
import type { ExplainQuestion } from './explain-question.js'
import { Popover } from './popover.js'
import { Skeleton } from './states.js'

const Explanation = lazy(() => import('./explanation.js').then((module) => ({ default: module.Explanation })))

/** The button beside a number that tells how it comes to be. */
export function Explainer({ name, of }: { readonly name: string; readonly of: ExplainQuestion }) {
  const { t } = useTranslation()
  const label = t('explain.button', { name })
  return (
    <Popover title={label} label={label} look="icon" button={<CircleHelp aria-hidden="true" />}>
      {() => (
        <Suspense fallback={<Skeleton lines={6} height="1.25rem" />}>
          <Explanation of={of} />
        </Suspense>
      )}
    </Popover>
  )
}
