import './map.css'
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router'
import { Download, UserPlus } from 'lucide-react'
import { lazy, Suspense, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useAsk } from '../../api/client.js'
import { formatDay } from '../../format/dates.js'
import { useLanguage } from '../../i18n/language.js'
import { SegmentsField } from '../../parts/fields.js'
import { Menu } from '../../parts/menu.js'
import { Answer, Empty, Skeleton } from '../../parts/states.js'
import { Page } from '../../shell/page.js'
import { useMay } from '../../shell/session.js'
import { PersonForm } from '../accounts/people/person-form.js'
import { DayField } from './day-field.js'
import { type MapData, type MapView, mapViews, showsOpinions } from './map-data.js'
import { MapGaps } from './map-gaps.js'
import { MapLegend } from './map-legend.js'
import { MapList } from './map-list.js'
import { MapMatrix } from './map-matrix.js'
import { OpenedPerson } from './opened-person.js'
import { useCardWords } from './use-card-words.js'

const MapGraph = lazy(() => import('./map-graph.js').then((module) => ({ default: module.MapGraph })))
// On a narrow page cards would be a keyhole.
const wide = '(min-width: 48rem)'

/** The people and organisation of an account: as a graph, as a list, and who of ours knows whom. */
export function MapScreen() {
  const { t } = useTranslation()
  const language = useLanguage()
  const { workspace, account } = useParams({ from: '/w/$workspace/accounts/$account/map' })
  const {
    view = matchMedia(wide).matches ? 'graph' : 'list',
    day,
    person,
  } = useSearch({
    from: '/w/$workspace/accounts/$account/map',
  })
  const navigate = useNavigate({ from: '/w/$workspace/accounts/$account/map' })
  const put = (search: { view?: MapView; day?: string | undefined; person?: string | undefined }) =>
    void navigate({ search: (before) => ({ ...before, ...search }), replace: true, resetScroll: false })
  const [isAdding, setAdding] = useState(false)
  const mayAdd = useMay()(workspace, 'people.create')
  const asked = useAsk('plans.map', { workspace, account, day })
  const data = asked.data
  const close = useReturnOfFocus(person)
  return (
    <Page
      title={t('map.title')}
      crumbs={[
        <Link key="accounts" to="/w/$workspace/accounts" params={{ workspace }}>
          {t('accounts.title')}
        </Link>,
        <Link
          key="account"
          to="/w/$workspace/accounts/$account"
          params={{ workspace, account }}
          search={{ tab: 'people' }}
        >
          {data?.name ?? account}
        </Link>,
      ]}
      sentence={data ? t('map.sentence', { count: data.people.length, day: formatDay(language, data.day) }) : '\u00a0'}
      actions={
        mayAdd && (
          <button type="button" className="button" data-kind="primary" onClick={() => setAdding(true)}>
            <UserPlus aria-hidden="true" />
            {t('people.add')}
          </button>
        )
      }
    >
      <div className="cluster map-tools">
        <SegmentsField
          label={t('map.view')}
          value={view}
          options={mapViews.map((value) => ({ value, label: t(`map.views.${value}`) }))}
          onChange={(chosen) => put({ view: mapViews.find((each) => each === chosen) ?? 'list' })}
        />
        <DayField day={day} onChange={(chosen) => put({ day: chosen })} />
        {data && <OfferPicture data={data} />}
      </div>
      <Answer of={asked} waiting={<Skeleton height="30rem" />}>
        {(found) => (
          <div className="stack">
            {found.people.length === 0 && found.units.length === 0 ? (
              <Empty title={t('people.none')}>{t('map.noneHint')}</Empty>
            ) : (
              <Shown view={view} data={found} opened={person} onOpen={(ref) => put({ person: ref })} />
            )}
            {person !== undefined && (
              <OpenedPerson
                workspace={workspace}
                data={found}
                person={person}
                onClose={() => {
                  put({ person: undefined })
                  close()
                }}
              />
            )}
            {day === undefined && <MapGaps workspace={workspace} data={found} onOpen={(ref) => put({ person: ref })} />}
          </div>
        )}
      </Answer>
      {isAdding && <PersonForm workspace={workspace} account={account} onClose={() => setAdding(false)} />}
    </Page>
  )
}

type ShownProps = {
  readonly view: MapView
  readonly data: MapData
  readonly opened: string | undefined
  readonly onOpen: (person: string) => void
}

function Shown({ view, data, opened, onOpen }: ShownProps) {
  const opinions = showsOpinions(data)
  if (view === 'list') return <MapList data={data} onOpen={onOpen} opinions={opinions} />
  if (view === 'matrix') return <MapMatrix data={data} onOpen={onOpen} opinions={opinions} />
  return (
    <>
      <MapLegend opinions={opinions} />
      <Suspense fallback={<Skeleton height="40rem" />}>
        <MapGraph data={data} opened={opened} onOpen={onOpen} />
      </Suspense>
    </>
  )
}

function OfferPicture({ data }: { readonly data: MapData }) {
  const { t } = useTranslation()
  const words = useCardWords()
  const offer = (form: 'svg' | 'png') =>
    void import('./map-picture.js').then(({ offerMap }) => offerMap(data, words, form))
  return (
    <Menu
      label={t('map.picture')}
      button={
        <>
          <Download aria-hidden="true" />
          {t('map.picture')}
        </>
      }
      choices={[
        { id: 'png', text: t('map.pictures.png'), run: () => offer('png') },
        { id: 'svg', text: t('map.pictures.svg'), run: () => offer('svg') },
      ]}
    />
  )
}

// The panel takes the focus when it opens; what opened it gets it back.
function useReturnOfFocus(person: string | undefined): () => void {
  const opener = useRef<HTMLElement>(null)
  useEffect(() => {
    if (person === undefined) return
    const active = document.activeElement
    opener.current = active instanceof HTMLElement && active !== document.body ? active : null
    document.querySelector<HTMLElement>('[data-testid="map-person"]')?.focus()
  }, [person])
  return () => requestAnimationFrame(() => opener.current?.focus())
}
