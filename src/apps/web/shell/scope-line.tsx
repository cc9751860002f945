import { useParams } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { useScope } from './session.js'

/** Says that the figures of a page are not those of the company, to whoever sees only some of its accounts. */
export function ScopeLine() {
  const { t } = useTranslation()
  const { workspace } = useParams({ strict: false })
  const scope = useScope(workspace)
  if (scope === 'all') return null
  return (
    <p className="scope-line" data-testid="scope">
      {t(scope === 'own' ? 'scope.coversOwn' : 'scope.coversTeam')}
    </p>
  )
}
