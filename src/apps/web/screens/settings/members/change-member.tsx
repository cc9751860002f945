import { useMutation } from '@tanstack/react-query'
import type { TFunction } from 'i18next'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { client, forgetAnswers } from '../../../api/client.js'
import { formatDay } from '../../../format/dates.js'
import { type Language, useLanguage } from '../../../i18n/language.js'
import { Dialog, DialogActions } from '../../../parts/dialog.js'
import { ErrorNotice } from '../../../parts/states.js'
import { tell } from '../../../shell/toasts.js'
import { asked, type Member, type Place } from './member.js'
import { PlaceFields } from './place-fields.js'

type Props = { readonly workspace: string; readonly member: Member; readonly onClose: () => void }

/** Changes somebody's role and last day; what somebody else changed meanwhile is shown beside one's own. */
export function ChangeMember({ workspace, member, onClose }: Props) {
  const { t } = useTranslation()
  const [place, setPlace] = useState<Place>(member)
  const [seen, setSeen] = useState(member.version)
  const change = useMutation({
    mutationFn: (version: number) =>
      client.send('members.change', { workspace, userId: member.userId, ...asked(place), version }),
    onSuccess: () => {
      void forgetAnswers()
      tell(t('members.changed', { name: member.name }))
      onClose()
    },
    onError: () => forgetAnswers(),
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    change.mutate(seen)
  }
  const isConflict = change.error !== null && member.version !== seen
  const force = () => {
    setSeen(member.version)
    change.mutate(member.version)
  }
  return (
    <Dialog title={t('members.changeOf', { name: member.name })} onClose={onClose}>
      <form className="stack" onSubmit={submit}>
        <PlaceFields place={place} onChange={setPlace} />
        {isConflict && <Conflict theirs={member} yours={place} onTheirs={onClose} onYours={force} />}
        {change.error && !isConflict && <ErrorNotice error={change.error} />}
        <DialogActions>
          <button type="button" className="button" onClick={onClose}>
            {t('states.cancel')}
          </button>
          <button type="submit" className="button" data-kind="primary" disabled={change.isPending || isConflict}>
            {t('members.save')}
          </button>
        </DialogActions>
      </form>
    </Dialog>
  )
}

function Conflict(props: {
  readonly theirs: Place
  readonly yours: Place
  readonly onTheirs: () => void
  readonly onYours: () => void
}) {
  const { t } = useTranslation()
  const language = useLanguage()
  return (
    <div className="notice" data-tone="attention" role="alert">
      <strong>{t('conflict.title')}</strong>
      <dl className="facts">
        <div>
          <dt>{t('conflict.theirs')}</dt>
          <dd>{placeText(t, language, props.theirs)}</dd>
        </div>
        <div>
          <dt>{t('conflict.yours')}</dt>
          <dd>{placeText(t, language, props.yours)}</dd>
        </div>
      </dl>
      <div className="cluster">
        <button type="button" className="button" data-size="small" onClick={props.onTheirs}>
          {t('conflict.keepTheirs')}
        </button>
        <button type="button" className="button" data-size="small" onClick={props.onYours}>
          {t('conflict.takeYours')}
        </button>
      </div>
    </div>
  )
}

function placeText(t: TFunction, language: Language, { role, endsOn, scope, team, knownAs }: Place): string {
  const name = t(`roles.${role}`)
  const held = endsOn === null ? name : t('members.until', { role: name, day: formatDay(language, endsOn) })
  const accounts = [scope === 'all' ? null : t(`scope.${scope}`), team, ...knownAs]
  return [held, ...accounts].filter((part) => part !== null).join(' · ')
}
