import { useTranslation } from 'react-i18next'
import { PersonForm } from '../accounts/people/person-form.js'
import { ContactForm } from './contact-form.js'
import { ItemFacts } from './item-facts.js'
import { ItemForm } from './item-form.js'
import type { Act } from './plan.js'
import { PlanForm } from './plan-form.js'
import { usePlanPlace } from './plan-place.js'

/** The form that an act opens. Where nothing may be changed, an item is only shown. */
export function ActForm({ act, onClose }: { readonly act: Act; readonly onClose: () => void }) {
  const { t } = useTranslation()
  const { workspace, account, isReadOnly } = usePlanPlace()
  if (act.name === 'plan') return <PlanForm given={act.given} title={t('planPage.edit')} onClose={onClose} />
  if (act.name === 'contact') return <ContactForm given={act.given ?? {}} onClose={onClose} />
  if (act.name === 'person') return <PersonForm workspace={workspace} account={account} onClose={onClose} />
  if (isReadOnly) return act.item ? <ItemFacts item={act.item} onClose={onClose} /> : null
  return <ItemForm kind={act.kind} item={act.item} given={act.given} onClose={onClose} />
}
