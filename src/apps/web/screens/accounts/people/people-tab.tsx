import './people.css'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { Network, UserPlus } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { client, useAsk } from '../../../api/client.js'
import { Answer, Empty } from '../../../parts/states.js'
import { useMay } from '../../../shell/session.js'
import type { TabProps } from '../record/ask-account.js'
import { useSend } from '../send-change.js'
import { ErasePerson } from './erase-person.js'
import { PeopleTable } from './people-table.js'
import type { Person } from './person.js'
import { PersonForm } from './person-form.js'
import { PersonPanel } from './person-panel.js'

const shown = 500

type Act = { readonly name: 'add' | 'edit' | 'erase'; readonly ref?: string }

/** The people of an account: who they are, in which roles, and what is thought of them for those who may see it. */
export function PeopleTab({ workspace, account }: TabProps) {
  const { t } = useTranslation()
  const may = useMay()
  const [act, setAct] = useState<Act>()
  const { person: opened } = useSearch({ from: '/w/$workspace/accounts/$account' })
  const navigate = useNavigate({ from: '/w/$workspace/accounts/$account' })
  const open = (person: string | undefined) =>
    void navigate({ search: (before) => ({ ...before, person }), replace: true, resetScroll: false })
  const asked = useAsk('people.list', { workspace, account, limit: shown })
  const remove = useRemove(workspace)
  const add = may(workspace, 'people.create') && (
    <button type="button" className="button" data-kind="primary" onClick={() => setAct({ name: 'add' })}>
      <UserPlus aria-hidden="true" />
      {t('people.add')}
    </button>
  )
  const closeAct = () => setAct(undefined)
  const select = (name: Act['name']) => (person: Person) => setAct({ name, ref: person.ref })
  return (
    <Answer of={asked}>
      {({ rows, next }) => {
        const chosen = rows.find(({ ref }) => ref === act?.ref)
        const panel = rows.find(({ ref }) => ref === opened)
        return (
          <div className="stack">
            {rows.length === 0 ? (
              <Empty title={t('people.none')} action={add}>
                {t('people.noneHint')}
              </Empty>
            ) : (
              <>
                <div className="people-head">
                  <p className="muted prose">{t('people.hint')}</p>
                  <div className="cluster">
                    {may(workspace, 'plans.map') && (
                      <Link to="/w/$workspace/accounts/$account/map" params={{ workspace, account }} className="button">
                        <Network aria-hidden="true" />
                        {t('map.open')}
                      </Link>
                    )}
                    {add}
                  </div>
                </div>
                <PeopleTable
                  workspace={workspace}
                  rows={rows}
                  opened={opened}
                  onOpen={open}
                  onEdit={select('edit')}
                  onRemove={remove}
                  onErase={select('erase')}
                />
                {next !== null && <p className="muted">{t('people.more', { count: shown })}</p>}
              </>
            )}
            {panel && <PersonPanel workspace={workspace} person={panel} onClose={() => open(undefined)} />}
            {act?.name === 'add' && <PersonForm workspace={workspace} account={account} onClose={closeAct} />}
            {act?.name === 'edit' && chosen && (
              <PersonForm workspace={workspace} account={account} person={chosen} onClose={closeAct} />
            )}
            {act?.name === 'erase' && chosen && (
              <ErasePerson workspace={workspace} person={chosen} onClose={closeAct} />
            )}
          </div>
        )
      }}
    </Answer>
  )
}

function useRemove(workspace: string): (person: Person) => void {
  const { t } = useTranslation()
  const send = useSend(workspace)
  return ({ ref, name }) => {
    const said = t('people.removed', { name: name ?? ref })
    void send(said, () => client.send('people.remove', { workspace, person: ref }))
  }
}
