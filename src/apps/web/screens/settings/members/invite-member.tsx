import { useMutation } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { client, forgetAnswers, type Output } from '../../../api/client.js'
import { CopyText } from '../../../parts/copy-text.js'
import { Dialog, DialogActions } from '../../../parts/dialog.js'
import { FormField } from '../../../parts/fields.js'
import { ErrorNotice } from '../../../parts/states.js'
import { asked, type Member, newcomer, type Place } from './member.js'
import { PlaceFields } from './place-fields.js'

type Props = {
  readonly workspace: string
  /** Somebody who was invited already and gets a new link. */
  readonly again?: Member
  readonly onClose: () => void
}

/** Invites somebody; where no mail is sent, shows the link to pass on. */
export function InviteMember({ workspace, again, onClose }: Props) {
  const { t } = useTranslation()
  const [email, setEmail] = useState(again?.email ?? '')
  const [name, setName] = useState(again?.name ?? '')
  const [place, setPlace] = useState<Place>(again ? asked(again) : newcomer)
  const invite = useMutation({
    mutationFn: () => client.send('members.invite', { workspace, email: email.trim(), name: name.trim(), ...place }),
    onSuccess: () => void forgetAnswers(),
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    invite.mutate()
  }
  if (invite.data) return <Invited name={name} invited={invite.data} onClose={onClose} />
  return (
    <Dialog title={t(again ? 'members.inviteAgain' : 'members.invite')} onClose={onClose}>
      <form className="stack" onSubmit={submit}>
        <FormField label={t('members.email')}>
          {(ids) => (
            <input
              {...ids}
              className="input"
              type="email"
              required
              maxLength={254}
              readOnly={again !== undefined}
              value={email}
              onChange={(event) => setEmail(event.target.value)}
            />
          )}
        </FormField>
        <FormField label={t('members.name')}>
          {(ids) => (
            <input
              {...ids}
              className="input"
              required
              maxLength={200}
              readOnly={again !== undefined}
              value={name}
              onChange={(event) => setName(event.target.value)}
            />
          )}
        </FormField>
        {!again && <PlaceFields place={place} onChange={setPlace} />}
        {invite.error && <ErrorNotice error={invite.error} />}
        <DialogActions>
          <button type="button" className="button" onClick={onClose}>
            {t('states.cancel')}
          </button>
          <button type="submit" className="button" data-kind="primary" disabled={invite.isPending}>
            {t(again ? 'members.makeLink' : 'members.invite')}
          </button>
        </DialogActions>
      </form>
    </Dialog>
  )
}

type InvitedProps = {
  readonly name: string
  readonly invited: Output<'members.invite'>
  readonly onClose: () => void
}

function Invited({ name, invited, onClose }: InvitedProps) {
  const { t } = useTranslation()
  return (
    <Dialog title={t('members.invited', { name })} onClose={onClose}>
      {invited.link === null ? (
        <p>{t(invited.mailed ? 'members.mailed' : 'members.elsewhere')}</p>
      ) : (
        <CopyText label={t('members.link')} hint={t('members.linkHint')} text={invited.link} />
      )}
      <DialogActions>
        <button type="button" className="button" data-kind="primary" onClick={onClose}>
          {t('states.close')}
        </button>
      </DialogActions>
    </Dialog>
  )
}
