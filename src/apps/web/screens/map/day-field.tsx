import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { addMonths, formatDay, lastDayOf } from '../../format/dates.js'
import { useLanguage } from '../../i18n/language.js'
import { today } from '../accounts/people/person.js'

const monthsBack = 24
const patienceMs = 250

type Props = { readonly day: string | undefined; readonly onChange: (day: string | undefined) => void }

/** Goes back month by month, to the end of each of the last two years, and to today at the right end. */
export function DayField({ day, onChange }: Props) {
  const { t } = useTranslation()
  const language = useLanguage()
  const [place, setPlace] = useState(placeOf(day))
  useEffect(() => setPlace(placeOf(day)), [day])
  // While it is dragged nothing is asked.
  useEffect(() => {
    if (place === placeOf(day)) return
    const timer = setTimeout(() => onChange(dayAt(place)), patienceMs)
    return () => clearTimeout(timer)
  }, [place, day, onChange])
  const shown = dayAt(place) ?? (place === monthsBack ? undefined : day)
  const said = shown === undefined ? t('map.today') : formatDay(language, shown)
  return (
    <label className="field map-day">
      <span>{t('map.day')}</span>
      <span className="cluster">
        <input
          type="range"
          min={0}
          max={monthsBack}
          value={place}
          aria-valuetext={said}
          onChange={(event) => setPlace(Number(event.target.value))}
        />
        <output className="figures nowrap">{said}</output>
      </span>
    </label>
  )
}

function dayAt(place: number): string | undefined {
  return place >= monthsBack ? undefined : lastDayOf(addMonths(today().slice(0, 7), place - monthsBack))
}

function placeOf(day: string | undefined): number {
  if (day === undefined) return monthsBack
  const [year = 0, month = 0] = day.split('-').map(Number)
  const [thisYear = 0, thisMonth = 0] = today().split('-').map(Number)
  return Math.max(0, Math.min(monthsBack - 1, monthsBack - ((thisYear - year) * 12 + thisMonth - month)))
}
