import type { Catalogue } from '../translator.js'
import { counted } from './words.js'

/** Reconciliation with invoices, balances and the CRM. */
export const reconciliation: Catalogue = {
  'There is nothing to compare for "{account}" against {source} on {day}.':
    'Dla klienta „{account}” nie ma czego porównać z {source} na dzień {day}.',
  'There is no difference to explain for "{account}" against {source} on {day}: <why>':
    'Dla klienta „{account}” nie ma różnicy do wyjaśnienia względem {source} na dzień {day}: <why>',
  'the two agree.': 'obie wartości są zgodne.',
  'A tolerance ratio lies between 0 and 1: 0.01 is 1 %.': 'Względna tolerancja leży między 0 a 1: 0,01 to 1 %.',
  'No difference of "{account}" against {source} is explained.':
    'Żadna różnica klienta „{account}” względem {source} nie jest wyjaśniona.',
  'Its service ends on the day it starts, so it has no days of service.':
    'Usługa kończy się w dniu rozpoczęcia, więc pozycja nie ma dni usługi.',
  'It does not say from which day to which day its service lasts.':
    'Pozycja nie mówi, od którego do którego dnia trwa usługa.',
  'The only recurring invoice line names no days of service, so nothing tells which days are paid. Map serviceStart and serviceEnd.':
    'Jedyna powtarzalna pozycja faktury nie podaje dni usługi, więc nie wiadomo, które dni są opłacone. Zmapuj serviceStart i serviceEnd.',
  'All {count} recurring invoice lines name no days of service, so nothing tells which days are paid. Map serviceStart and serviceEnd.':
    ({ count }) =>
      `Żadna z ${count} powtarzalnych pozycji faktur nie podaje dni usługi, więc nie wiadomo, które dni są opłacone. Zmapuj serviceStart i serviceEnd.`,
  'The last balance that {source} states is of {day}, more than {count} days before.': ({ source, day, count }) =>
    `Ostatnie saldo podane przez ${source} jest z ${day}, ponad ${count} ${counted(count, 'dzień', 'dni', 'dni')} wcześniej.`,
  'Changed since it was explained: the difference was {amount} {currency}.':
    'Zmieniła się po wyjaśnieniu: różnica wynosiła {amount} {currency}.',
  '1 recurring invoice line names no days of service and cannot be placed.':
    '1 powtarzalna pozycja faktury nie podaje dni usługi i nie można jej umieścić w czasie.',
  '{count} recurring invoice lines name no days of service and cannot be placed.': ({ count }) =>
    `${count} ${counted(count, 'powtarzalna pozycja faktury nie podaje', 'powtarzalne pozycje faktur nie podają', 'powtarzalnych pozycji faktur nie podaje')} dni usługi i nie można ich umieścić w czasie.`,
  '12 months.': '12 miesięcy.',
  'Whole months: × 12 ÷ {months}.': 'Pełne miesiące: × 12 ÷ {months}.',
  '{days} days: × 365 ÷ {same}.': ({ days }) => `${days} ${counted(days, 'dzień', 'dni', 'dni')}: × 365 ÷ ${days}.`,
  '{days} of the {whole} days of the billing period from {from} to before {to}: × {times} ÷ {by} × 12 ÷ {months}.':
    '{days} z {whole} dni okresu rozliczeniowego od {from} do dnia przed {to}: × {times} ÷ {by} × 12 ÷ {months}.',
}
