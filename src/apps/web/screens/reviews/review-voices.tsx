import { useMutation } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { client } from '../../api/client.js'
import { formatMoment } from '../../format/dates.js'
import { useLanguage } from '../../i18n/language.js'
import { CopyText } from '../../parts/copy-text.js'
import { ErrorNotice } from '../../parts/states.js'
import { useMay } from '../../shell/session.js'
import type { FullReview } from './full-review.js'

type Props = { readonly workspace: string; readonly full: FullReview }

/** Who is asked: whether they answered, what once the review is closed, and links for voices of the customer. */
export function ReviewVoices({ workspace, full }: Props) {
  const { t } = useTranslation()
  const mayInvite = useMay()(workspace, 'reviews.invite')
  const isOpen = full.closedOn === null
  return (
    <div className="table-scroll">
      <table className="table two-lines" data-testid="review-voices">
        <caption className="visually-hidden">{t('reviews.who')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('reviews.who')}</th>
            <th scope="col">{t('reviews.state')}</th>
            <th scope="col">{t('reviews.said')}</th>
          </tr>
        </thead>
        <tbody>
          {full.voices.map(({ voice, side, name, person, hasAnswered, isYou, scores, text }) => (
            <tr key={voice}>
              <th scope="row" className="name">
                {name ?? t('people.erased')}
                <div className="small muted">
                  {t(side === 'ours' ? 'reviews.ours' : 'reviews.customer')}
                  {isYou && ` · ${t('reviews.you')}`}
                </div>
              </th>
              <td>{t(hasAnswered ? 'reviews.hasAnswered' : isOpen ? 'reviews.isSilent' : 'reviews.wasSilent')}</td>
              <td className="wrap-anywhere">
                {scores && <span className="figures">{scores.join(' · ')}</span>}
                {text && <div className="small">{text}</div>}
                {!scores && isOpen && !hasAnswered && person !== null && mayInvite ? (
                  <Invite workspace={workspace} review={full.ref} person={person} name={name ?? person} />
                ) : (
                  !scores && '—'
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

type InviteProps = {
  readonly workspace: string
  readonly review: string
  readonly person: string
  readonly name: string
}

function Invite({ workspace, review, person, name }: InviteProps) {
  const { t } = useTranslation()
  const language = useLanguage()
  const invite = useMutation({ mutationFn: () => client.send('reviews.invite', { workspace, review, person }) })
  return (
    <div className="stack-tight">
      <button
        type="button"
        className="button"
        data-size="small"
        aria-label={t('reviews.inviteOf', { name })}
        disabled={invite.isPending}
        onClick={() => invite.mutate()}
      >
        {t('reviews.invite')}
      </button>
      {invite.error && <ErrorNotice error={invite.error} />}
      {invite.data && (
        <CopyText
          label={t('reviews.link', { name, day: formatMoment(language, invite.data.expiresAt) })}
          text={`${location.origin}${invite.data.path}`}
        />
      )}
    </div>
  )
}
