import type { Metric, Words } from '../metric.js'

export const finance: Words = { en: 'Finance', pl: 'Finanse' }
export const customerSuccess: Words = { en: 'Customer success', pl: 'Opieka nad klientem' }
export const sales: Words = { en: 'Sales', pl: 'Sprzedaż' }
export const marketing: Words = { en: 'Marketing', pl: 'Marketing' }
export const leadership: Words = { en: 'Management', pl: 'Zarząd' }

export const perAccount: Words = {
  en: 'Account on a day; what is counted follows the policy set (account, parent or contract).',
  pl: 'Klient na dany dzień; jednostkę liczenia wyznacza zestaw zasad (klient, podmiot nadrzędny lub umowa).',
}

export const perMovement: Words = {
  en: 'Account over the days of the window.',
  pl: 'Klient w dniach okna.',
}

/** What metrics of accounts can be split by; attributes.NAME beside them. */
export const accountGroupings = [
  'segment',
  'product',
  'owner',
  'country',
  'channel',
  'industry',
  'parent',
  'account',
] as const

/** A metric whose data the program cannot hold yet. */
export function awaited(
  metric: Omit<Metric, 'evidence' | 'groupings' | 'parts' | 'undefinedWhen' | 'missing'> & { missing: Words },
): Metric {
  return { ...metric, evidence: 'none', groupings: [], parts: null, undefinedWhen: null }
}
