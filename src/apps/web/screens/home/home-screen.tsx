import '../metrics/metrics.css'
import './home.css'
import { useParams } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { useAsk } from '../../api/client.js'
import { Answer, Skeleton } from '../../parts/states.js'
import { Page } from '../../shell/page.js'
import { shownMonth } from '../metrics/shown-month.js'
import type { LedgerState } from '../revenue/question.js'
import { HomeSentence } from './home-sentence.js'
import { NothingYet } from './nothing-yet.js'
import { SinceLastVisit } from './since-last-visit.js'
import { SinceThen } from './since-then.js'
import { Tiles } from './tiles.js'
import { WhereToLook } from './where-to-look.js'

/** Where the company stands, what changed since the last visit, and where to look first. */
export function HomeScreen() {
  const { t } = useTranslation()
  const { workspace } = useParams({ from: '/w/$workspace/' })
  const state = useAsk('ledger.state', { workspace })
  const month = state.data && shownMonth(state.data)
  if (state.data && month) return <Home workspace={workspace} state={state.data} month={month} />
  return (
    <Page title={t('home.title')}>
      <Answer of={state} waiting={<Skeleton lines={12} />}>
        {() => <NothingYet workspace={workspace} />}
      </Answer>
    </Page>
  )
}

type Props = { readonly workspace: string; readonly state: LedgerState; readonly month: string }

function Home(props: Props) {
  const { t } = useTranslation()
  return (
    <Page title={t('home.title')} sentence={<HomeSentence {...props} />}>
      <SinceThen {...props} />
      <Tiles {...props} />
      <SinceLastVisit workspace={props.workspace} month={props.month} />
      <WhereToLook workspace={props.workspace} month={props.month} />
    </Page>
  )
}
