import { Link, type LinkProps } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Measured } from '../format/measures.js'
import type { ExplainQuestion } from './explain-question.js'
import { Explainer } from './explainer.js'
import { Change, Measure } from './measure.js'

type Props = {
  readonly name: string
  readonly of: Measured
  /** The rows that the number is made of. */
  readonly to?: LinkProps
  readonly change?: Measured | null
  /** Where better lies. */
  readonly better?: 'up' | 'down' | 'neither'
  /** `always` where the number itself is a difference. */
  readonly sign?: 'always'
  /** What the change is against, the as-of day, the fiscal label. */
  readonly note?: ReactNode
  /** What the explainer asks; left out where a number is no metric. */
  readonly explain?: ExplainQuestion
  /** In full instead of three significant digits. */
  readonly full?: boolean
  /** A spark line. */
  readonly children?: ReactNode
}

/** A number of its own on a card: its name, its explainer, the value as the way to its rows, how it moved. */
export function Figure(props: Props) {
  const { t } = useTranslation()
  const value = <Measure of={props.of} compact={!props.full} sign={props.sign} />
  return (
    <article className="figure-card">
      <header>
        <h3>{props.name}</h3>
        {props.explain && <Explainer name={props.name} of={props.explain} />}
      </header>
      <p className="metric">
        {props.to ? (
          <Link {...props.to} className="number-link">
            {value}
            <span className="visually-hidden"> · {t('figure.toRows')}</span>
          </Link>
        ) : (
          value
        )}
      </p>
      {(props.change || props.note) && (
        <p className="figure-note">
          {props.change && <Change of={props.change} better={props.better} />}
          {props.note && <span className="muted">{props.note}</span>}
        </p>
      )}
      {props.children}
    </article>
  )
}

/** Stands for so many cards, in their size. */
export function FiguresSkeleton({ count, height }: { readonly count: number; readonly height: string }) {
  const { t } = useTranslation()
  return (
    <div className="figure-cards" role="status" aria-label={t('states.loading')}>
      {Array.from({ length: count }, (_, card) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: cards of a skeleton have nothing else.
        <div key={card} className="skeleton" style={{ height }} />
      ))}
    </div>
  )
}

/** Cards of numbers side by side. */
export function Figures({ children, label }: { readonly children: ReactNode; readonly label: string }) {
  return (
    <section className="figure-cards" aria-label={label}>
      {children}
    </section>
  )
}
