import type { TFunction } from 'i18next'
import { useTranslation } from 'react-i18next'
import { useAsk } from '../../../api/client.js'
import { useMay } from '../../../shell/session.js'

/** The words for who did something: names of people, this machine's command line, the program itself. */
export function useWho(workspace: string): (actor: string) => string {
  const { t } = useTranslation()
  const mayRead = useMay()(workspace, 'members.list')
  const { data } = useAsk('members.list', { workspace }, { enabled: mayRead })
  const names = new Map(data?.rows.map(({ userId, name }) => [userId, name]))
  return (actor) => whoText(t, names, actor)
}

function whoText(t: TFunction, names: ReadonlyMap<string, string>, actor: string): string {
  const [, kind, id = ''] = /^(user|key):(.+)$/.exec(actor) ?? []
  if (kind === 'user') return names.get(id) ?? t('audit.who.gone', { id: id.slice(0, 8) })
  if (kind === 'key') return t('audit.who.key', { id: id.slice(0, 8) })
  if (actor === 'local') return t('audit.who.local')
  if (actor === 'nobody') return t('audit.who.nobody')
  if (actor === 'mainstay') return t('audit.who.itself')
  return names.get(actor) ?? actor
}
