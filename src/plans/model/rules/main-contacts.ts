import type { Rule } from '../rule.js'
import type { Thresholds } from '../thresholds.js'
import { rowsOf, said, type View } from '../view.js'
import { backupsOf } from './departures.js'
import { adding, changing } from './inputs.js'

/** Whether the contract is so young that departures are watched for. */
function isEarly({ world }: View, thresholds: Thresholds): boolean {
  const { customerSince, today } = world
  return customerSince !== null && customerSince <= today && today - customerSince < thresholds['early-watch-days']
}

/** Nobody stands in should a main contact leave. */
export const mainContactWithoutBackup: Rule = {
  id: 'main-contact-without-backup',
  severity: 'medium',
  name: { en: 'Main contact without a backup', pl: 'Główny kontakt bez zastępcy' },
  says: {
    en: 'Nobody is named who stands in should a main contact leave. High during the early watch.',
    pl: 'Nikogo nie wskazano na wypadek odejścia głównego kontaktu. Wysoka waga w okresie wczesnego czuwania.',
  },
  mend: { en: 'Name a backup, and meet them.', pl: 'Wskaż zastępcę i spotkaj się z tą osobą.' },
  thresholds: ['early-watch-days'],
  action: 'plan-items.add',
  find: (view, thresholds) =>
    view.mainContacts
      .filter(({ ref }) => backupsOf(view, ref).length === 0)
      .map(({ ref }) => ({
        about: [ref],
        severity: isEarly(view, thresholds) ? 'high' : 'medium',
        reason: `Nobody stands in should the main contact leave: ${view.nameOf(ref)}.`,
        rows: rowsOf('person', [ref]),
        input: adding(view, 'backup', { person: ref, otherPerson: '' }),
      })),
}

/** In the first months the backup should not be a mere name. */
export const backupNotMet: Rule = {
  id: 'backup-not-met',
  severity: 'medium',
  name: { en: 'Early watch: backup not met', pl: 'Wczesne czuwanie: zastępca nieznany osobiście' },
  says: {
    en: 'During the early watch we have not met who stands in for a main contact.',
    pl: 'W okresie wczesnego czuwania nie poznaliśmy jeszcze zastępcy głównego kontaktu.',
  },
  mend: { en: 'Meet the backup.', pl: 'Spotkaj się z zastępcą.' },
  thresholds: ['early-watch-days'],
  action: 'plan-items.change',
  find(view, thresholds) {
    if (!isEarly(view, thresholds)) return []
    return view.mainContacts.flatMap(({ ref }) => {
      const backups = backupsOf(view, ref)
      const [first] = backups
      if (!first || backups.some(({ state }) => state !== 'named')) return []
      return [
        {
          about: [ref],
          reason: `We have not met ${view.nameOf(first.otherPerson)} yet, who stands in should ${view.nameOf(ref)} leave.`,
          rows: [...rowsOf('person', [ref, first.otherPerson]), ...rowsOf('item', [first.ref])],
          input: changing(first, { state: 'met' }),
        },
      ]
    })
  },
}

/** In the first months a main contact who falls silent may be about to leave. */
export const earlySilence: Rule = {
  id: 'early-silence',
  severity: 'high',
  name: { en: 'Early watch: main contact silent', pl: 'Wczesne czuwanie: główny kontakt milczy' },
  says: {
    en: 'During the early watch we have not been in touch with a main contact for long.',
    pl: 'W okresie wczesnego czuwania dawno nie mieliśmy kontaktu z głównym kontaktem.',
  },
  mend: { en: 'Speak to them.', pl: 'Porozmawiaj z tą osobą.' },
  thresholds: ['early-watch-days', 'early-silence-days'],
  action: 'touchpoints.record',
  find(view, thresholds) {
    if (!isEarly(view, thresholds)) return []
    const { account, customerSince, today } = view.world
    return view.mainContacts.flatMap(({ ref }) => {
      const since = Math.max(view.lastContact(ref) ?? 0, customerSince ?? 0)
      if (today - since <= thresholds['early-silence-days']) return []
      return [
        {
          about: [ref],
          reason: `The contract is young, and we have not been in touch for ${today - since} days with ${view.nameOf(ref)}, the main contact.`,
          rows: rowsOf('person', [ref]),
          input: { account, person: ref, day: said(today), team: 'service' },
        },
      ]
    })
  },
}
