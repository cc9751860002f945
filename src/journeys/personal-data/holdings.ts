import type { PersonalHolding } from '#platform/server'
import { blankPersonOfTouchpoints, expireTouchpoints, touchpointsOf } from './touchpoint-rows.js'

/** What this room keeps of people: with whom of a customer we were in contact. */
export const journeyHoldings = [
  {
    name: 'touchpoints',
    tables: ['journeys.touchpoint', 'journeys.touchpoint_version'],
    what: {
      en: 'With whom at an account we were in contact: day, way, subject and who of ours, with every earlier version.',
      pl: 'Z kim u klienta mieliśmy kontakt: dzień, sposób, temat i kto z naszych ludzi, z każdą wcześniejszą wersją.',
    },
    purpose: {
      en: 'To look after a customer without asking twice, and to see what was promised.',
      pl: 'Opieka nad klientem bez pytania dwa razy o to samo i wiedza o tym, co obiecano.',
    },
    basis: 'legitimate-interest',
    subjects: 'people',
    mark: 'identity',
    retention: {
      period: 36,
      unit: 'months',
      from: {
        en: 'the day of the contact; the touchpoint stays as one of the account, without the person',
        pl: 'dzień kontaktu; sam kontakt pozostaje przy kliencie, bez osoby',
      },
    },
    exportOf: touchpointsOf,
    erase: blankPersonOfTouchpoints,
    expire: expireTouchpoints,
  },
] as const satisfies readonly PersonalHolding[]
