import type { Catalogue } from '../translator.js'

/** Questions to the metrics; what the metrics themselves say is in their registry, in both languages. */
export const metrics: Catalogue = {
  'There is no metric "{id}".': 'Nie ma wskaźnika „{id}”.',
  '`metrics list` names them all.': 'Wszystkie wymienia `metrics list`.',
  '"{text}" is not a day of the calendar.': '„{text}” nie jest dniem kalendarza.',
  '{metric} cannot be split by {by}. It can by {names} or attributes.NAME.':
    'Wskaźnika {metric} nie można podzielić według {by}. Można według {names} albo attributes.NAZWA.',
  'A group needs what it is a group of: give `by` too, such as segment.':
    'Grupa wymaga podania, czego jest grupą: podaj też `by`, na przykład segment.',
  'A series cannot be split by reason. `metrics show churned-arr --by reason` can.':
    'Szeregu nie można podzielić według powodu. Można tak: `metrics show churned-arr --by reason`.',
}
